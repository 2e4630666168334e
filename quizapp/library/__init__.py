"""The one facade that the windows know. Enter by `Library.open(paths)`."""

from __future__ import annotations

from quizapp.library.facade import KnownBankError, Library, PoolCount

__all__ = ["KnownBankError", "Library", "PoolCount"]
