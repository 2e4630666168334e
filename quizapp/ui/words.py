"""How times, scores and states are said. Enter by the functions; each returns translated text."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale


def _tr(text: str) -> str:
    return QCoreApplication.translate("words", text)


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


def points(value: float) -> str:
    """`7`, `7.5`, `6.67` in the locale's way."""
    text = QLocale().toString(round(value, 2), "f", 2)
    separator = QLocale().decimalPoint()
    return text.rstrip("0").rstrip(separator) if separator in text else text


def local_date(moment: datetime) -> str:
    """A day and a time in the person's locale and zone."""
    local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)
