"""Flaws of true-false, typed, cloze, ordering and matching questions. Each check yields flaws."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from question_bank.bank.model import (
    Cloze,
    GapBody,
    Kind,
    Matching,
    Ordering,
    PartialDate,
    ShortAnswer,
    TrueFalse,
)
from question_bank.grading.text import fold
from question_bank.lint.item import Item
from question_bank.lint.model import Flaw, Path, problem, quoted, remark
from question_bank.lint.options import DUPLICATE_OPTIONS
from question_bank.lint.stems import main_clause
from question_bank.lint.values import dates_in, value_of
from question_bank.lint.words import FUNCTION, content, sentences, tokens

MAX_GAPS, WORDS_PER_GAP = 4, 4
MIN_PAIRS, MAX_PAIRS = 3, 8
MIN_ITEMS, MAX_ITEMS = 3, 8
MAX_TYPED_WORDS = 8

TWO_IDEAS = problem(
    "two-ideas",
    "A statement of two ideas can be half true; nobody knows which half is judged.",
    "Make two questions of it.",
)
NEGATED_STATEMENT = problem(
    "negated-statement",
    "A negated statement that is false says two negatives at once, and tests logic.",
    "Say what is so, or let it be false in another way.",
)
GAP_AT_START = remark(
    "gap-at-start",
    "A gap at the very beginning must be passed before one knows what the sentence is about.",
    "Move the gap towards the end.",
)
MANY_GAPS = problem(
    "many-gaps",
    "With too much taken out the sentence can no longer be understood.",
    f"Leave {WORDS_PER_GAP} words or more for each gap, and at most {MAX_GAPS} gaps.",
)
ADJACENT_GAPS = remark(
    "adjacent-gaps",
    "Between two gaps side by side nobody knows what belongs into which.",
    "Make one gap of them, or leave words between.",
)
GAP_ARTICLE = problem(
    "gap-article",
    "“a” or “an” before the gap tells whether the missing word begins with a vowel.",
    "Take the article into the gap, or write “a or an”.",
)
GAP_HINT = problem(
    "gap-hint",
    "Dashes or a number of letters tell how long the missing word is.",
    "Leave the gap without them.",
)
DUPLICATE_ANSWER = remark(
    "duplicate-answer",
    "The answers are compared without case, accents and articles: the second says nothing new.",
    "Delete it.",
)
REJECTED_KEY = problem(
    "rejected-key",
    "An answer that is accepted is listed as wrong, too.",
    "Delete it from one of the lists.",
)
LONG_TYPED_KEY = remark(
    "long-typed-key",
    "A long answer is never typed in just those words.",
    "Ask for a name or a term, or make it a choice.",
)
FEW_ITEMS = problem(
    "few-items",
    "Two items are in the right order for half of those who guess.",
    f"Give {MIN_ITEMS} items or more.",
)
MANY_ITEMS = remark(
    "many-items",
    "A long list is hard to overlook while it is put in order or matched.",
    f"Keep {MAX_ITEMS} or fewer.",
)
ORDER_SHOWN = problem(
    "order-shown",
    "The items show the dates or numbers by which they are sorted: no knowledge is needed.",
    "Take the dates out of the items.",
)
SHARED_DATES = problem(
    "shared-dates",
    "Items of the same date have no order between them.",
    "Give them equal ranks, or drop one of them.",
)
WRONG_ORDER = problem(
    "wrong-order",
    "The dates in the items contradict the order that counts as right.",
    "Check the ranks.",
)
FEW_PAIRS = remark(
    "few-pairs",
    "With two pairs one guess decides both.",
    f"Give {MIN_PAIRS} pairs or more, or ask two questions.",
)
NO_EXTRA_MATCH = remark(
    "no-extra-match",
    "Where every match is used once, the last pair is found by elimination.",
    "Add a match that belongs to nothing.",
)
MATCH_BY_TYPE = problem(
    "match-by-type",
    "A match of another type than the rest is found without knowing anything.",
    "Let all prompts be of one type, and all matches of another.",
)
MATCH_CLANG = problem(
    "match-clang",
    "A word that a prompt shares with its own match only gives the pair away.",
    "Reword one of the two.",
)

_FINITE = (
    r"(?:is|are|was|were|has|have|had|does|did|will|would|can|could|became|began|made|took|won|led|"
    r"left|went|wrote|held|gave|met|\w{3,}ed)"
)
_SECOND_CLAUSE = re.compile(
    rf"(?:, (?:and|but|whereas|yet|so)|;|—| but| whereas) (?:\S+ ){{0,5}}?{_FINITE}\b(?: \S+)"
    rf"|, while (?:[^\s,]+ ){{0,5}}?{_FINITE}\b [^,]*$",
    re.IGNORECASE,
)
_SECOND_VERB = re.compile(
    rf"\b{_FINITE}\b (?:\S+ ){{2,}}and (?:later |then |also )?{_FINITE}\b(?: \S+){{2,}}",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:not|never|no|none|neither|nor|cannot|nobody|nothing)\b|\b\w+n['’]t\b", re.IGNORECASE
)


def true_false(item: Item) -> Iterator[Flaw]:
    if not isinstance(item.question.body, TrueFalse) or not item.english:
        return
    text = item.unquoted
    if len(sentences(text)) > 1:
        yield item.flaw(TWO_IDEAS, "The statement has two sentences.")
    elif _SECOND_CLAUSE.search(text) or _SECOND_VERB.search(text):
        yield item.flaw(TWO_IDEAS, "The statement says two things.")
    negated = _NEGATION.search(main_clause(re.sub(r"\bNo\. ", " ", text)))
    if negated and not negated.group().isupper():
        yield item.flaw(NEGATED_STATEMENT, f"The statement is negated: “{negated.group()}”.")


def cloze(item: Item) -> Iterator[Flaw]:
    body = item.question.body
    if not isinstance(body, Cloze):
        return
    pieces = [(is_gap, text) for is_gap, text in item.pieces if is_gap or text.strip()]
    count = sum(is_gap for is_gap, _text in pieces)
    words = sum(len(tokens(text)) for is_gap, text in pieces if not is_gap)
    if pieces and pieces[0][0] and words:
        yield item.flaw(GAP_AT_START, "The sentence begins with a gap.")
    if count > MAX_GAPS or (count > 1 and words < WORDS_PER_GAP * count):
        yield item.flaw(MANY_GAPS, f"{count} gaps stand in {words} words.")
    if any(a[0] and b[0] for a, b in pairwise(pieces)):
        yield item.flaw(ADJACENT_GAPS, "Two gaps stand side by side.")
    for n, (is_gap, text) in enumerate(pieces):
        if is_gap:
            continue
        follows = n + 1 < len(pieces)
        typed = follows and not _has_options(body, pieces[n + 1][1])
        if item.english and typed and re.search(r"(?:^|\s)an? [\"“]?$", text, re.IGNORECASE):
            yield item.flaw(GAP_ARTICLE, f"{quoted(text[-20:])} stands before a gap.")
        if n and re.match(r"\s*\(?(?:\d+|one|two|three|four|five) (?:letters|words)\b|_", text):
            yield item.flaw(GAP_HINT, f"{quoted(text[:20])} stands after a gap.")


def _has_options(body: Cloze, gap_id: str) -> bool:
    return any(gap.id == gap_id and gap.kind is Kind.SINGLE_CHOICE for gap in body.gaps)


def typed(item: Item) -> Iterator[Flaw]:
    for body, path in _typed_bodies(item):
        if not isinstance(body, ShortAnswer):
            continue
        seen: set[str] = set()
        for n, one in enumerate(body.accepted):
            folded = fold(one.text, item.language)
            if folded in seen:
                yield item.flaw(
                    DUPLICATE_ANSWER, f"{quoted(one.text)} is accepted already.",
                    (*path, "accepted", n),
                )  # fmt: skip
            seen.add(folded)
        for n, text in enumerate(body.rejected):
            if fold(text, item.language) in seen:
                yield item.flaw(
                    REJECTED_KEY, f"{quoted(text)} is accepted and rejected.",
                    (*path, "rejected", n),
                )  # fmt: skip
        if min(len(one.text.split()) for one in body.accepted) > MAX_TYPED_WORDS:
            words = len(body.accepted[0].text.split())
            yield item.flaw(
                LONG_TYPED_KEY, f"The answer to be typed has {words} words.", (*path, "accepted", 0)
            )


def _typed_bodies(item: Item) -> Iterator[tuple[GapBody, Path]]:
    body = item.question.body
    if isinstance(body, ShortAnswer):
        yield body, ()
    elif isinstance(body, Cloze):
        for gap in body.gaps:
            yield gap.body, ("gaps", gap.id)


def ordering(item: Item) -> Iterator[Flaw]:
    body = item.question.body
    if not isinstance(body, Ordering):
        return
    items = body.items
    if len(items) < MIN_ITEMS:
        yield item.flaw(FEW_ITEMS, f"There are {len(items)} items.", ("items",))
    if len(items) > MAX_ITEMS:
        yield item.flaw(MANY_ITEMS, f"There are {len(items)} items.", ("items",))
    yield from _same_items(item, [one.text for one in items], "items", "text")
    told = [list(dates_in(one.text, item.language)) for one in items]
    dates = [_sortable(found[0][2]) if len(found) == 1 else None for found in told]
    known = [(one.rank, date) for one, date in zip(items, dates, strict=True) if date is not None]
    if len(known) == len(items):
        ranked = [date for _rank, date in sorted(known)]
        if ranked == sorted(ranked) or ranked == sorted(ranked, reverse=True):
            yield item.flaw(ORDER_SHOWN, "Every item has its date in it.", ("items",))
        else:
            yield item.flaw(WRONG_ORDER, "The dates are in another order.", ("items",))
    for n, (rank, date) in enumerate(known):
        if any(date == other and rank != other_rank for other_rank, other in known[:n]):
            yield item.flaw(SHARED_DATES, "Two items have the same date in them.", ("items",))
            return
    yield from _shared_in_passages(item, body)


def _shared_in_passages(item: Item, body: Ordering) -> Iterator[Flaw]:
    """Where each item has a passage of its own, the days or months of two passages may be equal."""
    citations = item.question.citations
    if len(citations) != len(body.items) or len({i.rank for i in body.items}) < len(body.items):
        return
    seen: set[PartialDate] = set()
    for citation in citations:
        found = {date for _s, _e, date in dates_in(citation.exact, item.language)}
        if len(found) != 1:
            continue
        date = found.pop()
        if date in seen and len({one.exact for one in citations}) == len(citations):
            yield item.flaw(
                SHARED_DATES, f"Two passages have the same date: {date}.", ("items",), mild=True
            )
            return
        seen.add(date)


def _sortable(date: PartialDate) -> tuple[int, int, int]:
    return date.year, date.month or 0, date.day or 0


def _same_items(item: Item, texts: list[str], field: str, part: str) -> Iterator[Flaw]:
    seen: dict[str, str] = {}
    for n, text in enumerate(texts):
        folded = fold(text, item.language)
        if folded in seen:
            yield item.flaw(
                DUPLICATE_OPTIONS,
                f"{quoted(seen[folded], 40)} and {quoted(text, 40)} are the same.",
                (field, n, part),
            )  # fmt: skip
        seen.setdefault(folded, text)


def matching(item: Item) -> Iterator[Flaw]:
    body = item.question.body
    if not isinstance(body, Matching):
        return
    pairs = body.pairs
    if len(pairs) < MIN_PAIRS:
        yield item.flaw(FEW_PAIRS, f"There are {len(pairs)} pairs.", ("pairs",))
    if len(pairs) > MAX_PAIRS:
        yield item.flaw(MANY_ITEMS, f"There are {len(pairs)} pairs.", ("pairs",))
    matches = [pair.match for pair in pairs]
    if not body.extra_matches and len(set(matches)) == len(matches):
        yield item.flaw(NO_EXTRA_MATCH, "Every match belongs to a prompt.", ("pairs",))
    yield from _same_items(item, [pair.prompt for pair in pairs], "pairs", "prompt")
    folded = {fold(match, item.language) for match in matches}
    for n, extra in enumerate(body.extra_matches):
        if fold(extra, item.language) in folded:
            yield item.flaw(
                DUPLICATE_OPTIONS,
                f"{quoted(extra)} belongs to a prompt, too.",
                ("extra_matches", n),
            )
    yield from _given_away(item, body)


def _given_away(item: Item, body: Matching) -> Iterator[Flaw]:
    every = [*(pair.match for pair in body.pairs), *body.extra_matches]
    families = [_family(text, item.language) for text in every]
    for n in range(len(body.pairs)):
        if len(every) > 2 and families.count(families[n]) == 1:
            yield item.flaw(
                MATCH_BY_TYPE, f"{quoted(every[n], 40)} is of another type than the other matches.",
                ("pairs", n, "match"),
            )  # fmt: skip
            break
    prompts = [content(tokens(pair.prompt)) for pair in body.pairs]
    shown = [content(tokens(text)) for text in every]
    for n, prompt in enumerate(prompts):
        elsewhere = [*(p for m, p in enumerate(prompts) if m != n),
                     *(s for m, s in enumerate(shown) if m != n)]  # fmt: skip
        shared = (prompt & shown[n]).difference(*elsewhere) - FUNCTION
        if shared:
            yield item.flaw(
                MATCH_CLANG, f"“{min(shared)}” stands in a prompt and in its own match alone.",
                ("pairs", n, "match"),
            )  # fmt: skip


def _family(text: str, language: str) -> str:
    value = value_of(text, language)
    if value is None:
        return "text"
    return "date" if value.is_year else value.family


CHECKS = (true_false, cloze, typed, ordering, matching)
RULES = (
    TWO_IDEAS, NEGATED_STATEMENT, GAP_AT_START, MANY_GAPS, ADJACENT_GAPS, GAP_ARTICLE, GAP_HINT,
    DUPLICATE_ANSWER, REJECTED_KEY, LONG_TYPED_KEY, FEW_ITEMS, MANY_ITEMS, ORDER_SHOWN,
    SHARED_DATES, WRONG_ORDER, FEW_PAIRS, NO_EXTRA_MATCH, MATCH_BY_TYPE, MATCH_CLANG,
)  # fmt: skip
