"""Questions that people asked of documents, and where the answers stand. Enter by `load_people`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from question_bank.documents.document import Document
from question_bank.errors import QuestionBankError

MAX_MORE_WORDS = 3
"""Words that a key may have beside a person's answer and still count as the same answer."""

_WANTED = (("document", str), ("question", str), ("answer", str), ("start", int), ("end", int))


@dataclass(frozen=True, slots=True)
class PersonQuestion:
    """`answer` is `[start, end)` of the document named `document` (its file's name, no suffix)."""

    document: str
    question: str
    answer: str
    start: int
    end: int

    def trimmed(self) -> tuple[int, int]:
        """The span without the outer blanks and punctuation that a person marked along."""
        left = len(self.answer) - len(self.answer.lstrip(" \n\t\"'“‘(,;:"))
        right = len(self.answer.rstrip(" \n\t\"'”’),.;:?!"))
        if left >= right:
            return self.start, self.end
        return self.start + left, self.start + right

    def is_in(self, document: Document, start: int, end: int) -> bool:
        """Whether a key at `[start, end)` is this answer, at most `MAX_MORE_WORDS` words longer."""
        own_start, own_end = self.trimmed()
        if not start <= own_start < own_end <= end:
            return False
        more = len(document.text[start:end].split()) - len(document.text[own_start:own_end].split())
        return more <= MAX_MORE_WORDS


def load_people(path: Path) -> list[PersonQuestion]:
    """Reads a JSON list of {document, question, answer, start, end}.

    Raises:
        QuestionBankError: there is no such file, or it is something else.
    """
    try:
        data = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise QuestionBankError(f"There is no file {path}.") from None
    except OSError as error:
        raise QuestionBankError(f"{path} cannot be read: {error.strerror or error}.") from error
    except (ValueError, RecursionError) as error:
        raise QuestionBankError(f"{path} is no JSON: {error}.") from None
    if not isinstance(data, list):
        raise QuestionBankError(f"{path} must be a JSON list of people's questions.")
    asked = []
    for n, one in enumerate(data, start=1):
        if not isinstance(one, dict) or any(type(one.get(k)) is not kind for k, kind in _WANTED):
            raise QuestionBankError(
                f"{path}: entry {n} needs document, question and answer (texts), start and end "
                "(whole numbers)."
            )
        asked.append(PersonQuestion(**{name: one[name] for name, _kind in _WANTED}))
    return asked


def check_places(asked: Iterable[PersonQuestion], document: Document, name: str) -> None:
    """Whether the answers stand in the document where the file says.

    Raises:
        QuestionBankError: one does not; it is another edition of the document.
    """
    for one in asked:
        if document.text[max(0, one.start) : max(0, one.end)] != one.answer:
            raise QuestionBankError(
                f"The answer “{one.answer}” does not stand at {one.start} to {one.end} of {name}: "
                "the questions were asked of another edition of it."
            )


def only(asked: Sequence[PersonQuestion], names: Sequence[str]) -> list[PersonQuestion]:
    """Those about the named documents; all where none is named."""
    return [one for one in asked if not names or one.document in names]
