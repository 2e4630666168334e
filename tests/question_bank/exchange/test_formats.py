"""The list of formats, and how a file's format is found."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from question_bank.bank.model import Status
from question_bank.bank.reader import load_bank
from question_bank.errors import BankProblemsError, QuestionBankError
from question_bank.exchange import FORMATS, Outcome, format_named, format_of, read_file, recognise
from question_bank.exchange.comparing import differences


def test_the_list_has_what_is_promised() -> None:
    abilities = {one.name: (one.can_read, one.can_write) for one in FORMATS}
    both = (True, True)
    assert abilities == {
        "yaml": both, "gift": both, "moodle-xml": both, "aiken": both, "csv": both, "tsv": both,
        "qti": both, "apkg": (False, True),
    }  # fmt: skip
    for one in FORMATS:
        assert one.label
        assert all(suffix.startswith(".") and suffix.islower() for suffix in one.suffixes)


def test_names_and_endings_that_tell_nothing_are_refused_in_words() -> None:
    with pytest.raises(QuestionBankError, match="There is no format “word”; there are yaml, gift"):
        format_named("word")
    with pytest.raises(QuestionBankError, match="say --to with one of"):
        format_of("x.doc", reading=False)
    with pytest.raises(QuestionBankError, match="There is no file"):
        recognise("missing.gift")


@pytest.mark.parametrize(
    ("name", "content", "wanted"),
    [
        ("a.xml", "<quiz/>", "moodle-xml"),
        ("a.XML", "<assessmentItem/>", "qti"),
        ("a.txt", "Q?{T}", "gift"),
        ("a.txt", "Q?\nA. a\nB. b\nANSWER: A\n", "aiken"),
        ("a.csv", "question,answer 1", "csv"),
    ],
)
def test_a_file_is_recognised(tmp_path: Path, name: str, content: str, wanted: str) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    assert recognise(tmp_path / name).name == wanted


def test_a_file_without_questions_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.gift"
    path.write_text("// only words\n", "utf-8")
    with pytest.raises(BankProblemsError, match="There is no question in this file"):
        read_file(path)


def test_imported_questions_are_drafts(tmp_path: Path) -> None:
    path = tmp_path / "a.gift"
    path.write_text("Q?{T}", "utf-8")
    assert read_file(path).bank.questions[0].status is Status.DRAFT


def test_the_shipped_bank_goes_through_every_two_way_format(project_root: Path) -> None:
    bank = load_bank(project_root / "question_bank" / "banks" / "luis-almagro.yaml")
    for one in FORMATS:
        if not one.can_read:
            continue
        export = one.write(bank)
        back = one.read(export.data, f"x{one.suffixes[0]}").bank.by_id()
        kept = [note.question_id for note in export.notes if note.outcome is Outcome.KEPT]
        assert kept or one.name == "aiken"
        for question in bank.questions:
            if question.id in kept:
                assert differences(question, back[question.id]) == ()
                assert back[question.id].citations == question.citations


def test_naming_the_formats_imports_nothing_heavy() -> None:
    code = (
        "import sys, question_bank.exchange\n"
        "heavy = {'lxml', 'genanki', 'yaml', 'rapidfuzz', 'PySide6', 'numpy'} & set(sys.modules)\n"
        "print(sorted(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() in ("[]", "['yaml']")
