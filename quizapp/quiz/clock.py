"""The one clock rule: how much time an attempt has spent. Enter by `advance`.

Spent time grows by a boot clock that counts suspend; after a reboot, or where there is no such
clock, by UTC wall time, and never shrinks. Other jumps of the wall clock are logged, not charged.
"""

from __future__ import annotations

import ctypes
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from quizapp.quiz.model import ClockEvent, ClockReading, ClockState

JUMP_S = 5.0
"""Wall and boot clock may drift apart by this much between two readings before it is a jump."""


def advance(
    state: ClockState, reading: ClockReading, *, charge_closed: bool
) -> tuple[ClockState, tuple[ClockEvent, ...]]:
    """The state brought up to `reading`, and what the log should say.

    `charge_closed`: the time since the attempt was closed counts (exam), or not (practice).
    """
    before = state.reading
    wall_s = (reading.utc - before.utc).total_seconds()
    events: list[ClockEvent] = []
    if _same_boot(before, reading):
        assert reading.boot_s is not None
        assert before.boot_s is not None
        passed_s = max(0.0, reading.boot_s - before.boot_s)
        if abs(wall_s - passed_s) > JUMP_S:
            events.append(ClockEvent(reading.utc, "wall-clock-jump", wall_s - passed_s))
    else:
        passed_s = max(0.0, wall_s)
        if before.boot_id != reading.boot_id:
            events.append(ClockEvent(reading.utc, "reboot", passed_s))
        if wall_s < 0:
            events.append(ClockEvent(reading.utc, "wall-clock-jump", wall_s))
    charged_s = 0.0 if state.closed and not charge_closed else passed_s
    if state.closed:
        events.append(ClockEvent(reading.utc, "resumed", passed_s))
    new = replace(state, spent_s=state.spent_s + charged_s, reading=reading, closed=False)
    return new, tuple(events)


def _same_boot(before: ClockReading, now: ClockReading) -> bool:
    return (
        before.boot_s is not None
        and now.boot_s is not None
        and bool(now.boot_id)
        and before.boot_id == now.boot_id
        and now.boot_s >= before.boot_s
    )


class SystemClock:
    """The clocks of this computer."""

    def __init__(self) -> None:
        self._boot_id = _boot_id()

    def read(self) -> ClockReading:
        """Both clocks, now."""
        return ClockReading(datetime.now(UTC), _boot_seconds(), self._boot_id)


def _boot_seconds() -> float | None:
    """Seconds since the start of the computer, suspend included; None where nothing counts it."""
    if sys.platform.startswith("linux"):
        boot_s: float = time.clock_gettime(time.CLOCK_BOOTTIME)
        return boot_s
    if sys.platform == "darwin":
        return _mach_continuous_seconds()
    if sys.platform == "win32":
        tick: Any = ctypes.windll.kernel32.GetTickCount64
        tick.restype = ctypes.c_ulonglong
        return float(tick()) / 1000
    return None


def _mach_continuous_seconds() -> float | None:
    class Timebase(ctypes.Structure):
        _fields_ = (("numer", ctypes.c_uint32), ("denom", ctypes.c_uint32))

    system = ctypes.CDLL(None)
    try:
        read, info = system.mach_continuous_time, system.mach_timebase_info
    except AttributeError:
        return None
    read.restype = ctypes.c_uint64
    timebase = Timebase()
    info(ctypes.byref(timebase))
    ticks: int = read()
    return ticks * timebase.numer / timebase.denom / 1e9  # type: ignore[no-any-return]


def _boot_id() -> str:
    """Tells one boot from another; "" where that is unknown."""
    if sys.platform.startswith("linux"):
        try:
            return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
        except OSError:
            return ""
    boot_s = _boot_seconds()
    if boot_s is None:
        return ""
    # The moment of the boot, in steps that outlive a second's correction of the wall clock.
    return f"booted-{round((time.time() - boot_s) / 60)}"
