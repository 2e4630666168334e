"""Flaws of what comes after the answer: explanation, feedback, citation. Checks yield flaws."""

from __future__ import annotations

import re
from collections.abc import Iterator

from question_bank.bank.model import Choice, Cloze, TrueFalse
from question_bank.lint.item import Item
from question_bank.lint.model import Flaw, Path, problem, quoted, remark
from question_bank.lint.words import content, tokens

NO_EXPLANATION = problem(
    "no-explanation",
    "Without an explanation a wrong answer teaches nothing.",
    "Say in a sentence why the key is right.",
)
NO_CITATION = problem(
    "no-citation",
    "Without a passage nobody can check the answer.",
    "Cite the passage that proves the key, or mark the question “uncited: true”.",
)
EMPTY_EXPLANATION = remark(
    "empty-explanation",
    "An explanation that repeats stem or key explains nothing.",
    "Add what the stem does not say: the context, the reason, the date.",
)
NAMES_LETTERS = problem(
    "names-letters",
    "Options are shuffled: a letter or a place names another option for each student.",
    "Name the option by its words.",
)

_EMPTY = frozenset("answer correct right true false key option statement".split())
_LETTERS = re.compile(
    r"\b(?:[Oo]ption|[Aa]nswer|[Cc]hoice|[Dd]istractor)s? (?:number )?[\"“'(]?(?:[A-H]|[b-h]|"
    r"[1-8])\b(?![-'’.]\w)"
    r"|(?:^|[\s,;])\((?:[A-Ha-h])\)(?=[\s,;.]|$)"
    r"|\b[Tt]he (?:first|second|third|fourth|last|next|above|previous) (?:option|answer|choice)s?\b"
    r"|\b(?:[Oo]ptions?|[Aa]nswers?) (?:above|below)\b"
    r"|^(?:[A-H]|[a-h]\)) (?:is|was) (?:correct|right|wrong|incorrect|true|false)\b"
)


def explanation(item: Item) -> Iterator[Flaw]:
    question = item.question
    if not question.explanation.strip():
        yield item.flaw(
            NO_EXPLANATION, "The question has no explanation.", (), mild=not item.is_drawn
        )
        return
    said = content(tokens(item.plain(question.explanation)))
    keyed = content(word for key in item.keys for text in key.texts for word in tokens(text))
    if item.english and said and (said <= item.content or said <= keyed | _EMPTY):
        what = "the stem" if said <= item.content else "the key"
        yield item.flaw(
            EMPTY_EXPLANATION, f"The explanation only repeats {what}.", ("explanation",)
        )


def citation(item: Item) -> Iterator[Flaw]:
    if not item.question.citations and not item.question.uncited:
        yield item.flaw(NO_CITATION, "The question cites no passage.", (), mild=not item.is_drawn)


def letters(item: Item) -> Iterator[Flaw]:
    for text, path in _said(item):
        match = _LETTERS.search(text)
        if match and match.group().strip().casefold() not in item.cited:
            yield item.flaw(
                NAMES_LETTERS,
                f"{quoted(match.group().strip())} names an option by its place.",
                path,
            )


def _said(item: Item) -> Iterator[tuple[str, Path]]:
    """Stem, explanation and every feedback; only where there are options to name."""
    question, body = item.question, item.question.body
    if not isinstance(body, (Choice, Cloze, TrueFalse)):
        return
    yield item.stem, ("stem",)
    yield question.explanation, ("explanation",)
    if isinstance(body, TrueFalse):
        yield body.feedback_true, ("feedback", "true")
        yield body.feedback_false, ("feedback", "false")
    for view in item.choices:
        for n, option in enumerate(view.options):
            yield option.feedback, (*view.here, n, "feedback")


CHECKS = (explanation, citation, letters)
RULES = (NO_EXPLANATION, NO_CITATION, EMPTY_EXPLANATION, NAMES_LETTERS)
