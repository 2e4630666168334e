"""GIFT, the text format of Moodle, in and out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from question_bank.bank.model import Bank, Question, Source
from question_bank.exchange.citing import source_line
from question_bank.exchange.gift_reader import read_gift
from question_bank.exchange.gift_writer import write_question
from question_bank.exchange.model import Import
from question_bank.exchange.writing import PieceFormat


class Gift(PieceFormat[str]):
    name = "gift"
    label = "GIFT (Moodle)"
    suffixes = (".gift", ".txt")

    def read(self, data: bytes, path: Path | str) -> Import:
        return read_gift(data, path)

    def _piece(self, question: Question, sources: Mapping[str, Source], told: list[str]) -> str:
        return write_question(question, sources, told)

    def _file(self, pieces: Sequence[str], bank: Bank) -> bytes:
        title = " ".join(bank.title.split()).replace("/", "//")
        head = [f"// {source_line(source)}\n" for source in bank.sources]
        category = f"$CATEGORY: $course$/top/{title}\n"
        return "".join([*head, category, "\n", *pieces]).encode("utf-8")
