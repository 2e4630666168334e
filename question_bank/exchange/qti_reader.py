"""QTI 2.1 and 2.2 in: choice, text entry, inline choice, order and match. Enter by `read_qti`."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from question_bank.bank import gaps
from question_bank.bank.model import Kind
from question_bank.documents.markup_trees import Element, local_name
from question_bank.exchange.assembling import Assembler, short
from question_bank.exchange.citing import read_source_lines
from question_bank.exchange.fractions import multiple_percents, rounded, share_of_percent
from question_bank.exchange.items import Alternative, GapItem, Item
from question_bank.exchange.model import CannotCarryError, Import
from question_bank.exchange.opening import line_of
from question_bank.exchange.qti_package import open_package
from question_bank.exchange.qti_scoring import Response, Scoring, child, children, words
from question_bank.exchange.rich import EMPTY, Rich, clean

_PLACE = "\ufdd0"
_BLOCKS = ("choiceinteraction", "orderinteraction", "matchinteraction")
_INLINE = ("textentryinteraction", "inlinechoiceinteraction")
_UNIT = "unit"
"""The class of the words behind a field that are its unit, in items that we wrote."""


def read_qti(data: bytes, path: Path | str) -> Import:
    """The items of a package, or of one XML file.

    Raises:
        BankProblemsError: it is no such file, or holds no item.
    """
    assembler = Assembler(data, path)
    package = open_package(data, path)
    assembler.title = package.title
    assembler.know(read_source_lines(clean(package.said)))
    for problem in package.problems:
        assembler.problem(problem.line, problem.message, problem.column)
    for name, root in package.items:
        try:
            item = _Reader(root).item()
        except CannotCarryError as reason:
            title = root.get("title", "") or root.get("identifier", "") or name
            assembler.left_out(line_of(root), f"{name}: {short(title)}", str(reason))
            continue
        item.topics = package.topics.get(name, [])
        assembler.add(item)
    return assembler.finish()


class _Reader:
    """One item."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._scoring = Scoring(root)
        self._item = Item(line_of(root), Kind.SINGLE_CHOICE, EMPTY)
        self._feedbacks: dict[str, Rich] = {}

    def item(self) -> Item:
        item, root = self._item, self._root
        body = child(root, "itembody")
        if body is None:
            raise CannotCarryError("It has no <itemBody>, so nothing to ask.")
        item.given_id = root.get("label", "") or root.get("identifier", "")
        item.name = root.get("title", "")
        interactions = [one for one in body.iter() if local_name(one).endswith("interaction")]
        names = [local_name(one) for one in interactions]
        unknown = [one for one in interactions if local_name(one) not in (*_BLOCKS, *_INLINE)]
        if unknown:
            tag = str(unknown[0].tag).rpartition("}")[2]
            raise CannotCarryError(f"Line {line_of(unknown[0])}: format 1 has no <{short(tag)}>.")
        if not interactions:
            raise CannotCarryError("It has no interaction, so nothing to answer.")
        if child(root, "templateprocessing") is not None:
            raise CannotCarryError("Its numbers are drawn anew each time; format 1 has no such.")
        self._read_feedback()
        if len(interactions) == 1 and names[0] in _BLOCKS:
            self._block(body, interactions[0])
        elif all(name in _INLINE for name in names):
            self._inline(body, interactions)
        else:
            raise CannotCarryError("It asks several things in one; split it into several items.")
        if self._scoring.is_odd():
            item.lose("Its scoring is a program of its own; check what each answer earns.")
        return item

    def _response(self, interaction: Element) -> Response:
        name = interaction.get("responseIdentifier", "")
        response = self._scoring.responses.get(name)
        if response is None:
            raise CannotCarryError(
                f"Line {line_of(interaction)}: nothing says what the right answer to it is "
                f"(“{short(name)}” is not declared)."
            )
        return response

    def _rich(self, element: Element | None) -> Rich:
        if element is None:
            return EMPTY
        rich = Rich.of_tree(element, self._instead)
        self._tell(rich)
        return rich

    def _tell(self, rich: Rich) -> None:
        for what in rich.lost:
            self._item.lose(f"It had {what}, which was left out.")

    def _instead(self, element: Element) -> str | None:
        """Feedback and interactions are no part of the text around them."""
        name = local_name(element)
        if name.startswith("feedback") or name.endswith("interaction") or name == "prompt":
            return ""
        if name == "rubricblock":
            self._item.lose("Words for examiners or candidates (a rubric) were left out.")
            return ""
        if name == "printedvariable":
            raise CannotCarryError("Its text has numbers that are drawn anew each time.")
        return None

    def _read_feedback(self) -> None:
        """Modal feedback to a choice is kept for it; the rest is the explanation."""
        general = []
        choices = {
            one.get("identifier", "")
            for one in self._root.iter()
            if local_name(one) in ("simplechoice", "inlinechoice")
        }
        for one in children(self._root, "modalfeedback"):
            rich = self._rich(one)
            if one.get("identifier", "") in choices and one.get("showHide") != "hide":
                self._feedbacks[one.get("identifier", "")] = rich
            elif rich:
                general.append(rich)
        if general:
            self._item.explanation = Rich(
                "\n\n".join(one.plain for one in general),
                "\n\n".join(one.basic for one in general),
                any(one.is_marked for one in general),
            )

    def _block(self, body: Element, interaction: Element) -> None:
        item = self._item
        around = self._rich(body)
        prompt = Rich.of_tree(asked, self._around_prompt(asked)) if (
            asked := child(interaction, "prompt")) is not None else EMPTY  # fmt: skip
        self._tell(prompt)
        texts = [one for one in (around, prompt) if one]
        item.stem = Rich(
            "\n".join(one.plain for one in texts),
            "\n".join(one.basic for one in texts),
            any(one.is_marked for one in texts),
        )
        if not item.stem:
            raise CannotCarryError("It has no text that asks something.")
        response = self._response(interaction)
        item.points = self._scoring.points([response])
        name = local_name(interaction)
        if name == "choiceinteraction":
            self._choice(interaction, response)
        elif name == "orderinteraction":
            self._order(interaction, response)
        else:
            self._match(interaction, response)

    def _around_prompt(self, prompt: Element) -> Callable[[Element], str | None]:
        return lambda element: None if element is prompt else self._instead(element)

    def _choices(self, parent: Element, tag: str, response: Response) -> list[Alternative]:
        """The choices with what each earns, as a share of what the response is worth."""
        found = []
        mapped = (response.mapped or {}) if self._scoring.uses_mapping(response) else None
        worth = self._scoring.points([response])
        if tag == "inlinechoice" and mapped:  # one field of several: its best choice is the whole
            worth = max(mapped.values()) or worth
        for one in children(parent, tag):
            name = one.get("identifier", "")
            if mapped is None:
                share = Decimal(1 if name in response.correct else 0)
            else:
                share = rounded(mapped.get(name, Decimal(0)) / worth)
            inline = [inner for inner in one.iter() if local_name(inner) == "feedbackinline"]
            feedback = self._feedbacks.get(name, EMPTY)
            if inline:
                feedback = Rich.of_tree(inline[0], lambda _element: None)
                self._tell(feedback)
            share = max(Decimal(-1), min(Decimal(1), share))
            found.append(Alternative(self._rich(one), share, feedback))
        return found

    def _choice(self, interaction: Element, response: Response) -> None:
        item = self._item
        item.alternatives = self._choices(interaction, "simplechoice", response)
        if response.cardinality == "single":
            words_of = {one.text.plain.strip().casefold() for one in item.alternatives}
            if words_of == {"true", "false"} and len(item.alternatives) == 2:
                self._true_false()
            return
        item.kind = Kind.MULTIPLE_CHOICE
        if not self._scoring.uses_mapping(response):
            item.plain_shares = True
            if len(response.correct) > 1:
                item.lose("It counted only when all of it was right; here each right tick counts.")
            return
        shares = [one.share for one in item.alternatives]
        right = sum(share > 0 for share in shares)
        if right:
            key, other = map(share_of_percent, multiple_percents(right, len(shares) - right))
            near = all(abs(s - (key if s > 0 else other)) < Decimal("0.0001") for s in shares)
            item.plain_shares = near
        if item.plain_shares:
            for one in item.alternatives:
                one.share = Decimal(1 if one.share > 0 else 0)

    def _true_false(self) -> None:
        item = self._item
        said = {one.text.plain.strip().casefold(): one for one in item.alternatives}
        if {one.share for one in item.alternatives} != {Decimal(0), Decimal(1)}:
            return
        item.kind, item.truth = Kind.TRUE_FALSE, said["true"].share == 1
        item.feedback_true, item.feedback_false = said["true"].feedback, said["false"].feedback
        item.alternatives = []

    def _order(self, interaction: Element, response: Response) -> None:
        item = self._item
        item.kind = Kind.ORDERING
        places = {name: n for n, name in enumerate(response.correct, start=1)}
        for one in children(interaction, "simplechoice"):
            name, rich = one.get("identifier", ""), self._rich(one)
            if name not in places:
                raise CannotCarryError("Not all of its items have a place in the right order.")
            if rich.is_marked:
                item.lose("Mark-up in its items became plain.")
            item.order.append((rich, places[name]))
        item.order.sort(key=lambda one: one[1])

    def _match(self, interaction: Element, response: Response) -> None:
        """Pairs of the first set with the second; what is paired with nothing is an extra match."""
        item = self._item
        item.kind = Kind.MATCHING
        sets = list(children(interaction, "simplematchset"))
        if len(sets) != 2:
            raise CannotCarryError("It does not have two sets to match.")
        left, right = (
            {one.get("identifier", ""): self._rich(one) for one in children(
                side, "simpleassociablechoice")} for side in sets
        )  # fmt: skip
        key: dict[str, str] = {}
        pairs = response.correct or [
            pair for pair, value in (response.mapped or {}).items() if value > 0
        ]
        for pair in pairs:
            first, _, second = pair.partition(" ")
            if first not in left or second not in right:
                raise CannotCarryError(f"The right pair “{short(pair)}” is not in its sets.")
            if first in key:
                raise CannotCarryError("An item of its first set has several right partners.")
            key[first] = second
        for name, rich in left.items():
            if name not in key:
                raise CannotCarryError("An item of its first set has no right partner.")
            item.pairs.append((rich, right[key[name]]))
        if any(rich.is_marked for rich in (*left.values(), *right.values())):
            item.lose("Mark-up in its pairs became plain.")
        used = set(key.values())
        item.extra_matches = [rich for name, rich in right.items() if name not in used]

    def _inline(self, body: Element, interactions: list[Element]) -> None:
        item = self._item
        units: list[str] = []

        def instead(element: Element) -> str | None:
            if local_name(element) in _INLINE:
                return _PLACE
            if element.get("class") == _UNIT and local_name(element) == "span":
                units.append(words(element))
                return ""
            return self._instead(element)

        rich = Rich.of_tree(body, instead)
        self._tell(rich)
        responses = [self._response(one) for one in interactions]
        item.points = self._scoring.points(responses)
        found = [
            self._gap(str(n), one, response, len(interactions))
            for n, (one, response) in enumerate(zip(interactions, responses, strict=True), start=1)
        ]
        if rich.plain.count(_PLACE) != len(found):
            raise CannotCarryError("Some of its fields stand where no text is shown.")
        lone = found[0]
        before, _, after = rich.plain.partition(_PLACE)
        apart = not after.strip() and (not before.strip() or before.rstrip(" ").endswith("\n"))
        if len(found) == 1 and lone.kind is not Kind.SINGLE_CHOICE and apart:
            item.kind, item.alternatives = lone.kind, lone.alternatives
            item.unit = units[0] if units else ""
            basic = rich.basic.replace(_PLACE, "")
            item.stem = Rich((before + after).strip(), basic.strip(), rich.is_marked)
            if not item.stem:
                raise CannotCarryError("It has no text that asks something.")
            return
        item.kind, item.gaps = Kind.CLOZE, found
        item.stem = Rich(_placed(rich.plain), _placed(rich.basic), rich.is_marked)
        if units:
            item.lose("Units in it were left out.")

    def _gap(self, gap_id: str, element: Element, response: Response, count: int) -> GapItem:
        if local_name(element) == "inlinechoiceinteraction":
            found = self._choices(element, "inlinechoice", response)
            return GapItem(gap_id, Kind.SINGLE_CHOICE, found)
        if response.base_type in ("float", "integer"):
            worth = self._scoring.points([]) if count == 1 else Decimal(1)
            if self._scoring.max_score:
                worth = self._scoring.max_score / count
            return GapItem(gap_id, Kind.NUMERIC, self._scoring.numbers(response, worth))
        if response.counts_case:
            self._item.lose("Capital letters counted; here they never do.")
        mapped = (response.mapped or {}) if self._scoring.uses_mapping(response) else {}
        best = max(mapped.values(), default=Decimal(1))
        texts = {text: Decimal(1) for text in response.correct}
        for text, value in mapped.items():
            texts[text] = rounded(max(value, Decimal(0)) / best) if best > 0 else Decimal(0)
        first = {text: n for n, text in enumerate(response.correct)}
        ordered = sorted(texts, key=lambda text: first.get(text, len(first)))
        return GapItem(
            gap_id,
            Kind.SHORT_ANSWER,
            [Alternative(Rich.of_plain(text), texts[text]) for text in ordered],
        )


def _placed(text: str) -> str:
    pieces = gaps.escape(text).split(_PLACE)
    return "".join(piece if n == 0 else f"{{{n}}}{piece}" for n, piece in enumerate(pieces))
