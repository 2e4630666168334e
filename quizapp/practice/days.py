"""The day of a moment: local time, from an hour at which people sleep. Enter by `day_of`.

Memories are dated by days, not by moments: what is answered at eleven at night is due "tomorrow",
not at eleven tomorrow night. Standard library only: Home is read with it before anything else is
imported.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo

DEFAULT_HOUR = 4
"""Local hour at which a day begins, unless the person says otherwise."""


def day_of(moment: datetime, starts_at: int = DEFAULT_HOUR, zone: tzinfo | None = None) -> date:
    """The day that an aware moment belongs to; before `starts_at` o'clock it is the day before.

    `zone` None is this computer's.
    """
    local = moment.astimezone(zone).replace(tzinfo=None)
    return (local - timedelta(hours=starts_at)).date()


def begins(day: date, starts_at: int = DEFAULT_HOUR, zone: tzinfo | None = None) -> datetime:
    """The moment, in UTC, at which a day begins: the wall clock shows `starts_at` o'clock."""
    wall = datetime(day.year, day.month, day.day, starts_at)
    return (wall.astimezone() if zone is None else wall.replace(tzinfo=zone)).astimezone(UTC)
