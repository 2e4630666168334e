"""Settings: who you are, how it looks, where the data is, backups."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from question_bank.errors import QuestionBankError
from quizapp.quiz.summaries import Appearance, Backup
from quizapp.ui import words
from quizapp.ui.languages import NAMES, SYSTEM
from quizapp.ui.pages.page import Page, Services, clear_layout, column, title_line
from quizapp.ui.pages.settings_teachers import TeachersCard
from quizapp.ui.text import ask, button, plain_label
from quizapp.ui.widgets.cards import card
from quizapp.ui.widgets.fitting_row import FittingRow
from quizapp.ui.widgets.flow_layout import FlowLayout

SHOWN_BACKUPS = 8


class SettingsPage(Page):
    name = "settings"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        layout = column(self)
        layout.addLayout(title_line(self.tr("Settings")))
        layout.addWidget(self._profile_card())
        layout.addWidget(self._appearance_card())
        self.teachers = TeachersCard(services)
        layout.addWidget(self.teachers)
        layout.addWidget(self._data_card())
        layout.addStretch(1)

    # Profile ----------------------------------------------------------------------------------

    def _profile_card(self) -> QWidget:
        frame, inside = card()
        inside.addWidget(plain_label(self.tr("Profile"), "title"))
        row = FittingRow()
        self.person_name = QLineEdit()
        self.person_name.setMaxLength(80)
        self.person_name.setAccessibleName(self.tr("Your name"))
        self.person_name.returnPressed.connect(self._rename)
        row.add(self.person_name, 1)
        rename = button(self.tr("Rename"))
        rename.clicked.connect(self._rename)
        row.addWidget(rename)
        inside.addLayout(row)
        add = FittingRow()
        self.new_name = QLineEdit()
        self.new_name.setMaxLength(80)
        self.new_name.setPlaceholderText(self.tr("Name of another person"))
        self.new_name.setAccessibleName(self.tr("Name of another person"))
        self.new_name.returnPressed.connect(self._add)
        add.add(self.new_name, 1)
        another = button(self.tr("Add a person"))
        another.clicked.connect(self._add)
        add.addWidget(another)
        inside.addLayout(add)
        return frame

    def _rename(self) -> None:
        person = self.services.lib.current_person()
        if person is None:
            self._add_named(self.person_name)
            return
        try:
            self.services.lib.rename_person(person.id, self.person_name.text())
        except QuestionBankError as error:
            self.services.notify(str(error), "error")
            return
        self.services.notify(self.tr("The name is changed."), "good")

    def _add(self) -> None:
        self._add_named(self.new_name)

    def _add_named(self, field: QLineEdit) -> None:
        try:
            person = self.services.lib.add_person(field.text())
        except QuestionBankError as error:
            self.services.notify(str(error), "error")
            return
        self.new_name.clear()
        said = self.tr("Hello, {name}. Results are kept under your name now.")
        self.services.notify(said.format(name=person.name), "good")
        self.opened()

    # Appearance -------------------------------------------------------------------------------

    def _appearance_card(self) -> QWidget:
        frame, inside = card()
        inside.addWidget(plain_label(self.tr("Appearance"), "title"))
        self.themes = QButtonGroup(self)
        holder = QWidget()
        row = FlowLayout(holder, gap=16, line_gap=4)
        self._theme_choices: dict[str, QRadioButton] = {}
        choices = (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        )
        for value, text in choices:
            choice = QRadioButton(text)
            choice.clicked.connect(lambda _on=False, value=value: self._set(theme=value))
            self.themes.addButton(choice)
            self._theme_choices[value] = choice
            row.addWidget(choice)
        inside.addWidget(holder)
        self.size_label = plain_label("")
        inside.addWidget(self.size_label)
        self.text_size = QSlider(Qt.Orientation.Horizontal)
        self.text_size.setRange(10, 20)  # tenths: 100 to 200 %
        self.text_size.setPageStep(1)
        self.text_size.setMaximumWidth(420)
        self.text_size.setAccessibleName(self.tr("Text size"))
        self.text_size.valueChanged.connect(lambda tenths: self._set(text_percent=tenths * 10))
        inside.addWidget(self.text_size)
        self.motion = QCheckBox(self.tr("Reduce motion"))
        self.motion.clicked.connect(lambda on: self._set(reduced_motion=on))
        inside.addWidget(self.motion)
        inside.addLayout(self._language_row())
        return frame

    def _language_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        label = plain_label(self.tr("Language"))
        label.setWordWrap(False)
        row.addWidget(label)
        self.language = QComboBox()
        self.language.addItem(self.tr("As the system"), SYSTEM)
        for code, name in NAMES.items():
            self.language.addItem(name, code)
        self.language.setAccessibleName(self.tr("Language"))
        label.setBuddy(self.language)
        self.language.activated.connect(
            lambda n: self._set(language=str(self.language.itemData(n)))
        )
        row.addWidget(self.language)
        row.addStretch(1)
        return row

    def _set(self, **changes: Any) -> None:
        appearance = self.services.theme.appearance._replace(**changes)
        if appearance == self.services.theme.appearance:
            return
        self.services.lib.set_appearance(appearance)
        self.services.theme.apply(appearance)
        self._show_appearance(appearance)

    def _show_appearance(self, appearance: Appearance) -> None:
        self._theme_choices[appearance.theme].setChecked(True)
        said = self.tr("Text size: {percent} %").format(percent=appearance.text_percent)
        self.size_label.setText(said)
        self.text_size.setValue(appearance.text_percent // 10)
        self.motion.setChecked(appearance.reduced_motion)
        self.language.setCurrentIndex(max(0, self.language.findData(appearance.language)))

    # Data -------------------------------------------------------------------------------------

    def _data_card(self) -> QWidget:
        frame, inside = card()
        inside.addWidget(plain_label(self.tr("Data"), "title"))
        row = QHBoxLayout()
        self.folder = QLineEdit()  # a long path scrolls, and is copied as it is
        self.folder.setReadOnly(True)
        self.folder.setAccessibleName(self.tr("Data folder"))
        row.addWidget(self.folder, 1)
        show = button(self.tr("Open the folder"))
        show.clicked.connect(self._open_folder)
        row.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(row)
        inside.addSpacing(8)
        head = QHBoxLayout()
        head.addWidget(plain_label(self.tr("Backups"), "strong"), 1)
        now = button(self.tr("Back up now"))
        now.clicked.connect(self._back_up)
        head.addWidget(now)
        inside.addLayout(head)
        hint = self.tr(
            "Made by themselves every 30 minutes while something changes: all of two days are "
            "kept, then daily, weekly and monthly ones."
        )
        inside.addWidget(plain_label(hint, "muted"))
        self._backups = QVBoxLayout()
        inside.addLayout(self._backups)
        return frame

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.services.lib.data_dir)))

    def _back_up(self) -> None:
        self.services.tasks.run(
            self.services.lib.back_up,
            self._backed_up,
            lambda error: self.services.notify(str(error), "error"),
        )

    def _backed_up(self, _backup: Backup) -> None:
        self._show_backups()
        self.services.notify(self.tr("The backup is made and checked."), "good")

    def _show_backups(self) -> None:
        clear_layout(self._backups)
        backups = self.services.lib.backups()
        if not backups:
            self._backups.addWidget(plain_label(self.tr("There is none yet."), "muted"))
        for backup in backups[:SHOWN_BACKUPS]:
            row = QHBoxLayout()
            said = self.tr("{date} · {size} kB · {reason}").format(
                date=words.local_date(backup.made_at),
                size=QLocale().toString(max(1, backup.size_bytes // 1024)),
                reason=self._reason(backup.reason),
            )
            row.addWidget(plain_label(said), 1)
            restore = button(self.tr("Restore …"), "quiet")
            restore.setAccessibleName(
                self.tr("Restore the backup of {date}").format(
                    date=words.local_date(backup.made_at)
                )
            )
            restore.clicked.connect(lambda _on=False, backup=backup: self._restore(backup))
            row.addWidget(restore)
            self._backups.addLayout(row)
        if len(backups) > SHOWN_BACKUPS:
            more = words.older_backups(len(backups) - SHOWN_BACKUPS)
            self._backups.addWidget(plain_label(more, "muted"))

    def _reason(self, code: str) -> str:
        """Why a backup was made; `code` is a part of its file's name."""
        return {
            "automatic": self.tr("by itself"),
            "by-hand": self.tr("by hand"),
            "before-restore": self.tr("before a backup was restored"),
            "before-migration": self.tr("before an update of the program"),
        }.get(code, code.replace("-", " "))

    def _restore(self, backup: Backup) -> None:
        text = self.tr(
            "Put the backup of {date} in the place of what is there now? What is there now is "
            "backed up first."
        ).format(date=words.local_date(backup.made_at))
        if not ask(self, self.tr("Restore"), text, self.tr("Restore"), self.tr("Cancel")):
            return
        try:
            self.services.lib.restore(backup)
        except QuestionBankError as error:
            self.services.notify(str(error), "error")
            return
        self.services.theme.apply(self.services.lib.appearance())
        self.services.notify(self.tr("The backup is restored."), "good")
        self.services.navigate("home")

    def opened(self, **arguments: Any) -> None:
        person = self.services.lib.current_person()
        self.person_name.setText("" if person is None else person.name)
        self.folder.setText(str(self.services.lib.data_dir))
        self._show_appearance(self.services.theme.appearance)
        self._show_backups()
        self.teachers.refresh()
