"""A language for tests: English with accents, 40 % longer, in brackets; and eyes that look at a
page in it for words without brackets and for text that is cut.

Enter by `speaking(app, pseudo_ts(), folder)`, then `untranslated(page, data)` and `clipped(page)`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QRect, Qt, QTranslator
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QTableView,
    QTextEdit,
    QToolButton,
    QWidget,
)

CI = Path(__file__).resolve().parents[1] / ".ci"
LONGER = 0.4
LONGEST_WORD = 30
_ACCENTS = str.maketrans("aceinouyACEINOUY", "áçéíñöúýÁÇÉÍÑÖÚÝ")
_KEPT = re.compile(r"(\{[^{}]*\}|%L?n|\s+$|^\s+)")
_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_ZERO_WIDTH_SPACE = "\u200b"
_DATES = re.compile(
    r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b"
)

SAME_EVERYWHERE = frozenset(
    {"Quizapp", "Python", "Qt", "PySide6", "SQLite", "SQLAlchemy", "SQLModel", "Alembic", "English",
     "Español", "CSV", "PDF", "Ctrl", "Alt", "kB", "min", "AM", "PM"}
)  # fmt: skip
"""Names that stay as they are in every language."""


def tool(name: str) -> Any:
    """A module of `.ci`."""
    if str(CI) not in sys.path:
        sys.path.insert(0, str(CI))
    return import_module(name)


def pseudo(text: str) -> str:
    """The words in the test's language; fields, counts and outer blanks stay.

    >>> pseudo("Hello, {name}")
    '[Héllö, {name}ööööö]'
    """
    parts = _KEPT.split(text)
    head = parts.pop(0) if parts and not parts[0] else ""
    said = "".join(part if _KEPT.fullmatch(part) else part.translate(_ACCENTS) for part in parts)
    inner = said.strip()
    if not inner:
        return text
    before, after = said[: said.index(inner[0])], said[len(said.rstrip()) :]
    fill = _filling(max(1, round(len(inner) * LONGER)))
    return f"{head}{before}[{inner}{fill}]{after}"


def _filling(length: int) -> str:
    """Words to make a text longer: with blanks, as words have, so that lines may break there."""
    return "".join(" " if n % 8 == 7 else "ö" for n in range(length - 1)) + "ö"


def pseudo_ts() -> str:
    """The .ts file of the test's language, from the words that are in the source now."""
    translations, extract_words = tool("translations"), tool("extract_words")
    wanted = {
        one: translations.Translation((pseudo(one.source),) * (2 if one.is_counted else 1))
        for one in extract_words.look(CI.parent / "quizapp").messages
    }
    return str(translations.write_ts("en_GB", wanted))


def spanish_ts() -> str:
    """The .ts file of Spanish."""
    return (CI.parent / "assets" / "translations" / "quizapp_es.ts").read_text("utf-8")


@contextmanager
def speaking(app: QCoreApplication, ts: str, folder: Path) -> Iterator[QTranslator]:
    """The application speaks what a .ts file says."""
    path = folder / "spoken.qm"
    path.write_bytes(tool("qm").compile_ts(ts))
    translator = QTranslator()
    assert translator.load(str(path))
    app.installTranslator(translator)
    yield translator
    app.removeTranslator(translator)


# What is said ------------------------------------------------------------------------------------


def texts_of(value: object) -> set[str]:
    """Every text in a dataclass, a mapping or a sequence: data, which no language changes."""
    if isinstance(value, str):
        return {value}
    if is_dataclass(value):
        return set().union(*(texts_of(getattr(value, one.name)) for one in fields(value)))
    if isinstance(value, dict):
        return set().union(*(texts_of(one) for one in [*value, *value.values()]))
    if isinstance(value, tuple | list | set | frozenset):
        return set().union(*(texts_of(one) for one in value))
    return set()


def said_by(page: QWidget) -> Iterator[tuple[QWidget, str]]:
    """All that a visible widget tells eyes, screen readers and the mouse at rest."""
    for widget in (page, *page.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        texts = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QAbstractButton):
            texts.append(widget.text())
        if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
            texts.append(widget.placeholderText())
        if isinstance(widget, QComboBox):
            texts += [widget.itemText(n) for n in range(widget.count())]
        if isinstance(widget, QSpinBox):
            texts += [widget.prefix(), widget.suffix(), widget.specialValueText()]
        if isinstance(widget, QTableView):
            texts += _cells(widget)
        for text in texts:
            if text:
                yield widget, text


def _cells(table: QTableView) -> Iterator[str]:
    model = table.model()
    for column in range(model.columnCount()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal, 0) or "")
        if model.rowCount():
            yield str(model.index(0, column).data() or "")


