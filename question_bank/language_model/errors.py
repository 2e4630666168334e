"""What can go wrong on the way to a language model and back, in plain words."""

from __future__ import annotations

from question_bank.errors import QuestionBankError


class LanguageModelError(QuestionBankError):
    """A call that gave nothing to work with; its text says why and what to do.

    `code` names the fault for a report. `fatal`: the next call would fail alike (a wrong address, a
    wrong key, an unknown model), so that there is no sense in going on.
    """

    def __init__(self, message: str, code: str, *, fatal: bool = False) -> None:
        super().__init__(message)
        self.code = code
        self.fatal = fatal


class CallCancelledError(LanguageModelError):
    """The caller wanted no answer any more."""

    def __init__(self) -> None:
        super().__init__("The call to the language model was cancelled.", "cancelled")
