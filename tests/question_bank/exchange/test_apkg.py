"""Anki packages: the same bank gives the same bytes, and no text is taken for mark-up."""

from __future__ import annotations

import io
import sqlite3
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from exchanging import bank_of
from hypothesis import given
from strategies import banks

from question_bank.bank.model import (
    Accepted,
    Bank,
    Choice,
    Cloze,
    Gap,
    Kind,
    Option,
    Question,
    ShortAnswer,
    Status,
)
from question_bank.errors import QuestionBankError
from question_bank.exchange import Outcome, format_named

APKG = format_named("apkg")
CHOICE = Question(
    "q1", Kind.SINGLE_CHOICE, "Is <b> a tag?",
    Choice(tuple(Option(f"o{n}", f"option {n}", n == 0, feedback=f"<i>{n}") for n in range(6))),
    topics=("two words",),
)  # fmt: skip


def notes_of(data: bytes) -> list[tuple[str, list[str], str]]:
    """(guid, fields, tags) of each note of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        collection = archive.read("collection.anki2")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(collection)
        rows = connection.execute("SELECT guid, flds, tags FROM notes ORDER BY id").fetchall()
    return [(guid, fields.split("\x1f"), tags) for guid, fields, tags in rows]


@given(bank=banks())
def test_any_bank_becomes_a_package_with_a_note_for_each_question(bank: Bank) -> None:
    asked = [one for one in bank.questions if one.status is not Status.RETIRED]
    if not asked:
        with pytest.raises(QuestionBankError):
            APKG.write(bank)
        return
    export = APKG.write(bank)
    assert len(notes_of(export.data)) == len(asked)
    assert export.data == APKG.write(bank).data
    retired = [note for note in export.notes if note.outcome is Outcome.LEFT_OUT]
    assert len(retired) == len(bank.questions) - len(asked)


def test_texts_are_escaped_options_shuffled_and_topics_tags() -> None:
    ((_guid, fields, tags),) = notes_of(APKG.write(bank_of(CHOICE)).data)
    question, choices, answer, explanation, _source = fields
    assert question == "Is &lt;b&gt; a tag?"
    assert answer == "option 0"
    listed = [part.removesuffix("</li>") for part in choices[4:-5].split("<li>")[1:]]
    assert sorted(listed) == [f"option {n}" for n in range(6)]
    assert listed != [f"option {n}" for n in range(6)]
    assert "option 3: &lt;i&gt;3" in explanation
    assert tags.strip() == "two_words"


def test_gaps_hold_braces_and_colons() -> None:
    body = Cloze((Gap("1", Kind.SHORT_ANSWER, ShortAnswer((Accepted("}}::{{"),))),))
    question = Question("q2", Kind.CLOZE, "A {{b}} {1}.", body)
    ((_guid, fields, _tags),) = notes_of(APKG.write(bank_of(question)).data)
    braces = "&#125;&#125;:&#58;&#123;&#123;"
    assert fields[0] == f"A &#123;b&#125; {{{{c1::{braces}}}}}."


def test_it_is_written_only_and_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(QuestionBankError, match="written only"):
        APKG.read(b"", Path("x.apkg"))
    monkeypatch.setitem(sys.modules, "genanki", None)  # as if it were not installed
    with pytest.raises(QuestionBankError, match="pip install genanki"):
        APKG.write(bank_of(CHOICE))
