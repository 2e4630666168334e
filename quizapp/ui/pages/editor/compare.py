"""Two versions of a question side by side, what differs marked. Enter by `compare_card`."""

from __future__ import annotations

import difflib
import html
import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from question_bank.bank.comparing import FIELDS, fields_of
from question_bank.bank.model import Kind, Question, Status
from quizapp.ui.pages.editor.words import field_name, status_name
from quizapp.ui.text import breakable, plain_label
from quizapp.ui.theme import Theme
from quizapp.ui.verdicts import kind_name

_WORD = re.compile(r"\w+|\W")
MAX_WORDS = 1500
"""Longer fields are shown without marks: comparing takes time by the square."""


def compare_card(
    theme: Theme, left: Question | None, right: Question | None, names: tuple[str, str],
    *, only_changed: bool = False,
) -> QWidget:  # fmt: skip
    """Both versions; the words that only one of them has are marked."""
    one = _texts(left)
    two = _texts(right)
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    for column, name in enumerate(names):
        grid.addWidget(plain_label(name, "strong"), 0, column)
    row = 1
    for code in FIELDS:
        first, second = one.get(code, ""), two.get(code, "")
        if (not first and not second) or (only_changed and first == second):
            continue
        grid.addWidget(_cell(theme, code, first, second, left is None), row, 0)
        grid.addWidget(_cell(theme, code, second, first, right is None), row, 1)
        row += 1
    if left is None or right is None:
        gone = plain_label("–", "muted")
        grid.addWidget(gone, 1 if row == 1 else row, 0 if left is None else 1)
    grid.setRowStretch(row + 1, 1)
    return box


def _texts(question: Question | None) -> dict[str, str]:
    if question is None:
        return {}
    texts = fields_of(question)
    texts["kind"] = kind_name(Kind(texts["kind"]))
    texts["status"] = status_name(Status(texts["status"]))
    return texts


def _cell(theme: Theme, code: str, text: str, other: str, is_absent: bool) -> QWidget:
    frame = QFrame()
    changed = text != other and not is_absent and bool(text)
    frame.setProperty("role", "changed" if changed else "same")
    column = QVBoxLayout(frame)
    column.setContentsMargins(8, 4, 8, 4)
    column.setSpacing(1)
    column.addWidget(plain_label(field_name(code), "caption"))
    column.addWidget(_marked(theme, text, other) if changed and other else plain_label(text))
    column.addStretch(1)
    return frame


def _marked(theme: Theme, text: str, other: str) -> QLabel:
    """The text with the words underlined that the other does not have. Every character of it is
    escaped: only our own tags reach Qt."""
    mine, theirs = _WORD.findall(text), _WORD.findall(other)
    label = plain_label(text)
    if len(mine) > MAX_WORDS or len(theirs) > MAX_WORDS:
        return label
    label.setTextFormat(Qt.TextFormat.RichText)
    look = f"background: {theme.tokens.marker}; color: {theme.tokens.on_marker};"
    pieces = []
    matcher = difflib.SequenceMatcher(None, mine, theirs, autojunk=False)
    for what, start, end, _from, _to in matcher.get_opcodes():
        piece = html.escape(breakable("".join(mine[start:end]))).replace("\n", "<br>")
        if what in ("replace", "delete") and piece:
            piece = f'<span style="{look}"><u>{piece}</u></span>'
        pieces.append(piece)
    QLabel.setText(label, "".join(pieces))
    label.setAccessibleName(text)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return label
