"""Drafts by rules alone, from what sentences mention. Enter by `drafts_by_rules`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from question_bank.bank.model import Citation
from question_bank.generation.draft import Draft
from question_bank.generation.mention_drafts import Context, drafts_of, ordering_drafts
from question_bank.generation.mention_facts import MentionFact, mention_facts_of
from question_bank.generation.work import HOPELESS, Choose, Work


def drafts_by_rules(
    works: Sequence[Work], cite: Callable[[str, int, int], Citation], choose: Choose
) -> Iterator[Draft]:
    """The drafts of all documents; leaves the facts in each work."""
    facts: list[MentionFact] = []
    for work in works:
        found = [
            fact
            for sentence in work.sentences
            for fact in mention_facts_of(work.source.id, sentence)
        ]
        work.facts.extend(found)
        facts += found
    context = Context(facts, lambda fact: cite(fact.source, fact.start, fact.end), choose)
    for fact in facts:
        if not HOPELESS & set(fact.codes):
            yield from drafts_of(fact, context)
    yield from ordering_drafts(facts)
