"""What tests of exchange share: tame questions, and questions without what no format carries."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from strategies import banks, dates

from question_bank.bank import gaps as gap_text
from question_bank.bank.gaps import split_stem
from question_bank.bank.model import (
    Accepted,
    Bank,
    Body,
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
    Pair,
    Question,
    ShortAnswer,
    Source,
    Status,
    Tolerance,
    TrueFalse,
)

SIGNS = "~=#{}:\\%->[]()*<>&\"'“”/;,|@+.?!$^_`"
WORDS = ("red", "Größe", "3.5", "TRUE", "T", "[html]", "// no", "->", "%50%", "####", "::", "&amp;",
         "<b>bold</b>", "=1+1", "-2", "@x", "ANSWER: A", "é", "🎉", "a\\b", "\\n", "* *",
         "$CATEGORY: x", "{#1}", "~a", "'x", "it's", "x;y", "]", "a]b")  # fmt: skip
word = st.one_of(
    st.sampled_from(WORDS), st.text("abcdefghijklmnopqrstuvwxyzÀß" + SIGNS, min_size=1, max_size=9)
)


@st.composite
def tame(draw: st.DrawFn, *, line_ends: bool = True) -> str:
    """A text of any signs in which no two blanks stand together."""
    words = draw(st.lists(word, min_size=1, max_size=6))
    glue = " \n" if line_ends else " "
    text = words[0]
    for one in words[1:]:
        text += draw(st.sampled_from(glue)) + one
    return " ".join(text.split(" ")).strip() or "x"


texts = tame()
lines = tame(line_ends=False)


def distinct(least: int, most: int, of: st.SearchStrategy[str] = texts) -> Any:
    return st.lists(
        of, min_size=least, max_size=most, unique_by=lambda t: " ".join(t.casefold().split())
    )


said = st.just("") | texts
NO_UNIT = st.just("")
ONE_POINT = st.just(Decimal(1))
listed = st.sampled_from([Decimal(one) for one in ("0.5", "0.33333", "-0.25", "0.1", "0.9")])
amounts = st.decimals(-1000, 1000, places=2)
SOURCES = (
    Source("almagro", "Luis “Lucho” Almagro", "a folder/almagro.txt", "text/plain", "0" * 64,
           "1" * 64, "text/1", "CC-BY-SA-4.0"),
    Source("other", "Other", "other.pdf", "application/pdf", "2" * 64, "3" * 64, "pdf/1"),
)  # fmt: skip


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    exact, start = draw(texts | st.just(" a\tb  c\u2028")), draw(st.integers(0, 10_000))
    source = draw(st.sampled_from(SOURCES)).id
    around = st.just("") | texts | st.just("  x\n\n")
    return Citation(source, start, start + len(exact), exact, draw(around), draw(around))


@st.composite
def options(draw: st.DrawFn, *, multiple: bool, fractions: bool) -> Choice:
    wordings = draw(distinct(2, 5))
    right = draw(st.integers(1, min(len(wordings), 4))) if multiple else 1
    found = []
    for n, text in enumerate(wordings):
        share = draw(st.none() | listed) if fractions and n >= right else None
        cited = tuple(draw(st.lists(citations(), max_size=1)))
        found.append(Option(f"o{n}", text, n < right, share, draw(said), cited))
    if fractions and multiple:
        found = [replace(one, correct=False, fraction=one.fraction or Decimal(str(0.5)))
                 if one.correct else one for one in found]  # fmt: skip
    return Choice(tuple(draw(st.permutations(found))))


@st.composite
def short_answers(draw: st.DrawFn) -> ShortAnswer:
    wordings = draw(distinct(1, 5, lines))
    more = [Accepted(text, draw(st.none() | st.just(Decimal("0.5"))), draw(said))
            for text in wordings[1:3]]  # fmt: skip
    first = Accepted(wordings[0], None, draw(said))
    return ShortAnswer(
        (first, *sorted(more, key=lambda one: one.fraction is not None)), tuple(wordings[3:])
    )


@st.composite
def numerics(draw: st.DrawFn, units: st.SearchStrategy[str] = NO_UNIT) -> Numeric:
    slack = draw(st.none() | st.builds(Tolerance, st.decimals(0, 9, places=1)))
    first = NumericAnswer(draw(amounts), tolerance=slack, feedback=draw(said))
    low = draw(amounts)
    second = NumericAnswer(
        minimum=low, maximum=low + 1, fraction=Decimal("0.5"), feedback=draw(said)
    )
    return Numeric((first, second) if draw(st.booleans()) else (first,), draw(units))


@st.composite
def bodies(draw: st.DrawFn, kind: Kind, units: st.SearchStrategy[str]) -> Body:
    of_kind: dict[Kind, st.SearchStrategy[Any]] = {
        Kind.SINGLE_CHOICE: options(multiple=False, fractions=draw(st.booleans())),
        Kind.MULTIPLE_CHOICE: options(multiple=True, fractions=False),
        Kind.TRUE_FALSE: st.builds(TrueFalse, st.booleans(), said, said),
        Kind.SHORT_ANSWER: short_answers(),
        Kind.NUMERIC: numerics(units),
        Kind.ORDERING: distinct(2, 5).map(
            lambda items: Ordering(
                tuple(OrderingItem(f"i{n}", t, n // 2 + 1) for n, t in enumerate(items, 1))
            )
        ),
        Kind.DATE: st.builds(DateBody, dates()),
        Kind.MATCHING: distinct(3, 6, lines).map(
            lambda found: Matching(
                tuple(Pair(f"p{n}", t, f"{t} too") for n, t in enumerate(found[1:], 1)),
                (found[0],),
            )
        ),
    }
    body: Body = draw(of_kind[kind])
    return body


@st.composite
def clozes(draw: st.DrawFn, units: st.SearchStrategy[str]) -> tuple[str, Cloze]:
    kinds = (Kind.SINGLE_CHOICE, Kind.SHORT_ANSWER, Kind.NUMERIC, Kind.DATE)
    gaps, stem = [], gap_text.escape(draw(lines))
    for n in range(1, draw(st.integers(1, 3)) + 1):
        kind = draw(st.sampled_from(kinds))
        body = draw(bodies(kind, units))
        if isinstance(body, Choice):  # citations of options in a gap have no place in a bank
            body = Choice(tuple(replace(one, citations=()) for one in body.options))
        gaps.append(Gap(str(n), kind, body))  # type: ignore[arg-type]
        stem += f" {{{n}}} {gap_text.escape(draw(lines))}"
    return stem, Cloze(tuple(gaps))


@st.composite
def tame_questions(
    draw: st.DrawFn,
    kinds: tuple[Kind, ...],
    units: st.SearchStrategy[str] = NO_UNIT,
    points: st.SearchStrategy[Decimal] = ONE_POINT,
) -> Question:
    kind = draw(st.sampled_from(kinds))
    stem, body = draw(clozes(units)) if kind is Kind.CLOZE else ("", None)
    return Question(
        id=draw(st.from_regex(r"[a-z][a-z0-9-]{0,8}[a-z0-9]", fullmatch=True)),
        kind=kind,
        stem=stem or draw(texts),
        body=body or draw(bodies(kind, units)),
        explanation=draw(said),
        citations=tuple(draw(st.lists(citations(), max_size=2, unique=True))),
        topics=tuple(draw(st.lists(lines, max_size=2, unique=True))),
        points=draw(points),
    )


@st.composite
def plain_single_choices(draw: st.DrawFn) -> Question:
    """Single choices of one line each, without feedback: what Aiken has."""
    wordings = draw(distinct(2, 5, lines))
    key = draw(st.integers(0, len(wordings) - 1))
    found = tuple(Option(f"o{n}", text, n == key) for n, text in enumerate(wordings))
    return Question("q1", Kind.SINGLE_CHOICE, draw(lines), Choice(found))


def bank_of(*questions: Question) -> Bank:
    return Bank("bank-abc123", "A bank / of questions", sources=SOURCES, questions=questions)


@st.composite
def nasty_banks(draw: st.DrawFn) -> Bank:
    """Any bank at all, not retired."""
    bank = draw(banks())
    return replace(bank, questions=tuple(
        replace(one, status=Status.DRAFT) for one in bank.questions))  # fmt: skip


def content(question: Question) -> Question:
    """What a student sees and what grades, without ids of parts, status and origin."""
    q = replace(
        question, status=Status.DRAFT, reviewed=None, uncited=False, origin=None,
        body=_content(question.body), points=question.points.normalize(),
    )  # fmt: skip
    if isinstance(q.body, Cloze):
        stem = "".join("{}" if gap else piece for gap, piece in split_stem(q.stem))
        return replace(q, stem=stem)
    return q


def _content(body: Body) -> Any:
    match body:
        case Choice(found):
            return Choice(tuple(replace(one, id=str(n)) for n, one in enumerate(found)))
        case ShortAnswer(accepted, rejected):
            return ShortAnswer(accepted, tuple(rejected))
        case Numeric(answers, unit):
            zero = Tolerance(Decimal(0))
            return Numeric(
                tuple(
                    replace(one, tolerance=zero if one.value is not None and (
                        one.tolerance is None or one.tolerance.amount == 0)
                        else one.tolerance)
                    for one in answers
                ),
                unit,
            )  # fmt: skip
        case Ordering(items):
            places = sorted({one.rank for one in items})
            return Ordering(
                tuple(
                    OrderingItem(str(n), one.text, places.index(one.rank))
                    for n, one in enumerate(items)
                )
            )
        case Matching(pairs, extra):
            return Matching(
                tuple(replace(one, id=str(n)) for n, one in enumerate(pairs)), tuple(extra)
            )
        case Cloze(gaps):
            return Cloze(
                tuple(
                    replace(one, id=str(n), body=_content(one.body)) for n, one in enumerate(gaps)
                )
            )
    return body
