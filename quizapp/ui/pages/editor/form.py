"""The form of one question, of every kind: it shows a question and tells each edit."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from question_bank.bank import fields as bank_fields
from question_bank.bank.gaps import gap_ids
from question_bank.bank.model import Accepted, Gap, Kind, Question, ShortAnswer, Status
from quizapp.ui.pages.editor.bodies import BodyEditor, Path, make_body_editor
from quizapp.ui.pages.editor.citations import CitationList
from quizapp.ui.pages.editor.fields import LineField, Picker, TextField, set_state
from quizapp.ui.pages.editor.words import status_name
from quizapp.ui.pages.page import Services
from quizapp.ui.text import button, plain_label
from quizapp.ui.verdicts import kind_name


class QuestionForm(QWidget):
    """Signals:
    edited: the question as it reads now, and the field that was edited.
    kind_wanted, status_wanted: another kind or status was chosen.
    cite_wanted: a passage is to be cited; the id of the option it is for, "" for the question.
    citation_shown: a citation is to be shown in its source.
    """

    edited = Signal(object, str)
    kind_wanted = Signal(object)
    status_wanted = Signal(object)
    cite_wanted = Signal(str)
    citation_shown = Signal(object)

    def __init__(self, services: Services, citations: CitationList) -> None:
        super().__init__()
        self.services = services
        self._question: Question | None = None
        self._language = "en"
        self._titles: dict[str, str] = {}
        self._topics_shown: tuple[str, tuple[str, ...]] = ("", ())
        self.body_editor: BodyEditor | None = None
        self.citations = citations
        self._build()
        gap_key = QShortcut(QKeySequence("Ctrl+G"), self)
        gap_key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        gap_key.activated.connect(self.make_gap)

    # Building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setProperty("role", "inside")
        outer.addWidget(self.scroller)
        inside = QWidget()
        self.scroller.setWidget(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 12, 14, 16)
        column.setSpacing(10)
        column.addLayout(self._head())
        column.addLayout(self._stem_part())
        self._body_place = QVBoxLayout()
        column.addLayout(self._body_place)
        self._section(column, self.tr("Explanation"))
        self.explanation = TextField(self.tr("Explanation"), lines=2)
        self.explanation.setPlaceholderText(self.tr("Why the answer is right; shown afterwards"))
        self.explanation.edited.connect(lambda: self._emit("explanation"))
        column.addWidget(self.explanation)
        self._source_part(column)
        column.addLayout(self._topics_part())
        self.origin = plain_label("", "caption")
        self.origin.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.origin)
        column.addStretch(1)

    @staticmethod
    def _section(column: QVBoxLayout, text: str) -> None:
        column.addWidget(plain_label(text, "section"))

    def _head(self) -> QGridLayout:
        self.kind = Picker(self.tr("Kind"), [(kind, kind_name(kind)) for kind in Kind])
        self.kind.picked.connect(lambda: self.kind_wanted.emit(self.kind.value()))
        self.status = Picker(self.tr("Status"), [(one, status_name(one)) for one in Status])
        self.status.picked.connect(lambda: self.status_wanted.emit(self.status.value()))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for n, (name, field) in enumerate(
            (
                (self.tr("Kind"), self.kind),
                (self.tr("Status"), self.status),
            )
        ):
            label = plain_label(name, "caption")
            label.setBuddy(field)
            grid.addWidget(label, 0, n)
            grid.addWidget(field, 1, n)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 4)
        return grid

    def _topics_part(self) -> QGridLayout:
        self.topics = LineField(self.tr("Topics, with commas between"), self.tr("Storm, Harbour"))
        self._known_topics = QStringListModel()
        completer = QCompleter(self._known_topics, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.topics.setCompleter(completer)
        self.topics.edited.connect(lambda: self._emit("topics"))
        completer.activated.connect(lambda _text: self._emit("topics"))
        self.points = LineField(self.tr("Points"))
        self.points.setMaximumWidth(round(84 * self.services.theme.scale))
        self.points.edited.connect(self._points_edited)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.addWidget(plain_label(self.tr("Topics"), "section"), 0, 0)
        grid.addWidget(plain_label(self.tr("Points"), "section"), 0, 1)
        grid.addWidget(self.topics, 1, 0)
        grid.addWidget(self.points, 1, 1)
        grid.setColumnStretch(0, 1)
        return grid

    def _stem_part(self) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setSpacing(4)
        line = QHBoxLayout()
        self._stem_name = plain_label(self.tr("Question"), "section")
        line.addWidget(self._stem_name, 1)
        self.gap_button = button(self.tr("Make a gap"), "link")
        self.gap_button.setToolTip(self.tr("Make a gap") + " (Ctrl+G)")
        self.gap_button.clicked.connect(self.make_gap)
        line.addWidget(self.gap_button)
        part.addLayout(line)
        self.stem = TextField(self.tr("Question"), lines=2)
        self.stem.setProperty("size", "lead")
        self.stem.edited.connect(self._stem_edited)
        part.addWidget(self.stem)
        return part

    def _source_part(self, column: QVBoxLayout) -> None:
        line = QHBoxLayout()
        line.addWidget(plain_label(self.tr("Source"), "section"), 1)
        cite = button(self.tr("Cite a passage"), "link")
        cite.clicked.connect(lambda: self.cite_wanted.emit(""))
        line.addWidget(cite)
        column.addLayout(line)
        column.addWidget(self.citations)
        self.citations.removed.connect(self._remove_citation)
        self.citations.shown.connect(self._show_citation)
        self.uncited = QCheckBox(self.tr("It has no source"))
        self.uncited.clicked.connect(lambda: self._emit("uncited"))
        column.addWidget(self.uncited)

    # Showing ----------------------------------------------------------------------------------

    @property
    def question(self) -> Question | None:
        """The question that is shown, as it reads now."""
        return self._question

    def show_question(
        self, question: Question, language: str, titles: dict[str, str], topics: list[str]
    ) -> None:
        """Shows a question; fields that say it already keep cursor and focus."""
        is_other = self._question is None or self._question.id != question.id
        citations_before = None if self._question is None else self._question.citations
        self._question = question
        self._language = language
        if titles != self._titles or is_other or citations_before != question.citations:
            self._titles = titles
            self.citations.show_citations(question.citations, titles)
        self.kind.choose(question.kind)
        self.status.choose(question.status)
        if bank_fields.decimal(self.points.text().strip()) != question.points:
            self.points.set_text(f"{question.points:f}")
        self._points_wrong()
        self.stem.set_text(question.stem)
        self.explanation.set_text(question.explanation)
        self.uncited.setChecked(question.uncited)
        self.uncited.setVisible(not question.citations or question.uncited)
        if self._topics() != question.topics:
            self.topics.set_text(", ".join(question.topics))
        self._topics_shown = self.topics.text(), question.topics
        if self._known_topics.stringList() != topics:
            self._known_topics.setStringList(topics)
        self._show_body(question, is_other=is_other)
        self._show_kind(question.kind)
        self.origin.setText(self._origin_of(question))
        if is_other:
            self.scroller.verticalScrollBar().setValue(0)

    def _show_body(self, question: Question, *, is_other: bool) -> None:
        old = self.body_editor
        if old is None or old.kind is not question.kind or (is_other and old.kind is Kind.CLOZE):
            made = make_body_editor(question.kind, self.services, self._language)
            made.changed.connect(lambda part: self._emit(f"body {part}"))
            made.cite_wanted.connect(self._cite_option)
            if old is not None:
                self._body_place.removeWidget(old)
                old.hide()
                old.deleteLater()
            self._body_place.addWidget(made)
            self.body_editor = made
        assert self.body_editor is not None
        self.body_editor.set_body(question.body)

    def _show_kind(self, kind: Kind) -> None:
        self.gap_button.setVisible(kind is Kind.CLOZE)
        name = {
            Kind.TRUE_FALSE: self.tr("Statement"),
            Kind.CLOZE: self.tr("Text with gaps"),
        }.get(kind, self.tr("Question"))
        self._stem_name.setText(name)
        self.stem.setAccessibleName(name)

    def _origin_of(self, question: Question) -> str:
        said = [question.id]
        if question.origin is not None:
            said.append(self.tr("made by the generator ({rule})").format(rule=question.origin.rule))
        if question.reviewed is not None:
            said.append(
                self.tr("reviewed by {name} on {day}").format(
                    name=question.reviewed.by, day=question.reviewed.on
                )
            )
        return " · ".join(said)

    # Edits ------------------------------------------------------------------------------------

    def _emit(self, field: str) -> None:
        made = self._built()
        if made is not None and made != self._question:
            self._question = made
            self.edited.emit(made, field)

    def _built(self) -> Question | None:
        before, body = self._question, self.body_editor
        if before is None or body is None:
            return None
        points = bank_fields.positive(self.points.text().strip().replace(",", "."))
        return replace(
            before,
            stem=self.stem.text(),
            body=body.body(),
            explanation=self.explanation.text(),
            uncited=self.uncited.isChecked(),
            topics=self._topics(),
            points=points if points is not None else before.points,
        )

    def _topics(self) -> tuple[str, ...]:
        """The topics; those that were shown as long as nobody has typed: a topic may have a comma
        of its own."""
        text, topics = self._topics_shown
        return topics if self.topics.text() == text else split_topics(self.topics.text())

    def _points_edited(self) -> None:
        self._points_wrong()
        self._emit("points")

    def _points_wrong(self) -> None:
        text = self.points.text().strip().replace(",", ".")
        wrong = bank_fields.positive(text) is None
        self.points.set_wrong(wrong, self.tr("A number above 0") if wrong else "")

    def _stem_edited(self) -> None:
        if self._question is not None and self._question.kind is Kind.CLOZE:
            self._follow()
        self._emit("stem")

    def _follow(self, new: dict[str, Gap] | None = None) -> None:
        from quizapp.ui.pages.editor.cloze_body import ClozeEditor

        if isinstance(self.body_editor, ClozeEditor):
            self.body_editor.follow(self.stem.text(), new)

    def make_gap(self) -> None:
        """What is selected in the text becomes a gap that asks for it."""
        if self._question is None or self._question.kind is not Kind.CLOZE:
            return
        known = set(gap_ids(self.stem.text()))
        number = next(n for n in range(1, len(known) + 2) if str(n) not in known)
        wanted = self.stem.selected()
        core = wanted.strip()
        gap = Gap(str(number), Kind.SHORT_ANSWER, ShortAnswer((Accepted(core),)))
        from quizapp.ui.pages.editor.cloze_body import ClozeEditor

        if isinstance(self.body_editor, ClozeEditor):
            self.body_editor.follow(self.stem.text(), {gap.id: gap})
        before, after = (wanted.partition(core)[::2]) if core else ("", "")
        self.stem.replace_selection(f"{before}{{{number}}}{after}")
        self.stem.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove_citation(self, index: int) -> None:
        question = self._question
        if question is not None and index < len(question.citations):
            left = tuple(one for n, one in enumerate(question.citations) if n != index)
            self.edited.emit(replace(question, citations=left), "")

    def _show_citation(self, index: int) -> None:
        if self._question is not None and index < len(self._question.citations):
            self.citation_shown.emit(self._question.citations[index])

    def _cite_option(self, index: int) -> None:
        options = getattr(self._question.body, "options", ()) if self._question else ()
        if index < len(options):
            self.cite_wanted.emit(options[index].id)

    # Places -----------------------------------------------------------------------------------

    def field(self, path: Path) -> QWidget | None:
        """The field of a path within the question."""
        simple: dict[str, QWidget] = {
            "stem": self.stem, "explanation": self.explanation, "topics": self.topics,
            "points": self.points, "citations": self.citations, "uncited": self.uncited,
            "kind": self.kind, "status": self.status,
        }  # fmt: skip
        if not path:
            return None
        if str(path[0]) in simple:
            return simple[str(path[0])]
        return self.body_editor.field(path) if self.body_editor is not None else None

    def mark_wrong(self, paths: list[Path], *, is_new: bool = False) -> None:
        """Marks the fields of these paths, and no other."""
        wrong = {field for path in paths if (field := self.field(path)) is not None}
        if is_new:  # what nobody has filled in yet is not wrong
            wrong = {one for one in wrong if isinstance(one, TextField) and one.text().strip()}
        for one in self.findChildren(TextField):
            set_state(one, "wrong" if one in wrong else "")
        for line in self.findChildren(LineField):
            if line in wrong or line.toolTip() == "":
                set_state(line, "wrong" if line in wrong else "")

    def focus_path(self, path: Path) -> None:
        """Puts the focus where something is wrong."""
        field = self.field(path) or self.stem
        parent = field.parentWidget()
        while parent is not None and parent is not self:
            if parent.isHidden() and parent is not self.scroller.widget():
                parent.show()
            parent = parent.parentWidget()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroller.ensureWidgetVisible(field, 20, 80)

    def focus_first(self) -> None:
        """Where one begins to type."""
        self.stem.setFocus(Qt.FocusReason.OtherFocusReason)
        self.stem.cursor_to_end()


def split_topics(text: str) -> tuple[str, ...]:
    """The topics of a line with commas between them, once each."""
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
