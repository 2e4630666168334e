"""GIFT in. Enter by `read_gift`.

Of two feedbacks behind TRUE or FALSE the reader gift-pegjs takes the first for “true” and the
second for “false”; Moodle takes the first for the wrong and the second for the right answer. They
differ for TRUE only. Files that Moodle wrote (they have its comments) are read as Moodle does.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from question_bank.bank.fields import decimal
from question_bank.bank.model import Kind, Tolerance
from question_bank.errors import DocumentError
from question_bank.exchange.assembling import Assembler, short
from question_bank.exchange.citing import read_source_lines
from question_bank.exchange.fractions import is_plain_multiple, share_of_percent
from question_bank.exchange.gift_syntax import (
    MAX_BLOCK,
    Block,
    Part,
    blocks_of,
    braces,
    find_unescaped,
    split,
    unescaped,
)
from question_bank.exchange.items import Alternative, Item
from question_bank.exchange.model import CannotCarryError, Import
from question_bank.exchange.opening import text_of
from question_bank.exchange.rich import EMPTY, Rich
from question_bank.exchange.wildcards import read_wildcards

_FORMAT = re.compile(r"\s*\[(html|markdown|plain|moodle)\]")
_WEIGHT = re.compile(r"\s*%([+-]?\d{1,3}(?:\.\d{1,10})?)%")
_CATEGORY = re.compile(r"\$CATEGORY:\s*(.*)")
_RANGE = re.compile(r"(\S+?)\.\.(\S+)")
_COURSE = re.compile(r"^\$\w+\$/(?:top/)?|^top/")
_MARKDOWN = re.compile(r"[*_`#>|~]|\]\(|^\s*(?:[-+]|\d+[.)])\s", re.MULTILINE)
_TRUE = {"T": True, "TRUE": True, "F": False, "FALSE": False}


def read_gift(data: bytes, path: Path | str) -> Import:
    """The questions of a GIFT file.

    Raises:
        BankProblemsError: it is no text, or holds no question.
    """
    assembler = Assembler(data, path)
    items: list[tuple[str, Item]] = []
    category = ""
    for block in blocks_of(text_of(data, path)):
        for comment in block.comments:
            assembler.know(read_source_lines(comment))
        if found := _CATEGORY.match(block.text.strip()):
            category = category_name(found[1])
            _, _, rest = block.text.strip().partition("\n")
            block.text, block.line = rest, block.line + 1
            if not rest.strip():
                items.append((category, Item(0, Kind.CLOZE, EMPTY)))
                continue
        if block.text.strip():
            assembler.check_count(len(items), block.line)
            _read_block(block, category, items, assembler)
    place_in_categories(items, assembler)
    return assembler.finish()


def category_name(path: str) -> str:
    """The last part of a category's path: `$course$/top/Biology/Cells` is Cells."""
    path = _COURSE.sub("", path.strip())
    parts = [part.replace("\x00", "/").strip() for part in path.replace("//", "\x00").split("/")]
    return next((part for part in reversed(parts) if part), "")


def place_in_categories(items: list[tuple[str, Item]], assembler: Assembler) -> None:
    """One category is the bank's title; of several each is a topic of its questions.

    An item of line 0 only says that there is such a category.
    """
    names = dict.fromkeys(category for category, _ in items if category)
    if len(names) == 1:
        assembler.title = next(iter(names))
    for category, item in items:
        if item.line == 0:
            continue
        if len(names) > 1 and category and category not in item.topics:
            item.topics.append(category)
        assembler.add(item)
    assembler.in_file_order()
    if names and all(item.line == 0 for _, item in items):
        for category in names:
            assembler.left_out(1, category, "It is a category without questions.")


def _read_block(
    block: Block, category: str, items: list[tuple[str, Item]], assembler: Assembler
) -> None:
    title = short(block.text[:200])
    try:
        if len(block.text) > MAX_BLOCK:
            raise CannotCarryError(
                f"It is longer than {MAX_BLOCK:,} characters; a blank line ends a question."
            )
        items.append((category, _Reader(block).item()))
    except (CannotCarryError, DocumentError) as reason:
        assembler.left_out(block.line, title, str(reason))


