"""Flaws that can be mended in one certain way. Enter by `mended`.

A fix never guesses: where two mendings are possible there is none. Whoever offers it looks at the
mended question again, and offers it only if the flaw is gone and nothing else has come.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from question_bank.bank.model import (
    Choice,
    Cloze,
    Kind,
    Ordering,
    Question,
    ShortAnswer,
    TrueFalse,
)
from question_bank.citations import CitationStatus, cite, resolve
from question_bank.documents.document import Document
from question_bank.grading.text import fold
from quizapp.quiz.sealing import natural_place

Path = tuple[str | int, ...]


def mended(
    question: Question,
    code: str,
    path: Path,
    language: str,
    documents: Mapping[str, Document] | None,
) -> Question | None:
    """The question without the flaw; None where that is not certain."""
    if code == "citation-moved":
        return _cited_anew(question, documents or {})
    change = _FIXES.get(code)
    return None if change is None else change(question, path, language)


def _question_mark(question: Question, path: Path, language: str) -> Question:
    return replace(question, stem=re.sub(r"[\s.:;…]*$", "", question.stem) + "?")


_DOUBLED = re.compile(r"\b(\w+)(\s+)\1\b", re.IGNORECASE)


def _doubled(question: Question, path: Path, language: str) -> Question | None:
    return _text_at(question, path, lambda text: _DOUBLED.sub(r"\1", text))


def _tidy(question: Question, path: Path, language: str) -> Question | None:
    def tidy(text: str) -> str:
        text = re.sub(r"[ \t]{2,}", " ", text.strip())
        return re.sub(r" +([,;:?!.])(?=\s|$)", r"\1", text)

    return _text_at(question, path, tidy)


_NEGATIVE = re.compile(r"\b(not|except|never)\b")


def _capitals(question: Question, path: Path, language: str) -> Question | None:
    return _text_at(question, path, lambda text: _NEGATIVE.sub(lambda m: m[0].upper(), text))


def _text_at(question: Question, path: Path, change: Callable[[str], str]) -> Question | None:
    """Changes the text at a path: the stem, the explanation, or that of an option."""
    match path:
        case ("stem",):
            return replace(question, stem=change(question.stem))
        case ("explanation",):
            return replace(question, explanation=change(question.explanation))
        case ("options", int(n), "text") if isinstance(question.body, Choice):
            options = list(question.body.options)
            options[n] = replace(options[n], text=change(options[n].text))
            return replace(question, body=Choice(tuple(options)))
    return None


def _sorted_options(question: Question, path: Path, language: str) -> Question | None:
    def in_order(choice: Choice) -> Choice | None:
        places = [natural_place(option.text, language) for option in choice.options]
        known = [place for place in places if place is not None]
        if len(known) < len(places) or len({place[0] for place in known}) > 1:
            return None
        ranked = sorted(range(len(known)), key=lambda n: known[n])
        return Choice(tuple(choice.options[n] for n in ranked))

    return _choice_at(question, path, in_order)


def _bare_options(question: Question, path: Path, language: str) -> Question | None:
    def bare(choice: Choice) -> Choice:
        return Choice(
            tuple(replace(one, text=one.text.rstrip().removesuffix(".")) for one in choice.options)
        )

    return _choice_at(question, path, bare)


def _choice_at(
    question: Question, path: Path, change: Callable[[Choice], Choice | None]
) -> Question | None:
    """Changes the options of the question, or of the gap that the path names."""
    body = question.body
    if isinstance(body, Choice):
        made = change(body)
        return None if made is None else replace(question, body=made)
    if isinstance(body, Cloze) and path[:1] == ("gaps",):
        gaps = []
        for gap in body.gaps:
            if gap.id == path[1] and isinstance(gap.body, Choice):
                made = change(gap.body)
                if made is None:
                    return None
                gap = replace(gap, body=made)
            gaps.append(gap)
        return replace(question, body=Cloze(tuple(gaps)))
    return None


def _as_true_false(question: Question, path: Path, language: str) -> Question | None:
    body = question.body
    if not isinstance(body, Choice) or question.kind is not Kind.SINGLE_CHOICE:
        return None
    words: Mapping[str, bool] = {"true": True, "false": False, "yes": True, "no": False}
    told = {words.get(option.text.strip().casefold()): option for option in body.options}
    if len(body.options) != 2 or set(told) != {True, False}:
        return None
    right = [value for value, option in told.items() if option.correct]
    if len(right) != 1 or question.stem.rstrip().endswith("?"):
        return None  # a statement would have to be made of the question
    said = TrueFalse(bool(right[0]), told[True].feedback, told[False].feedback)
    return replace(question, kind=Kind.TRUE_FALSE, body=said)


def _one_answer_each(question: Question, path: Path, language: str) -> Question | None:
    body = question.body
    if not isinstance(body, ShortAnswer):
        return None
    seen: dict[str, Any] = {}
    for one in body.accepted:
        known = seen.setdefault(fold(one.text, language), one)
        if known is not one and (one.fraction or 1) != (known.fraction or 1):
            return None  # which of the two counts is the teacher's to say
    return replace(question, body=replace(body, accepted=tuple(seen.values())))


def _not_rejected(question: Question, path: Path, language: str) -> Question | None:
    body = question.body
    if not isinstance(body, ShortAnswer):
        return None
    accepted = {fold(one.text, language) for one in body.accepted}
    left = tuple(text for text in body.rejected if fold(text, language) not in accepted)
    return replace(question, body=replace(body, rejected=left))


def _several_keys(question: Question, path: Path, language: str) -> Question:
    return replace(question, kind=Kind.MULTIPLE_CHOICE)


def _no_source(question: Question, path: Path, language: str) -> Question:
    return replace(question, uncited=True)


def _rank_order(question: Question, path: Path, language: str) -> Question | None:
    if not isinstance(question.body, Ordering):
        return None
    items = sorted(question.body.items, key=lambda item: item.rank)
    return replace(question, body=Ordering(tuple(items)))


def _cited_anew(question: Question, documents: Mapping[str, Document]) -> Question:
    """Citations that have moved take the place where they are now."""
    citations = []
    for one in question.citations:
        document = documents.get(one.source)
        now = resolve(one, document.text) if document is not None else None
        if document is not None and now is not None and now.status is CitationStatus.MOVED:
            one = cite(document, now.start, now.end, one.source)
        citations.append(one)
    return replace(question, citations=tuple(citations))


_FIXES: Mapping[str, Callable[[Question, Path, str], Question | None]] = {
    "no-question-mark": _question_mark,
    "doubled-word": _doubled,
    "untidy-text": _tidy,
    "negative-stem": _capitals,
    "lost-sequence": _sorted_options,
    "mixed-punctuation": _bare_options,
    "true-false-options": _as_true_false,
    "duplicate-answer": _one_answer_each,
    "rejected-key": _not_rejected,
    "several-keys": _several_keys,
    "no-source": _no_source,
    "rank-order": _rank_order,
}
