"""Settings' card of the teachers and their passwords."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from question_bank.errors import QuestionBankError
from quizapp.library.teachers import Teacher
from quizapp.ui.pages.page import Services, clear_layout
from quizapp.ui.text import ask, button, plain_label
from quizapp.ui.widgets.flow_layout import FlowLayout


class TeachersCard(QFrame):
    """`refresh` draws it as things are now: no password, locked, or open to a teacher."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.setProperty("role", "card")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 16, 16, 16)
        self._layout.setSpacing(8)
        self.teacher_name = QLineEdit()
        self.password = QLineEdit()

    def refresh(self) -> None:
        """As it is now."""
        teachers = self._services.lib.teachers
        clear_layout(self._layout)
        self._layout.addWidget(plain_label(self.tr("Teachers"), "title"))
        if teachers.is_locked:
            said = self.tr("The teacher's pages ask for a password.")
            self._layout.addWidget(plain_label(said, "muted"))
            self._actions((self.tr("Give the password"), "", self._unlock))
            return
        if not teachers.is_set:
            said = self.tr(
                "No password is set: editor, quizzes, disputes and class are open to everybody."
            )
        else:
            said = self.tr("A password is asked for once, before the first teacher's page.")
        honest = self.tr(
            "It keeps pages of this window. It does not lock files: who can open the data folder "
            "can read it with other programs."
        )
        self._layout.addWidget(plain_label(f"{said} {honest}", "muted"))
        for teacher in teachers.all():
            self._layout.addWidget(self._row(teacher))
        self._form(is_first=not teachers.is_set)

    def _actions(self, *actions: tuple[str, str, object]) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, gap=8, line_gap=4)
        for text, role, do in actions:
            pressed = button(text, role)
            pressed.clicked.connect(do)
            row.addWidget(pressed)
        self._layout.addWidget(holder)
        return holder

    def _row(self, teacher: Teacher) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, gap=8, line_gap=4)
        name = plain_label(teacher.name, "strong")
        name.setWordWrap(False)
        row.addWidget(name)
        for text, do in (
            (self.tr("New password …"), self._new_password),
            (self.tr("Remove …"), self._remove),
        ):
            pressed = button(text, "quiet")
            pressed.setAccessibleName(f"{text} {teacher.name}")
            pressed.clicked.connect(partial(do, teacher))
            row.addWidget(pressed)
        return holder

    def _form(self, *, is_first: bool) -> None:
        self.teacher_name = QLineEdit()
        self.teacher_name.setMaxLength(80)
        self.teacher_name.setPlaceholderText(self.tr("Name of a teacher"))
        self.teacher_name.setAccessibleName(self.tr("Name of a teacher"))
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setMaxLength(1000)
        self.password.setPlaceholderText(self.tr("Password, 8 characters or more"))
        self.password.setAccessibleName(self.tr("Password, 8 characters or more"))
        self.password.returnPressed.connect(self.add)
        self._layout.addWidget(self.teacher_name)
        self._layout.addWidget(self.password)
        text = self.tr("Set a password") if is_first else self.tr("Add a teacher")
        actions: list[tuple[str, str, object]] = [(text, "", self.add)]
        if not is_first:
            actions.append((self.tr("Lock now"), "", self.lock))
        self._actions(*actions)

    # Doing ------------------------------------------------------------------------------------

    def add(self) -> None:
        """A teacher with the name and the password of the form."""
        try:
            self._services.lib.teachers.add(self.teacher_name.text(), self.password.text())
        except QuestionBankError as error:
            self._services.notify(str(error), "error")
            return
        self._services.notify(self.tr("The password is set. Keep it well."), "good")
        self.refresh()

    def lock(self) -> None:
        """The password is asked for again."""
        self._services.lib.teachers.lock()
        self._services.notify(self.tr("The teacher's pages are locked."), "info")
        self.refresh()

    def _unlock(self) -> None:
        self._services.navigate("unlock", wanted="settings")

    def _new_password(self, teacher: Teacher, _checked: bool = False) -> None:
        from PySide6.QtWidgets import QInputDialog

        said = self.tr("New password of {name}").format(name=teacher.name)
        text, agreed = QInputDialog.getText(
            self, self.tr("New password"), said, QLineEdit.EchoMode.Password
        )
        if agreed:
            self.set_password(teacher, text)

    def set_password(self, teacher: Teacher, password: str) -> None:
        """Gives a teacher a new password."""
        try:
            self._services.lib.teachers.set_password(teacher.id, password)
        except QuestionBankError as error:
            self._services.notify(str(error), "error")
            return
        self._services.notify(self.tr("The password is changed."), "good")

    def _remove(self, teacher: Teacher, _checked: bool = False) -> None:
        text = self.tr("Take {name} off the list? Without any teacher all pages are open.")
        if ask(
            self,
            self.tr("Remove"),
            text.format(name=teacher.name),
            self.tr("Remove"),
            self.tr("Keep"),
        ):
            self._services.lib.teachers.remove(teacher.id)
            self.refresh()