class _Reader:
    """One question."""

    def __init__(self, block: Block) -> None:
        self._block = block
        self._format = "moodle"
        self._item = Item(block.line, Kind.SHORT_ANSWER, EMPTY)

    def item(self) -> Item:
        item, text = self._item, self._block.text.strip()
        item.given_id, item.topics = self._block.given_id, list(self._block.tags)
        if text.startswith("::") and (end := find_unescaped(text, "::", 2)) > 0:
            item.name, text = unescaped(text[2:end]), text[end + 2 :]
        found = braces(text)
        if not found:
            raise CannotCarryError("It is a description without an answer, no question.")
        if [brace for _, brace in found] != ["{", "}"]:
            raise CannotCarryError(self._told_braces(found, text))
        opening, closing = found[0][0], found[1][0]
        item.stem = self._stem(text[:opening], text[closing + 1 :])
        if not item.stem:
            raise CannotCarryError("It has no question, only answers.")
        parts, general = split(text[opening + 1 : closing])
        item.explanation = self._rich(general)
        self._answers(parts)
        return item

    def _told_braces(self, found: list[tuple[int, str]], text: str) -> str:
        place = found[-1][0] if len(found) < 2 else found[1][0]
        line = self._block.line + text.count("\n", 0, place)
        if len(found) > 2 and [brace for _, brace in found[:2]] == ["{", "}"]:
            return "It has more than one answer in braces; GIFT has one to a question."
        return f"Its braces do not pair up (line {line}); a brace that is text needs a backslash."

    def _stem(self, before: str, after: str) -> Rich:
        """With words behind the answers these stand for a blank, as in `{=Asia} is a continent`."""
        if found := _FORMAT.match(before):
            self._format, before = found[1], before[found.end() :]
        before, after = before.strip(), after.strip()
        if after:
            if not before and (found := _FORMAT.match(after)):
                self._format, after = found[1], after[found.end() :]
            before = f"{before} _____ {after}".strip() if before else f"_____ {after}"
        return self._rich(before, own_format=False)

    def _rich(self, text: str, *, own_format: bool = True) -> Rich:
        """A text in its own format, else in the question's."""
        used = self._format
        if own_format and (found := _FORMAT.match(text)):
            used, text = found[1], text[found.end() :]
        meant = unescaped(text, keep_blanks=used in ("html", "markdown"))
        if used == "html":
            rich = Rich.of_html(meant)
            for what in rich.lost:
                self._item.lose(f"It had {what}, which was left out.")
            return rich
        if used == "markdown" and _MARKDOWN.search(meant):
            self._item.lose("It is in Markdown, whose signs were kept as they were typed.")
        return Rich.of_plain(meant)

    def _typed(self, text: str) -> Rich:
        """A wording that is typed: plain whatever the question's format, unless it has its own."""
        if _FORMAT.match(text):
            return self._rich(text)
        return Rich.of_plain(unescaped(text))

    def _answers(self, parts: list[Part]) -> None:
        first = parts[0]
        lead = first.text.strip()
        if len(parts) == 1 and not lead and not first.feedbacks:
            raise CannotCarryError("It is an essay; an essay has no key that could be graded.")
        if not lead and first.feedbacks:
            self._numeric(parts)
        elif lead:
            self._lone(parts, lead)
        elif all(part.mark == "=" and "->" in part.text for part in parts[1:]):
            self._matching(parts[1:])
        else:
            self._choices(parts[1:])

    def _lone(self, parts: list[Part], lead: str) -> None:
        """TRUE, FALSE or a single right wording without a mark."""
        if len(parts) > 1:
            raise CannotCarryError("Words stand before the first = or ~ of its answers.")
        truth = _TRUE.get(lead)
        if truth is None:
            self._item.alternatives = [
                Alternative(self._typed(lead), Decimal(1), self._feedback(parts[0]))
            ]
            read_wildcards(self._item)
            return
        if len(parts[0].feedbacks) > 2:
            raise CannotCarryError("It has more than two feedbacks to true and false.")
        said = [self._rich(one) for one in parts[0].feedbacks] + [EMPTY, EMPTY]
        item = self._item
        item.kind, item.truth = Kind.TRUE_FALSE, truth
        if truth and self._block.by_moodle:
            said[0], said[1] = said[1], said[0]
        item.feedback_true, item.feedback_false = said[0], said[1]

    def _feedback(self, part: Part) -> Rich:
        if len(part.feedbacks) > 1:
            self._item.lose("An answer had a second feedback, which was left out.")
        return self._rich(part.feedbacks[0]) if part.feedbacks else EMPTY

    def _weighed(self, part: Part) -> tuple[Decimal | None, str]:
        """The percentage before an answer's text, and the rest."""
        found = _WEIGHT.match(part.text)
        if found is None:
            return None, part.text
        percent = Decimal(found[1])
        if abs(percent) > 100:
            raise CannotCarryError(f"An answer is worth {percent} %; that goes from -100 to 100.")
        return percent, part.text[found.end() :]

    def _choices(self, parts: list[Part]) -> None:
        item = self._item
        marks = {part.mark for part in parts}
        percents = []
        for part in parts:
            percent, text = self._weighed(part)
            if percent is None:
                percent = Decimal(100 if part.mark == "=" else 0)
            percents.append(percent)
            item.alternatives.append(
                Alternative(
                    self._rich(text) if "~" in marks else self._typed(text),
                    share_of_percent(percent),
                    self._feedback(part),
                )
            )
        if marks == {"="}:
            read_wildcards(item)
        elif "=" in marks:
            item.kind = Kind.SINGLE_CHOICE
        else:
            item.kind = Kind.MULTIPLE_CHOICE
            item.plain_shares = is_plain_multiple(percents)
            if item.plain_shares:
                for one in item.alternatives:
                    one.share = Decimal(1 if one.share > 0 else 0)

    def _matching(self, parts: list[Part]) -> None:
        item = self._item
        item.kind = Kind.MATCHING
        for part in parts:
            prompt, _, match = part.text.partition("->")
            left, right = self._rich(prompt), Rich.of_plain(unescaped(match))
            if left:
                item.pairs.append((left, right))
            else:
                item.extra_matches.append(right)
            if part.feedbacks:
                item.lose("A pair had a feedback, which was left out.")

    def _numeric(self, parts: list[Part]) -> None:
        """Behind a # that follows the brace: one number, or numbers with = or ~ each."""
        item = self._item
        item.kind = Kind.NUMERIC
        first = parts[0]
        lone = first.feedbacks[0].strip()
        if lone:
            feedback = Part("", "", first.feedbacks[1:])
            item.alternatives = [self._number(lone, Decimal(1), self._feedback(feedback))]
        for part in parts[1:]:
            percent, text = self._weighed(part)
            if percent is None:
                percent = Decimal(100 if part.mark == "=" else 0)
            text = text.strip()
            if text in ("", "*"):
                item.lose(
                    "A feedback to any other number was left out: "
                    f"“{short(self._feedback(part).plain)}”."
                )
                continue
            share = share_of_percent(percent)
            item.alternatives.append(self._number(text, share, self._feedback(part)))

    def _number(self, text: str, share: Decimal, feedback: Rich) -> Alternative:
        text = unescaped(text)
        empty = EMPTY
        if found := _RANGE.fullmatch(text):
            low, high = decimal(found[1]), decimal(found[2])
            if low is None or high is None:
                raise CannotCarryError(f"“{text[:40]}” is no range of numbers.")
            return Alternative(empty, share, feedback, minimum=low, maximum=high)
        number, colon, slack = text.partition(":")
        value, amount = decimal(number.strip()), decimal(slack.strip())
        if value is None or (colon and (amount is None or amount < 0)):
            raise CannotCarryError(f"“{text[:40]}” is no number that this can be graded by.")
        tolerance = None if amount is None else Tolerance(amount)
        return Alternative(empty, share, feedback, value, tolerance=tolerance)
