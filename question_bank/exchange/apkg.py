"""Anki packages, out only: a deck of cards, one for each question, by the library genanki.

A question has the same note for ever (it goes by bank and question id), so a second import updates.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import sqlite3
import zipfile
from collections.abc import Mapping
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any

from question_bank.bank.model import Bank, Choice, Question, ShortAnswer, Source, Status
from question_bank.errors import QuestionBankError
from question_bank.exchange.apkg_cards import FIELDS, GAP_FIELDS, card_of
from question_bank.exchange.model import Export, Format, Import, Note, Outcome
from question_bank.exchange.writing import RETIRED, note_of, nothing_to_write

_CARD_MODEL = 1_725_204_117
_GAP_MODEL = 1_725_204_118
"""Fixed for ever: Anki knows note types by these numbers."""

_STYLE = (
    ".card { font-family: sans-serif; font-size: 20px; line-height: 1.4; max-width: 40em; "
    "margin: auto; text-align: left; }\n"
    "blockquote { border-left: 3px solid #888; margin: 0.5em 0; padding-left: 0.7em; }\n"
    ".source { font-size: 80%; }\n"
)
_BACK = (
    "{{#Explanation}}<p>{{Explanation}}</p>{{/Explanation}}"
    '{{#Source}}<div class="source">{{Source}}</div>{{/Source}}'
)
_REMARK = (
    "In Anki one judges oneself: points, shares and what was typed are not graded there. Topics "
    "are tags, with _ for blanks; documents travel as their quotations."
)
_FIRST_SECOND = 1_500_000_000
_SECONDS = 200_000_000


class Apkg(Format):
    name = "apkg"
    label = "Anki package"
    suffixes = (".apkg",)
    can_read = False

    def read(self, data: bytes, path: Path | str) -> Import:
        raise QuestionBankError(f"{self.label} can be written only, not read.")

    def write(self, bank: Bank) -> Export:
        genanki = _genanki()
        models = _models(genanki)
        deck = genanki.Deck(_number(bank.id), bank.title)
        sources = {source.id: source for source in bank.sources}
        notes: list[Note] = []
        for question in bank.questions:
            if question.status is Status.RETIRED:
                notes.append(note_of(question, Outcome.LEFT_OUT, [RETIRED]))
                continue
            deck.add_note(_note(genanki, models, bank, question, sources))
            told = _told(question)
            notes.append(note_of(question, Outcome.CHANGED if told else Outcome.KEPT, told))
        if not deck.notes:
            raise nothing_to_write(self, notes)
        return Export(_packed(genanki.Package(deck), bank), tuple(notes), (_REMARK,))


def _genanki() -> Any:
    """The library, imported when it is needed; it has no types."""
    try:
        return import_module("genanki")
    except ImportError:
        raise QuestionBankError(
            "Anki packages need the library genanki; install it with: pip install genanki"
        ) from None


def _models(genanki: Any) -> tuple[Any, Any]:
    """The note types of cards and of texts with gaps."""
    cards = genanki.Model(
        _CARD_MODEL,
        "Question bank: question",
        fields=[{"name": name} for name in FIELDS],
        templates=[
            {
                "name": "Question",
                "qfmt": "<p>{{Question}}</p>{{Choices}}",
                "afmt": "{{FrontSide}}<hr id=answer><p><b>{{Answer}}</b></p>" + _BACK,
            }
        ],
        css=_STYLE,
    )
    gaps = genanki.Model(
        _GAP_MODEL,
        "Question bank: text with gaps",
        fields=[{"name": name} for name in GAP_FIELDS],
        templates=[{"name": "Gap", "qfmt": "{{cloze:Text}}", "afmt": "{{cloze:Text}}<hr>" + _BACK}],
        css=_STYLE + ".cloze { font-weight: bold; }\n",
        model_type=genanki.Model.CLOZE,
    )
    return cards, gaps


def _note(
    genanki: Any,
    models: tuple[Any, Any],
    bank: Bank,
    question: Question,
    sources: Mapping[str, Source],
) -> Any:
    card = card_of(question, sources, bank.language)
    return genanki.Note(
        model=models[1 if card.has_gaps else 0],
        fields=list(card.fields),
        tags=[tag_of(topic) for topic in question.topics],
        guid=genanki.guid_for(bank.id, question.id),
    )


def tag_of(topic: str) -> str:
    """A topic as a tag, which has no blanks."""
    return "_".join(topic.split())


def _told(question: Question) -> list[str]:
    """What a card does not have."""
    told = []
    body = question.body
    if question.media:
        told.append("Its pictures and other media are not carried.")
    if isinstance(body, Choice) and any(one.citations for one in body.options):
        told.append("Citations of options are not carried.")
    if isinstance(body, ShortAnswer) and (
        body.rejected or any(one.fraction not in (None, 1) for one in body.accepted)
    ):
        told.append("Answers that are rejected or earn a part of the points are not on the card.")
    return told


def _number(text: str) -> int:
    """A number of up to 52 bits that stands for a text."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return int.from_bytes(digest[:6], "big") + 1_000_000


def _packed(package: Any, bank: Bank) -> bytes:
    """The package's bytes, without a file on the way; a bank always gives the same."""
    second = _FIRST_SECOND + _number(bank.id) % _SECONDS
    with closing(sqlite3.connect(":memory:")) as connection:
        cursor = connection.cursor()
        package.write_to_db(cursor, float(second), itertools.count(second * 1000))
        connection.commit()
        collection = connection.serialize()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("collection.anki2", collection), ("media", b"{}")):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()
