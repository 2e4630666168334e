"""Which drafts a bank gets. Enter by `select`.

Spread over sentences and kinds; nothing is asked twice, and no published question stands beside one
whose stem gives its key away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from question_bank.annotation import Origin
from question_bank.bank.gaps import stem_in_words
from question_bank.bank.model import Choice, Kind, Matching, Ordering, TrueFalse
from question_bank.generation.draft import Draft
from question_bank.generation.wording import says
from question_bank.generation.work import HOPELESS
from question_bank.grading.text import fold

PER_SENTENCE = 4
DRAFTS_PER_SENTENCE = 3
"""Of drafts by parse; rules alone know too little to choose."""
PUBLISH_FLOOR = 0.75
DRAFT_FLOOR = 0.3
"""Ranks below which a draft is not published, or not kept at all."""
WINDOW = 60
"""How many of the best candidates are looked at for a kind that is still rare."""

# Rarer and more telling kinds first, so that a sentence is not spent on clozes alone.
_PREFERENCE = {
    Kind.ORDERING: 0, Kind.MATCHING: 0, Kind.MULTIPLE_CHOICE: 1, Kind.SINGLE_CHOICE: 2,
    Kind.NUMERIC: 2, Kind.DATE: 3, Kind.SHORT_ANSWER: 3, Kind.TRUE_FALSE: 4, Kind.CLOZE: 5,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """A draft and the codes of the gates that it failed; `rank` is the ranker's, 0 to 1."""

    draft: Draft
    codes: tuple[str, ...]
    rank: float = 0.5
    origin: Origin = Origin.RULES


def select(judged: Sequence[Judged]) -> list[Judged]:
    """The drafts that go into the bank, in the order of their passages."""
    kinds: Counter[str] = Counter()
    taken: dict[tuple[str, int], list[Judged]] = {}
    asked: set[tuple[str, str]] = set()
    chosen: list[Judged] = []

    def wanting(draft: Draft) -> float:
        return kinds[_sort(draft)] / _share(draft)

    judged = [
        demoted(one, "low-rank") if not one.codes and one.rank < PUBLISH_FLOOR else one
        for one in judged
    ]
    for tier in (
        [one for one in judged if not one.codes],
        [one for one in judged if one.codes and not HOPELESS & set(one.codes)
         and (one.origin is Origin.RULES or one.rank >= DRAFT_FLOOR)],
    ):  # fmt: skip
        waiting = sorted(tier, key=_order)
        while waiting:
            # Of the best, the kind that the bank has fewest of comes next.
            window = waiting[:WINDOW]
            balance = [wanting(each.draft) for each in window]
            one = waiting.pop(balance.index(min(balance)))
            if _fits(one, taken, asked) and not (not one.codes and _gives_away(one, chosen)):
                _take(one, taken, asked, chosen)
                kinds[_sort(one.draft)] += 1
    return sorted(chosen, key=lambda each: (*_place(each.draft), each.draft.rule))


def _sort(draft: Draft) -> str:
    """The kind; true and false statements are counted apart, so that neither is the safe guess."""
    if isinstance(draft.body, TrueFalse):
        return f"{draft.kind.value} {draft.body.answer}"
    return draft.kind.value


_SHARES = {
    "single-choice": 3.0, "cloze": 2.0, "short-answer": 2.0, "date": 1.5, "numeric": 1.5,
    "true-false False": 1.5, "true-false True": 0.75,
}  # fmt: skip


def _share(draft: Draft) -> float:
    """How often a kind is wanted beside the others."""
    return _SHARES.get(_sort(draft), 1.0)


def _order(one: Judged) -> tuple[float, int, int, tuple[str, int], str]:
    return (
        -round(one.rank, 6),
        len(one.codes),
        _PREFERENCE.get(one.draft.kind, 9),
        _place(one.draft),
        one.draft.rule + one.draft.asked,
    )


def _place(draft: Draft) -> tuple[str, int]:
    return draft.facts[0].source, draft.facts[0].start


def _fits(
    one: Judged, taken: dict[tuple[str, int], list[Judged]], asked: set[tuple[str, str]]
) -> bool:
    draft = one.draft
    if draft.kind in (Kind.ORDERING, Kind.MATCHING):
        return (draft.kind.value, repr(draft.body)) not in asked
    here = taken.get(_place(draft), [])
    if len(here) >= PER_SENTENCE:
        return False
    parsed = one.origin is Origin.PARSER
    if one.codes and parsed and len(here) >= DRAFTS_PER_SENTENCE:
        return False
    keys = [fold(each.draft.asked) for each in here]
    key = fold(draft.asked)
    if any(key in other or other in key for other in keys):
        return False
    return ("stem", fold(stem_in_words(draft.stem))) not in asked


def _take(
    one: Judged,
    taken: dict[tuple[str, int], list[Judged]],
    asked: set[tuple[str, str]],
    chosen: list[Judged],
) -> None:
    draft = one.draft
    if draft.kind in (Kind.ORDERING, Kind.MATCHING):
        asked.add((draft.kind.value, repr(draft.body)))
    else:
        taken.setdefault(_place(draft), []).append(one)
        asked.add(("stem", fold(stem_in_words(draft.stem))))
    chosen.append(one)


def _gives_away(one: Judged, chosen: Sequence[Judged]) -> bool:
    """Whether a stem of the one holds the key of the other, about the same sentence."""
    for other in chosen:
        if other.codes or not _sentences(one.draft) & _sentences(other.draft):
            continue
        if _holds(one.draft, other.draft.asked) or _holds(other.draft, one.draft.asked):
            return True
    return False


def _sentences(draft: Draft) -> frozenset[tuple[str, int]]:
    return frozenset((fact.source, fact.start) for fact in draft.facts)


def _holds(draft: Draft, key: str) -> bool:
    text = stem_in_words(draft.stem)
    if isinstance(draft.body, Ordering):
        text = " ".join(item.text for item in draft.body.items)
    elif isinstance(draft.body, Matching):
        text = " ".join(f"{pair.prompt} {pair.match}" for pair in draft.body.pairs)
    elif isinstance(draft.body, Choice):
        text += " " + " ".join(option.text for option in draft.body.options if option.correct)
    return says(text, key)


def demoted(one: Judged, code: str) -> Judged:
    """The same, kept from being published for one more reason."""
    return replace(one, codes=tuple(dict.fromkeys((*one.codes, code))))
