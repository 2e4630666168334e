"""The passages that a question cites, as cards of the form."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from question_bank.bank.model import Citation
from quizapp.quiz.model import SealedCitation
from quizapp.ui.pages.editor.fields import icon_button
from quizapp.ui.pages.page import Services, clear_layout
from quizapp.ui.text import button, plain_label

SHOWN = 220
"""Characters of a quotation; the source pane has all."""


class CitationList(QWidget):
    """Signals:
    removed: the index of a citation that is to go.
    shown: the index of one that is to be shown in its source.
    """

    removed = Signal(int)
    shown = Signal(int)

    def __init__(self, services: Services, sealed: Callable[[Citation], SealedCitation]) -> None:
        super().__init__()
        self._services = services
        self._sealed = sealed
        self._citations: tuple[Citation, ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_citations(self, citations: tuple[Citation, ...], titles: dict[str, str]) -> None:
        """Shows them; `titles` are those of the sources."""
        clear_layout(self._column)
        for n, one in enumerate(citations):
            self._column.addWidget(self._card(n, one, titles.get(one.source, one.source)))
        self.setVisible(bool(citations))

    def _card(self, n: int, citation: Citation, title: str) -> QWidget:
        frame = QFrame()
        frame.setProperty("role", "passage")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(12, 4, 4, 4)
        inside.setSpacing(2)
        text = " ".join(citation.exact.split())
        text = text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
        quotation = plain_label(f"“{text}”")
        quotation.setFont(self._services.theme.reading_font())
        inside.addWidget(quotation)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        said, tint = self._status(citation)
        where = plain_label(f"{title} · {said}" if said else title, tint)
        foot.addWidget(where, 1)
        show = button(self.tr("Show"), "link")
        show.setAccessibleName(self.tr("Show passage {n} in its source").format(n=n + 1))
        show.clicked.connect(lambda: self.shown.emit(n))
        foot.addWidget(show)
        away = icon_button(self._services, "x", self.tr("Take passage {n} away").format(n=n + 1))
        away.clicked.connect(lambda: self.removed.emit(n))
        foot.addWidget(away)
        inside.addLayout(foot)
        return frame

    def _status(self, citation: Citation) -> tuple[str, str]:
        match self._sealed(citation).status:
            case "moved":
                return self.tr("has moved"), "problem"
            case "changed":
                return self.tr("has changed"), "wrong"
            case "missing":
                return self.tr("not found in the source"), "wrong"
        return "", "muted"