def untranslated(page: QWidget, data: Iterable[str]) -> list[str]:
    """What the page says in words that are neither translated nor data."""
    known = sorted({one.strip() for one in data if one.strip()}, key=len, reverse=True)
    names = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in known))
    found = []
    for widget, text in said_by(page):
        rest = text.replace(_ZERO_WIDTH_SPACE, "").replace("&&", "&")
        rest = _DATES.sub(" ", names.sub(" ", rest))
        while rest != (inside := _BRACKETED.sub(" ", rest)):
            rest = inside
        words = set(_WORD.findall(rest)) - SAME_EVERYWHERE
        if words:
            found.append(f"{type(widget).__name__}: {text!r} says {sorted(words)}")
    return found


# What is cut -------------------------------------------------------------------------------------


def clipped(page: QWidget, *, with_hints: bool = True) -> list[str]:
    """The visible widgets that have less room than their words need, or are outside of it.

    `with_hints` looks at the words in empty fields, too.
    """
    found = []
    for widget in page.findChildren(QWidget):
        if not widget.isVisible() or widget.width() == 0:
            continue
        if isinstance(widget, QLineEdit) and not with_hints:
            why = _outside(widget, page)
        else:
            why = _too_small(widget) or _outside(widget, page)
        if why:
            text = getattr(widget, "text", None)
            said = text() if callable(text) else ""
            found.append(f"{type(widget).__name__} {said or widget.accessibleName()!r}: {why}")
    return found


def _too_small(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return _label(widget)
    if isinstance(widget, QToolButton) and not _shows_words(widget):
        return ""
    if isinstance(widget, QPushButton | QCheckBox | QRadioButton | QToolButton):
        return _less(widget, widget.sizeHint().width(), widget.sizeHint().height())
    if isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        field = widget.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField,
            widget,
        )  # fmt: skip
        return _wider(widget.fontMetrics(), widget.currentText(), field.width())
    if isinstance(widget, QLineEdit) and not widget.text():
        room = widget.contentsRect().width() - 8
        return _wider(widget.fontMetrics(), widget.placeholderText(), room)
    if isinstance(widget, QAbstractSpinBox):
        return _less(widget, widget.minimumSizeHint().width(), widget.minimumSizeHint().height())
    if isinstance(widget, QHeaderView):
        for n in range(widget.count()):
            if widget.sectionSize(n) < widget.sectionSizeHint(n):
                return f"column {n} is {widget.sectionSize(n)} < {widget.sectionSizeHint(n)}"
    return ""


def _shows_words(button: QToolButton) -> bool:
    if button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
        return False
    return bool(button.text())


def _label(label: QLabel) -> str:
    if not label.text() or label.textFormat() == Qt.TextFormat.RichText:
        return ""
    metrics, room = label.fontMetrics(), label.contentsRect()
    if not label.wordWrap():
        widest = max(label.text().splitlines(), key=metrics.horizontalAdvance, default="")
        return _wider(metrics, widest, room.width())
    words = label.text().replace(_ZERO_WIDTH_SPACE, " ").split()
    widest = max(words, key=metrics.horizontalAdvance, default="")
    if len(widest) > LONGEST_WORD:  # a path or a version: data, which may be of any length
        return ""
    return _wider(metrics, widest, room.width()) or _less(
        label, 0, label.heightForWidth(label.width())
    )


def _wider(metrics: QFontMetrics, text: str, room: int) -> str:
    needed = metrics.horizontalAdvance(text)
    return f"{text!r} is {needed} wide, there is room for {room}" if needed > room + 1 else ""


def _less(widget: QWidget, width: int, height: int) -> str:
    if widget.width() + 1 < width or widget.height() + 1 < height:
        return f"{widget.width()} x {widget.height()} < {width} x {height}"
    return ""


def _outside(widget: QWidget, page: QWidget) -> str:
    """Sideways nothing scrolls; up and down only what is in a scroll area does."""
    if type(widget) is QWidget or (isinstance(widget, QFrame) and not isinstance(widget, QLabel)):
        return ""  # of a box, its contents tell
    here = QRect(widget.mapTo(page, widget.rect().topLeft()), widget.size())
    if here.right() > page.width() or here.left() < 0:
        return f"it goes from {here.left()} to {here.right()} on a page of {page.width()}"
    scrolls = isinstance(widget, QScrollArea)
    above = widget.parentWidget()
    while above is not None and above is not page and not scrolls:
        scrolls = isinstance(above, QScrollArea)
        above = above.parentWidget()
    if not scrolls and here.bottom() > page.height():
        return f"it ends at {here.bottom()} on a page {page.height()} high"
    return ""
