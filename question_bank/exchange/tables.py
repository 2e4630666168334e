"""Tables of questions, in and out: CSV and TSV, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from question_bank.bank.model import Bank, Question, Source
from question_bank.exchange.cells import guarded
from question_bank.exchange.model import Import
from question_bank.exchange.rich import clean
from question_bank.exchange.table_reader import read_table
from question_bank.exchange.table_writer import (
    ANSWER_COLUMNS,
    COLUMNS,
    Row,
    row_of,
    row_of_source,
)
from question_bank.exchange.writing import PieceFormat

_BOM = "\ufeff"  # without it a spreadsheet takes the file for a western European one


class Csv(PieceFormat[Row]):
    name = "csv"
    label = "Table (CSV)"
    suffixes: tuple[str, ...] = (".csv",)
    _delimiter = ","
    _expected = ""

    def read(self, data: bytes, path: Path | str) -> Import:
        return read_table(data, path, self._expected)

    def _piece(self, question: Question, sources: Mapping[str, Source], told: list[str]) -> Row:
        return row_of(question, sources)

    def _file(self, pieces: Sequence[Row], bank: Bank) -> bytes:
        rows = [*map(row_of_source, bank.sources), *pieces]
        columns = _columns(rows)
        out = io.StringIO(newline="")
        writer = csv.writer(out, delimiter=self._delimiter, lineterminator="\r\n")
        writer.writerow(columns)
        for row in rows:
            writer.writerow([guarded(clean(row.get(column, ""))) for column in columns])
        return f"{_BOM}{out.getvalue()}".encode()


class Tsv(Csv):
    name = "tsv"
    label = "Table (TSV)"
    suffixes = (".tsv", ".tab")
    _delimiter = "\t"
    _expected = "\t"


def _columns(rows: Sequence[Row]) -> list[str]:
    """The columns that some row fills, in order; those that say what a row is always."""
    used = {column for row in rows for column in row} | set(COLUMNS[:3]) | {"answer 1"}
    found = [column for column in COLUMNS if column in used]
    numbers = sorted({int(name.split()[1]) for name in used if name not in COLUMNS})
    for n in numbers:
        found += [f"{name} {n}" for name in ANSWER_COLUMNS if f"{name} {n}" in used]
    return found
