"""The bank file itself, as a format among the others: everything is kept."""

from __future__ import annotations

from pathlib import Path

from question_bank.bank.events import Limits
from question_bank.bank.model import Bank
from question_bank.bank.reader import parse_bank
from question_bank.bank.writer import dump_bank
from question_bank.exchange.assembling import short
from question_bank.exchange.model import Export, Format, Import, Note, Outcome


class YamlBank(Format):
    name = "yaml"
    label = "Question bank (YAML)"
    suffixes = (".yaml", ".yml")
    max_bytes = Limits().size_bytes

    def read(self, data: bytes, path: Path | str) -> Import:
        bank = parse_bank(data, path)
        return Import(bank, _kept(bank))

    def write(self, bank: Bank) -> Export:
        return Export(dump_bank(bank), _kept(bank))


def _kept(bank: Bank) -> tuple[Note, ...]:
    return tuple(Note(Outcome.KEPT, one.id, short(one.stem)) for one in bank.questions)
