"""What is wrong with one question that is being written. Enter by `faults_of`.

A question in memory may be unfinished: no text yet, no key, a number that is still to be typed.
It is judged by the reader of bank files itself, so that what passes here can be loaded again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from question_bank.bank.events import Path, locate
from question_bank.bank.fields import Fault
from question_bank.bank.model import Bank, Body, Cloze, Numeric, NumericAnswer, Question, Source
from question_bank.bank.reader import parse_bank
from question_bank.bank.writer import dump_bank
from question_bank.errors import BankProblemsError

_NO_NUMBER = "A numeric answer has either a value, or a smallest and a largest one."


def faults_of(question: Question, sources: Sequence[Source] = ()) -> list[Fault]:
    """All that would keep a bank with this question from loading; paths begin at the question.

    Some tenth of a millisecond for a question without faults.
    """
    body, faults = _written(question.body, ())
    # The question alone: faults of the sources are not this question's.
    bank = Bank("checked", "Checked", sources=tuple(sources), questions=(question,))
    if faults:
        bank = replace(bank, questions=(replace(question, body=body),))
    data = dump_bank(bank)
    try:
        parse_bank(data)
    except BankProblemsError as error:
        places: dict[tuple[int, int], Path] = {}
        for path, place in locate(data).items():
            places.setdefault((place.line, place.column), path)
            places.setdefault((place.key_line, place.key_column), path)
        for one in error.problems:
            path = places.get((one.line, one.column), ())
            if path[:1] == ("sources",):
                continue
            faults.append(Fault(path[2:], one.message, question_id=question.id))
    return faults


def _written(body: Body, path: Path) -> tuple[Body, list[Fault]]:
    """The body with a number in each numeric answer that has none: nothing cannot be written."""
    faults: list[Fault] = []
    if isinstance(body, Numeric):
        answers: list[NumericAnswer] = []
        for n, answer in enumerate(body.answers):
            if answer.value is None and answer.minimum is None and answer.maximum is None:
                faults.append(Fault((*path, "answers", n), _NO_NUMBER))
                answer = replace(answer, value=Decimal(0))
            answers.append(answer)
        return replace(body, answers=tuple(answers)), faults
    if isinstance(body, Cloze):
        gaps = []
        for gap in body.gaps:
            inner, found = _written(gap.body, (*path, "gaps", gap.id))
            faults += found
            gaps.append(replace(gap, body=inner) if found else gap)  # type: ignore[arg-type]
        return Cloze(tuple(gaps)), faults
    return body, faults
