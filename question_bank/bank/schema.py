"""The JSON Schema of bank format 1, for editors and other programs. Enter by `json_schema`."""

from __future__ import annotations

from typing import Any

from question_bank.bank.bodies import FIELDS, GAP_KINDS
from question_bank.bank.model import Kind, Status

Schema = dict[str, Any]

_ID = r"^[^\W_]([\w.:-]{0,198}[^\W_])?$"
_SHA256 = "^[0-9a-f]{64}$"


def json_schema() -> Schema:
    """The schema (draft 2020-12) of a bank as a YAML 1.2 reader sees it.

    It describes types and fields; what ties values together (a citation's length, gaps and stem) is
    checked by `question-bank validate` alone.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Question bank, format 1",
        "type": "object",
        "required": ["format", "id", "title"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": "question-bank/1"},
            "id": _text("Name of the bank; ends in six characters that make it unique.", _ID),
            "title": _text("Shown to students.", minimum=1),
            "language": _text("Of the questions, such as en or es: decides how entries are read."),
            "licence": _text("An SPDX identifier, such as CC-BY-SA-4.0."),
            "sources": _list({"$ref": "#/$defs/source"}, "The documents that questions cite."),
            "questions": _list({"$ref": "#/$defs/question"}, "The questions."),
            "dropped": _list(_text("Id of a fact."), "Facts that are never asked for again."),
        },
        "$defs": {
            "source": _source(),
            "citation": _citation(),
            "question": {"oneOf": [_question(kind) for kind in Kind]},
            **{f"body-{kind.value}": _body(kind) for kind in GAP_KINDS},
        },
    }


def _text(description: str, pattern: str = "", minimum: int = 0) -> Schema:
    schema: Schema = {"type": ["string", "number", "boolean"], "description": description}
    if pattern or minimum:
        schema["type"] = "string"
    if pattern:
        schema["pattern"] = pattern
    if minimum:
        schema["minLength"] = minimum
    return schema


def _number(description: str, **limits: Any) -> Schema:
    return {"type": "number", "description": description, **limits}


def _list(items: Schema, description: str, **limits: Any) -> Schema:
    return {"type": "array", "items": items, "description": description, **limits}


def _object(properties: Schema, required: list[str]) -> Schema:
    return {
        "type": "object",
        "required": required,
        "additionalProperties": False,
        "properties": properties,
    }


def _source() -> Schema:
    names = ["id", "title", "file", "media_type", "sha256", "text_sha256", "extractor"]
    return _object(
        {
            "id": _text("Named by citations.", _ID),
            "title": _text("The document's title, shown above the stem."),
            "file": _text("Relative name with /, without '..'; beside the bank.", minimum=1),
            "media_type": _text("Such as text/plain."),
            "sha256": _text("Of the file's bytes.", _SHA256),
            "text_sha256": _text("Of the extracted text as UTF-8.", _SHA256),
            "extractor": _text("What made the text of the file, such as text/1."),
            "licence": _text("Of the document."),
        },
        names,
    )


def _citation() -> Schema:
    return _object(
        {
            "source": _text("Id of a source.", _ID),
            "start": {"type": "integer", "minimum": 0, "description": "First character."},
            "end": {"type": "integer", "minimum": 1, "description": "After the last character."},
            "exact": _text("The passage, word for word.", minimum=1),
            "prefix": _text("Up to 32 characters before it."),
            "suffix": _text("Up to 32 characters after it."),
        },
        ["source", "start", "end", "exact"],
    )


def _question(kind: Kind) -> Schema:
    body = _body(kind)
    return _object(
        {
            "id": _text("Stable for ever.", _ID),
            "kind": {"const": kind.value},
            "status": {"enum": [status.value for status in Status]},
            "reviewed": _object(
                {"by": _text("Who."), "on": _text("When."), "version": _text("Of which version.")},
                ["by", "on", "version"],
            ),
            "stem": _text("What is asked; a cloze marks its gaps {1}, {2}."),
            "explanation": _text("Why the key is right."),
            "citations": _list({"$ref": "#/$defs/citation"}, "The passages that prove the key."),
            "uncited": {"type": "boolean", "description": "Has no source, and says so."},
            "topics": _list(_text("A topic."), "For drawing and for scores by topic."),
            "points": _number("What it is worth.", exclusiveMinimum=0),
            "markup": {"const": "basic"},
            "media": _list(
                _object(
                    {"file": _text("Name."), "sha256": _text("Hash."), "alt": _text("In words.")},
                    ["file", "sha256", "alt"],
                ),
                "Pictures.",
            ),
            "origin": _object(
                {
                    "rule": _text("The generator's rule."),
                    "fact": _text("Id of the fact."),
                    "generator": _text("Its version."),
                    "gates": _list(_text("A reason code."), "Gates that it failed."),
                },
                ["rule", "fact", "generator"],
            ),
            **body["properties"],
        },
        ["id", "kind", "stem", *body["required"]],
    )


_FEEDBACK = _text("Told when it was answered so.")
_FRACTION = _number("Share of the points, -1 to 1.", minimum=-1, maximum=1)


def _body(kind: Kind) -> Schema:
    """What a question or gap of this kind carries."""
    fields = {name: _FIELDS[kind][name] for name in sorted(FIELDS[kind])}
    optional = {"feedback", "rejected", "unit", "extra_matches"}
    required = [name for name in fields if name not in optional]
    if kind in GAP_KINDS:
        fields = {"kind": {"const": kind.value}, **fields}
    return _object(fields, required)


_OPTIONS = _list(
    _object(
        {
            "id": _text("Named by responses.", _ID),
            "text": _text("Shown."),
            "correct": {"type": "boolean", "description": "Whether it is a key."},
            "fraction": _FRACTION,
            "feedback": _FEEDBACK,
            "citations": _list({"$ref": "#/$defs/citation"}, "Why it is wrong, from the source."),
        },
        ["id", "text"],
    ),
    "The options; their order is not the order shown.",
    minItems=2,
)
_ACCEPTED = {
    "oneOf": [
        _text("A right wording."),
        _object(
            {"text": _text("The wording."), "fraction": _FRACTION, "feedback": _FEEDBACK}, ["text"]
        ),
    ]
}
_NUMERIC_ANSWER = _object(
    {
        "value": _number("The number."),
        "min": _number("Or the least."),
        "max": _number("And the most."),
        "tolerance": _text("How far off is right: 0.5 or 5%."),
        "fraction": _FRACTION,
        "feedback": _FEEDBACK,
    },
    [],
)
_FIELDS: dict[Kind, Schema] = {
    Kind.SINGLE_CHOICE: {"options": _OPTIONS},
    Kind.MULTIPLE_CHOICE: {"options": _OPTIONS},
    Kind.TRUE_FALSE: {
        "answer": {"type": "boolean", "description": "The key."},
        "feedback": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"true": _FEEDBACK, "false": _FEEDBACK},
        },
    },
    Kind.SHORT_ANSWER: {
        "accepted": _list(_ACCEPTED, "Right wordings, the first shown as the key.", minItems=1),
        "rejected": _list(_text("A wording."), "Near wordings that are wrong."),
    },
    Kind.NUMERIC: {
        "answers": _list(_NUMERIC_ANSWER, "Right numbers, the first is the key.", minItems=1),
        "unit": _text("What a typed unit must be."),
    },
    Kind.DATE: {
        "answer": {
            "type": ["string", "integer"],
            "description": "2020, 2020-03 or 2020-03-03; its length is the precision asked for.",
        }
    },
    Kind.CLOZE: {
        "gaps": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {
                "oneOf": [{"$ref": f"#/$defs/body-{kind.value}"} for kind in sorted(GAP_KINDS)]
            },
            "description": "Gap id to what belongs in it.",
        }
    },
    Kind.ORDERING: {
        "items": _list(
            _object(
                {
                    "id": _text("Named by responses.", _ID),
                    "text": _text("Shown."),
                    "rank": {"type": "integer", "description": "1 first; equal ranks may swap."},
                },
                ["id", "text", "rank"],
            ),
            "In the right order.",
            minItems=2,
        )
    },
    Kind.MATCHING: {
        "pairs": _list(
            _object(
                {
                    "id": _text("Named by responses.", _ID),
                    "prompt": _text("Shown."),
                    "match": _text("What belongs to it."),
                },
                ["id", "prompt", "match"],
            ),
            "What belongs together.",
            minItems=2,
        ),
        "extra_matches": _list(_text("A match."), "Matches that belong to nothing."),
    },
}
