"""Hypothesis strategies for questions and banks, used all over the tests."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from question_bank.bank import gaps as gap_text
from question_bank.bank.model import (
    Accepted,
    Bank,
    Choice,
    Citation,
    Cloze,
    DateBody,
    Gap,
    Kind,
    Matching,
    Numeric,
    NumericAnswer,
    Option,
    Ordering,
    OrderingItem,
    Origin,
    Pair,
    PartialDate,
    Question,
    ShortAnswer,
    Source,
    Status,
    Tolerance,
    TrueFalse,
)
from question_bank.grading.dates import days_in

NASTY = (
    "no", "yes", "3.10", "12:30", "012", "2024-01-02", "~", "null", "- a", "a: b", " lead",
    "trail ", "a # b", "#", "é\u0301", "emoji 🎉", "line\nbreak", "tab\there", "'quoted'",
    '"double"', "\u2028", "\x85", "\xa0", "a\\b", "%", "@x", "`x`", "{1}",
    "[x]", "0x1F", "1e5", ".inf", "=", "<<", "*a", "A?", "b!",
    "&a", "!x", "|", ">", "3 March 2020", "1_000", "\u200b", "<b>bold</b>",
)  # fmt: skip

characters = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
texts = st.one_of(st.sampled_from(NASTY), st.text(characters, min_size=1, max_size=30)).filter(
    lambda text: bool(text.strip())
)
ids = st.from_regex(r"[a-z][a-z0-9-]{0,8}[a-z0-9]", fullmatch=True)
fractions = st.none() | st.sampled_from([Decimal("0.5"), Decimal("-0.25"), Decimal("0.33333")])
amounts = st.decimals(-1000, 1000, places=2)


@st.composite
def dates(draw: st.DrawFn) -> PartialDate:
    year = draw(st.integers(-9999, 9999).filter(bool))
    if draw(st.booleans()):
        return PartialDate(year)
    month = draw(st.integers(1, 12))
    if draw(st.booleans()):
        return PartialDate(year, month)
    return PartialDate(year, month, draw(st.integers(1, days_in(year, month))))


def distinct_texts(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(
        texts, min_size=least, max_size=most, unique_by=lambda t: " ".join(t.casefold().split())
    )


@st.composite
def choices(draw: st.DrawFn, *, multiple: bool) -> Choice:
    wordings = draw(distinct_texts(2, 5))
    count = draw(st.integers(1, len(wordings))) if multiple else 1
    return Choice(
        tuple(
            Option(f"o{n}", text, n < count, None, draw(st.just("") | texts))
            for n, text in enumerate(wordings)
        )
    )


@st.composite
def short_answers(draw: st.DrawFn) -> ShortAnswer:
    first = Accepted(draw(texts))
    more = draw(st.lists(st.builds(Accepted, texts, fractions, st.just("") | texts), max_size=2))
    return ShortAnswer((first, *more), tuple(draw(st.lists(texts, max_size=2))))


@st.composite
def numerics(draw: st.DrawFn) -> Numeric:
    slack = draw(st.none() | st.builds(Tolerance, st.decimals(0, 9, places=1), st.booleans()))
    first = NumericAnswer(draw(amounts), tolerance=slack, feedback=draw(st.just("") | texts))
    low = draw(amounts)
    second = NumericAnswer(minimum=low, maximum=low + 1, fraction=Decimal("0.5"))
    return Numeric((first, second), draw(st.just("") | texts))


@st.composite
def clozes(draw: st.DrawFn) -> tuple[str, Cloze]:
    bodies = draw(
        st.lists(
            st.one_of(
                short_answers().map(lambda b: (Kind.SHORT_ANSWER, b)),
                numerics().map(lambda b: (Kind.NUMERIC, b)),
                st.builds(DateBody, dates()).map(lambda b: (Kind.DATE, b)),
                choices(multiple=False).map(lambda b: (Kind.SINGLE_CHOICE, b)),
            ),
            min_size=1,
            max_size=3,
        )
    )
    gaps = tuple(Gap(str(n), kind, body) for n, (kind, body) in enumerate(bodies, start=1))
    words = [gap_text.escape(draw(texts)) for _gap in gaps]
    stem = " ".join(f"{word} {{{gap.id}}}" for word, gap in zip(words, gaps, strict=True))
    return stem, Cloze(gaps)


@st.composite
def bodies(draw: st.DrawFn, kind: Kind) -> tuple[str, object]:
    """(stem, body) of a kind."""
    if kind is Kind.CLOZE:
        return draw(clozes())
    simple: dict[Kind, st.SearchStrategy[object]] = {
        Kind.SINGLE_CHOICE: choices(multiple=False),
        Kind.MULTIPLE_CHOICE: choices(multiple=True),
        Kind.TRUE_FALSE: st.builds(TrueFalse, st.booleans(), st.just("") | texts),
        Kind.SHORT_ANSWER: short_answers(),
        Kind.NUMERIC: numerics(),
        Kind.DATE: st.builds(DateBody, dates()),
        Kind.ORDERING: distinct_texts(2, 5).map(
            lambda items: Ordering(
                tuple(OrderingItem(f"i{n}", t, n + 1) for n, t in enumerate(items))
            )
        ),
        Kind.MATCHING: distinct_texts(2, 5).map(
            lambda items: Matching(
                tuple(Pair(f"p{n}", t, f"match {n}") for n, t in enumerate(items)), ("extra",)
            )
        ),
    }
    return draw(texts), draw(simple[kind])


@st.composite
def citations(draw: st.DrawFn, source: str = "source") -> Citation:
    exact, start = draw(texts), draw(st.integers(0, 1000))
    return Citation(source, start, start + len(exact), exact, draw(st.just("") | texts))


@st.composite
def questions(draw: st.DrawFn, kinds: tuple[Kind, ...] = tuple(Kind)) -> Question:
    kind = draw(st.sampled_from(kinds))
    stem, body = draw(bodies(kind))
    return Question(
        id=draw(ids),
        kind=kind,
        stem=stem,
        body=body,  # type: ignore[arg-type]
        status=draw(st.sampled_from([Status.DRAFT, Status.PUBLISHED, Status.RETIRED])),
        explanation=draw(st.just("") | texts),
        citations=tuple(draw(st.lists(citations(), max_size=2))),
        uncited=draw(st.booleans()),
        topics=tuple(draw(st.lists(texts, max_size=2))),
        points=draw(st.sampled_from([Decimal(1), Decimal("2.50"), Decimal("0.5")])),
        origin=draw(
            st.none() | st.builds(Origin, texts, ids, ids, st.lists(ids, max_size=2).map(tuple))
        ),
    )


@st.composite
def banks(draw: st.DrawFn) -> Bank:
    source = Source("source", "T", "t.txt", "text/plain", "0" * 64, "1" * 64, "text/1")
    asked = draw(st.lists(questions(), max_size=4, unique_by=lambda question: question.id))
    return Bank(
        id=draw(ids),
        title=draw(texts),
        language=draw(st.sampled_from(["en", "es", "no"])),
        licence=draw(st.just("") | texts),
        sources=(source,),
        questions=tuple(asked),
        dropped=tuple(draw(st.lists(ids, max_size=2))),
    )
