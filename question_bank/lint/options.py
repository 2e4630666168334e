"""Flaws of the options of a choice, or of a gap with options. Each check yields flaws."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from question_bank.lint.item import ChoiceView, Item
from question_bank.lint.model import Flaw, problem, quoted, remark
from question_bank.lint.values import overlap
from question_bank.lint.words import FUNCTION

MAX_SINGLE, MAX_MULTIPLE = 5, 8

ALL_OF_THE_ABOVE = problem(
    "all-of-the-above",
    "Who sees that two options are right knows the answer without knowing the rest.",
    "Make it a multiple choice, or replace the option.",
)
NONE_OF_THE_ABOVE = problem(
    "none-of-the-above",
    "It shows that a student can tell what is wrong, not that they know what is right.",
    "Replace it by a plausible wrong answer, or leave it out.",
)
K_TYPE = problem(
    "k-type",
    "Options that combine other options test logic, and one known part gives the rest away.",
    "Make it a multiple choice of the single parts.",
)
TRUE_FALSE_OPTIONS = problem(
    "true-false-options",
    "Yes and no, true and false are no options: the question is a true-or-false one.",
    "Make it a true-false question, or ask for the thing itself.",
)
FEW_OPTIONS = problem(
    "few-options",
    "With two options half of those who guess are right.",
    "Add a plausible wrong answer; three options are enough.",
)
MANY_OPTIONS = remark(
    "many-options",
    "More options take longer to read and rarely work: few of them are ever chosen.",
    "Keep the most plausible ones.",
)
NO_DISTRACTOR = problem(
    "no-distractor",
    "Every option is right: ticking everything is enough.",
    "Add wrong options.",
)
DUPLICATE_OPTIONS = problem(
    "duplicate-options",
    "Two options say the same: either both are right or both can be ruled out.",
    "Replace one of them.",
)
OVERLAPPING_OPTIONS = problem(
    "overlapping-options",
    "Where one option is part of another, both may be right.",
    "Make the options exclude each other.",
)
LOST_SEQUENCE = problem(
    "lost-sequence",
    "Numbers and dates out of order must be searched through.",
    "Put them in ascending order.",
)
MIXED_TYPES = problem(
    "mixed-types",
    "An option of another type than the key can be ruled out without knowing anything.",
    "Let all options be of one type: all dates, all numbers, all names.",
)
MIXED_GRANULARITY = problem(
    "mixed-granularity",
    "Options that are more or less precise than the others stand out.",
    "Give all of them the same precision or unit.",
)
MIXED_FORM = problem(
    "mixed-form",
    "Options of different grammatical form do not compare, and may not fit the stem.",
    "Begin all of them alike.",
)
MIXED_CASING = remark(
    "mixed-casing",
    "A capital here and none there makes an option stand out.",
    "Begin all options alike.",
)
MIXED_PUNCTUATION = remark(
    "mixed-punctuation",
    "A full stop here and none there makes an option stand out.",
    "End all options alike.",
)
MIXED_LENGTH = remark(
    "mixed-length",
    "One option of a very different length draws the eye.",
    "Bring the options to about the same length.",
)
REPEATED_WORDS = remark(
    "repeated-words",
    "What every option repeats must be read again and again.",
    "Move the words into the stem.",
)

_ALL = re.compile(
    r"(?:all|any|both|every one|each)(?: of)?(?: the| these| those)?(?: \w+)? ?(?:above|options|"
    r"answers|choices|preceding|these|those|listed|mentioned)(?: \w+)?"
    r"|all (?:are|of them(?: are)?) (?:correct|right|true)|todas las anteriores|alle genannten",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"(?:none|no one|neither|not any)(?: of)?(?: the| these| those)?(?: \w+)? ?(?:above|options|"
    r"answers|choices|preceding|these|those|listed|mentioned)"
    r"|none(?: are| is)?(?: correct| right| true)?"
    r"|no correct answer|ninguna de las anteriores|keine der genannten",
    re.IGNORECASE,
)
_K_TYPE = re.compile(
    r"(?:both |only |options? |answers? )*\(?(?P<first>[A-H]|I{1,3}|IV|V|[1-6])\)?"
    r"(?:(?:,| and| &| or|, and)+ \(?(?:[A-H]|I{1,3}|IV|V|[1-6])\)?)*(?: only)?"
)
_TRUTHS = frozenset("true false yes no correct incorrect right wrong".split())


def _stock(view: ChoiceView) -> Iterator[Flaw]:
    """All, none, A and B; true or false."""
    item = view.item
    texts = [text.rstrip(".") for text in view.texts]
    for n, text in enumerate(texts):
        if _ALL.fullmatch(text):
            yield item.flaw(ALL_OF_THE_ABOVE, f"{quoted(text)} is an option.", view.at(n))
        elif _NONE.fullmatch(text):
            yield item.flaw(NONE_OF_THE_ABOVE, f"{quoted(text)} is an option.", view.at(n))
        elif (match := _K_TYPE.fullmatch(text)) and _is_k_type(text, match["first"], texts):
            yield item.flaw(K_TYPE, f"{quoted(text)} combines options.", view.at(n))
    if {text.casefold() for text in texts} <= _TRUTHS:
        yield item.flaw(TRUE_FALSE_OPTIONS, "The options are true and false, or yes and no.",
                        view.here)  # fmt: skip


def _is_k_type(text: str, first: str, texts: list[str]) -> bool:
    """Letters or Roman numbers joined, or with "only"; figures only so, being numbers else."""
    joined = bool(re.search(r",| and | & | or ", text))
    only = bool(re.search(r"\bonly\b|^both\b|^options?\b|^answers?\b", text, re.IGNORECASE))
    if first.isdigit():
        return only and (joined or any("and" in other for other in texts))
    return joined or only


def _count(view: ChoiceView) -> Iterator[Flaw]:
    item, count = view.item, len(view.texts)
    if not view.distractors:
        yield item.flaw(NO_DISTRACTOR, "All options are right.", view.here)
    elif count < 3:
        yield item.flaw(FEW_OPTIONS, f"There are {count} options.", view.here)
    most = MAX_MULTIPLE if view.multiple else MAX_SINGLE
    if count > most:
        yield item.flaw(MANY_OPTIONS, f"There are {count} options.", view.here)


def _same_and_overlapping(view: ChoiceView) -> Iterator[Flaw]:
    item = view.item
    for n, m in view.pairs():
        first, second = view.values[n], view.values[m]
        pair = f"{quoted(view.texts[n], 40)} and {quoted(view.texts[m], 40)}"
        if view.folded[n] == view.folded[m] or (first is not None and first == second):
            yield item.flaw(DUPLICATE_OPTIONS, f"{pair} say the same.", view.at(m))
        elif first is not None and second is not None:
            if overlap(first, second):
                yield item.flaw(OVERLAPPING_OPTIONS, f"{pair} overlap.", view.at(m))
        elif _contains(view, n, m):
            keys = set(view.keys)
            mild = (n in keys) == (m in keys)
            yield item.flaw(
                OVERLAPPING_OPTIONS, f"{pair}: the one is in the other.", view.at(m), mild=mild
            )


def _contains(view: ChoiceView, n: int, m: int) -> bool:
    """Whether the words of one option, with meaning in them, stand in the other at its edge."""
    short, long = sorted((view.words[n], view.words[m]), key=len)
    if len(short) == len(long) or not any(word not in FUNCTION for word in short):
        return False
    if all(word[0].isdigit() for word in short):
        return False
    return long[: len(short)] == short or long[-len(short) :] == short


def _order(view: ChoiceView) -> Iterator[Flaw]:
    values = [value for value in view.values if value is not None]
    if len(values) < len(view.texts) or len({(v.family, v.grain) for v in values}) > 1:
        return
    orders = [value.order for value in values]
    if orders not in (sorted(orders), sorted(orders, reverse=True)):
        what = "dates" if values[0].family == "date" or values[0].is_year else "numbers"
        yield view.item.flaw(LOST_SEQUENCE, f"The {what} are out of order.", view.here)


def _odd(view: ChoiceView, marks: list[str]) -> tuple[list[int], bool]:
    """The options that are not like the most frequent, and whether the key alone is apart.

    Of equally frequent marks that of a wrong option is the usual one.
    """
    if len(set(marks)) < 2:
        return [], False
    of_distractors = [marks[n] for n in view.distractors] or marks
    usual = max(dict.fromkeys(of_distractors), key=marks.count)
    apart = [n for n, mark in enumerate(marks) if mark != usual]
    key_apart = len(set(of_distractors)) == 1 and all(marks[n] != usual for n in view.keys)
    return apart, key_apart


def _types(view: ChoiceView) -> Iterator[Flaw]:
    families = ["text" if value is None else value.family for value in view.values]
    if "range" in families and set(families) <= {"range", "number"}:
        families = ["number"] * len(families)
    apart, _key = _odd(view, families)
    if apart:
        shown = quoted(view.texts[apart[0]], 40)
        yield view.item.flaw(
            MIXED_TYPES, f"{shown} is of another type than the rest.", view.at(apart[0])
        )
    elif view.all_values:
        grains = [value.grain for value in view.values if value is not None]
        apart, _key = _odd(view, grains)
        if apart:
            shown = quoted(view.texts[apart[0]], 40)
            mild = families[0] != "date" and all(grains)
            yield view.item.flaw(
                MIXED_GRANULARITY, f"{shown} is of another precision or unit than the rest.",
                view.at(apart[0]), mild=mild,
            )  # fmt: skip


_OPENINGS = frozenset("to because by whether that when while if for through".split())
_GERUND = re.compile(r"[a-z]{3,}ing")
_NO_GERUNDS = frozenset(
    "king spring string thing building evening morning beijing ring sterling wing ceiling being "
    "nothing something anything everything during wedding painting meeting reading".split()
)


def _opening(words: tuple[str, ...]) -> str:
    if len(words) < 2:
        return ""
    first = words[0]
    if first in _OPENINGS:
        return first
    if _GERUND.fullmatch(first) and first not in _NO_GERUNDS:
        return "-ing"
    return ""


def _forms(view: ChoiceView) -> Iterator[Flaw]:
    if not view.item.english or view.all_values:
        return
    marks = [_opening(words) for words in view.words]
    apart, key_apart = _odd(view, marks)
    if apart:
        shown = quoted(view.texts[apart[0]], 40)
        yield view.item.flaw(
            MIXED_FORM, f"{shown} begins otherwise than the rest.", view.at(apart[0]),
            mild=not key_apart,
        )  # fmt: skip


def _surface(view: ChoiceView) -> Iterator[Flaw]:
    item = view.item
    looks: tuple[tuple[Callable[[str], str], str], ...] = ((_casing, "casing"), (_ending, "end"))
    for mark_of, what in looks:
        apart, key_apart = _odd(view, [mark_of(text) for text in view.texts])
        if not apart:
            continue
        rule = MIXED_CASING if what == "casing" else MIXED_PUNCTUATION
        said = "begins otherwise" if what == "casing" else "ends otherwise"
        only = "The key alone" if key_apart else quoted(view.texts[apart[0]], 40)
        yield item.flaw(rule, f"{only} {said} than the rest.", view.at(apart[0]))


def _casing(text: str) -> str:
    first = text.lstrip("\"'“‘(")[:1]
    if not first.isalpha() or re.match(r"[\"'“‘(]*[a-z][A-Z]", text):
        return "upper"  # figures and eBay go with anything
    return "lower" if first.islower() else "upper"


def _ending(text: str) -> str:
    return (
        "stop" if text.endswith(".") and not re.search(r"\b[A-Za-z]\.$|\b\w{1,3}\.$", text) else ""
    )


def _lengths(view: ChoiceView) -> Iterator[Flaw]:
    sizes = [len(text) for text in view.texts]
    longest = max(range(len(sizes)), key=sizes.__getitem__)
    others = sorted(sizes)[:-1]
    if longest in view.keys or not others:
        return
    if sizes[longest] > 3 * others[-1] and sizes[longest] - others[-1] > 30:
        shown = quoted(view.texts[longest], 40)
        yield view.item.flaw(
            MIXED_LENGTH, f"{shown} is far longer than the rest.", view.at(longest)
        )


def _repeats(view: ChoiceView) -> Iterator[Flaw]:
    words = view.words
    shortest = min(map(len, words))
    if len(words) < 3 or view.all_values or shortest < 2:
        return
    front = _common(words, shortest)
    back = _common([tuple(reversed(one)) for one in words], shortest)
    if front >= 2 and _is_meaningful(words[0][:front]) and not _is_name(view, front):
        shown = " ".join(view.texts[0].split()[:front])
        yield view.item.flaw(
            REPEATED_WORDS, f"Every option begins with {quoted(shown)}.", view.here
        )
    elif back >= 2 and _is_meaningful(words[0][len(words[0]) - back :]):
        shown = " ".join(view.texts[0].split()[-back:])
        if not shown[:1].isupper():
            yield view.item.flaw(
                REPEATED_WORDS, f"Every option ends with {quoted(shown)}.", view.here
            )


def _common(words: list[tuple[str, ...]], most: int) -> int:
    count = 0
    while count < most and len({one[count] for one in words}) == 1:
        count += 1
    return count


def _is_meaningful(words: tuple[str, ...]) -> bool:
    return any(word not in FUNCTION for word in words)


def _is_name(view: ChoiceView, front: int) -> bool:
    """Whether the repeated words belong to names: University of Oxford, Article 14."""
    rest = [text.split()[front : front + 1] for text in view.texts]
    return all(not one or one[0][:1].isupper() or one[0][:1].isdigit() for one in rest)


_CHECKS = (
    _stock, _count, _same_and_overlapping, _order, _types, _forms, _surface, _lengths, _repeats,
)  # fmt: skip


def check(item: Item) -> Iterator[Flaw]:
    """All flaws of this module."""
    for view in item.choices:
        for one in _CHECKS:
            yield from one(view)


RULES = (
    ALL_OF_THE_ABOVE, NONE_OF_THE_ABOVE, K_TYPE, TRUE_FALSE_OPTIONS, FEW_OPTIONS, MANY_OPTIONS,
    NO_DISTRACTOR, DUPLICATE_OPTIONS, OVERLAPPING_OPTIONS, LOST_SEQUENCE, MIXED_TYPES,
    MIXED_GRANULARITY, MIXED_FORM, MIXED_CASING, MIXED_PUNCTUATION, MIXED_LENGTH, REPEATED_WORDS,
)  # fmt: skip
