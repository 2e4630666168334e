"""QTI, in (2.1 and 2.2, packages and single items) and out (a 2.1 package)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from question_bank.bank.model import Bank, Question, Source
from question_bank.exchange.citing import source_line
from question_bank.exchange.model import Import
from question_bank.exchange.qti_package import PackedItem, pack
from question_bank.exchange.qti_reader import read_qti
from question_bank.exchange.qti_writer import write_item
from question_bank.exchange.writing import PieceFormat

_NO_IDENTIFIER = re.compile(r"[^A-Za-z0-9_.-]")


class Qti(PieceFormat[PackedItem]):
    name = "qti"
    label = "QTI 2.1 package"
    suffixes = (".zip", ".xml")

    def read(self, data: bytes, path: Path | str) -> Import:
        return read_qti(data, path)

    def _piece(
        self, question: Question, sources: Mapping[str, Source], told: list[str]
    ) -> PackedItem:
        identifier = f"Q-{_NO_IDENTIFIER.sub('_', question.id)}"
        text = write_item(question, identifier, sources, told)
        return PackedItem(identifier, text, question.topics)

    def _file(self, pieces: Sequence[PackedItem], bank: Bank) -> bytes:
        said = "\n".join(source_line(source) for source in bank.sources)
        identifier = f"P-{_NO_IDENTIFIER.sub('_', bank.id)}"
        return pack(pieces, identifier, bank.title, said)
