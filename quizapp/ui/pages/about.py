"""About: what this is, its versions and licences."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFormLayout, QHBoxLayout

from quizapp.ui.pages.page import Page, Services, clear_layout, column, title_line
from quizapp.ui.text import button, plain_label
from quizapp.ui.versions import all_versions
from quizapp.ui.widgets.cards import card, icon_label


class AboutPage(Page):
    name = "about"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        layout = column(self)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(icon_label(services.theme, "quizapp", size=64))
        head.addLayout(title_line(self.tr("Quizapp")), 1)
        layout.addLayout(head)
        said = self.tr(
            "Turns documents into quizzes that can be trusted: every answer leads to the passage "
            "that proves it."
        )
        layout.addWidget(plain_label(said, "lead"))
        frame, inside = card()
        inside.addWidget(plain_label(self.tr("Versions"), "title"))
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(24)
        inside.addLayout(self._form)
        copy = button(self.tr("Copy for a bug report"))
        copy.clicked.connect(self._copy)
        inside.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(frame)
        licences, text = card()
        text.addWidget(plain_label(self.tr("Licences"), "title"))
        for line in (
            self.tr("The code: MIT."),
            self.tr("The bank about Luis Almagro and its source, from Wikipedia: CC BY-SA 4.0."),
            self.tr("Icons: Lucide, ISC."),
            self.tr("Qt for Python: LGPL 3."),
        ):
            text.addWidget(plain_label(line))
        layout.addWidget(licences)
        layout.addStretch(1)

    def opened(self, **arguments: Any) -> None:
        clear_layout(self._form)
        for name, version in all_versions(self.services.library).items():
            value = plain_label(version)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._form.addRow(plain_label(name, "muted"), value)

    def _copy(self) -> None:
        lines = [f"{name}: {v}" for name, v in all_versions(self.services.library).items()]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.services.notify(self.tr("Copied."), "good")
