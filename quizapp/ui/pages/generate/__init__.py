"""Generate: documents become drafts, drafts are reviewed one by one and put into a bank.

Enter by `GeneratePage`.
"""

from __future__ import annotations

from quizapp.ui.pages.generate.page import GeneratePage

__all__ = ["GeneratePage"]
