"""Reading lists and how well passages are known: pure rules."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from question_bank.bank.model import Citation, Kind, Question, TrueFalse
from question_bank.grading.grade import Verdict
from quizapp.quiz.model import RevealedQuestion, SealedCitation, SealedSource, ShownQuestion
from quizapp.quiz.reading import Answered, Cited, PassageWorth, reading_list
from quizapp.quiz.reading import passage_worths as worths_of

HARBOUR = SealedSource("harbour", "Harbour", "aa", "text/plain", "text/1")
TOWN = SealedSource("town", "Town", "bb", "text/plain", "text/1")


def revealed(
    number: int, *spans: tuple[int, int], source: SealedSource = HARBOUR, status: str = "verified"
) -> RevealedQuestion:
    question = Question(f"q{number}", Kind.TRUE_FALSE, f"Stem {number}", TrueFalse(True))
    citations = tuple(
        SealedCitation(Citation(source.source_id, a, b, f"{a}-{b}"), status, a, b) for a, b in spans
    )
    return RevealedQuestion(question, citations, (), (source,))


def answered(
    number: int,
    fraction: float,
    *spans: tuple[int, int],
    source: SealedSource = HARBOUR,
    verdict: Verdict | None = None,
) -> Answered:
    shown = ShownQuestion(
        f"q{number}", "bank", "v", Kind.TRUE_FALSE, f"Stem {number}", "", 1.0, "en"
    )
    wanted = verdict or (Verdict.RIGHT if fraction >= 1 else Verdict.WRONG)
    return Answered(shown, revealed(number, *spans, source=source), wanted, fraction)


def cited(answer: Answered) -> Cited:
    one = answer.revealed
    return Cited(answer.key, one.citations, one.sources, answer.verdict, answer.fraction)


def passage_worths(
    answers: list[Answered], source: SealedSource, still_open: tuple[Cited, ...] = ()
) -> tuple[PassageWorth, ...]:
    return worths_of([cited(one) for one in answers], source, still_open)


def test_what_was_wrong_comes_in_document_order_each_passage_once() -> None:
    found = reading_list(
        [
            answered(1, 0, (50, 60)),
            answered(2, 1, (0, 5)),
            answered(3, 0, (10, 20), source=TOWN),
            answered(4, 0.5, (10, 20), (50, 60)),
            answered(5, 0, (1, 3), verdict=Verdict.UNANSWERED),
        ]
    )
    assert [one.source.title for one in found] == ["Harbour", "Town"]
    spans = [(one.start, one.end) for one in found[0].citations]
    assert spans == [(1, 3), (10, 20), (50, 60)]
    assert [a.shown.stem for a in found[0].passages[2].answers] == ["Stem 1", "Stem 4"]


def test_one_document_is_one_source_whatever_banks_call_it() -> None:
    other = replace(HARBOUR, source_id="port", title="The port")
    found = reading_list([answered(1, 0, (5, 9)), answered(2, 0, (1, 3), source=other)])
    assert len(found) == 1
    assert [one.start for one in found[0].citations] == [1, 5]


def test_sources_without_a_copy_are_not_taken_for_one_another() -> None:
    lost, other = replace(HARBOUR, sha256=""), replace(TOWN, sha256="")
    found = reading_list(
        [answered(1, 0, (5, 9), source=lost), answered(2, 0, (1, 3), source=other)]
    )
    assert len(found) == 2
    assert passage_worths([answered(1, 1, (5, 9), source=lost)], lost) == ()


def test_passages_that_are_gone_stand_last() -> None:
    gone = replace(answered(1, 0, (0, 5)), revealed=revealed(1, (0, 5), status="missing"))
    found = reading_list([gone, answered(2, 0, (40, 50))])
    assert [one.status for one in found[0].citations] == ["verified", "missing"]


def test_worths_are_means_of_what_was_answered() -> None:
    worths = passage_worths(
        [
            answered(1, 1, (0, 10)),
            answered(2, -0.5, (0, 10), verdict=Verdict.WRONG),
            answered(3, 0, (20, 30), verdict=Verdict.UNANSWERED),
            answered(4, 0, (40, 50), source=TOWN),
        ],
        HARBOUR,
    )
    assert [(one.start, one.end, one.worth, one.count) for one in worths] == [(0, 10, 0.5, 2)]


def test_what_moved_to_a_doubtful_place_is_not_tinted() -> None:
    for status in ("changed", "missing"):
        one = replace(answered(1, 1, (0, 5)), revealed=revealed(1, (0, 5), status=status))
        assert passage_worths([one], HARBOUR) == ()


SPANS = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda one: (one[0], one[0] + one[1]))
ANSWERS = st.lists(
    st.builds(
        lambda n, fraction, spans: answered(n, fraction, *spans),
        st.integers(1, 9), st.sampled_from([0.0, 0.5, 1.0]), st.lists(SPANS, max_size=2),
    ),
    max_size=8,
)  # fmt: skip


@given(ANSWERS, st.lists(SPANS, max_size=3), st.sets(st.integers(1, 9), max_size=3))
def test_nothing_open_is_ever_told(
    answers: list[Answered], open_spans: list[tuple[int, int]], open_numbers: set[int]
) -> None:
    elsewhere = [cited(answered(99, 0, span)) for span in open_spans]
    again = [cited(answered(n, 0)) for n in open_numbers]
    keys = {("bank", f"q{n}") for n in open_numbers}
    worths = passage_worths(answers, HARBOUR, (*elsewhere, *again))
    for one in worths:
        assert all(one.end <= start or end <= one.start for start, end in open_spans)
        told_by = [
            answer
            for answer in answers
            if answer.key not in keys
            and any((c.start, c.end) == (one.start, one.end) for c in answer.revealed.citations)
        ]
        assert len(told_by) == one.count
    assert all(a.end <= b.start for a, b in pairwise(worths))


@given(ANSWERS)
def test_every_wrong_answers_passage_is_in_the_list_and_no_other(answers: list[Answered]) -> None:
    wanted = {
        (c.start, c.end)
        for one in answers
        if one.verdict is not Verdict.RIGHT
        for c in one.revealed.citations
    }
    listed = [(c.start, c.end) for one in reading_list(answers) for c in one.citations]
    assert set(listed) == wanted
    assert listed == sorted(set(listed))
