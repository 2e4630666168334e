"""How a question looks in the list: its text on two lines, what it is below, marks at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from quizapp.ui.pages.editor.list_model import ROW_ROLE, ListRow
from quizapp.ui.pages.editor.words import status_name
from quizapp.ui.theme import Theme
from quizapp.ui.verdicts import kind_name

MARGIN, GAP, LINES = 10, 3, 2


class QuestionDelegate(QStyledItemDelegate):
    """Paints column 0; the width of the view decides where lines break."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def height(self) -> int:
        """Of every row."""
        body = QFontMetrics(self._theme.font("body")).lineSpacing()
        small = QFontMetrics(self._theme.font("caption")).lineSpacing()
        return LINES * body + small + GAP + 2 * MARGIN

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(200, self.height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: ListRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        tokens = self._theme.tokens
        rect: QRect = option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.accent_soft))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), tokens.accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(tokens.hover))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line))
        inner = rect.adjusted(MARGIN + 4, MARGIN, -MARGIN, -MARGIN)
        marks = self._paint_marks(painter, row, inner)
        inner.setRight(inner.right() - marks)
        self._paint_words(painter, row, inner)
        painter.restore()

    def _paint_marks(self, painter: QPainter, row: ListRow, inner: QRect) -> int:
        """The icon of the worst problem and the dot of a change; the width they take."""
        size = round(16 * self._theme.scale)
        icon = ("circle-alert", "wrong") if row.errors else ("triangle-alert", "flag")
        width = 0
        if row.errors or row.problems:
            x = inner.right() - size
            painter.drawPixmap(x, inner.top(), self._theme.icons.pixmap(*icon, size))
            width = size + 6
        if row.is_changed:
            dot = round(8 * self._theme.scale)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.tokens.accent))
            painter.drawEllipse(inner.right() - dot - 3, inner.bottom() - dot, dot, dot)
            width = max(width, dot + 8)
        return width

    def _paint_words(self, painter: QPainter, row: ListRow, inner: QRect) -> None:
        tokens = self._theme.tokens
        font = self._theme.font("body")
        font.setStrikeOut(row.is_retired)
        painter.setPen(QColor(tokens.muted if row.is_retired else tokens.ink))
        spacing = QFontMetrics(font).lineSpacing()
        lines = spacing * LINES
        title = QRect(inner.left(), inner.top(), inner.width(), lines)
        if QFontMetrics(font).horizontalAdvance(row.title[:300]) <= inner.width():
            # One line and what it is stand in the middle of the row.
            title = QRect(inner.left(), inner.top() + spacing // 2, inner.width(), spacing)
        _paint_elided(painter, font, row.title, title)
        caption = self._theme.font("caption")
        painter.setFont(caption)
        painter.setPen(QColor(tokens.muted))
        said = [kind_name(row.question.kind), status_name(row.question.status)]
        said += list(row.question.topics[:2])
        height = inner.height() - lines
        below = QRect(inner.left(), title.bottom() + GAP, inner.width(), height)
        text = QFontMetrics(caption).elidedText(
            " · ".join(said), Qt.TextElideMode.ElideRight, below.width()
        )
        painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter), text)


def _paint_elided(painter: QPainter, font: QFont, text: str, rect: QRect) -> None:
    """At most `LINES` lines; the last ends in an ellipsis where there is more."""
    metrics = QFontMetrics(font)
    layout = QTextLayout(text[:600], font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    painter.setFont(font)
    y = rect.top()
    for number in range(LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        start = line.textStart()
        piece = text[start : start + line.textLength()]
        if number == LINES - 1 and start + line.textLength() < len(text):
            piece = metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect.left(), y + metrics.ascent(), piece.rstrip())
        y += metrics.lineSpacing()
    layout.endLayout()
