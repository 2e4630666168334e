"""A class on paper: the report as PDF. Enter by `write_report`; it may run beside the window.

All text from outside is escaped, and the document loads nothing.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from question_bank.atomic import write_atomically
from question_bank.statistics.flags import SMALL_SAMPLE
from quizapp.library.class_exports import (
    Cell,
    misconceptions_sheet,
    passages_sheet,
    quiz_sheet,
    students_sheet,
    words_of,
)
from quizapp.library.class_figures import distribution
from quizapp.library.class_model import ClassReport, PassageRow
from quizapp.ui import words
from quizapp.ui.pages.classroom import class_words

ROWS_OF_A_TABLE = 50
"""Longer tables are cut into several: laying one out takes the square of its length."""

MOST_TEXT = 600
BAR_LENGTH = 40
DPI = 96

_LOOK = """
h1 { font-size: 20px; } h2 { font-size: 15px; margin-top: 16px; }
td, th { padding: 3px 6px; } th { text-align: left; background-color: #eeeae0; }
p.small { color: #5d6365; }
"""


def _tr(text: str) -> str:
    return QCoreApplication.translate("PdfReport", text)


def write_report(
    report: ClassReport, passages: Sequence[PassageRow], path: Path, title: str
) -> None:
    """Writes the report.

    Raises:
        QuestionBankError: the folder refuses.
    """
    held = QByteArray()
    device = QBuffer(held)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(device)
    writer.setResolution(DPI)
    writer.setTitle(title)
    writer.setCreator("Quizapp")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    font = QFont()
    font.setPixelSize(11)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(_LOOK)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.setHtml("".join(_parts(report, passages, title)))
    document.print_(writer)
    device.close()
    write_atomically(path, bytes(held.data()))


def _parts(report: ClassReport, passages: Sequence[PassageRow], title: str) -> Iterator[str]:
    yield f"<h1>{_e(title)}</h1>"
    said = _tr("Students: {some} of {all} · attempts: {attempts} ({which})").format(
        some=class_words.count(report.took_part),
        all=class_words.count(len(report.students)),
        attempts=class_words.count(len(report.attempts)),
        which=class_words.which(report.choice.which),
    )
    yield f"<p>{_e(said)}</p>"
    if len(report.attempts) < SMALL_SAMPLE:
        warning = _tr("Fewer than {count} attempts: read the figures as a hint, not as a verdict.")
        yield f"<p><b>{_e(warning.format(count=SMALL_SAMPLE))}</b></p>"
    yield from _section(_tr("The quiz"), quiz_sheet(report).headings, quiz_sheet(report).rows)
    yield from _section(_tr("Scores"), (_tr("Score"), _tr("Attempts"), ""), _bars(report))
    students = students_sheet(report)
    places: tuple[int, ...] = (0, 1, 2, 5)  # a page is no wider
    yield from _section(
        _tr("Students"),
        [students.headings[n] for n in places],
        [[row[n] for n in places] for row in students.rows],
        (30, 10, 10, 50),
    )
    headings = [
        _tr("Question"), _tr("Attempts"), _tr("Facility"), _tr("Discr."),
        _tr("Effic."), _tr("Flags"),
    ]  # fmt: skip
    yield from _section(
        _tr("Questions"), headings, list(_questions(report)), (40, 13, 10, 9, 9, 19)
    )
    beliefs = misconceptions_sheet(report)
    places = (0, 1, 2, 3, 5)
    yield from _section(
        _tr("Misconceptions"),
        [beliefs.headings[n] for n in places],
        [[row[n] for n in places] for row in beliefs.rows],
        (31, 20, 11, 9, 29),
    )
    read = passages_sheet(sorted(passages, key=lambda row: row.statistics.facility))
    places = (0, 6, 3, 4)
    yield from _section(
        _tr("Passages, the hardest first"),
        [read.headings[n] for n in places],
        [[row[n] for n in places] for row in read.rows],
        (18, 62, 10, 10),
    )


def _questions(report: ClassReport) -> Iterator[list[Cell]]:
    for item in report.items:
        one = item.statistics
        flags = dict.fromkeys(flag.rule.title for flag in item.flags)
        yield [
            words_of(item.question), one.n, one.facility, one.discrimination_index,
            one.discriminative_efficiency, "; ".join(flags),
        ]  # fmt: skip


def _bars(report: ClassReport) -> list[list[Cell]]:
    counts = distribution([one.fraction for one in report.attempts])
    most = max(1, *counts)
    return [
        [f"{10 * n}–{words.percent((n + 1) / 10)}", count, "█" * round(BAR_LENGTH * count / most)]
        for n, count in enumerate(counts)
    ]


def _section(
    title: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]], widths: Sequence[int] = ()
) -> Iterator[str]:
    """A title and a table; `widths` are per cent of the page."""
    if not rows:
        return
    yield f"<h2>{_e(title)}</h2>"
    sizes = [f' width="{one}%"' for one in widths] or [""] * len(headings)
    head = "".join(f"<th{size}>{_e(one)}</th>" for size, one in zip(sizes, headings, strict=True))
    for start in range(0, len(rows), ROWS_OF_A_TABLE):
        yield '<table width="100%" cellspacing="0" border="0">'
        yield f"<thead><tr>{head}</tr></thead>" if not start else ""
        for row in rows[start : start + ROWS_OF_A_TABLE]:
            cells = zip(sizes, row, strict=True)
            yield "<tr>" + "".join(f"<td{s}>{_e(_said(one))}</td>" for s, one in cells) + "</tr>"
        yield "</table>"


def _said(cell: Cell) -> str:
    if cell is None:
        return class_words.NOTHING
    if isinstance(cell, datetime):
        return words.local_date(cell)
    if isinstance(cell, float):
        return class_words.number(cell)
    if isinstance(cell, int):
        return class_words.count(cell)
    return cell if len(cell) <= MOST_TEXT else cell[:MOST_TEXT] + " …"


def _e(text: str) -> str:
    """Text as text; long runs may break."""
    from quizapp.ui.text import breakable

    return html.escape(breakable(text))
