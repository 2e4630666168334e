"""Drafts from parsed sentences: clauses, facts, asks, items. Enter by `drafts_by_parse`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from question_bank.annotation import Token
from question_bank.bank.model import Citation
from question_bank.generation.distractors import Pool
from question_bank.generation.draft import Draft
from question_bank.generation.facts import Fact, facts_of, with_codes
from question_bank.generation.gates import Alike
from question_bank.generation.kinds import Setting, cited, items_of
from question_bank.generation.names import Names, resolved_subjects, with_known_names
from question_bank.generation.sets import set_drafts
from question_bank.generation.tree import Tree
from question_bank.generation.work import HOPELESS, Choose, Work

Parse = Callable[[list[str]], list[tuple[Token, ...]]]


def drafts_by_parse(
    works: Sequence[Work],
    cite: Callable[[str, int, int], Citation],
    choose: Choose,
    parse: Parse | None = None,
) -> Iterator[Draft]:
    """The drafts of all documents; leaves the facts in each work.

    `parse` reads statements that were made anew; a fact whose statement then says something else
    gets the code `changed-parse`.
    """
    names: dict[str, Names] = {}
    facts: list[Fact] = []
    for work in works:
        work.sentences = with_known_names(work.sentences)
        known = Names(work.document.title, work.sentences)
        names[work.source.id] = known
        found = list(_facts(work, known))
        if parse is not None:
            found = _reparsed(found, parse)
        work.facts.extend(found)
        facts += found
    pool = Pool(facts, names, lambda fact: cite(fact.source, fact.start, fact.end), choose)
    setting = Setting(pool, names, choose)
    alike = Alike(facts)
    for fact in facts:
        if HOPELESS & set(fact.codes):
            continue
        for draft in items_of(fact, setting):
            codes = list(draft.codes)
            if not fact.codes and alike.several_answers(fact, draft.asked):
                codes.append("several-answers")
            own = cited(fact, cite)
            yield replace(draft, codes=tuple(codes), more=(*own[:-1], *draft.more))
    yield from set_drafts(facts, setting)


def _facts(work: Work, names: Names) -> Iterator[Fact]:
    trees = [Tree(sentence) for sentence in work.sentences]
    resolved = resolved_subjects(names, trees)
    for number, tree in enumerate(trees):
        subject = resolved.get(number, "")
        before = work.sentences[number - 1] if subject else None
        yield from facts_of(work.source.id, tree, names, subject, before)


def _reparsed(facts: Sequence[Fact], parse: Parse) -> list[Fact]:
    """Marks facts whose statement, read on its own, has another predicate or subject."""
    candidates = [fact for fact in facts if not fact.codes and not fact.is_whole]
    read = dict(
        zip(
            (id(fact) for fact in candidates),
            parse([fact.statement for fact in candidates]),
            strict=True,
        )
    )
    return [
        with_codes(fact, "changed-parse")
        if id(fact) in read and not _says_the_same(fact, read[id(fact)])
        else fact
        for fact in facts
    ]


def _says_the_same(fact: Fact, tokens: Sequence[Token]) -> bool:
    roots = [n for n, token in enumerate(tokens) if token.head == n]
    if len(roots) != 1:
        return False
    tree, root = fact.clause.tree, roots[0]
    if tokens[root].text.lower() != tree[fact.clause.head].text.lower():
        return False
    subjects = [t for t in tokens if t.head == root and t.relation == "nsubj"]
    if len(subjects) != 1:
        return False
    resolved = fact.clause.subject_head in fact.wording.instead
    return resolved or subjects[0].text.lower() == tree[fact.clause.subject_head].text.lower()
