"""Documents to drafts in a process of their own, drafts to banks; sources that change."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import write_bank

from question_bank.bank.model import Bank, Choice, Citation, Kind, Option, Status
from question_bank.bank.reader import load_bank
from question_bank.citations import CitationStatus, resolve
from question_bank.documents import load_document
from question_bank.errors import QuestionBankError
from question_bank.generation.pipeline import Progress, SourceDocument, generate
from quizapp.editing.bulk import with_status
from quizapp.library import Library
from quizapp.library.generating import HeldReview, Material, Wish, picked, unwanted_facts
from quizapp.library.generating_process import STAGES, Made, Making
from quizapp.library.generating_saving import Target
from quizapp.paths import Paths
from quizapp.quiz.model import Blueprint, Mode

TEXT = (
    "The Lighthouse of Skagen\n\n"
    "The lighthouse of Skagen was built by Clara Whitmore in 1858.\n\n"
    "It was 46 metres high. Hans Berg bought the lighthouse in 1902 for 3,500 crowns.\n\n"
    "On 3 May 1915, a storm destroyed the north tower of the harbour.\n"
)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(Paths(tmp_path / "data"), shipped=(), source_folders=())
    yield opened
    opened.close()


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "papers" / "lighthouse.txt"
    path.parent.mkdir()
    path.write_text(TEXT, "utf-8")
    return path


def finished(making: Making, within_s: float = 120) -> tuple[list[str], Made]:
    """Stages as they were told, and what was made."""
    stages: list[str] = []
    end = time.monotonic() + within_s
    while time.monotonic() < end:
        for one in making.news():
            if isinstance(one, Progress):
                stages.append(one.stage)
            elif isinstance(one, Made):
                return stages, one
            else:
                raise one
        time.sleep(0.02)
    raise AssertionError("no news")


def rules_bank(path: Path) -> Bank:
    return generate([SourceDocument(path.name, load_document(path))]).bank


# The process ---------------------------------------------------------------------------------


def test_the_process_makes_what_the_library_makes(document: Path) -> None:
    source = SourceDocument(document.name, load_document(document))
    stages, made = finished(Making([source], annotator="rules", title="Lights"))
    assert made.bank == generate([source], title="Lights").bank
    assert made.bank.questions
    assert list(dict.fromkeys(stages)) == [one for one in STAGES if one in stages]
    assert {"Starting", "Reading sentences", "Writing questions"} <= set(stages)
    assert dict(made.annotators) == {"lighthouse": "rules"}


def test_a_cancelled_process_is_gone_and_says_nothing_more(document: Path) -> None:
    making = Making([SourceDocument(document.name, load_document(document))])
    making.cancel()
    end = time.monotonic() + 20
    while making.is_running and time.monotonic() < end:
        time.sleep(0.01)
    assert not making.is_running
    assert making.is_over
    assert making.news() == []


@pytest.mark.allow_log_warnings
def test_a_process_that_dies_is_told_in_words(document: Path) -> None:
    making = Making([SourceDocument(document.name, load_document(document))])
    making._child.kill()
    with pytest.raises(QuestionBankError, match="broke off"):
        finished(making, 20)
    assert making.is_over


def test_what_cannot_be_made_is_told_as_the_generator_says_it(document: Path) -> None:
    one = load_document(document)
    long = replace(one, text="word " * 300_002)
    with pytest.raises(QuestionBankError, match="Divide it"):
        finished(Making([SourceDocument("long.txt", long)], annotator="rules"))


def test_the_process_ends_when_its_parent_is_killed(document: Path, tmp_path: Path) -> None:
    script = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from question_bank.documents import load_document\n"
        "from question_bank.generation.pipeline import SourceDocument\n"
        "from quizapp.library.generating_process import Making\n"
        "path = Path(sys.argv[1])\n"
        "making = Making([SourceDocument(path.name, load_document(path))])\n"
        "print(making._child.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script, str(document)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait(20)
    parent.stdout.close()
    end = time.monotonic() + 30
    while is_alive(child) and time.monotonic() < end:
        time.sleep(0.05)
    assert not is_alive(child)


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that waits to be buried does not."""
    if sys.platform == "linux":
        try:
            state = Path(f"/proc/{pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return False
        return state not in ("Z", "X")
    listed = subprocess.run(
        ["tasklist", "/FI", f"PID eq {pid}"] if sys.platform == "win32" else ["ps", "-p", str(pid)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return str(pid) in listed.stdout


# Picking -------------------------------------------------------------------------------------


def test_an_amount_is_spread_over_the_passages(document: Path) -> None:
    bank = rules_bank(document)
    places = {q.citations[0].start for q in bank.questions}
    few = picked(bank, Wish(amount=len(places)))
    assert len(few.questions) == len(places)
    assert {q.citations[0].start for q in few.questions} == places
    order = [q.id for q in bank.questions]
    assert [q.id for q in few.questions] == [one for one in order if one in few.by_id()]


def test_published_questions_come_before_drafts(document: Path) -> None:
    bank = rules_bank(document)
    last = replace(bank.questions[-1], status=Status.PUBLISHED)
    bank = replace(bank, questions=(*bank.questions[:-1], last))
    assert picked(bank, Wish(amount=1)).questions == (last,)
    assert picked(bank, Wish(with_drafts=False)).questions == (last,)


def test_only_the_wanted_kinds(document: Path) -> None:
    bank = rules_bank(document)
    kinds = {q.kind for q in bank.questions}
    assert len(kinds) > 1
    one = min(kinds)
    assert {q.kind for q in picked(bank, Wish(kinds=frozenset({one}))).questions} == {one}
    assert picked(bank, Wish(kinds=frozenset())).questions == ()


# Keeping -------------------------------------------------------------------------------------


def read(library: Library, path: Path) -> Material:
    return library.generating.read(path)


def test_a_document_is_told_in_words_and_language(library: Library, document: Path) -> None:
    material = read(library, document)
    assert material.words == len(TEXT.split())
    assert material.language == "en"
    assert not material.is_too_long
    assert library.generating.notice_for("es").startswith("The document seems to be in Spanish")
    with pytest.raises(QuestionBankError, match="no file"):
        read(library, document.with_name("none.txt"))


def test_a_new_bank_of_its_own_has_a_copy_of_the_document(library: Library, document: Path) -> None:
    bank = rules_bank(document)
    kept = library.generating.keep(bank, {"lighthouse": document}, Target(title="Lights"))
    assert kept.path.parent.is_relative_to(library.data_dir / "banks")
    assert kept.copies == ("lighthouse.txt",)
    written = load_bank(kept.path)
    assert written == replace(bank, title="Lights")
    [source] = written.sources
    assert (source.sha256, source.extractor) == (load_document(document).sha256, "text/1")
    assert (kept.path.parent / source.file).read_bytes() == document.read_bytes()
    assert library.bank(kept.bank_id) == written
    report = library.sources.look(kept.bank_id)
    assert set(report.counts) == {CitationStatus.VERIFIED}


def test_a_bank_beside_its_document_refers_to_it(library: Library, document: Path) -> None:
    below = document.parent / "part" / "one.txt"
    below.parent.mkdir()
    below.write_text(TEXT, "utf-8")
    bank = rules_bank(below)
    kept = library.generating.keep(
        bank, {"one": below}, Target(title="Lights", folder=document.parent)
    )
    assert kept.copies == ()
    assert load_bank(kept.path).sources[0].file == "part/one.txt"
    again = library.generating.keep(
        bank, {"one": below}, Target(title="Lights", folder=document.parent)
    )
    assert again.path != kept.path
    assert again.bank_id != kept.bank_id  # both stay in the library


def test_questions_are_added_to_a_bank_and_nothing_of_it_is_lost(
    library: Library, document: Path, tmp_path: Path
) -> None:
    path, old = write_bank(tmp_path / "banks")
    text = path.read_text("utf-8") + "\n# a remark of mine\n"
    path.write_text(text, "utf-8")
    library.open_bank(path)
    # Another document under a name that the bank has already.
    other = document.with_name("harbour.txt")
    other.write_text(TEXT, "utf-8")
    bank = rules_bank(other)
    facts = unwanted_facts(bank.questions[:1], bank.questions[1:])
    kept = library.generating.keep(
        bank, {"harbour": other}, Target(bank_id=old.id), dropped=("fact-1", *facts)
    )
    assert (kept.added, kept.known, kept.copies) == (len(bank.questions), 0, ("harbour-2.txt",))
    written = load_bank(path)
    assert written.questions[: len(old.questions)] == old.questions
    assert [one.id for one in written.sources] == ["harbour", "harbour-2"]
    assert written.dropped[0] == "fact-1"
    assert "# a remark of mine" in path.read_text("utf-8")
    assert set(library.sources.look(old.id).counts) == {CitationStatus.VERIFIED}
    again = library.generating.keep(bank, {"harbour": other}, Target(bank_id=old.id))
    assert (again.added, again.known, again.copies) == (0, len(bank.questions), ())
    assert load_bank(path) == written


def test_a_document_that_changed_meanwhile_is_refused(library: Library, document: Path) -> None:
    bank = rules_bank(document)
    document.write_text(TEXT + "More.\n", "utf-8")
    with pytest.raises(QuestionBankError, match="has changed since"):
        library.generating.keep(bank, {"lighthouse": document}, Target(title="Lights"))
    assert library.banks() == ()


def test_a_bank_with_unsaved_changes_is_left_alone(
    library: Library, document: Path, tmp_path: Path
) -> None:
    path, old = write_bank(tmp_path / "banks")
    library.open_bank(path)
    session = library.editing.open(old.id)
    session.bank.edit(replace(old.questions[0], stem="What fell?"))
    library.editing.autosave(session)
    with pytest.raises(QuestionBankError, match="not saved yet"):
        library.generating.keep(
            rules_bank(document), {"lighthouse": document}, Target(bank_id=old.id)
        )
    assert load_bank(path) == old


def test_a_review_waits_until_it_is_let_go(library: Library, document: Path) -> None:
    bank = rules_bank(document)
    first = bank.questions[0].id
    assert library.generating.held() is None
    library.generating.hold(
        HeldReview(bank, {first: "keep"}, {"lighthouse": document}, ("By rules.",))
    )
    held = library.generating.held()
    assert held is not None
    assert (held.bank, held.decisions, held.notices) == (bank, {first: "keep"}, ("By rules.",))
    assert held.documents["lighthouse"] == load_document(document)
    document.unlink()
    held = library.generating.held()
    assert held is not None
    assert held.documents == {"lighthouse": None}
    library.generating.let_go()
    assert not library.generating.has_held()


def test_a_broken_review_is_set_aside(library: Library) -> None:
    folder = library.data_dir / "generating"
    folder.mkdir()
    (folder / "review.json").write_text('{"bank": 3}', "utf-8")
    with pytest.raises(QuestionBankError, match="set aside"):
        library.generating.held()
    assert (folder / "review.broken.json").read_text("utf-8") == '{"bank": 3}'
    assert library.generating.held() is None


# Sources that change -------------------------------------------------------------------------


@pytest.fixture
def harbour(library: Library, tmp_path: Path) -> tuple[Path, Bank]:
    path, bank = write_bank(tmp_path / "banks")
    library.open_bank(path)
    return path, bank


def edit_source(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new).encode("utf-8"))


def test_every_citation_of_an_edited_source_has_its_state(
    library: Library, harbour: tuple[Path, Bank]
) -> None:
    path, bank = harbour
    source = path.with_name("harbour.txt")
    assert set(library.sources.look(bank.id).counts) == {CitationStatus.VERIFIED}
    edit_source(source, "Denmark, Norway and Sweden sent engineers", "Others sent help")
    edit_source(source, "a storm destroyed the north tower", "a storm destroyed the northern tower")
    edit_source(source, "The harbour of Skagen", "A foreword.\r\n\r\nThe harbour of Skagen")
    report = library.sources.look(bank.id)
    assert [one.is_edited for one in report.states] == [True]
    states = {one.question_id: one.now.status.value for one in report.places}
    assert states == {
        "q1": "changed", "q2": "missing", "q3": "moved", "q4": "moved", "q5": "moved",
        "q6": "changed", "q7": "moved", "q8": "changed", "q9": "moved",
    }  # fmt: skip
    assert report.left_out == ("q1", "q2", "q6", "q8")


def test_an_accepted_place_is_written_and_taken_back(
    library: Library, harbour: tuple[Path, Bank]
) -> None:
    path, bank = harbour
    source = path.with_name("harbour.txt")
    edit_source(source, "a storm destroyed the north tower", "a storm destroyed the northern tower")
    before = path.read_bytes()
    report = library.sources.look(bank.id)
    [place] = [one for one in report.places if one.question_id == "q1"]
    accepted = library.sources.accept(report, [place])
    assert accepted.count == 1
    [citation] = load_bank(path).by_id()["q1"].citations
    text = load_document(source).text
    assert resolve(citation, text).status is CitationStatus.VERIFIED
    assert citation.exact == "On 3 May 1915, a storm destroyed the northern tower"
    assert library.sources.look(bank.id).left_out == ("q6", "q8")
    assert load_bank(path).sources == bank.sources  # some citations are still of the old text
    library.sources.undo(accepted)
    assert path.read_bytes() == before


def test_the_source_is_brought_up_to_date_with_its_last_citation(
    library: Library, harbour: tuple[Path, Bank]
) -> None:
    path, bank = harbour
    source = path.with_name("harbour.txt")
    edit_source(source, "The harbour of Skagen", "Foreword.\r\n\r\nThe harbour of Skagen")
    report = library.sources.look(bank.id)
    library.sources.accept(report, report.places)
    written = load_bank(path)
    assert written.sources[0].sha256 == load_document(source).sha256
    report = library.sources.look(bank.id)
    assert set(report.counts) == {CitationStatus.VERIFIED}
    assert not report.states[0].is_edited
    assert [replace(q, citations=()) for q in written.questions] == [
        replace(q, citations=()) for q in bank.questions
    ]


def reviewed(library: Library, bank: Bank, question_id: str) -> None:
    session = library.editing.open(bank.id)
    change = with_status(Status.REVIEWED, "Ana", "2026-11-01")
    session.bank.change_all("status", [question_id], change)
    library.editing.take(session, library.editing.save(session, library.editing.snapshot(session)))


@pytest.mark.parametrize("again", [False, True])
def test_a_changed_quotation_undoes_the_review_unless_it_is_reviewed_again(
    library: Library, harbour: tuple[Path, Bank], again: bool
) -> None:
    path, bank = harbour
    reviewed(library, bank, "q1")
    edit_source(path.with_name("harbour.txt"), "the north tower", "the northern tower")
    report = library.sources.look(bank.id)
    [place] = [one for one in report.places if one.question_id == "q1"]
    library.sources.accept(report, [place], review=("Bo", "2026-11-25") if again else None)
    question = load_bank(path).by_id()["q1"]
    if again:
        assert question.status is Status.REVIEWED
        assert question.reviewed is not None
        assert (question.reviewed.by, question.reviewed.on) == ("Bo", "2026-11-25")
    else:
        assert (question.status, question.reviewed) == (Status.DRAFT, None)


def test_a_moved_quotation_keeps_the_review(library: Library, harbour: tuple[Path, Bank]) -> None:
    path, bank = harbour
    reviewed(library, bank, "q1")
    edit_source(path.with_name("harbour.txt"), "The harbour of", "Foreword.\r\n\r\nThe harbour of")
    report = library.sources.look(bank.id)
    library.sources.accept(report, report.places)
    assert load_bank(path).by_id()["q1"].status is Status.REVIEWED


def test_a_missing_passage_needs_a_place_that_a_person_chose(
    library: Library, harbour: tuple[Path, Bank]
) -> None:
    path, bank = harbour
    source = path.with_name("harbour.txt")
    edit_source(source, "Denmark, Norway and Sweden sent engineers", "Others sent help")
    report = library.sources.look(bank.id)
    [place] = [one for one in report.places if one.question_id == "q2"]
    before = path.read_bytes()
    with pytest.raises(QuestionBankError, match="no new place"):
        library.sources.accept(report, [place])
    assert path.read_bytes() == before
    start = load_document(source).text.index("Others sent help")
    library.sources.accept(report, [place], instead=(start, start + 16))
    assert load_bank(path).by_id()["q2"].citations[0].exact == "Others sent help"


def test_the_passage_of_an_option_is_told_and_rewritten(
    library: Library, harbour: tuple[Path, Bank]
) -> None:
    path, bank = harbour
    source = path.with_name("harbour.txt")
    text = load_document(source).text
    start = text.index("Clara")
    cited = Citation("harbour", start, start + 14, "Clara Whitmore", text[start - 2 : start], "")
    session = library.editing.open(bank.id)
    body = Choice((Option("a", "The north tower", True), Option("b", "It", citations=(cited,))))
    session.bank.edit(replace(bank.questions[0], body=body))
    library.editing.take(session, library.editing.save(session, library.editing.snapshot(session)))
    edit_source(source, "Clara Whitmore", "Dr. Clara Whitmore")
    report = library.sources.look(bank.id)
    [place] = [one for one in report.places if one.option_id]
    assert place.now.status is CitationStatus.MOVED
    assert "q1" not in report.left_out
    library.sources.accept(report, [place])
    option = load_bank(path).by_id()["q1"].body.options[1]  # type: ignore[union-attr]
    assert option.citations[0].start == start + 4


def test_a_lost_document_is_put_beside_the_bank(
    library: Library, harbour: tuple[Path, Bank], tmp_path: Path
) -> None:
    path, bank = harbour
    elsewhere = tmp_path / "elsewhere" / "The harbour.txt"
    elsewhere.parent.mkdir()
    path.with_name("harbour.txt").rename(elsewhere)
    report = library.sources.look(bank.id)
    assert set(report.counts) == {CitationStatus.MISSING}
    assert len(report.left_out) == len(bank.questions)
    library.sources.find(report, "harbour", elsewhere)
    assert load_bank(path).sources[0].file == "The harbour.txt"
    assert set(library.sources.look(bank.id).counts) == {CitationStatus.VERIFIED}


def test_passages_are_as_hard_as_their_questions_were_at_first(
    library: Library, harbour: tuple[Path, Bank]
) -> None:
    _path, bank = harbour
    from question_bank.grading.answers import TrueFalseAnswer

    for name, answers in (("Ana", (True, False)), ("Bo", (False,))):
        library.add_person(name)
        for answer in answers:
            session = library.start(Blueprint((bank.id,), kinds=(Kind.TRUE_FALSE,), mode=Mode.EXAM))
            session.answer(0, TrueFalseAnswer(answer))
            session.submit()
    found = library.sources.hardness(bank)
    assert set(found) == {"q3"}
    assert (found["q3"].facility, found["q3"].n) == (0.5, 2)
    coverage = library.sources.coverage(library.sources.look(bank.id))
    assert coverage[0].covered == 4


def test_facts_of_dropped_questions_that_others_ask_are_kept(document: Path) -> None:
    first, second, *_rest = rules_bank(document).questions
    assert first.origin is not None
    second = replace(second, origin=first.origin)
    assert unwanted_facts([first], [second]) == ()
    assert unwanted_facts([first, second], []) == (first.origin.fact,)
