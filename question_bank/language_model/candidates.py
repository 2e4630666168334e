"""What comes of a passage: candidates for questions, and failures, each with reason codes."""

from __future__ import annotations

from dataclasses import dataclass

from question_bank.bank.model import Body, Citation, Kind

REASONS = {
    "not-json": "The reply is no well-formed JSON, or names a key twice.",
    "wrong-shape": "The reply has other fields, types or values than were asked for.",
    "no-items": "The model found nothing to ask in this passage.",
    "too-many-items": "The model wrote more items than were asked for; the rest was not read.",
    "control-characters": "A text holds control, direction or private characters.",
    "empty-text": "The stem, the key, the evidence or an option is empty.",
    "too-long": "A text is longer than a reader takes in at a glance.",
    "markup": "A text holds mark-up or a link that is not the passage's own.",
    "names-options": "A text names options by letter or number, or means all or none of them.",
    "evidence-not-verbatim": "The evidence does not stand in the passage word for word.",
    "ambiguous-evidence": "The evidence stands in the passage more than once.",
    "evidence-too-short": "The evidence has too few words to prove anything.",
    "key-not-verbatim": "The key does not stand in the passage word for word.",
    "key-not-in-evidence": "The key stands in the passage, but not in the evidence.",
    "ambiguous-key": "The key stands in the evidence more than once.",
    "key-in-stem": "The stem gives the key away.",
    "key-too-long": "The key is too long to be typed.",
    "key-not-a-number": "The key of a numeric question cannot be read as one number.",
    "key-not-a-date": "The key of a date question cannot be read as a date.",
    "statement-without-key": "A true statement does not hold the words that are its key.",
    "statement-with-key": "A false statement holds the words that would make it true.",
    "too-few-distractors": "A choice has fewer than two distractors.",
    "too-many-distractors": "A choice has more than four distractors.",
    "distractor-is-key": "A distractor says the same as the key.",
    "distractor-overlaps-key": "A distractor is a part of the key, or the key a part of it.",
    "distractor-in-evidence": "A distractor stands in the evidence, and may be right.",
    "distractors-alike": "Two distractors say the same.",
    "mixed-types": "Some options are dates or numbers of one kind, others are not.",
    "no-reason": "A distractor comes without the reason why it is wrong.",
    "no-explanation": "The explanation is missing, or repeats the stem.",
    "not-grounded": "A text has names or figures that the passage does not have.",
    "answer-disagrees": "Asked again without the key, the model answered otherwise.",
    "answer-unreadable": "Asked again without the key, the model gave no readable answer.",
    "not-answered": "The second call, which answers from the passage, failed.",
}
"""Code to reason, in words. A failure of a call has its `LanguageModelError`'s code instead."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that a model wrote, and what speaks against it: no `codes` when nothing does.

    All texts are plain text. `citations` is the evidence, empty where it was not found, `key_span`
    the key's place in `Document.text`, None where it is not certain. `passage` is the number of the
    `ShownPassage`.
    """

    kind: Kind
    stem: str
    body: Body
    explanation: str
    citations: tuple[Citation, ...]
    key_span: tuple[int, int] | None
    codes: tuple[str, ...] = ()
    passage: int = 0


@dataclass(frozen=True, slots=True)
class PassageFailure:
    """A passage, or one item of it (`item`, from 0), that gave nothing that could be a question.

    `[start, end)` is the passage in `Document.text`, `message` fit to be shown.
    """

    passage: int
    start: int
    end: int
    code: str
    message: str
    item: int | None = None
