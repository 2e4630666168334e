"""How times, scores and states are said. Enter by the functions; each returns translated text."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("words", text, "", n)


def clock(seconds: float) -> str:
    """`9:05` or `1:02:03`, rounded up so that 0:00 means that the time is over."""
    whole = max(0, int(-(-seconds // 1)))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"


def duration(seconds: float) -> str:
    """`12 min 30 s`, `1 h 5 min`, `40 s`."""
    whole = max(0, round(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    if hours:
        said = _tr("{hours} h {minutes} min") if minutes else _tr("{hours} h")
    elif minutes:
        said = _tr("{minutes} min {seconds} s") if left else _tr("{minutes} min")
    else:
        said = _tr("{seconds} s")
    return said.format(hours=hours, minutes=minutes, seconds=left)


def percent(fraction: float) -> str:
    """`83 %`; a score just under full marks is never rounded up to them."""
    shown = round(fraction * 100)
    if shown == 100 and fraction < 1:
        shown = 99
    return _tr("{number} %").format(number=shown)


def questions(count: int) -> str:
    """`1 question`, `12 questions`."""
    return _tr("%Ln questions", count)


def drafts(count: int) -> str:
    """`1 draft`, `12 drafts`."""
    return _tr("%Ln drafts", count)


def bank_problems(file: str, count: int) -> str:
    """Why a bank was not opened."""
    return _tr("{file} has %Ln problems; nothing of it was opened.", count).format(file=file)


def all_answered(count: int) -> str:
    """Nothing is missing before a quiz is submitted."""
    return _tr("All %Ln questions are answered.", count)


def attempts_written(count: int, file: str) -> str:
    """History was exported."""
    return _tr("%Ln attempts were written to {file}.", count).format(file=file)


def found(count: int) -> str:
    """`3 found`, beside a search."""
    return _tr("%Ln found", count)


def older_backups(count: int) -> str:
    """The end of the list of backups."""
    return _tr("… and %Ln older ones in the folder's 'backups'.", count)


def match(total: int, unseen: int) -> str:
    """How many questions a quiz is drawn from, and how many of them are new."""
    said = _tr("%Ln questions match, {unseen} of them new to you.", total)
    return said.format(unseen=QLocale().toString(unseen))


def points(value: float) -> str:
    """`7`, `7.5`, `6.67` in the locale's way."""
    text = QLocale().toString(round(value, 2), "f", 2)
    separator = QLocale().decimalPoint()
    return text.rstrip("0").rstrip(separator) if separator in text else text


def local_date(moment: datetime) -> str:
    """A day and a time in the person's locale and zone."""
    local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)
