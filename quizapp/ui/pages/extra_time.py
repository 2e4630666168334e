"""Extra time: what each student is granted, a multiplier, minutes, or no limit at all."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QFrame, QLineEdit, QVBoxLayout

from quizapp.library.attempts import limit_with
from quizapp.quiz.model import Accommodation
from quizapp.quiz.summaries import Person
from quizapp.ui import words
from quizapp.ui.pages.page import Page, Services, clear_layout, column, title_line
from quizapp.ui.pages.quizzes_fields import form_layout, number_field
from quizapp.ui.text import button, plain_label
from quizapp.ui.widgets.cards import empty_state

EXAMPLE_S = 30 * 60.0
SEARCH_FROM = 9
"""Students from whom on there is a field to search by name."""


class ExtraTimePage(Page):
    name = "extra_time"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        layout = column(self)
        back = button(self.tr("Quizzes"))
        services.theme.put_icon(back, "arrow-left")
        back.clicked.connect(lambda: services.navigate("quizzes"))
        layout.addLayout(title_line(self.tr("Extra time"), back))
        hint = self.tr(
            "Granted from the next attempt on, in every quiz with a limit. Students see what is "
            "extra before they start."
        )
        layout.addWidget(plain_label(hint, "muted"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search by name"))
        self.search.setAccessibleName(self.tr("Search by name"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        layout.addWidget(self.search)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        layout.addLayout(self._cards)
        layout.addStretch(1)
        self.students: dict[str, StudentCard] = {}

    def opened(self, **arguments: Any) -> None:
        library = self.services.lib
        clear_layout(self._cards)
        self.students.clear()
        people = library.people()
        self.search.setVisible(len(people) >= SEARCH_FROM)
        if not people:
            said = self.tr("No students yet: they give their names on Home.")
            self._cards.addWidget(empty_state(self.services.theme, "users", said))
        for person in people:
            made = StudentCard(self.services, person, library.accommodation(person.id))
            self.students[person.id] = made
            self._cards.addWidget(made)
        self._filter()

    def _filter(self) -> None:
        wanted = self.search.text().casefold().strip() if self.search.isVisible() else ""
        for one in self.students.values():
            one.setVisible(wanted in one.person.name.casefold())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.services.navigate("quizzes")
        else:
            super().keyPressEvent(event)


class _Multiplier(QDoubleSpinBox):
    """Scrolling past does not change it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class StudentCard(QFrame):
    """One student; every change is kept at once."""

    def __init__(self, services: Services, person: Person, granted: Accommodation) -> None:
        super().__init__()
        self._services = services
        self.person = person
        self.setProperty("role", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(plain_label(person.name, "strong"))
        form = form_layout()
        self.multiplier = _Multiplier()
        self.multiplier.setRange(1, 5)
        self.multiplier.setSingleStep(0.25)
        self.multiplier.setPrefix("× ")
        self.multiplier.setValue(granted.multiplier)
        width = round(self.multiplier.fontMetrics().averageCharWidth() * 14) + 48
        self.multiplier.setMinimumWidth(width)
        self.minutes = number_field(round(granted.extra_s / 60), 0, 600, self.tr(" min"))
        for text, field in (
            (self.tr("Time multiplied"), self.multiplier),
            (self.tr("Minutes added"), self.minutes),
        ):
            field.setAccessibleName(f"{text}: {person.name}")
            label = plain_label(text)
            label.setBuddy(field)
            form.addRow(label, field)
        layout.addLayout(form)
        self.unlimited = QCheckBox(self.tr("No limit at all"))
        self.unlimited.setAccessibleName(f"{self.unlimited.text()}: {person.name}")
        self.unlimited.setChecked(granted.unlimited)
        layout.addWidget(self.unlimited)
        self.example = plain_label("", "muted")
        layout.addWidget(self.example)
        self._show(granted)
        self.multiplier.valueChanged.connect(self._keep)
        self.minutes.valueChanged.connect(self._keep)
        self.unlimited.toggled.connect(self._keep)

    def granted(self) -> Accommodation:
        """As the card says it."""
        return Accommodation(
            round(self.multiplier.value(), 2), self.minutes.value() * 60, self.unlimited.isChecked()
        )

    def _keep(self) -> None:
        granted = self.granted()
        self._services.lib.grant(self.person.id, granted)
        self._show(granted)

    def _show(self, granted: Accommodation) -> None:
        for field in (self.multiplier, self.minutes):
            field.setEnabled(not granted.unlimited)
        limit_s = limit_with(EXAMPLE_S, granted)
        if limit_s is None:
            said = self.tr("No quiz has a limit of time for this student.")
        elif limit_s == EXAMPLE_S:
            said = self.tr("No extra time.")
        else:
            said = self.tr("{base} become {limit}.").format(
                base=words.duration(EXAMPLE_S), limit=words.duration(limit_s)
            )
        self.example.setText(said)
