"""Results: the score and what it means, then each question beside the passage that proves it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from question_bank.bank.gaps import stem_in_words
from question_bank.errors import QuestionBankError
from question_bank.grading.grade import Verdict
from question_bank.grading.keys import answer_text
from quizapp.quiz.model import AttemptState, Result, ReviewedResponse, SealedCitation
from quizapp.quiz.quizzes import Rights
from quizapp.ui import practice_words, verdicts, words
from quizapp.ui.pages.page import Page, Services, clear_layout, title_line
from quizapp.ui.pages.results_parts import (
    regraded_card,
    rights_of,
    verdict_line,
    withheld_card,
)
from quizapp.ui.pages.source_opening import SourceOpening
from quizapp.ui.shown import marked_answers, stem_words
from quizapp.ui.text import button, marked_label, plain_label
from quizapp.ui.widgets.cards import card, icon_label
from quizapp.ui.widgets.dispute_box import DisputeBox
from quizapp.ui.widgets.feedback_card import FeedbackCard
from quizapp.ui.widgets.passage_view import PassageView

if TYPE_CHECKING:
    from quizapp.library.practice import Sitting
    from quizapp.library.regrades import Regraded
    from quizapp.quiz.disputes import Dispute

    Told = tuple[Rights, tuple[Regraded, ...], dict[int, Dispute]]

STACK_BELOW = 900
MAX_GROUPS = 4


class ResultsPage(Page):
    name = "results"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.result: Result | None = None
        self._told: Told = (Rights(), (), {})
        self._opening = SourceOpening(services)
        self._build()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(scroll)
        inside = QWidget()
        scroll.setWidget(inside)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        self._head = QVBoxLayout()
        self._head.setSpacing(12)
        layout.addLayout(self._head)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self._build_review())
        self.passages = PassageView(self.services.theme)
        self.passages.setMinimumHeight(360)
        self.splitter.addWidget(self.passages)
        self.splitter.setStretchFactor(0, 5)
        self.splitter.setStretchFactor(1, 6)
        layout.addWidget(self.splitter, 1)
        layout.addStretch(0)
        self._outer = layout

    def _build_review(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.questions = QListWidget()
        self.questions.setAccessibleName(self.tr("Questions"))
        self.questions.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.questions.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.questions.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.questions.currentRowChanged.connect(self._show_row)
        column.addWidget(self.questions)
        self._detail_holder = QWidget()
        self._detail = QVBoxLayout(self._detail_holder)
        self._detail.setContentsMargins(0, 0, 8, 0)
        self._detail.setSpacing(12)
        detail = QScrollArea()
        detail.setWidgetResizable(True)
        detail.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        detail.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        detail.setWidget(self._detail_holder)
        detail.setMinimumHeight(300)
        column.addWidget(detail, 1)
        left.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        return left

    # Opening ----------------------------------------------------------------------------------

    def opened(self, **arguments: Any) -> None:
        attempt_id = arguments.get("attempt_id")
        if attempt_id is None:
            return
        try:
            result = self.services.lib.result(attempt_id)
        except QuestionBankError as error:
            self.services.notify(str(error), "error")
            self.services.navigate("history")
            return
        told = self._ask_told(result)
        if result == self.result and told == self._told:
            return  # back from the source: the place in the review stays
        self.result, self._told = result, told
        self._draw()

    def _ask_told(self, result: Result) -> Told:
        """What the quiz tells of it, what was regraded, and what is disputed."""
        library, attempt_id = self.services.lib, result.head.id
        return (
            rights_of(library, result),
            library.regrades.of_attempt(attempt_id),
            dict(library.regrades.disputes_of(attempt_id)),
        )

    def restyle(self) -> None:
        if self.result is not None:
            row = self.questions.currentRow()
            self._draw()
            self.questions.setCurrentRow(row)
        self._fit()

    def _draw(self) -> None:
        assert self.result is not None
        self._draw_head(self.result)
        rights = self._told[0]
        self.splitter.setVisible(rights.answers)
        self._outer.setStretch(self._outer.count() - 1, 0 if rights.answers else 1)
        self.passages.setVisible(rights.keys)
        self.questions.clear()
        if not rights.answers:
            return
        theme = self.services.theme
        for n, one in enumerate(self.result.responses, start=1):
            verdict = one.feedback.grade.verdict
            icon, tint = verdicts.VERDICT_ICONS[verdict]
            text = f"{n}. {verdicts.verdict(verdict)} – {stem_words(one.shown)}"
            item = QListWidgetItem(theme.icons.icon(icon, tint), " ".join(text.split())[:300])
            self.questions.addItem(item)
        row_height = max(34, round(34 * theme.scale))
        self.questions.setMaximumHeight(min(6, len(self.result.responses)) * row_height + 12)
        self.questions.setMinimumHeight(min(3, len(self.result.responses)) * row_height + 12)
        wrong = [
            n
            for n, one in enumerate(self.result.responses)
            if one.feedback.grade.verdict is not Verdict.RIGHT
        ]
        self.questions.setCurrentRow(wrong[0] if wrong else 0)
        self._fit()

    # The score --------------------------------------------------------------------------------

    def _draw_head(self, result: Result) -> None:
        clear_layout(self._head)
        again = button(self.tr("Try again"), "primary")
        again.clicked.connect(self._again)
        library = button(self.tr("Library"))
        library.clicked.connect(lambda: self.services.navigate("library"))
        row = title_line(result.head.title, library)
        rights, regraded, _disputes = self._told
        wrong = sum(one.feedback.grade.verdict is not Verdict.RIGHT for one in result.responses)
        if rights.keys and 0 < wrong < len(result.responses):
            retake = button(self.tr("Only what was wrong ({count})").format(count=wrong))
            retake.clicked.connect(self._retake_wrong)
            row.addWidget(retake)
        row.addWidget(again)
        self._head.addLayout(row)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(16)
        if rights.score:
            self._box.addWidget(self._score_card(result), 2)
        if rights.answers:
            self._box.addWidget(self._groups_card(result), 3)
        self._head.addLayout(self._box)
        if not rights.keys:
            self._head.addWidget(withheld_card(self.services.theme, rights))
        if regraded:
            score = rights.score
            self._head.addWidget(regraded_card(self.services.theme, regraded, score=score))

    def _score_card(self, result: Result) -> QWidget:
        theme = self.services.theme
        frame, inside = card()
        row = QHBoxLayout()
        row.setSpacing(12)
        score = plain_label(words.percent(result.fraction), "display")
        score.setWordWrap(False)
        row.addWidget(score)
        graded = result.head.state is AttemptState.SUBMITTED
        if not graded:
            icon, tint, said, role = "minus", "muted", self.tr("Not submitted in time"), "muted"
            if result.head.state is AttemptState.ABANDONED:
                said = self.tr("Given up")
        elif result.passed:
            icon, tint, said, role = "circle-check", "right", self.tr("Passed"), "right"
        else:
            icon, tint, said, role = "circle-alert", "wrong", self.tr("Not passed"), "wrong"
        row.addWidget(icon_label(theme, icon, tint, 22))
        row.addWidget(plain_label(said, role), 1)
        inside.addLayout(row)
        marks = self.tr("{marks} of {maximum} points").format(
            marks=words.points(result.marks), maximum=words.points(result.maximum)
        )
        inside.addWidget(plain_label(marks))
        mark = words.percent(result.head.blueprint.pass_mark)
        inside.addWidget(plain_label(self.tr("Passed from {mark}").format(mark=mark), "muted"))
        spent = self.tr("Time: {time}").format(time=words.duration(result.spent_s))
        inside.addWidget(plain_label(spent, "muted"))
        if result.certainty_marks is not None:
            sure = self.tr("Certainty score: {marks}").format(
                marks=words.points(result.certainty_marks)
            )
            inside.addWidget(plain_label(sure, "muted"))
        wrong = any(one.feedback.grade.verdict is not Verdict.RIGHT for one in result.responses)
        if wrong and self._told[0].keys:
            inside.addWidget(self._reading_button(result.head.id), 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)
        return frame

    def _reading_button(self, attempt_id: str) -> QPushButton:
        """To the passages behind everything that was not right."""
        made = button(self.tr("Reading list"))
        self.services.theme.put_icon(made, "book-open-text")
        made.clicked.connect(lambda: self.services.navigate("reading_list", attempt_id=attempt_id))
        return made

    def _groups_card(self, result: Result) -> QWidget:
        frame, inside = card()
        topics: dict[str, list[float]] = defaultdict(list)
        kinds: dict[str, list[float]] = defaultdict(list)
        for one in result.responses:
            fraction = max(0.0, one.feedback.grade.fraction)
            kinds[verdicts.kind_name(one.shown.kind)].append(fraction)
            for topic in one.shown.topics:
                topics[topic].append(fraction)
        row = self._groups_box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(24)
        for title, groups in ((self.tr("By topic"), topics), (self.tr("By kind"), kinds)):
            if groups:
                row.addLayout(self._group_column(title, groups), 1)
        inside.addLayout(row)
        inside.addStretch(1)
        return frame

    def _group_column(self, title: str, groups: dict[str, list[float]]) -> QGridLayout:
        """The weakest groups first: they say what to read again."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.addWidget(plain_label(title, "strong"), 0, 0, 1, 3)
        ranked = sorted(groups.items(), key=lambda item: sum(item[1]) / len(item[1]))
        for line, (name, fractions) in enumerate(ranked[:MAX_GROUPS], start=1):
            self._group_row(grid, line, name, fractions)
        if len(ranked) > MAX_GROUPS:
            more = self.tr("The weakest {shown} of {count}").format(
                shown=MAX_GROUPS, count=len(ranked)
            )
            grid.addWidget(plain_label(more, "caption"), MAX_GROUPS + 1, 0, 1, 3)
        grid.setRowStretch(MAX_GROUPS + 2, 1)
        return grid

    @staticmethod
    def _group_row(grid: QGridLayout, line: int, name: str, fractions: list[float]) -> None:
        mean = sum(fractions) / len(fractions)
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setMaximum(100)
        bar.setValue(round(100 * mean))
        bar.setAccessibleName(f"{name}: {words.percent(mean)}")
        figure = plain_label(f"{words.percent(mean)} · {len(fractions)}", "muted")
        figure.setWordWrap(False)
        grid.addWidget(plain_label(name), line, 0)
        grid.addWidget(bar, line, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(figure, line, 2)

    # One question -----------------------------------------------------------------------------

    def _show_row(self, row: int) -> None:
        if self.result is None or not 0 <= row < len(self.result.responses):
            return
        one = self.result.responses[row]
        clear_layout(self._detail)
        theme = self.services.theme
        if one.shown.context:
            self._detail.addWidget(plain_label(one.shown.context, "caption"))
        stem = marked_label(stem_in_words(one.shown.stem), one.shown.markup, "lead")
        stem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._detail.addWidget(stem)
        self._detail.addWidget(self._answers_card(one))
        if self._told[0].keys:
            told = FeedbackCard(theme, one.feedback, one.response)
            told.source_wanted.connect(self._show_passages)
            self._detail.addWidget(told)
        else:
            self._detail.addWidget(verdict_line(theme, one))
        if self._can_dispute(row):
            self._detail.addWidget(self._dispute_box(row))
        spent = self.tr("Time on this question: {time}").format(
            time=words.duration(one.response.spent_s)
        )
        self._detail.addWidget(plain_label(spent, "caption"))
        self._detail.addStretch(1)
        if self._told[0].keys:
            self._show_passages(one.feedback.revealed.citations, 0)

    def _can_dispute(self, row: int) -> bool:
        """One's own answers that were graded, and whatever is disputed already."""
        assert self.result is not None
        person = self.services.lib.current_person()
        mine = person is not None and person.id == self.result.head.person_id
        return row in self._told[2] or (mine and self.result.head.state is AttemptState.SUBMITTED)

    def _dispute_box(self, row: int) -> DisputeBox:
        assert self.result is not None
        attempt_id, regrades = self.result.head.id, self.services.lib.regrades
        box = DisputeBox(self.services.theme, self._told[2].get(row))
        box.sent.connect(
            lambda said: self._disputed(row, lambda: regrades.dispute(attempt_id, row, said))
        )
        box.withdrawn.connect(
            lambda: self._disputed(row, lambda: regrades.withdraw(attempt_id, row))
        )
        return box

    def _disputed(self, row: int, do: Callable[[], None]) -> None:
        assert self.result is not None
        try:
            do()
        except QuestionBankError as error:
            self.services.notify(str(error), "error")
            return
        self._told = self._ask_told(self.result)
        self._show_row(row)

    def _answers_card(self, one: ReviewedResponse) -> QWidget:
        frame, inside = card()
        question = one.feedback.revealed.question
        said = answer_text(question, one.response.answer, one.shown.language)
        inside.addWidget(plain_label(self.tr("Your answer"), "caption"))
        looks = marked_answers(one.shown)
        inside.addWidget(
            marked_label(said, looks) if said else plain_label(self.tr("None"), "muted")
        )
        if self._told[0].keys and one.feedback.grade.verdict is not Verdict.RIGHT:
            inside.addWidget(plain_label(self.tr("Right answer"), "caption"))
            inside.addWidget(marked_label(one.feedback.key_text, looks, "strong"))
        return frame

    def _show_passages(self, citations: tuple[SealedCitation, ...], first: int) -> None:
        """Beside the question: the source of a citation, its passage marked."""
        if self.result is None:
            return
        if not citations:
            self.passages.show_document(None)
            return
        one = self.result.responses[max(0, self.questions.currentRow())]
        wanted = citations[first].citation.source
        sources = one.feedback.revealed.sources
        sealed = next((source for source in sources if source.source_id == wanted), None)
        same = [citation for citation in citations if citation.citation.source == wanted]
        place = same.index(citations[first])
        self._opening.open(
            sealed,
            lambda document: self.passages.show_document(document, same, place),
            self.passages.show_waiting,
        )

    def _again(self) -> None:
        assert self.result is not None
        quiz = self.services.lib.quizzes.of_attempt(self.result.head.id)
        if quiz is not None:
            self.services.navigate("take", quiz_id=quiz.id)
            return
        if self.result.head.blueprint.given:
            result = self.result
            self._sit(lambda: self.services.lib.practice.start_same(result))
            return
        try:
            session = self.services.lib.start(self.result.head.blueprint)
        except QuestionBankError as error:
            self.services.notify(str(error), "error")
            return
        self.services.navigate("quiz", session=session)

    def _retake_wrong(self) -> None:
        assert self.result is not None
        result = self.result
        name = self.tr("Again: {title}").format(title=result.head.title)
        self._sit(lambda: self.services.lib.practice.start_wrong(result, name=name))

    def _sit(self, start: Callable[[], Sitting]) -> None:
        try:
            sitting = start()
        except QuestionBankError as error:
            self.services.notify(str(error), "info")
            return
        if sitting.left_out:
            self.services.notify(practice_words.left_out(sitting.left_out), "info")
        self.services.navigate("quiz", session=sitting.session)

    # Layout -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < STACK_BELOW * self.services.theme.scale
        self.splitter.setOrientation(
            Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        )
        self.splitter.setMinimumHeight(1100 if narrow else 520)
        if self.result is not None:
            boxes = [self._box]
            if self._told[0].answers:
                boxes.append(self._groups_box)
            for box in boxes:
                box.setDirection(
                    QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
                )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.services.navigate("home")
        else:
            super().keyPressEvent(event)
