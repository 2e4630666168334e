"""Opening, keeping, saving and merging over real files."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conftest import ROOT

from question_bank.bank.model import Bank, Kind, Question, Status
from question_bank.bank.reader import load_bank
from question_bank.bank.writer import dump_bank, save_bank
from question_bank.errors import BankProblemsError, QuestionBankError
from quizapp.editing import Side
from quizapp.editing.kinds import new_question
from quizapp.library import Library
from quizapp.library.edit_session import ChangedOutsideError, EditSession
from quizapp.library.editing import Editing
from quizapp.paths import Paths

BANK = "harbour-abc123"
HAND_WRITTEN = ROOT / "tests" / "data" / "banks" / "good" / "hand-written.yaml"


def reword(session: EditSession, question_id: str, stem: str) -> Question:
    question = session.bank.get(question_id)
    assert question is not None
    return session.bank.edit(replace(question, stem=stem), "stem")


def save(editing: Editing, session: EditSession) -> int:
    saved = editing.save(session, editing.snapshot(session, "Ana"))
    editing.take(session, saved)
    return saved.count


def outside(path: Path, question_id: str, stem: str) -> None:
    """What another program does."""
    bank = load_bank(path)
    save_bank(
        replace(
            bank,
            questions=tuple(
                replace(q, stem=stem) if q.id == question_id else q for q in bank.questions
            ),
        ),
        path,
    )


def test_what_is_saved_is_what_was_edited(
    editing: Editing, session: EditSession, bank_file: Path
) -> None:
    reword(session, "q1", "What was destroyed by the storm?")
    session.bank.delete(["q9"], editing.now())
    assert save(editing, session) == 2
    assert load_bank(bank_file) == session.bank.bank()
    assert bank_file.read_bytes() == dump_bank(session.bank.bank())
    assert not session.bank.has_changes
    again = editing.open(BANK)
    assert again.bank.bank() == session.bank.bank()
    assert [one.question.id for one in again.bank.binned] == ["q9"]
    assert again.bank.restore(["q9"]) == 1


def test_hand_written_lines_and_comments_outlast_a_save(
    editing: Editing, library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "hand-written.yaml"
    before = HAND_WRITTEN.read_text("utf-8")
    path.write_text(before, "utf-8")
    bank_id = library.open_bank(path).bank_id
    session = editing.open(bank_id)
    first = next(iter(session.bank))
    reword(session, first.id, "Is the sky green?")
    session.bank.add(replace(new_question("added-1", Kind.TRUE_FALSE), stem="It is added."))
    save(editing, session)
    lines = path.read_text("utf-8").splitlines()
    comments = [line for line in before.splitlines() if line.strip().startswith("#")]
    assert comments
    assert set(comments) <= set(lines)
    assert load_bank(path) == session.bank.bank()
    reword(session, first.id, first.stem)
    session.bank.delete(["added-1"], editing.now())
    save(editing, session)
    assert load_bank(path).questions == tuple(session.bank)


def test_unfinished_questions_stay_unsaved_and_the_rest_is_saved(
    editing: Editing, session: EditSession, bank_file: Path
) -> None:
    reword(session, "q1", "")
    reword(session, "q2", "Which of them sent engineers?")
    session.bank.add(new_question("new-1", Kind.NUMERIC))
    snapshot = editing.snapshot(session)
    assert set(snapshot.unfinished) == {"q1", "new-1"}
    assert save(editing, session) == 1
    on_disk = load_bank(bank_file).by_id()
    assert on_disk["q1"].stem == "What did the storm destroy?"
    assert "new-1" not in on_disk
    assert set(session.bank.changed_ids) == {"q1", "new-1"}
    again = editing.open(BANK)
    assert again.recovered == 2
    assert again.bank.bank() == session.bank.bank()


def test_autosaved_changes_come_back_and_can_be_discarded(
    editing: Editing, session: EditSession, bank_file: Path
) -> None:
    data = bank_file.read_bytes()
    reword(session, "q1", "Unsaved?")
    editing.autosave(session)
    again = editing.open(BANK)
    assert again.recovered == 1
    assert again.recovered_at is not None
    assert again.bank.bank() == session.bank.bank()
    fresh = editing.discard(again)
    assert not fresh.bank.has_changes
    assert fresh.recovered == 0
    assert editing.open(BANK).recovered == 0
    assert bank_file.read_bytes() == data


def test_undoing_all_leaves_no_draft_behind(editing: Editing, session: EditSession) -> None:
    reword(session, "q1", "Unsaved?")
    editing.autosave(session)
    session.bank.undo()
    editing.autosave(session)
    assert editing.open(BANK).recovered == 0


def test_a_damaged_draft_is_set_aside_and_told(
    editing: Editing, session: EditSession, tmp_path: Path
) -> None:
    reword(session, "q1", "Unsaved?")
    editing.autosave(session)
    [draft] = (tmp_path / "data").rglob("draft.json")
    draft.write_text(draft.read_text("utf-8")[:-20], "utf-8")
    again = editing.open(BANK)
    assert not again.bank.has_changes
    assert "set aside" in again.notes[0]
    assert len(list(draft.parent.glob("draft-damaged*"))) == 1
    assert editing.open(BANK).notes == []


def test_a_file_that_another_program_changed_is_not_written_over(
    editing: Editing, session: EditSession, bank_file: Path
) -> None:
    reword(session, "q1", "Mine?")
    reword(session, "q2", "Mine, too?")
    assert not editing.is_changed_outside(session)
    outside(bank_file, "q1", "Theirs?")
    outside(bank_file, "q3", "Theirs is so.")
    data = bank_file.read_bytes()
    assert editing.is_changed_outside(session)
    with pytest.raises(ChangedOutsideError, match=r"harbour\.yaml was changed by another program"):
        save(editing, session)
    assert bank_file.read_bytes() == data

    disk = editing.on_disk(session)
    told = {one.question_id: (one.is_conflict, one.suggested) for one in disk.differences}
    assert told == {
        "q1": (True, Side.MINE), "q2": (False, Side.MINE), "q3": (False, Side.THEIRS),
    }  # fmt: skip
    choices = {one.question_id: one.suggested for one in disk.differences}
    editing.merge(session, disk, {**choices, "q1": Side.BOTH}, Side.MINE)
    stems = [question.stem for question in session.bank]
    assert stems[:3] == ["Theirs?", "Mine, too?", "Theirs is so."]
    assert stems[-1] == "Mine?"
    assert not editing.is_changed_outside(session)
    assert save(editing, session) == 2
    assert load_bank(bank_file) == session.bank.bank()
    [past] = editing.history(session, "q3")
    assert past.origin == "file"


def test_a_touched_file_with_the_same_bytes_is_no_change(
    editing: Editing, session: EditSession, bank_file: Path
) -> None:
    bank_file.write_bytes(bank_file.read_bytes())
    assert not editing.is_changed_outside(session)


def test_a_broken_file_is_kept_before_it_is_written_over(
    editing: Editing, session: EditSession, bank_file: Path
) -> None:
    reword(session, "q1", "Mine?")
    bank_file.write_text("format: question-bank/1\nid: [", "utf-8")
    disk = editing.on_disk(session)
    assert disk.bank is None
    assert "not valid YAML" in disk.problem
    saved, kept = editing.write_over(session, editing.snapshot(session))
    editing.take(session, saved)
    assert kept is not None
    assert kept.read_text("utf-8") == "format: question-bank/1\nid: ["
    assert load_bank(bank_file) == session.bank.bank()


def test_a_file_that_is_gone_or_another_bank_is_told(
    editing: Editing, session: EditSession, bank_file: Path
) -> None:
    save_bank(Bank("other-abc123", "Other"), bank_file)
    assert "now holds another bank, 'Other'" in editing.on_disk(session).problem
    bank_file.unlink()
    assert editing.is_changed_outside(session)
    assert "There is no file" in editing.on_disk(session).problem
    saved, kept = editing.write_over(session, editing.snapshot(session))
    assert kept is None
    assert saved.sha256
    assert load_bank(bank_file) == session.bank.bank()


def test_history_tells_what_changed_when_and_by_whom(
    editing: Editing, session: EditSession
) -> None:
    first = reword(session, "q1", "One?")
    save(editing, session)
    reword(session, "q2", "Elsewhere?")
    save(editing, session)
    second = reword(session, "q1", "Two?")
    save(editing, session)
    past = editing.history(session, "q1")
    assert [(one.by, one.before, one.after) for one in past] == [
        ("Ana", first, second),
        ("Ana", past[1].before, first),
    ]
    assert past[0].at >= past[1].at
    assert editing.history(session, "q5") == ()


def test_a_new_bank_and_a_copy_have_ids_of_their_own(
    editing: Editing, library: Library, tmp_path: Path, bank_file: Path
) -> None:
    bank_id = editing.new_bank("  Tides of the North  Sea: a quiz! ")
    assert bank_id.startswith("tides-of-the-north-sea-a-quiz-")
    session = editing.open(bank_id)
    assert session.bank.head.title == "Tides of the North Sea: a quiz!"
    assert session.path.is_relative_to(tmp_path / "data" / "banks")
    with pytest.raises(QuestionBankError, match="Give the bank a title"):
        editing.new_bank(" ")
    copy_id = editing.copy(BANK, "My harbour")
    copied = editing.open(copy_id)
    assert copied.bank.head.title == "My harbour"
    assert tuple(copied.bank) == load_bank(bank_file).questions
    assert editing.document(copied, "harbour") is not None
    assert {card.bank_id for card in library.banks()} == {BANK, bank_id, copy_id}


def test_shipped_banks_are_read_only(tmp_path: Path, bank_file: Path) -> None:
    library = Library.open(
        Paths(tmp_path / "other"), shipped=(bank_file,), source_folders=(bank_file.parent,)
    )
    assert library.editing.is_read_only(BANK)
    with pytest.raises(QuestionBankError, match="make a copy"):
        library.editing.open(BANK)
    copied = library.editing.open(library.editing.copy(BANK, ""))
    assert copied.bank.head.title == "Harbour bank"
    assert not library.editing.is_read_only(copied.bank.head.id)
    library.close()


def test_a_source_is_copied_beside_the_bank_once(
    editing: Editing, session: EditSession, tmp_path: Path
) -> None:
    path = tmp_path / "Tide_tables.txt"
    path.write_text("The tide rises twice a day.", "utf-8")
    source = editing.add_source(session, path)
    assert (source.id, source.title, source.file) == (
        "tide-tables", "Tide tables", "Tide_tables.txt",
    )  # fmt: skip
    assert editing.add_source(session, path) == source
    path.write_text("Another text of the same name.", "utf-8")
    assert editing.add_source(session, path).file == "Tide_tables-2.txt"
    first = session.bank.get("q1")
    assert first is not None
    assert editing.sealed(session, first.citations[0]).status == "unread"
    assert editing.document(session, "harbour") is not None
    assert editing.sealed(session, first.citations[0]).status == "verified"
    citation = editing.cite(session, "tide-tables", 3, 14)
    assert citation is not None
    assert (citation.start, citation.exact) == (4, "tide rises")
    assert editing.sealed(session, citation).status == "verified"
    assert editing.cite(session, "tide-tables", 3, 4) is None
    question = session.bank.get("q1")
    assert question is not None
    session.bank.edit(replace(question, citations=(citation,)))
    assert session.passages.at("tide-tables", 5, 5) == ["q1"]
    save(editing, session)
    assert editing.document(editing.open(BANK), "tide-tables") is not None
    with pytest.raises(QuestionBankError):
        editing.add_source(session, tmp_path / "nothing.txt")


def test_the_bin_is_emptied_after_thirty_days(
    editing: Editing, session: EditSession, library: Library
) -> None:
    session.bank.delete(["q1"], datetime.now(UTC) - timedelta(days=31))
    session.bank.delete(["q2"], datetime.now(UTC) - timedelta(days=29))
    save(editing, session)
    again = editing.open(BANK)
    assert [one.question.id for one in again.bank.binned] == ["q2"]
    assert not again.bank.has_changes


def test_a_broken_file_does_not_open_and_its_draft_stays(
    editing: Editing, session: EditSession, bank_file: Path
) -> None:
    reword(session, "q1", "Unsaved?")
    editing.autosave(session)
    data = bank_file.read_bytes()
    bank_file.write_text("nothing like it", "utf-8")
    with pytest.raises(BankProblemsError):
        editing.open(BANK)
    bank_file.write_bytes(data)
    assert editing.open(BANK).recovered == 1


def test_previews_are_sealed_as_in_an_attempt(editing: Editing, session: EditSession) -> None:
    editing.document(session, "harbour")
    for question in session.bank:
        shown, revealed = editing.preview(session, question, 3)
        assert shown.stem == question.stem
        assert shown.context == "The harbour"
        assert revealed.citations[0].status == "verified"
    for kind in Kind:
        if kind is not Kind.ORDERING:
            assert editing.preview(session, new_question("n", kind), 3)


def test_retired_is_a_status_like_another(editing: Editing, session: EditSession) -> None:
    question = session.bank.get("q1")
    assert question is not None
    session.bank.edit(replace(question, status=Status.RETIRED))
    assert save(editing, session) == 1
