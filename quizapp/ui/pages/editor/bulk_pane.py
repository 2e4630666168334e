"""What can be done with several questions at once: topics, status, points, bin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from question_bank.bank import fields as bank_fields
from question_bank.bank.model import Status
from quizapp.ui.pages.editor.fields import LineField, Picker
from quizapp.ui.pages.editor.words import status_name
from quizapp.ui.pages.page import Services
from quizapp.ui.text import button, plain_label
from quizapp.ui.widgets.flow_layout import FlowLayout


class BulkPane(QScrollArea):
    """Signals:
    wanted: what ("add-topic", "remove-topic", "only-topic", "status", "points", "delete") and the
        value.
    """

    wanted = Signal(str, object)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "inside")
        inside = QWidget()
        self.setWidget(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        self.title = plain_label("", "title")
        column.addWidget(self.title)
        column.addWidget(
            plain_label(self.tr("Each change is one step: Ctrl+Z takes it back."), "muted")
        )
        column.addWidget(plain_label(self.tr("Topic"), "section"))
        self.topic = LineField(self.tr("Topic"), self.tr("Storm"))
        column.addWidget(self.topic)
        box = QWidget()
        flow = FlowLayout(box, gap=8)
        for what, text in (
            ("add-topic", self.tr("Add")),
            ("remove-topic", self.tr("Take away")),
            ("only-topic", self.tr("Make it the only one")),
        ):
            pressed = button(text)
            pressed.clicked.connect(lambda _checked=False, what=what: self._topic(what))
            flow.addWidget(pressed)
        column.addWidget(box)
        self.topic.entered.connect(lambda: self._topic("add-topic"))
        column.addWidget(plain_label(self.tr("Status"), "section"))
        self.status = Picker(self.tr("Status"), [(one, status_name(one)) for one in Status])
        column.addLayout(self._line(self.status, self._status))
        column.addWidget(plain_label(self.tr("Points"), "section"))
        self.points = LineField(self.tr("Points"), "1")
        self.points.entered.connect(self._points)
        column.addLayout(self._line(self.points, self._points))
        delete = button(self.tr("Put into the bin"), "quiet")
        services.theme.put_icon(delete, "trash-2", "accent")
        delete.clicked.connect(lambda: self.wanted.emit("delete", None))
        row = QHBoxLayout()
        row.addWidget(delete)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def _line(self, field: QWidget, do: object) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(field, 1)
        pressed = button(self.tr("Set for all"))
        pressed.clicked.connect(do)
        row.addWidget(pressed)
        return row

    def show_count(self, count: int) -> None:
        """How many are selected."""
        self.title.setText(self.tr("{count} questions selected").format(count=f"{count:,}"))

    def _topic(self, what: str) -> None:
        topic = self.topic.text().strip().strip(",")
        if topic:
            self.wanted.emit(what, topic)

    def _status(self) -> None:
        self.wanted.emit("status", self.status.value())

    def _points(self) -> None:
        points = bank_fields.positive(self.points.text().strip().replace(",", ".") or "1")
        self.points.set_wrong(points is None, self.tr("A number above 0") if points is None else "")
        if points is not None:
            self.wanted.emit("points", points)
