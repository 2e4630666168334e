"""Commands of the open bank, and that undo and redo take each of them back and forth."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import strategies
from hypothesis import given
from hypothesis import strategies as st

from question_bank.bank.model import Bank, Citation, Kind, Question, Review, Status
from question_bank.bank.version import version_of
from quizapp.editing import OpenBank
from quizapp.editing.bulk import only_topic, with_points, with_status, with_topic, without_topic
from quizapp.editing.kinds import new_question
from quizapp.editing.open_bank import settled

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def plain(number: int, **fields: object) -> Question:
    made = replace(new_question(f"q{number}", Kind.TRUE_FALSE), stem=f"Number {number} is even.")
    return replace(made, **fields)  # type: ignore[arg-type]


def small(count: int = 5) -> OpenBank:
    questions = tuple(plain(n) for n in range(count))
    return OpenBank(Bank("b-abc123", "B", questions=questions))


def test_typing_is_one_step_until_a_pause_or_another_field() -> None:
    bank = small()
    for text in ("N", "No", "Now"):
        bank.edit(plain(1, stem=text), "stem")
    bank.edit(plain(1, stem="Now", explanation="So"), "explanation")
    assert bank.undo() is not None
    assert bank.get("q1") == plain(1, stem="Now")
    bank.undo()
    assert bank.get("q1") == plain(1)
    assert not bank.has_changes
    assert bank.undo() is None
    bank.edit(plain(1, stem="a"), "stem")
    bank.pause()
    bank.edit(plain(1, stem="ab"), "stem")
    bank.undo()
    assert bank.get("q1") == plain(1, stem="a")


def test_typing_that_is_taken_away_again_leaves_no_step() -> None:
    bank = small()
    bank.edit(plain(1, stem="x"), "stem")
    bank.edit(plain(1), "stem")
    assert bank.can_undo is None
    assert not bank.has_changes


def test_deleting_fills_the_bin_and_undo_puts_back_into_place() -> None:
    bank = small()
    assert bank.delete(["q3", "q1"], NOW) == 2
    assert list(bank.order) == ["q0", "q2", "q4"]
    assert [one.question.id for one in bank.binned] == ["q1", "q3"]
    assert set(bank.changed_ids) == {"q1", "q3"}
    bank.undo()
    assert list(bank.order) == ["q0", "q1", "q2", "q3", "q4"]
    assert not bank.binned
    bank.redo()
    assert bank.restore(["q1"]) == 1
    assert list(bank.order) == ["q0", "q2", "q4", "q1"]
    assert bank.empty_bin(NOW + timedelta(days=29)) == 0
    assert bank.empty_bin(NOW + timedelta(days=30)) == 1


def test_a_review_is_undone_by_another_key_not_by_another_explanation() -> None:
    first = plain(1)
    review = Review("Ana", "2026-11-24", version_of(first))
    reviewed = replace(first, status=Status.REVIEWED, reviewed=review, uncited=True)
    bank = OpenBank(Bank("b-abc123", "B", questions=(reviewed,)))
    assert bank.edit(replace(reviewed, explanation="Why")).status is Status.REVIEWED
    undone = bank.edit(replace(reviewed, points=Decimal(2)))
    assert undone.status is Status.DRAFT
    assert undone.reviewed is None
    bank.undo()
    again = bank.get("q1")
    assert again is not None
    assert again.status is Status.REVIEWED


def test_bulk_changes_are_one_step_each() -> None:
    bank = small()
    ids = ["q0", "q1", "q2"]
    assert bank.change_all("topic", ids, with_topic("Storm")) == 3
    assert bank.change_all("topic", ids, with_topic("Storm")) == 0
    bank.change_all("topic", ids[:1], only_topic("Harbour"))
    bank.change_all("topic", ids[1:2], without_topic("Storm"))
    bank.change_all("points", ids, with_points(Decimal("2.5")))
    bank.change_all("status", ids, with_status(Status.REVIEWED, "Ana", "2026-11-24"))
    assert [q.topics for q in bank][:3] == [("Harbour",), (), ("Storm",)]
    assert bank.topics() == ["Harbour", "Storm"]
    assert all(settled(q) == q for q in bank)
    for _step in range(5):
        bank.undo()
    assert not bank.has_changes


def test_what_was_edited_after_a_save_began_stays_changed() -> None:
    bank = small()
    bank.edit(plain(1, stem="one"))
    written = bank.bank()
    bank.edit(plain(2, stem="two"))
    bank.saved(written, bank.binned)
    assert bank.changed_ids == ("q2",)
    bank.undo()
    assert not bank.has_changes
    bank.undo()
    assert bank.changed_ids == ("q1",)


def test_the_title_and_taking_another_version_can_be_undone() -> None:
    bank = small()
    bank.set_head(replace(bank.head, title="New"))
    before = bank.bank()
    theirs = Bank("b-abc123", "B", questions=(plain(7), plain(0)))
    bank.take(theirs, replace(theirs, title="New"))
    assert list(bank.order) == ["q7", "q0"]
    assert bank.head_is_changed
    assert not bank.changed_ids
    bank.undo()
    assert bank.bank() == before
    assert set(bank.changed_ids) == {"q1", "q2", "q3", "q4", "q7"}


def test_going_back_to_the_file_can_be_undone() -> None:
    bank = small()
    start = bank.bank()
    bank.edit(plain(1, stem="x"))
    bank.delete(["q0"], NOW)
    bank.add(plain(9))
    end, binned = bank.bank(), bank.binned
    bank.discard()
    assert bank.bank() == start
    assert not bank.has_changes
    bank.undo()
    assert bank.bank() == end
    assert bank.binned == binned
    assert set(bank.changed_ids) == {"q0", "q1", "q9"}


actions = st.lists(
    st.tuples(st.sampled_from(("edit", "add", "delete", "restore", "bulk", "head", "undo", "redo")),
              st.integers(0, 7)),
    max_size=25,
)  # fmt: skip


@given(strategies.banks(), actions)
def test_undo_takes_everything_back_and_redo_does_it_again(
    start: Bank, does: list[tuple[str, int]]
) -> None:
    bank = OpenBank(start)
    for n, (what, which) in enumerate(does):
        ids = list(bank.order)
        one = ids[which % len(ids)] if ids else ""
        if what == "add":
            bank.add(plain(1000 + n))
        elif what == "restore":
            bank.restore([binned.question.id for binned in bank.binned[:which]])
        elif what == "head":
            bank.set_head(replace(bank.head, title=f"Title {which}"))
        elif what == "undo":
            bank.undo()
        elif what == "redo":
            bank.redo()
        elif one and what == "edit":
            question = bank.get(one)
            assert question is not None
            bank.edit(replace(question, stem=f"{question.stem}{which}"), "stem")
        elif one and what == "delete":
            bank.delete(ids[which:], NOW)
        elif one and what == "bulk":
            bank.change_all("topic", ids[which:], with_topic(f"T{which}"))
    end, binned = bank.bank(), bank.binned
    while bank.undo():
        pass
    assert bank.bank() == start
    assert not bank.has_changes
    while bank.redo():
        pass
    if not bank.can_redo:
        undone = sum(what == "undo" for what, _which in does)
        assert undone or (bank.bank() == end and bank.binned == binned)
    changed = {q.id for q in start.questions if bank.get(q.id) != q}
    changed |= {q.id for q in bank if q not in start.questions}
    assert set(bank.changed_ids) == changed


def test_citations_may_be_added_to_a_reviewed_question() -> None:
    first = plain(1, uncited=True)
    review = Review("Ana", "2026-11-24", version_of(first))
    reviewed = replace(first, status=Status.REVIEWED, reviewed=review)
    cited = replace(reviewed, citations=(Citation("s", 0, 1, "a"),))
    assert settled(cited) == cited
