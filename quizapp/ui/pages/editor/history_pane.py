"""What became of a question: each save that changed it, compared and brought back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from question_bank.bank.comparing import changed_fields
from question_bank.bank.model import Question
from quizapp.editing.drafts import Past
from quizapp.ui import words
from quizapp.ui.pages.editor.compare import compare_card
from quizapp.ui.pages.editor.words import field_name
from quizapp.ui.pages.page import Services, clear_layout
from quizapp.ui.text import button, plain_label
from quizapp.ui.widgets.cards import card, empty_state

MAX_SHOWN = 50


class HistoryPane(QScrollArea):
    """Signals:
    restore_wanted: the version that is to be the question again.
    """

    restore_wanted = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "inside")
        self.setAccessibleName(self.tr("History"))
        inside = QWidget()
        self.setWidget(inside)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(12, 12, 12, 12)
        self._column.setSpacing(8)

    def show_history(
        self, now: Question | None, saved: Question | None, past: Sequence[Past]
    ) -> None:
        """`saved` is what the file has; `past` runs from the latest save."""
        clear_layout(self._column)
        if now is not None and saved is not None and now != saved:
            said = self.tr("Not saved yet")
            self._column.addWidget(self._entry(said, saved, now, now, self.tr("Back to the file")))
        for one in past[:MAX_SHOWN]:
            self._column.addWidget(
                self._entry(self._when(one), one.before, one.after, now, self.tr("Bring this back"))
            )
        if not self._column.count():
            said = self.tr("No save has changed this question yet.")
            self._column.addWidget(empty_state(self._services.theme, "history", said))
        self._column.addStretch(1)

    def _when(self, past: Past) -> str:
        moment = words.local_date(past.at)
        if past.origin == "file":
            return self.tr("{moment} · by another program").format(moment=moment)
        return f"{moment} · {past.by}" if past.by else moment

    def _entry(
        self,
        title: str,
        before: Question | None,
        after: Question | None,
        now: Question | None,
        restore: str,
    ) -> QWidget:
        frame, inside = card()
        inside.addWidget(plain_label(title, "strong"))
        inside.addWidget(plain_label(self._what(before, after), "muted"))
        row = QHBoxLayout()
        compare = button(self.tr("Compare"), "link")
        compare.setAccessibleName(self.tr("Compare: {when}").format(when=title))
        place = QVBoxLayout()
        compare.clicked.connect(lambda: self._compare(place, before, after))
        row.addWidget(compare)
        back = before if after is now or after == now else after
        if back is not None and back != now and now is not None:
            again = button(restore, "link")
            again.setAccessibleName(f"{restore}: {title}")
            again.clicked.connect(lambda: self.restore_wanted.emit(back))
            row.addWidget(again)
        row.addStretch(1)
        inside.addLayout(row)
        inside.addLayout(place)
        return frame

    def _what(self, before: Question | None, after: Question | None) -> str:
        if before is None:
            return self.tr("Made")
        if after is None:
            return self.tr("Deleted")
        fields = ", ".join(map(field_name, changed_fields(before, after)))
        return self.tr("Changed: {fields}").format(fields=fields)

    def _compare(self, place: QVBoxLayout, before: Question | None, after: Question | None) -> None:
        if place.count():
            clear_layout(place)
            return
        names = self.tr("Before"), self.tr("After")
        both = before is not None and after is not None
        place.addWidget(compare_card(self._services.theme, before, after, names, only_changed=both))
