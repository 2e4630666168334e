"""Moodle XML in. Enter by `read_moodle`."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from question_bank.bank.fields import decimal
from question_bank.bank.model import Kind, Tolerance
from question_bank.documents.markup_trees import Element, local_name
from question_bank.errors import DocumentError, Problem
from question_bank.exchange.assembling import Assembler, short
from question_bank.exchange.citing import read_source_lines
from question_bank.exchange.fractions import is_plain_multiple, share_of_percent
from question_bank.exchange.gift_reader import category_name, place_in_categories
from question_bank.exchange.items import Alternative, Item
from question_bank.exchange.model import CannotCarryError, Import
from question_bank.exchange.moodle_cloze import read_cloze
from question_bank.exchange.opening import line_of, xml_of
from question_bank.exchange.rich import EMPTY, Rich, clean, looks_like_html
from question_bank.exchange.wildcards import read_wildcards

MAX_HTML = 1_000_000
"""Characters of one text; pictures within texts make them long."""

_KINDS = {
    "multichoice": Kind.SINGLE_CHOICE,
    "truefalse": Kind.TRUE_FALSE,
    "shortanswer": Kind.SHORT_ANSWER,
    "numerical": Kind.NUMERIC,
    "matching": Kind.MATCHING,
    "ordering": Kind.ORDERING,
    "cloze": Kind.CLOZE,
    "multianswer": Kind.CLOZE,
}
_NO_KEY = {
    "essay": "It is an essay; an essay has no key that could be graded.",
    "description": "It is a description without an answer, no question.",
    "random": "It stands for a random question of its category, no question.",
}
_COMBINED = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
_USUAL = frozenset(
    ("your answer is correct.", "your answer is partially correct.", "your answer is incorrect.")
)


def read_moodle(data: bytes, path: Path | str) -> Import:
    """The questions of a Moodle XML file.

    Raises:
        BankProblemsError: it is no such file, or holds no question.
    """
    root = xml_of(data, path)
    assembler = Assembler(data, path)
    if local_name(root) != "quiz":
        message = f"The file is no Moodle XML: its first tag is <{local_name(root)}>, not <quiz>."
        raise assembler.refuse([Problem(line_of(root), 1, message)])
    items: list[tuple[str, Item]] = []
    category = ""
    for element in root:
        if local_name(element) != "question":
            name = local_name(element)
            assembler.problem(line_of(element), f"<{name}> is no question and was passed over.")
            continue
        if element.get("type") == "category":
            category = category_name(_text(element.find("category")))
            assembler.know(read_source_lines(_plain_info(element)))
            items.append((category, Item(0, Kind.CLOZE, EMPTY)))
            continue
        assembler.check_count(len(items), line_of(element))
        try:
            items.append((category, _Reader(element).item()))
        except (CannotCarryError, DocumentError) as reason:
            title = _text(element.find("name")) or _text(element.find("questiontext"))[:200]
            assembler.left_out(line_of(element), short(title), str(reason))
    place_in_categories(items, assembler)
    return assembler.finish()


def _plain_info(element: Element) -> str:
    info = element.find("info")
    return _rich(info).plain if info is not None else ""


def _text(element: Element | None) -> str:
    """The words of <text> within an element, else its own."""
    if element is None:
        return ""
    inner = element.find("text")
    return clean("".join((inner if inner is not None else element).itertext()))


def _rich(element: Element | None, default: str = "html") -> Rich:
    """A text by the format that its element states."""
    if element is None:
        return EMPTY
    source = _text(element)
    if len(source) > MAX_HTML:
        raise CannotCarryError(f"One of its texts is longer than {MAX_HTML:,} characters.")
    form = element.get("format") or default
    if form in ("plain_text", "markdown"):
        return Rich.of_plain(source)
    if form == "moodle_auto_format" and not looks_like_html(source):
        return Rich.of_plain(source)
    if form == "moodle_auto_format":
        source = source.replace("\n", "<br>")
    return Rich.of_html(source)


class _Reader:
    """One question."""

    def __init__(self, element: Element) -> None:
        self._element = element
        self._item = Item(line_of(element), Kind.SHORT_ANSWER, EMPTY)

    def item(self) -> Item:
        item, element = self._item, self._element
        said = element.get("type", "")
        kind = _KINDS.get(said)
        if kind is None:
            reason = _NO_KEY.get(said) or f"Format 1 has no question of the type “{short(said)}”."
            raise CannotCarryError(reason)
        item.kind = kind
        item.name = _text(element.find("name")).strip()
        item.given_id = _text(element.find("idnumber")).strip()
        item.explanation = self._rich(element.find("generalfeedback"))
        item.topics = [
            " ".join(_text(tag).split()) for tags in element.findall("tags") for tag in tags
        ]
        self._points()
        if kind is Kind.CLOZE:
            source = _text(element.find("questiontext"))
            if len(source) > MAX_HTML:
                raise CannotCarryError(f"Its text is longer than {MAX_HTML:,} characters.")
            text = element.find("questiontext")
            is_html = text is None or (text.get("format") or "html") != "plain_text"
            read_cloze(item, source, is_html=is_html)
        else:
            item.stem = self._rich(element.find("questiontext"))
        if not item.stem:
            raise CannotCarryError("It has no text that asks something.")
        self._tell_rest()
        if kind is not Kind.CLOZE:
            self._body(kind)
        return item

    def _rich(self, element: Element | None) -> Rich:
        rich = _rich(element)
        for what in rich.lost:
            self._item.lose(f"It had {what}, which was left out.")
        if element is not None and element.get("format") == "markdown":
            self._item.lose("It is in Markdown, whose signs were kept as they were typed.")
        return rich

    def _points(self) -> None:
        said = _text(self._element.find("defaultgrade")).strip()
        points = decimal(said) if said else None
        if points is not None:
            self._item.points = Decimal(f"{points.normalize():f}")
        elif said:
            self._item.lose(f"Its points “{short(said)}” are no number; it has 1.")

    def _tell_rest(self) -> None:
        """What Moodle has beside question, answers and general feedback."""
        item = self._item
        if next(self._element.iter("file"), None) is not None and not any(
            "picture" in one for one in item.lost
        ):
            item.lose("It had a file, which was left out.")
        if list(self._element.iter("hint")):
            item.lose("Its hints were left out.")
        if _text(self._element.find("hidden")).strip() == "1":
            item.lose("It was hidden in Moodle; here it is a draft like the others.")
        for name in _COMBINED:
            rich = _rich(self._element.find(name))
            if rich and rich.plain.casefold() not in _USUAL:
                item.lose(f"A feedback to any right or wrong answer was left out: "
                          f"“{short(rich.plain)}”.")  # fmt: skip

    def _body(self, kind: Kind) -> None:
        match kind:
            case Kind.SINGLE_CHOICE:
                self._choice()
            case Kind.TRUE_FALSE:
                self._true_false()
            case Kind.SHORT_ANSWER:
                self._item.alternatives = [a for _, a in self._answers(plain=True)]
                read_wildcards(self._item)
                if _text(self._element.find("usecase")).strip() == "1":
                    self._item.lose("Capital letters counted; here they never do.")
            case Kind.NUMERIC:
                self._numeric()
            case Kind.MATCHING:
                self._matching()
            case Kind.ORDERING:
                self._ordering()

    def _answers(self, *, plain: bool = False) -> list[tuple[Decimal, Alternative]]:
        """(percentage, alternative) of each <answer>. `plain`: the text is typed, not shown."""
        found = []
        for answer in self._element.findall("answer"):
            percent = decimal(answer.get("fraction", "0").strip())
            if percent is None or abs(percent) > 100:
                raise CannotCarryError(
                    f"Line {line_of(answer)}: “{short(answer.get('fraction', ''))}” is no "
                    "percentage of the points."
                )
            text = Rich.of_plain(_text(answer)) if plain else self._rich(answer)
            feedback = self._rich(answer.find("feedback"))
            found.append((percent, Alternative(text, share_of_percent(percent), feedback)))
        return found

    def _choice(self) -> None:
        item = self._item
        answers = self._answers()
        item.alternatives = [one for _, one in answers]
        if _text(self._element.find("single")).strip() not in ("false", "0"):
            return
        item.kind = Kind.MULTIPLE_CHOICE
        item.plain_shares = is_plain_multiple([percent for percent, _ in answers])
        if item.plain_shares:
            for one in item.alternatives:
                one.share = Decimal(1 if one.share > 0 else 0)

    def _true_false(self) -> None:
        item = self._item
        answers = {one.text.plain.strip().casefold(): one for _, one in self._answers()}
        if set(answers) != {"true", "false"}:
            raise CannotCarryError("Its two answers are not true and false.")
        item.truth = answers["true"].share > 0
        if item.truth == (answers["false"].share > 0):
            raise CannotCarryError("Both or none of true and false is right.")
        item.feedback_true = answers["true"].feedback
        item.feedback_false = answers["false"].feedback

    def _numeric(self) -> None:
        item = self._item
        for answer, (_, one) in zip(
            self._element.findall("answer"), self._answers(plain=True), strict=True
        ):
            said = one.text.plain.strip()
            if said in ("*", ""):
                said = f": “{short(one.feedback.plain)}”" if one.feedback else ""
                item.lose(f"A feedback to any other number was left out{said}.")
                continue
            slack = _text(answer.find("tolerance")).strip()
            one.value, amount = decimal(said), decimal(slack or "0")
            if one.value is None or amount is None or amount < 0:
                raise CannotCarryError(
                    f"Line {line_of(answer)}: “{short(said)}” with a tolerance of "
                    f"“{short(slack)}” is no number that this can be graded by."
                )
            one.tolerance = Tolerance(amount)
            item.alternatives.append(one)
        self._unit()

    def _unit(self) -> None:
        """The unit by which nothing is multiplied; format 1 has one."""
        item = self._item
        for unit in self._element.iter("unit"):
            name = " ".join(_text(unit.find("unit_name")).split())
            multiplier = decimal(_text(unit.find("multiplier")).strip() or "1")
            if multiplier == 1 and name and not item.unit:
                item.unit = name
            elif name:
                item.lose(f"The unit “{short(name)}” with its factor was left out.")

    def _matching(self) -> None:
        item = self._item
        for sub in self._element.findall("subquestion"):
            prompt, match = self._rich(sub), Rich.of_plain(_text(sub.find("answer")))
            if prompt:
                item.pairs.append((prompt, match))
            else:
                item.extra_matches.append(match)
            if prompt.is_marked:
                item.lose("Mark-up in its pairs became plain.")

    def _ordering(self) -> None:
        """Items by their rank where all have one, else in the file's order."""
        item = self._item
        texts, ranks = [], []
        for answer in self._element.findall("answer"):
            rich = self._rich(answer)
            texts.append(rich)
            ranks.append(decimal(answer.get("fraction", "").strip()))
            if rich.is_marked:
                item.lose("Mark-up in its items became plain.")
        whole = all(rank is not None and rank == int(rank) and rank > 0 for rank in ranks)
        for n, (text, rank) in enumerate(zip(texts, ranks, strict=True), start=1):
            item.order.append((text, int(rank) if whole and rank is not None else n))
