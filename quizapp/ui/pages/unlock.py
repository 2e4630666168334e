"""Unlock: asks for a teacher's password before a teacher's page is shown, once per session."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit

from question_bank.errors import QuestionBankError
from quizapp.ui.pages.page import Page, Services, column, title_line
from quizapp.ui.text import button, plain_label, set_role
from quizapp.ui.widgets.cards import card


class UnlockPage(Page):
    """Opened with `wanted`, the page that was asked for, and `arguments`, those of that page."""

    name = "unlock"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._wanted = "quizzes"
        self._arguments: dict[str, Any] = {}
        layout = column(self)
        layout.addLayout(title_line(self.tr("For teachers")))
        frame, inside = card()
        self.who = QComboBox()
        self.who.setAccessibleName(self.tr("Teacher"))
        inside.addWidget(self.who, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(self.tr("Password"))
        self.password.setAccessibleName(self.tr("Password"))
        self.password.setMaxLength(1000)
        self.password.returnPressed.connect(self.unlock)
        row.addWidget(self.password, 1)
        self.unlock_button = button(self.tr("Open"), "primary")
        self.unlock_button.clicked.connect(self.unlock)
        row.addWidget(self.unlock_button)
        inside.addLayout(row)
        self.said = plain_label("", "muted")
        inside.addWidget(self.said)
        layout.addWidget(frame)
        self.help_button = button(self.tr("Forgotten?"), "quiet")
        self.help_button.clicked.connect(self._help)
        layout.addWidget(self.help_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.help = plain_label("", "muted")
        self.help.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.help.hide()
        layout.addWidget(self.help)
        layout.addStretch(1)

    def opened(self, **arguments: Any) -> None:
        self._wanted = arguments.get("wanted", self._wanted)
        self._arguments = arguments.get("arguments", {})
        teachers = self.services.lib.teachers
        chosen = self.who.currentData()
        self.who.clear()
        for teacher in teachers.all():
            self.who.addItem(teacher.name, teacher.id)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))
        self.who.setEnabled(self.who.count() > 1)
        self.password.clear()
        self._say(self.tr("Asked once, until you lock it again or close Quizapp."), "muted")
        self.help.hide()
        self.password.setFocus()

    def _say(self, text: str, role: str) -> None:
        set_role(self.said, role)
        self.said.setText(text)

    def unlock(self) -> None:
        """Tries the password; what was wrong is said, with the wait for the next try."""
        try:
            self.services.lib.teachers.unlock(
                str(self.who.currentData() or ""), self.password.text()
            )
        except QuestionBankError as error:
            self._say(str(error), "wrong")
            self.password.selectAll()
            self.password.setFocus()
            return
        self.password.clear()
        self.services.navigate(self._wanted, **self._arguments)

    def _help(self) -> None:
        from quizapp.library.teachers import FORGET_NAME

        said = self.tr(
            "Nobody can read a password back. Another teacher can give you a new one, in "
            "Settings. If there is no other teacher: close Quizapp, put an empty file named "
            "{name} into the data folder {folder}, and start again: all teachers' passwords are "
            "gone then, nothing else. Who can write into that folder can do this, and can read "
            "what is in it with other programs: the password keeps pages of this window, not files."
        )
        self.help.setText(said.format(name=FORGET_NAME, folder=self.services.lib.data_dir))
        self.help.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.services.navigate("home")
        else:
            super().keyPressEvent(event)
