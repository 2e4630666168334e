"""Runs the rules. Enter by `lint_question` and `lint_bank`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from question_bank.bank.model import Bank, Question, Status
from question_bank.documents.document import Document
from question_bank.lint import banks, cues, kinds, options, proofs, stems
from question_bank.lint.item import Item
from question_bank.lint.model import Flaw, Rule

RULES: Mapping[str, Rule] = {
    rule.code: rule
    for module in (stems, options, cues, kinds, proofs, banks)
    for rule in module.RULES
}
"""Every rule by its code."""

_CHECKS = (*stems.CHECKS, options.check, *cues.CHECKS, *kinds.CHECKS, *proofs.CHECKS)


def lint_question(question: Question, *, language: str = "en") -> list[Flaw]:
    """The flaws of one question. Rules about words are for English; in other languages they rest.

    Some fifth of a millisecond each.
    """
    return list(_of_item(Item(question, language)))


def _of_item(item: Item) -> Iterator[Flaw]:
    for check in _CHECKS:
        yield from check(item)


def lint_bank(bank: Bank, documents: Mapping[str, Document] | None = None) -> list[Flaw]:
    """The flaws of a bank's questions, but for retired ones, then those of the whole.

    Args:
        documents: source id to document. Where a document is missing, its citations and its
            coverage are not judged.
    """
    items = [
        Item(question, bank.language)
        for question in bank.questions
        if question.status is not Status.RETIRED
    ]
    found = [flaw for item in items for flaw in _of_item(item)]
    for check in banks.CHECKS:
        found += check(bank, items)
    if documents:
        found += banks.citations(items, documents)
        found += banks.coverage(bank, documents)
    return found


def drawn(bank: Bank) -> Bank:
    """The bank with the questions only that quizzes draw: published and reviewed ones."""
    kept = (Status.PUBLISHED, Status.REVIEWED)
    return replace(bank, questions=tuple(one for one in bank.questions if one.status in kept))
