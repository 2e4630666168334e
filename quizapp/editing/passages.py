"""Which questions cite which passage. Enter by `Passages(bank)`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from question_bank.bank.model import Choice, Citation, Question
from quizapp.editing.open_bank import OpenBank


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage and a question that cites it. `is_option`: to say why an option is wrong."""

    citation: Citation
    question_id: str
    is_option: bool = False


class Passages:
    """The citations of an open bank, by source; made anew when the bank has changed."""

    def __init__(self, bank: OpenBank) -> None:
        self._bank = bank
        self._revision = -1
        self._by_source: dict[str, list[Cited]] = {}

    def of(self, source_id: str) -> list[Cited]:
        """Every citation of a source, by its place."""
        if self._revision != self._bank.revision:
            self._revision = self._bank.revision
            found: dict[str, list[Cited]] = defaultdict(list)
            for question in self._bank:
                for cited in citations_of(question):
                    found[cited.citation.source].append(cited)
            for some in found.values():
                some.sort(key=lambda one: (one.citation.start, one.citation.end))
            self._by_source = dict(found)
        return self._by_source.get(source_id, [])

    def at(self, source_id: str, start: int, end: int) -> list[str]:
        """The ids of questions that cite something of `[start, end)`, once each."""
        end = max(end, start + 1)
        return list(
            dict.fromkeys(
                one.question_id
                for one in self.of(source_id)
                if one.citation.start < end and start < one.citation.end
            )
        )


def citations_of(question: Question) -> Iterator[Cited]:
    """The question's own citations, then those of its options."""
    for citation in question.citations:
        yield Cited(citation, question.id)
    if isinstance(question.body, Choice):
        for option in question.body.options:
            for citation in option.citations:
                yield Cited(citation, question.id, True)
