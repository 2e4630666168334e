"""Cues: what tells a student who knows nothing which option is right. Each check yields flaws."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from question_bank.bank.model import Kind, TrueFalse
from question_bank.lint.item import ChoiceView, Item
from question_bank.lint.keys import Key
from question_bank.lint.model import Flaw, problem, quoted
from question_bank.lint.stems import KEY_IN_STEM
from question_bank.lint.values import NUMBER_WORDS, agrees, dates_in
from question_bank.lint.words import ASKING, FUNCTION, content, holds, stem_of, tokens

KEY_LENGTH = problem(
    "key-length",
    "Authors take more care of the key: who picks the longest option is right too often.",
    "Bring key and wrong options to about the same length.",
)
CLANG = problem(
    "clang",
    "A word of the stem that only the key repeats points at the key.",
    "Reword the stem or the key, or use the word in a wrong option, too.",
)
CONVERGENCE = problem(
    "convergence",
    "Wrong options are often made by changing parts of the key, so the option that shares most "
    "with the others is the key.",
    "Change other parts, so that no option is the centre of them all.",
)
ABSOLUTE_TERM = problem(
    "absolute-term",
    "Hardly anything is always or never so: statements with such words are known to be wrong.",
    "Leave the word out of the wrong option, or out of the statement.",
)
GRAMMAR_CUE = problem(
    "grammatical-cue",
    "Options that do not fit the stem's grammar can be ruled out without knowing anything.",
    "Word the stem so that every option fits: “a or an”, one or several.",
)
SEVERAL_RIGHT = problem(
    "several-right",
    "The cited passage names key and wrong option in one list: both may be right.",
    "Replace the option, or make it a multiple choice.",
)
DISTRACTOR_IN_STEM = problem(
    "implausible-distractor",
    "The stem itself names this wrong option, so nobody takes it for the answer.",
    "Replace it by something that the stem leaves open.",
)


def key_length(item: Item) -> Iterator[Flaw]:
    for view in item.choices:
        if not view.keys or len(view.distractors) < 2 or view.all_values:
            continue
        keys = [len(view.texts[n]) for n in view.keys]
        others = [len(view.texts[n]) for n in view.distractors]
        path = view.at(view.keys[0])
        what = "The key is" if len(keys) == 1 else "The keys are"
        if min(keys) >= 1.4 * max(others) and min(keys) - max(others) >= 8:
            yield item.flaw(KEY_LENGTH, f"{what} much longer than every wrong option.", path)
        elif 2 * max(keys) <= min(others) and min(others) - max(keys) >= 12:
            yield item.flaw(KEY_LENGTH, f"{what} much shorter than every wrong option.", path)


def clang(item: Item) -> Iterator[Flaw]:
    if not item.english:
        return
    asked = item.content - ASKING
    for view in item.choices:
        if not view.keys or not view.distractors:
            continue
        shared = frozenset.intersection(*(view.content[n] for n in view.keys)) & asked
        if not shared:
            continue
        shared = shared.difference(*(view.content[n] for n in view.distractors))
        telling = [word for word in shared if len(word) > 2 and not word[0].isdigit()]
        if telling and not _is_in_stem(view, view.keys[0]):
            word = _as_written(min(telling), item.words)
            yield item.flaw(
                CLANG, f"“{word}” of the stem stands in the key alone.", view.at(view.keys[0])
            )


def _as_written(stem: str, words: tuple[str, ...]) -> str:
    return next((word for word in words if stem_of(word) == stem), stem)


def _is_in_stem(view: ChoiceView, n: int) -> bool:
    return holds(view.item.words, view.words[n])


def convergence(item: Item) -> Iterator[Flaw]:
    """The key shares different words with different options, and no other option does."""
    for view in item.choices:
        if len(view.keys) != 1 or len(view.distractors) < 2:
            continue
        common = frozenset.intersection(*view.content)
        parts = [one - common for one in view.content]
        partners = [_partners(parts, n) for n in range(len(parts))]
        key = view.keys[0]
        others = max(partners[n] for n in view.distractors)
        if partners[key] >= 2 and others < 2:
            yield item.flaw(
                CONVERGENCE, "The key shares different words with different wrong options; no "
                "other option does.", view.at(key),
            )  # fmt: skip


def _partners(parts: list[frozenset[str]], n: int) -> int:
    """With how many options the one shares words, each time others."""
    seen: set[frozenset[str]] = set()
    for m, other in enumerate(parts):
        if m != n and (shared := parts[n] & other):
            seen.add(shared)
    return len(seen)


_ABSOLUTE = re.compile(
    r"\b(?:always|never|invariably|absolutely|completely|entirely|totally|exclusively|solely|"
    r"under no circumstances|without exception|at all times|everyone|everybody|nobody|no one|"
    r"every|none|impossible)\b|\ball\b(?! (?:blacks|saints))|(?<!the )\bonly\b"
)


def absolute_terms(item: Item) -> Iterator[Flaw]:
    if not item.english:
        return
    for view in item.choices:
        if any(_ABSOLUTE.search(view.texts[n]) for n in view.keys):
            continue
        for n in view.distractors:
            match = _ABSOLUTE.search(view.texts[n])
            if match and len(view.words[n]) > 1 and not view.texts[n].casefold().endswith("above"):
                yield item.flaw(
                    ABSOLUTE_TERM, f"“{match.group()}” stands in a wrong option only.", view.at(n)
                )
                break
    body = item.question.body
    if isinstance(body, TrueFalse) and not body.answer:
        match = _ABSOLUTE.search(item.unquoted)
        if match and match.group() not in item.cited:
            yield item.flaw(ABSOLUTE_TERM, f"“{match.group()}” shows that the statement is false.")


_PLURAL_STEM = re.compile(
    r"^(?:which|what) (?:two|three|four|five|six|several)\b|^(?:which|what) (?:[a-z]+ )?"
    r"(?!(?:this|was|is|has|does|series|species|process|class|crisis|basis|status|bus|gas|news|"
    r"business|princess|address|congress|press|always)\b)[a-z]{3,}s "
    r"(?:are|were|have|had|did|do|took|won|led|made|met|gave|held|became|left|\w{3,}ed)\b"
    r"|^(?:who|what|which) (?:are|were)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r",| and | & |\bboth\b", re.IGNORECASE)
_VOWEL = re.compile(
    r"(?:[AEFHILMNORSX][A-Z]+\b|(?i:hour|honest|honou?r|heir)"
    r"|(?!U[A-Z]|(?i:uni(?!n|m)|us[eu]|ur[aiou]|ut[ei]|ubi|uk|eu|ewe|one\b|once\b))(?i:[aeiou]))"
)
"""How a word begins that goes with "an": by its sound, as far as the spelling tells."""


def grammar(item: Item) -> Iterator[Flaw]:
    if not item.english:
        return
    for view in item.choices:
        if not view.keys or not view.distractors:
            continue
        article = _article_before(item, view)
        if article:
            yield from _article(view, article)
        if item.is_choice and not view.multiple and not view.all_values:
            several = [bool(_SEVERAL.search(text)) for text in view.texts]
            key = view.keys[0]
            if (
                _PLURAL_STEM.search(item.stem)
                and several[key]
                and not any(several[n] for n in view.distractors)
            ):
                yield item.flaw(
                    GRAMMAR_CUE, "The stem asks for several, and only the key names several.",
                    view.at(key),
                )  # fmt: skip


def _article_before(item: Item, view: ChoiceView) -> str:
    """The a or an right before the options (or the gap)."""
    if not view.path:
        match = re.search(r"\b(an?)\W*$", item.stem)
        return match[1] if match else ""
    for n, (is_gap, text) in enumerate(item.pieces):
        if is_gap and text == view.path[1] and n:
            match = re.search(r"\b(an?) [\"“]?$", item.pieces[n - 1][1], re.IGNORECASE)
            return match[1].casefold() if match else ""
    return ""


def _article(view: ChoiceView, article: str) -> Iterator[Flaw]:
    fits = [(_VOWEL.match(text) is not None) == (article == "an") for text in view.texts]
    if not all(fits):
        n = fits.index(False)
        yield view.item.flaw(
            GRAMMAR_CUE, f"“{article}” does not fit {quoted(view.texts[n], 40)}.", view.at(n)
        )


_LIST_BETWEEN = re.compile(
    r"(?:,? (?:and|or|&) |, )(?:[^,;.()\n]{1,45}(?:,? (?:and|or|&) |, ))*(?:the |an? )?"
)
_SINGLES_OUT = re.compile(
    r"\b(?:first|last|second|third|most|least|largest|smallest|oldest|newest|\w+est)\b",
    re.IGNORECASE,
)


def several_right(item: Item) -> Iterator[Flaw]:
    """Key and wrong option as members of one list of a cited passage."""
    cited = item.cited
    if not item.is_choice or not cited or _SINGLES_OUT.search(item.stem):
        return
    for view in item.choices:
        keys = [place for n in view.keys for place in _places(view.texts[n], cited)]
        for n in view.distractors if keys else ():
            if any(
                _in_one_list(cited, *sorted((key, other)))
                for other in _places(view.texts[n], cited)
                for key in keys
            ):
                yield item.flaw(
                    SEVERAL_RIGHT,
                    f"The passage lists {quoted(view.texts[n], 40)} with a key.",
                    view.at(n),
                )


def _places(text: str, cited: str) -> list[tuple[int, int]]:
    folded = re.sub(r"^(?:the|an?) ", "", text.casefold().strip(" ."))
    places: list[tuple[int, int]] = []
    at = cited.find(folded) if folded else -1
    while at >= 0 and len(places) < 5:
        end = at + len(folded)
        if not (cited[at - 1 : at].isalnum() or cited[end : end + 1].isalnum()):
            places.append((at, end))
        at = cited.find(folded, at + 1)
    return places


def _in_one_list(cited: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    between = cited[first[1] : second[0]]
    return len(between) < 200 and _LIST_BETWEEN.fullmatch(between) is not None


def distractor_in_stem(item: Item) -> Iterator[Flaw]:
    if not item.is_choice or item.kind is not Kind.SINGLE_CHOICE:
        return
    view = item.choices[0]
    if view.all_values or any(_is_in_stem(view, n) for n in view.keys):
        return
    for n in view.distractors:
        words = view.words[n]
        if _is_in_stem(view, n) and any(w not in FUNCTION for w in words):
            yield item.flaw(
                DISTRACTOR_IN_STEM, f"{quoted(view.texts[n], 40)} stands in the stem.", view.at(n)
            )


def key_in_stem(item: Item) -> Iterator[Flaw]:
    compared = item.choices and item.is_choice and any(
        _is_in_stem(item.choices[0], n) for n in item.choices[0].distractors
    )  # fmt: skip
    if compared or item.kind is Kind.MATCHING:
        return  # "Which is larger, the Moon or Mars?"
    for key in item.keys:
        if shows(key, item.stem, item.words, item.language):
            yield item.flaw(KEY_IN_STEM, "The stem has the key in it.")
            return


def shows(key: Key, text: str, words: tuple[str, ...], language: str) -> bool:
    """Whether a text (and its words) has the key in it."""
    if key.date is not None:
        year = str(abs(key.date.year))
        if year not in words:
            return False
        if key.date.precision == "year":
            return True
        return any(agrees(date, key.date) for _start, _end, date in dates_in(text, language))
    if key.number is not None:
        return _shows_number(key.number, words)
    return any(_shows_text(wording, text, words) for wording in key.texts)


def _shows_text(wording: str, text: str, words: tuple[str, ...]) -> bool:
    phrase = tokens(wording)
    if not holds(words, phrase) or not (content(phrase) or len(phrase) > 2):
        return False
    acronym = len(phrase) == 1 and wording.isupper()  # ARTS is not "arts"
    return not acronym or re.search(rf"(?<!\w){re.escape(wording)}(?!\w)", text) is not None


def _shows_number(number: Decimal, words: tuple[str, ...]) -> bool:
    plain = f"{number:f}"
    if number == number.to_integral() and 2 <= number <= 20 and NUMBER_WORDS[int(number)] in words:
        return True
    for n, word in enumerate(words):
        if word[0].isdigit() and word.replace(",", "") == plain:
            return words[n + 1 : n + 2] not in (("st",), ("nd",), ("rd",), ("th",))
    return False


CHECKS = (
    key_length, clang, convergence, absolute_terms, grammar, several_right, distractor_in_stem,
    key_in_stem,
)  # fmt: skip
RULES = (
    KEY_LENGTH, CLANG, CONVERGENCE, ABSOLUTE_TERM, GRAMMAR_CUE, SEVERAL_RIGHT, DISTRACTOR_IN_STEM,
    KEY_IN_STEM,
)  # fmt: skip
