"""Two versions of a bank brought together, and drafts brought back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import strategies
from hypothesis import given
from hypothesis import strategies as st

from question_bank.bank.model import Bank, Kind, Question
from quizapp.editing import Difference, OpenBank, Side, differences, merged
from quizapp.editing.drafts import draft_of, recovered
from quizapp.editing.kinds import new_question

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def plain(name: str, text: str = "It is so.") -> Question:
    return replace(new_question(name, Kind.TRUE_FALSE), stem=text)


def suffix() -> str:
    return "zz99"


def bank_of(*questions: Question) -> Bank:
    return Bank("b-abc123", "B", questions=questions)


BASE = bank_of(plain("a"), plain("b"), plain("c"), plain("d"), plain("e"))
MINE = bank_of(plain("a", "Mine."), plain("b"), plain("c", "Mine."), plain("e"), plain("new"))
THEIRS = bank_of(plain("a"), plain("b", "Theirs."), plain("c", "Theirs."), plain("d"), plain("f"))


def found() -> dict[str, Difference]:
    all_of_them = differences(BASE.by_id(), MINE.by_id(), THEIRS.by_id())
    return {one.question_id: one for one in all_of_them}


def test_only_what_both_changed_is_a_conflict() -> None:
    here = found()
    assert {name: one.suggested for name, one in here.items() if not one.is_conflict} == {
        "a": Side.MINE, "b": Side.THEIRS, "d": Side.MINE, "e": Side.THEIRS, "f": Side.THEIRS,
        "new": Side.MINE,
    }  # fmt: skip
    assert [name for name, one in here.items() if one.is_conflict] == ["c"]


def test_choices_make_the_bank() -> None:
    choices = {name: one.suggested for name, one in found().items()}
    together = merged(MINE, THEIRS, {**choices, "c": Side.BOTH}, suffix)
    assert [(q.id, q.stem) for q in together.questions] == [
        ("a", "Mine."), ("b", "Theirs."), ("c", "Theirs."), ("f", "It is so."),
        ("new", "It is so."), ("c-zz99", "Mine."),
    ]  # fmt: skip


@given(strategies.banks(), st.data())
def test_one_side_alone_is_taken_as_it_is(base: Bank, data: st.DataObject) -> None:
    changed = tuple(
        replace(q, stem=q.stem + "!") if data.draw(st.booleans()) else q for q in base.questions
    )
    other = replace(base, questions=changed)
    for mine, theirs in ((base, other), (other, base), (other, other)):
        all_of_them = differences(base.by_id(), mine.by_id(), theirs.by_id())
        assert not any(one.is_conflict for one in all_of_them)
        choices = {one.question_id: one.suggested for one in all_of_them}
        together = merged(mine, theirs, choices, suffix)
        expected = theirs if (mine, theirs) == (other, other) else other
        assert together.questions == expected.questions


@given(strategies.banks())
def test_a_draft_brings_back_what_was_unsaved(base: Bank) -> None:
    bank = OpenBank(base)
    for question in list(bank)[::2]:
        bank.edit(replace(question, stem=question.stem + "?"), "stem")
    bank.add(plain("brand-new", ""))
    bank.delete(list(bank.order)[:1], NOW)
    bank.set_head(replace(bank.head, title="Another"))
    back = recovered(base, draft_of(bank, "b.yaml", "sha", NOW))
    assert back.bank.bank() == bank.bank()
    assert back.bank.binned == bank.binned
    assert not back.conflicts
    assert set(back.bank.changed_ids) == set(bank.changed_ids)
    back.bank.undo()
    assert back.bank.bank() == base


def test_a_draft_on_a_file_that_was_edited_meanwhile_tells_the_conflicts() -> None:
    bank = OpenBank(BASE)
    bank.edit(plain("a", "Mine."))
    bank.edit(plain("b", "Mine."))
    disk = bank_of(*(plain(q.id, "Theirs.") if q.id in "bd" else q for q in BASE.questions))
    back = recovered(disk, draft_of(bank, "b.yaml", "sha", NOW))
    assert [one.question_id for one in back.conflicts] == ["b"]
    assert [q.stem for q in back.bank] == ["Mine.", "Mine.", "It is so.", "Theirs.", "It is so."]
