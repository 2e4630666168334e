"""Text from outside is shown as plain text: labels, buttons and tool tips are made here.

Qt takes `<b>` or `<img src=...>` in a label for mark-up unless it is told not to.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFont
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QSizePolicy, QWidget

if TYPE_CHECKING:
    from question_bank.markup import Run

LONGEST_RUN = 60
"""Characters without a space after which a line may be broken inside of a word."""

LONGEST_WORD = 40
"""Characters after which a word among gaps is cut, so that no line is wider than the page."""

_ZERO_WIDTH_SPACE = "\u200b"


def plain_label(text: str, role: str = "body") -> QLabel:
    """A label that shows its text as it is and wraps; `role` is one of the style sheet's."""
    label = PlainLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    label.setText(text)
    return label


def marked_label(text: str, markup: str, role: str = "body") -> QLabel:
    """A label for a question's text: with `markup` "basic" its looks are shown, else as it is.

    Only our own tags reach Qt: every character of the text is escaped.
    """
    label = plain_label("", role)
    if markup != "basic":
        label.setText(text)
        return label
    from question_bank.markup import plain, runs

    label.setTextFormat(Qt.TextFormat.RichText)
    QLabel.setText(label, "".join(_as_html(run) for run in runs(text)))
    label.setAccessibleName(plain(text))
    return label


def word_labels(text: str, markup: str, role: str) -> Iterator[QLabel]:
    """A label for each word, with its looks; very long words are cut."""
    if markup != "basic":
        for word in text.split():
            for start in range(0, len(word), LONGEST_WORD):
                label = plain_label(word[start : start + LONGEST_WORD], role)
                label.setWordWrap(False)
                yield label
        return
    from question_bank.markup import runs, words

    for pieces in words(runs(text)):
        label = plain_label("", role)
        label.setWordWrap(False)
        label.setTextFormat(Qt.TextFormat.RichText)
        QLabel.setText(label, "".join(_as_html(run) for run in pieces))
        label.setAccessibleName("".join(run.text for run in pieces))
        yield label


def plain_words(text: str, markup: str) -> str:
    """A question's text without mark-up: for lists, buttons and screen readers."""
    if markup != "basic":
        return text
    from question_bank.markup import plain

    return plain(text)


def _as_html(run: Run) -> str:
    import html

    told = html.escape(breakable(run.text)).replace("\n", "<br>")
    for wanted, tag in (
        (run.code, "code"),
        (run.italic, "i"),
        (run.bold, "b"),
        (bool(run.script), run.script),
    ):
        if wanted:
            told = f"<{tag}>{told}</{tag}>"
    return told


class PlainLabel(QLabel):
    """Long runs without a space get places where they may break."""

    def setText(self, text: str) -> None:
        super().setText(breakable(text))


def breakable(text: str) -> str:
    """The text with invisible places to break in runs that no line could hold."""
    if all(len(word) <= LONGEST_RUN for word in text.split()):
        return text
    pieces = []
    for word in text.split(" "):
        cuts = range(0, len(word), LONGEST_RUN)
        pieces.append(_ZERO_WIDTH_SPACE.join(word[cut : cut + LONGEST_RUN] for cut in cuts))
    return " ".join(pieces)


def tabular(label: QLabel) -> QLabel:
    """Figures of one width, for times and scores that change in place."""
    font = label.font()
    if hasattr(QFont, "Tag"):
        font.setFeature(QFont.Tag("tnum"), 1)
    label.setFont(font)
    return label


def set_role(widget: QWidget, role: str) -> None:
    """Gives a widget another role of the style sheet."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def plain_tooltip(widget: QWidget, text: str) -> None:
    """A tool tip that is never taken for mark-up."""
    import html  # rarely needed, and not at start

    widget.setToolTip(f"<span>{html.escape(text)}</span>" if "<" in text else text)


def button(text: str, role: str = "") -> QPushButton:
    """A push button; an ampersand in its text is one, not a mnemonic."""
    made = QPushButton(text.replace("&", "&&"))
    if role:
        made.setProperty("role", role)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def ask(parent: QWidget, title: str, text: str, yes: str, no: str) -> bool:
    """Asks before something that cannot be undone; Escape means no."""
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    agreed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    refused = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(refused)
    box.setEscapeButton(refused)
    box.exec()
    return box.clickedButton() is agreed


def open_link(address: str) -> bool:
    """Opens a web page in the browser; anything but http and https is refused."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if url.scheme() not in ("http", "https") or not url.host():
        return False
    return QDesktopServices.openUrl(url)
