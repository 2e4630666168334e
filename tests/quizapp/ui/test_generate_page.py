"""Generate and Sources: documents in, keys of the review, saving, old and new places, coverage."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from question_bank.bank.model import Bank, Kind, Status
from question_bank.bank.reader import load_bank
from question_bank.citations import CitationStatus, resolve
from question_bank.documents import load_document
from question_bank.generation.gates import REASONS
from question_bank.generation.pipeline import SourceDocument, generate
from quizapp.library.generating import HeldReview
from quizapp.quiz.summaries import Appearance
from quizapp.ui.pages.generate import GeneratePage
from quizapp.ui.pages.generate.deck import Decision, Deck
from quizapp.ui.pages.generate.place_list import PlaceModel
from quizapp.ui.pages.sources_page import SourcesPage

Start = Callable[..., Any]
BANK = "harbour-abc123"
TEXT = (
    "The Lighthouse of Skagen\n\n"
    "The lighthouse of Skagen was built by Clara Whitmore in 1858.\n\n"
    "It was 46 metres high. Hans Berg bought the lighthouse in 1902 for 3,500 crowns.\n\n"
    "On 3 May 1915, a storm destroyed the north tower of the harbour.\n"
)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "papers" / "lighthouse.txt"
    path.parent.mkdir()
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def running(start: Start, banks: Path) -> Iterator[Any]:
    begun = start()
    begun.library.add_person("Ana")
    begun.library.open_bank(banks / "harbour.yaml")
    begun.window.resize(1180, 800)
    yield begun
    for name in ("generate", "sources", "editor"):
        page = begun.window.pages.pop(name, None)
        if page is not None:
            if name == "generate":
                page.cancel()
            begun.window.current = ""
            shiboken6.delete(page)


@pytest.fixture
def page(running: Any) -> GeneratePage:
    running.window.go("generate")
    found = running.window.page("generate")
    assert isinstance(found, GeneratePage)
    found.annotator = "rules"
    return found


def focused() -> QWidget:
    found = QApplication.focusWidget() or QApplication.activeWindow()
    assert found is not None
    return found


def press(text: str, widget: QWidget | None = None) -> None:
    QTest.keySequence(widget or focused(), text)
    QApplication.processEvents()


def words_on(widget: QWidget) -> str:
    QApplication.processEvents()  # new widgets are shown by then
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def rules_bank(path: Path) -> Bank:
    return generate([SourceDocument(path.name, load_document(path))]).bank


def review(page: GeneratePage, path: Path) -> Deck:
    """Begins a review without the process, which has tests of its own."""
    bank = rules_bank(path)
    page.services.lib.generating.hold(HeldReview(bank, {}, {bank.sources[0].id: path}))
    page.take_up()
    QApplication.processEvents()
    assert page.deck is not None
    return page.deck


# Documents -----------------------------------------------------------------------------------


def test_documents_are_shown_as_they_were_read(page: GeneratePage, document: Path) -> None:
    spanish = document.with_name("faro.txt")
    spanish.write_text("El faro de la ciudad fue construido por los ingenieros en 1902. " * 9)
    broken = document.with_name("broken.pdf")
    broken.write_bytes(b"%PDF-1.7 nothing")
    copy = document.with_name("copy.txt")
    copy.write_text(TEXT, "utf-8")
    page.add([document, spanish, broken, copy])
    said = words_on(page.documents)
    assert f"lighthouse.txt · {len(TEXT.split())} words · English" in said
    assert "Spanish" in said
    assert "every question is a draft" in said
    assert "damaged or cut off PDF file" in said
    assert "The same document as lighthouse.txt" in said
    assert page.documents.reader.text.toPlainText() == TEXT
    assert [one.path for one in page.documents.materials] == [document, spanish]
    page.documents.remove(document)
    assert "Faro" in page.documents.reader.title.text()


def test_no_kind_is_no_wish(page: GeneratePage, document: Path) -> None:
    page.add([document])
    form = page.documents.wish
    assert page.documents.make_button.isEnabled()
    for kind, chip in form.kinds.items():
        if kind is not Kind.DATE:
            chip.click()
    form.amount.setValue(7)
    form.drafts.click()
    wish = form.wish()
    assert (wish.kinds, wish.amount, wish.with_drafts) == (frozenset({Kind.DATE}), 7, False)
    form.kinds[Kind.DATE].click()
    assert not page.documents.make_button.isEnabled()
    assert "Choose at least one kind." in words_on(page)


def dropped(paths: list[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_documents_that_are_dropped_on_the_window_come_here(running: Any, document: Path) -> None:
    data = dropped([document, document.with_name("other.exe")])
    enter = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    running.window.dragEnterEvent(enter)
    assert enter.isAccepted()
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    running.window.dropEvent(drop)
    assert running.window.current == "generate"
    page = running.window.page("generate")
    assert [one.path for one in page.documents.materials] == [document]


# Making --------------------------------------------------------------------------------------


def test_questions_are_made_beside_the_window(
    page: GeneratePage, document: Path, qtbot: QtBot
) -> None:
    page.add([document])
    press("Ctrl+Return", page.documents.make_button)
    assert page.views.currentWidget() is page.progress
    assert page.progress.cancel_button.hasFocus()
    qtbot.waitUntil(lambda: page.deck is not None, timeout=60_000)
    assert page.views.currentWidget() is page.review
    assert page.deck is not None
    assert tuple(page.deck.session.bank) == rules_bank(document).questions
    assert page.services.lib.generating.has_held()


def test_escape_cancels_at_once_and_the_documents_stay(page: GeneratePage, document: Path) -> None:
    page.add([document])
    page.documents.make()
    making = page.making
    assert making is not None
    press("Escape")
    assert page.making is None
    assert making.is_over
    assert page.views.currentWidget() is page.documents
    assert page.documents.materials


def test_nothing_that_is_wanted_is_told(page: GeneratePage, document: Path, qtbot: QtBot) -> None:
    page.add([document])
    page.documents.wish.drafts.setChecked(False)  # rules make nothing else
    page.documents.make()
    qtbot.waitUntil(lambda: page.making is None, timeout=60_000)
    assert page.views.currentWidget() is page.progress
    assert "none of what you asked for" in words_on(page.progress)


# The deck ------------------------------------------------------------------------------------


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(["keep", "drop", "later", "left", "right", "undo", "redo", "edit"]))
)
def test_undo_of_everything_is_the_beginning(
    running: Any, document_bank: Bank, steps: list[str]
) -> None:
    deck = Deck(running.library.generating.session(document_bank, {}))
    for step in steps:
        if step in ("left", "right"):
            deck.go(-1 if step == "left" else 1)
        elif step == "undo":
            deck.undo()
        elif step == "redo":
            deck.redo()
        elif step == "edit":
            question = deck.current
            assert question is not None
            deck.begin_edit()
            deck.session.bank.edit(replace(question, stem=question.stem + "!"))
            assert deck.end_edit()
        else:
            deck.decide(Decision(step))
    after = dict(deck.decisions), tuple(deck.session.bank)
    count = 0
    while deck.undo() is not None:
        count += 1
    assert deck.decisions == {}
    assert tuple(deck.session.bank) == document_bank.questions
    for _step in range(count):
        assert deck.redo() is not None
    redone = dict(deck.decisions), tuple(deck.session.bank)
    if "undo" not in steps:
        assert redone == after


@pytest.fixture
def document_bank(document: Path) -> Bank:
    bank = rules_bank(document)
    return replace(bank, questions=bank.questions[:4])


def test_the_next_open_draft_comes_round_the_end(running: Any, document_bank: Bank) -> None:
    deck = Deck(running.library.generating.session(document_bank, {}))
    deck.go(1)
    for _n in range(3):
        assert deck.decide(Decision.KEEP)
    assert deck.index == 0
    assert not deck.decide(Decision.LATER)
    assert (deck.counts.kept, deck.counts.later, deck.counts.open) == (3, 1, 0)
    assert deck.open_later() == 1
    assert deck.counts.open == 1
    again = Deck(running.library.generating.session(document_bank, {}), deck.decisions)
    assert again.index == 0


# The review ----------------------------------------------------------------------------------


def test_a_draft_is_shown_with_key_reasons_and_passage(page: GeneratePage, document: Path) -> None:
    deck = review(page, document)
    question = deck.current
    assert question is not None
    assert question.origin is not None
    said = words_on(page.review.draft)
    assert "Right answer" in said
    for code in question.origin.gates:
        assert REASONS[code] in said
    assert page.review.source.highlighted_text() == question.citations[0].exact
    for name in ("Keep  (K)", "Edit  (E)", "Drop  (D)", "Later  (L)", "Undo  (U)"):
        assert name in [one.text() for one in page.review.buttons.values()]


def test_single_keys_decide_and_are_taken_back(page: GeneratePage, document: Path) -> None:
    deck = review(page, document)
    first, second, third = deck.ids[:3]
    press("k")
    press("d")
    press("l")
    assert deck.decisions == {
        first: Decision.KEEP, second: Decision.DROP, third: Decision.LATER
    }  # fmt: skip
    assert deck.current_id == deck.ids[3]
    press("u")
    assert third not in deck.decisions
    assert deck.current_id == third
    press("Ctrl+Z")
    assert deck.current_id == second
    press("Ctrl+Y")
    assert deck.decisions[second] is Decision.DROP
    press("Left")
    assert deck.current_id == first
    assert "Kept" in words_on(page.review)
    press("Right")
    press("k")
    assert deck.decisions[second] is Decision.KEEP


def test_letters_in_a_text_field_decide_nothing(page: GeneratePage, document: Path) -> None:
    deck = review(page, document)
    typed = next(
        n for n, one in enumerate(deck.session.bank) if one.kind in (Kind.SHORT_ANSWER, Kind.CLOZE)
    )
    deck.index = typed
    page.review.show_current()
    QApplication.processEvents()
    assert page.review.draft.answer_widget is not None
    page.review.draft.answer_widget.focus_first()
    press("d")
    press("k")
    assert deck.decisions == {}
    press("Escape")
    press("k")
    assert list(deck.decisions.values()) == [Decision.KEEP]


def test_an_edit_is_one_step_of_the_review(page: GeneratePage, document: Path) -> None:
    deck = review(page, document)
    before = deck.current
    assert before is not None
    press("e")
    assert page.views.currentWidget() is page.edit
    assert page.edit.form.stem.hasFocus()
    QTest.keyClicks(focused(), " Really")
    press("Ctrl+Z")
    assert deck.current == before
    QTest.keyClicks(focused(), " So")
    page.edit.form.explanation.setFocus()
    QTest.keyClicks(focused(), "Indeed. ")
    press("Ctrl+Return")
    assert page.views.currentWidget() is page.review
    now = deck.current
    assert now is not None
    assert now.stem == before.stem + " So"
    assert "Indeed." in now.explanation
    press("u")
    assert deck.current == before
    press("Ctrl+Y")
    assert deck.current == now


def test_an_unfinished_draft_cannot_be_kept(page: GeneratePage, document: Path) -> None:
    deck = review(page, document)
    press("e")
    press("Ctrl+A")
    press("Del")
    press("Escape")
    press("k")
    assert deck.decisions == {}
    press("d")
    assert len(deck.decisions) == 1
    page.hold()  # an unfinished draft is kept as it was
    held = page.services.lib.generating.held()
    assert held is not None
    assert held.bank.questions == rules_bank(document).questions


def test_the_review_waits_for_the_next_start(
    running: Any, page: GeneratePage, document: Path, start: Start
) -> None:
    deck = review(page, document)
    kept = deck.current_id
    press("k")
    running.window.go("library")
    shiboken6.delete(running.window.pages.pop("generate"))
    running.window.current = ""
    running.window.go("generate")
    again = running.window.page("generate")
    assert "A review was begun" in words_on(again)
    again.documents.go_on_button.click()
    assert again.deck.decisions == {kept: Decision.KEEP}
    assert again.deck.index == 1


# Saving --------------------------------------------------------------------------------------


def keep_two_drop_one(page: GeneratePage) -> None:
    for key in "kkd":
        press(key)
    press("Ctrl+Return")
    assert page.views.currentWidget() is page.keep


def test_kept_drafts_become_a_bank_and_the_rest_waits(
    running: Any, page: GeneratePage, document: Path
) -> None:
    deck = review(page, document)
    questions = list(deck.session.bank)
    keep_two_drop_one(page)
    assert page.keep.title.hasFocus()
    assert "lighthouse.txt is copied beside the bank." in words_on(page.keep)
    QTest.keyClicks(page.keep.title, "Lights")
    press("Return")
    assert page.views.currentWidget() is page.done
    [card] = [one for one in running.library.banks() if one.title == "Lights"]
    written = load_bank(Path(card.path))
    assert written.questions == tuple(questions[:2])
    assert questions[2].origin is not None
    assert written.dropped == (questions[2].origin.fact,)
    assert deck.ids == [one.id for one in questions[3:]]
    assert "drafts still wait" in words_on(page.done)
    page.done.review_button.click()
    assert page.views.currentWidget() is page.review
    held = running.library.generating.held()
    assert held is not None
    assert held.bank.questions == tuple(questions[3:])


def test_a_review_is_recorded_when_the_teacher_says_so(
    running: Any, page: GeneratePage, document: Path
) -> None:
    review(page, document)
    keep_two_drop_one(page)
    page.keep.place.choose("beside")
    page.keep.place.picked.emit()
    assert "stays where it is" in words_on(page.keep)
    page.keep.reviewed.setFocus()
    press("Space")
    assert "Ana vouches" in words_on(page.keep)
    press("Ctrl+Return")
    [card] = [one for one in running.library.banks() if one.bank_id != BANK]
    assert Path(card.path).parent == document.parent
    for question in load_bank(Path(card.path)).questions:
        assert question.status is Status.REVIEWED
        assert question.reviewed is not None
        assert question.reviewed.by == "Ana"
    assert card.usable_count == 2


def test_kept_drafts_are_added_to_a_bank(
    running: Any, page: GeneratePage, document: Path, banks: Path
) -> None:
    before = load_bank(banks / "harbour.yaml")
    deck = review(page, document)
    first = deck.current
    keep_two_drop_one(page)
    page.keep.old.click()
    page.keep.banks.choose(BANK)
    page.keep.save()
    after = load_bank(banks / "harbour.yaml")
    assert after.questions[: len(before.questions)] == before.questions
    assert after.questions[len(before.questions)] == first
    assert (banks / "lighthouse.txt").read_bytes() == document.read_bytes()


def test_a_refused_save_says_why_and_loses_nothing(
    running: Any, page: GeneratePage, document: Path
) -> None:
    deck = review(page, document)
    keep_two_drop_one(page)
    document.write_text(TEXT + "And more.\n", "utf-8")
    page.keep.save()
    assert page.views.currentWidget() is page.keep
    assert "has changed since" in words_on(running.window)
    assert page.keep.save_button.isEnabled()
    press("Escape")
    assert page.views.currentWidget() is page.review
    assert deck.counts.kept == 2


# Sources -------------------------------------------------------------------------------------


def edit_source(banks: Path, old: str, new: str) -> None:
    path = banks / "harbour.txt"
    text = path.read_bytes().decode("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new).encode("utf-8"))


@pytest.fixture
def sources(running: Any, banks: Path) -> SourcesPage:
    edit_source(banks, "a storm destroyed the north tower", "a storm destroyed the northern tower")
    edit_source(banks, "Denmark, Norway and Sweden sent engineers", "Others sent help")
    edit_source(banks, "The harbour of Skagen", "A foreword.\r\n\r\nThe harbour of Skagen")
    running.window.go("sources", bank_id=BANK)
    found = running.window.page("sources")
    assert isinstance(found, SourcesPage)
    QApplication.processEvents()
    return found


def go_to(page: SourcesPage, question_id: str) -> None:
    row = page.list.model.row_of((question_id, "", 0))
    page.list.table.setCurrentIndex(page.list.model.index(row, 1))
    QApplication.processEvents()


def test_citations_are_listed_the_worst_first(sources: SourcesPage) -> None:
    model = sources.list.model
    ModelTester(model)  # type: ignore[no-untyped-call]
    states = [model.place(row).now.status for row in range(model.rowCount())]  # type: ignore[union-attr]
    assert states == sorted(states, key=list(CitationStatus).index, reverse=True)
    assert states[0] is CitationStatus.MISSING
    said = words_on(sources)
    assert "4 questions are left out of quizzes" in said
    assert "“The harbour” was edited since it was cited." in said
    assert "Select the words" in sources.place.why_not
    assert not sources.place.accept_button.isEnabled()


def test_one_key_accepts_the_new_place_and_one_takes_it_back(
    running: Any, sources: SourcesPage, banks: Path
) -> None:
    before = (banks / "harbour.yaml").read_bytes()
    go_to(sources, "q1")
    assert sources.place.old.accessibleName().endswith("destroyed the north tower")
    assert sources.place.new.accessibleName().endswith("destroyed the northern tower")
    assert sources.place.source.highlighted_text().endswith("northern tower")
    sources.list.table.setFocus()
    press("a")
    text = load_document(banks / "harbour.txt").text
    [citation] = load_bank(banks / "harbour.yaml").by_id()["q1"].citations
    assert resolve(citation, text).status is CitationStatus.VERIFIED
    assert sources.list.model.row_of(("q1", "", 0)) == -1
    assert "3 questions are left out" in words_on(sources)
    press("Ctrl+Z")
    assert (banks / "harbour.yaml").read_bytes() == before
    assert sources.list.model.row_of(("q1", "", 0)) >= 0


def test_all_that_moved_are_accepted_at_once(sources: SourcesPage, banks: Path) -> None:
    press("Ctrl+A")
    assert sources.report is not None
    assert sources.report.counts.get(CitationStatus.MOVED, 0) == 0
    assert sources.report.counts[CitationStatus.VERIFIED] == 5


def test_a_selection_is_cited_instead(sources: SourcesPage, banks: Path) -> None:
    go_to(sources, "q2")
    sources.place.source.search.setFocus()
    QTest.keyClicks(focused(), "Others sent help")
    sources.place.source.text.setFocus()
    QApplication.processEvents()
    assert sources.place.accept_button.text().startswith("Cite the selection instead")
    press("a")
    [citation] = load_bank(banks / "harbour.yaml").by_id()["q2"].citations
    assert citation.exact == "Others sent help"


def test_a_question_is_retired_or_edited_from_here(
    running: Any, sources: SourcesPage, banks: Path
) -> None:
    go_to(sources, "q2")
    press("x")
    assert load_bank(banks / "harbour.yaml").by_id()["q2"].status is Status.RETIRED
    go_to(sources, "q6")
    press("e")
    assert running.window.current == "editor"
    current = running.window.page("editor").current
    assert current is not None
    assert current.id == "q6"


def test_unsaved_changes_are_not_written_over(
    running: Any, sources: SourcesPage, banks: Path
) -> None:
    library = running.library
    session = library.editing.open(BANK)
    session.bank.edit(replace(session.bank.get("q4"), stem="Who led?"))
    library.editing.autosave(session)
    before = (banks / "harbour.yaml").read_bytes()
    go_to(sources, "q1")
    press("a")
    assert "not saved yet" in words_on(running.window)
    assert (banks / "harbour.yaml").read_bytes() == before


def test_the_coverage_shows_passages_and_how_hard_they_are(running: Any, banks: Path) -> None:
    from question_bank.grading.answers import TrueFalseAnswer
    from quizapp.quiz.model import Blueprint, Mode

    session = running.library.start(Blueprint((BANK,), kinds=(Kind.TRUE_FALSE,), mode=Mode.EXAM))
    session.answer(0, TrueFalseAnswer(False))
    session.submit()
    running.window.go("sources", bank_id=BANK, view="coverage")
    page = running.window.page("sources")
    view = page.coverage
    assert "4 of 4 sentences have a question" in words_on(view)
    [section] = view.sections
    assert (section.covered, section.questions, section.facility) == (4, 9, 0.0)
    assert view.table.item(0, 3).text().startswith("0")
    tints = [one.tint for one, _start, _end in view.map._tints]
    assert tints == ["wrong", "right", "right", "right"]


@pytest.mark.parametrize(
    "view", ["documents", "review", "edit", "keep", "done", "sources", "coverage"]
)
def test_everything_fits_a_small_window_at_double_text(
    start: Start, banks: Path, document: Path, view: str
) -> None:
    running = start(Appearance("light", 200))
    running.library.add_person("Ana")
    running.library.open_bank(banks / "harbour.yaml")
    running.window.resize(800, 600)
    page: Any
    if view in ("sources", "coverage"):
        edit_source(banks, "the north tower", "the northern tower")
        name = "coverage" if view == "coverage" else "citations"
        running.window.go("sources", bank_id=BANK, view=name)
        page = running.window.page("sources")
    else:
        running.window.go("generate")
        page = running.window.page("generate")
        if view == "documents":
            page.add([document])
        else:
            review(page, document)
        if view == "edit":
            press("e")
        elif view in ("keep", "done"):
            keep_two_drop_one(page)
        if view == "done":
            page.keep.save()
    QApplication.processEvents()
    assert running.window.width() == 800
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text():
            right = label.mapTo(page, label.rect().topRight()).x()
            assert right <= page.width(), label.text()
    running.window.pages.pop(page.name)
    running.window.current = ""
    shiboken6.delete(page)


def test_the_model_of_places_is_sound(running: Any, sources: SourcesPage) -> None:
    model = PlaceModel(running.window.theme)
    ModelTester(model)  # type: ignore[no-untyped-call]
    assert sources.report is not None
    model.set_rows(list(sources.report.places))
    assert model.rowCount() == len(sources.report.places)
    assert model.data(model.index(0, 0)) == "Changed"
