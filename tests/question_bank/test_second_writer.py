"""A language model beside the rules: its items pass the same gates, its failure loses nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from question_bank.bank.model import Status
from question_bank.bank.reader import parse_bank
from question_bank.bank.writer import dump_bank
from question_bank.documents import document_from_bytes
from question_bank.generation import GenerationResult, SourceDocument, generate
from question_bank.generation.second_writer import with_second_writer
from question_bank.language_model import LanguageModelError

TEXT = (
    "The bridge at Arlen was opened on 3 March 1920 and is 1,200 metres long. "
    "It was drawn by Ada Holm, an engineer from Oslo."
)
GOOD = {
    "kind": "short-answer", "stem": "Who drew the bridge at Arlen for the town?", "key": "Ada Holm",
    "evidence": "It was drawn by Ada Holm, an engineer from Oslo.", "truth": "none",
    "distractors": [], "explanation": "An engineer from Oslo, Ada Holm, made the drawing.",
}  # fmt: skip
LEANING = GOOD | {"stem": "Who was it that they say had drawn this?"}
MADE_UP = GOOD | {"evidence": "It was drawn by Ada Holm in her youth.", "stem": "Who drew it then?"}


class Model:
    """Writes what it is given, and answers rightly."""

    model = "fake:1b"

    def __init__(self, *items: Mapping[str, Any]) -> None:
        self.items = items

    def complete(
        self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any], **_: Any
    ) -> str:
        if "Question: " in messages[-1]["content"]:
            return json.dumps({"answer": "Ada Holm"})
        return json.dumps({"items": self.items})


class Broken(Model):
    def complete(self, *_: Any, **__: Any) -> str:
        raise LanguageModelError("The server is not there.", "unreachable", fatal=True)


def result() -> tuple[GenerationResult, list[SourceDocument]]:
    source = SourceDocument(
        "arlen.txt", document_from_bytes(TEXT.encode(), "text/1", title="The Arlen bridge")
    )
    return generate([source]), [source]


def finish(model: Model) -> GenerationResult:
    before, sources = result()
    running = with_second_writer(before, sources, model)
    while True:
        try:
            next(running)
        except StopIteration as done:
            after: GenerationResult = done.value
            return after


def test_a_good_item_is_published_and_says_who_wrote_it() -> None:
    after = finish(Model(GOOD))
    question = next(q for q in after.bank.questions if q.stem == GOOD["stem"])
    assert question.status is Status.PUBLISHED
    assert question.origin is not None
    assert question.origin.rule == "language-model"
    assert question.origin.generator.endswith("+fake:1b")
    assert question.citations[0].exact == GOOD["evidence"]
    assert question.topics == ("The Arlen bridge",)
    assert after.report["language model"]["published"] == 1
    assert parse_bank(dump_bank(after.bank)) == after.bank


def test_an_item_that_leans_is_a_draft_with_the_reason() -> None:
    after = finish(Model(LEANING))
    question = next(q for q in after.bank.questions if q.stem == LEANING["stem"])
    assert question.status is Status.DRAFT
    assert question.origin is not None
    assert "dangling-reference" in question.origin.gates


def test_an_item_without_its_proof_is_only_reported() -> None:
    before, _sources = result()
    after = finish(Model(MADE_UP))
    assert after.bank.questions == before.bank.questions
    assert after.report["language model"]["codes"]["evidence-not-verbatim"] == 1


def test_the_same_stem_is_not_taken_twice() -> None:
    after = finish(Model(GOOD, GOOD))
    assert sum(q.stem == GOOD["stem"] for q in after.bank.questions) == 1


def test_a_model_that_fails_raises_and_the_caller_keeps_what_there_was() -> None:
    with pytest.raises(LanguageModelError):
        finish(Broken())
