"""What a sentence mentions, by patterns: dates, numbers, names and lists of names.

Enter by `find_mentions`. Patterns are linear; none knows any document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from question_bank.grading.dates import MONTHS, read_date
from question_bank.grading.numbers import read_number


class MentionKind(StrEnum):
    DATE = "date"
    NUMBER = "number"
    NAME = "name"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Mention:
    """`text[start:end]` of a sentence. `granularity` tells what may stand in its place: year, month
    or day of a date, the unit of a number, the shape of a name. `members`: spans of a list."""

    kind: MentionKind
    start: int
    end: int
    text: str
    granularity: str
    members: tuple[tuple[int, int], ...] = ()


_MONTH = "|".join(sorted({m for names in MONTHS.values() for m in names}, key=len, reverse=True))
_DATE = re.compile(
    rf"\b(?:\d{{1,2}} (?:de )?(?:{_MONTH})(?: de)?,? \d{{4}}|(?:{_MONTH}) \d{{1,2}},? \d{{4}}"
    rf"|(?:{_MONTH})(?: de)?,? \d{{4}})\b"
)
_YEAR = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Bb]efore|[Aa]fter|[Ff]rom|[Dd]uring|[Ee]n|[Dd]esde|[Hh]asta)"
    r" (1[0-9]{3}|20[0-9]{2})\b(?![-–\d%]|s\b| [a-z]+s\b)"
)
_ONES = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    "seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_NUMBER = re.compile(
    rf"(?<![\w.,$€£#/-])(?P<value>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:{_ONES}))"
    r" (?P<unit>(?:percent|million|billion|thousand|[a-z]{3,})(?: [a-z]{3,})?)"
)
_NOT_UNITS = frozenset(
    "and the for was were are with that which who from into over under than percent years year "
    "other others different main new major such most more times hundred dozen "
    "because would have has had "
    "could also his her its their our your this these those when where while but not per "
    "however".split()
)
_PARTICLE = r"(?:of|the|de|del|la|von|van|der|da|do|dos|and|for)"
_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’.-]*[\w]|[A-Z]\.|[A-Z]"
_NAME = re.compile(rf"\b(?:{_WORD})(?: (?:{_PARTICLE} (?:the )?)?(?:{_WORD}))*")
_LIST = re.compile(
    r"(?P<head>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,3})"
    r"(?P<more>(?:, (?:the )?[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,3}){1,10})"
    r",? and (?:the )?(?P<tail>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,3})"
)
_OPENERS = frozenset(
    "the a an in on at of for from by with as after before during since until when while although "
    "this that these those it its he she they his her their there here however also but and or if "
    "following despite under over among both each some many most several all no not one two three "
    "other another such because though once between through within without throughout to "
    "led then later".split()
)


def find_mentions(text: str) -> list[Mention]:
    """All mentions of a sentence by their place; they do not overlap, but for members of lists."""
    found = [*_dates(text), *_lists(text)]
    taken = [(one.start, one.end) for one in found]
    for one in _numbers(text):
        if not _overlaps(one.start, one.end, taken):
            found.append(one)
            taken.append((one.start, one.end))
    found += [one for one in _names(text) if not _overlaps(one.start, one.end, taken)]
    return sorted(found, key=lambda one: (one.start, one.end))


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in taken)


def _dates(text: str) -> Iterator[Mention]:
    full = []
    for match in _DATE.finditer(text):
        date = read_date(match.group())
        if date is not None:
            full.append((match.start(), match.end()))
            yield Mention(
                MentionKind.DATE, match.start(), match.end(), match.group(), date.precision
            )
    for match in _YEAR.finditer(text):
        if not _overlaps(match.start(1), match.end(1), full):
            yield Mention(MentionKind.DATE, match.start(1), match.end(1), match.group(1), "year")


def _numbers(text: str) -> Iterator[Mention]:
    for match in _NUMBER.finditer(text):
        unit = match["unit"].split()[0]
        if unit in _NOT_UNITS or read_number(match["value"]) is None:
            continue
        start, end = match.span("value")
        yield Mention(MentionKind.NUMBER, start, end, match["value"], unit.rstrip("s"))


def _lists(text: str) -> Iterator[Mention]:
    for match in _LIST.finditer(text):
        head = match["head"]
        start = match.start()
        if head.split()[0].lower() in _OPENERS:  # "Both Peru, ..."
            cut = head.find(" ") + 1
            if not cut:
                continue
            start += cut
        members = [(start, match.end("head"))]
        for part in re.finditer(r", (?:the )?([^,]+)", match["more"]):
            offset = match.start("more")
            members.append((offset + part.start(1), offset + part.end(1)))
        members.append(match.span("tail"))
        shape = f"{len(members)} names"
        yield Mention(
            MentionKind.LIST, start, match.end(), text[start : match.end()], shape, tuple(members)
        )


def _names(text: str) -> Iterator[Mention]:
    for match in _NAME.finditer(text):
        start, end = match.span()
        name = match.group()
        first = name.split()[0]
        if start == 0 or text[start - 1] in "\"'(":
            # A capital at the start of a sentence tells nothing of a single word.
            if first.lower() in _OPENERS:
                start += len(first) + 1
                name = text[start:end]
            elif " " not in name:
                continue
        if len(name) < 3 or not name[0].isupper() or name.lower() in _OPENERS:
            continue
        yield Mention(MentionKind.NAME, start, start + len(name), name, name_shape(name))


def name_shape(name: str) -> str:
    """What kind of name it looks like: an office, a body, an acronym, words."""
    words = name.split()
    if name.isupper() and len(words) == 1:
        return "acronym"
    if words[0] in _OFFICES:
        return "office holder"
    if _BODIES & set(words):
        return "body"
    return f"{min(len(words), 3)} words"


_OFFICES = frozenset(
    "President King Queen Prince Princess Pope Emperor Senator Minister Secretary Sir Saint Dr "
    "Professor General Captain Bishop Archbishop Lord Lady Governor Mayor Judge".split()
)
_BODIES = frozenset(
    "University College Court Party Council Committee Organization Organisation Company "
    "Corporation Institute Association Church Assembly Parliament Commission Agency Bank League "
    "Union Secretariat Department Ministry School Museum Society Foundation Forum "
    "Panel Act Treaty Statute".split()
)
