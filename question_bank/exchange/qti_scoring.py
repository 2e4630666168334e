"""How a QTI item scores its responses: declarations, and what can be understood of the processing.

Enter by `Scoring`. Understood are the standard templates, mappings, and conditions that compare a
number (equal, gte, lte) and set a score; any other processing is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from question_bank.bank.model import Tolerance
from question_bank.documents.markup_trees import Element, local_name
from question_bank.exchange.fractions import rounded
from question_bank.exchange.items import Alternative
from question_bank.exchange.rich import EMPTY


def number(text: str) -> Decimal | None:
    """A float as QTI has them, of reasonable size; None for anything else."""
    if len(text) > 40:
        return None
    try:
        value = Decimal(text.strip())
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value.adjusted()) > 30:
        return None
    return Decimal(f"{value:f}")


def children(element: Element, name: str) -> Iterator[Element]:
    """The child elements of this name, in lower case."""
    return (one for one in element if local_name(one) == name)


def child(element: Element, name: str) -> Element | None:
    return next(children(element, name), None)


def descendants(element: Element, name: str) -> Iterator[Element]:
    return (one for one in element.iter() if local_name(one) == name)


def words(element: Element | None) -> str:
    return "" if element is None else "".join(element.itertext()).strip()


@dataclass(slots=True)
class Response:
    """One response declaration. `mapped` is None without a mapping."""

    identifier: str
    cardinality: str
    base_type: str
    correct: list[str] = field(default_factory=list)
    mapped: dict[str, Decimal] | None = None
    upper: Decimal | None = None
    counts_case: bool = False


class Scoring:
    """The declarations and the response processing of one item."""

    def __init__(self, item: Element) -> None:
        self.responses = {
            one.identifier: one for one in map(_response, children(item, "responsedeclaration"))
        }
        self._processing = child(item, "responseprocessing")
        self.max_score = _max_score(item)

    def points(self, responses: list[Response]) -> Decimal:
        """What the whole item is worth."""
        if self.max_score is not None and self.max_score > 0:
            return self.max_score
        total = sum((_best(one) for one in responses), Decimal(0))
        return total if total > 0 else Decimal(1)

    def uses_mapping(self, response: Response) -> bool:
        """Whether the mapping counts: it is there, and the processing is not match_correct."""
        if not response.mapped:
            return False
        template = self._processing.get("template", "") if self._processing is not None else ""
        return "match_correct" not in template

    def is_odd(self) -> bool:
        """Whether the processing has operators that only a program could follow."""
        if self._processing is None:
            return False
        odd = ("customoperator", "random", "randominteger", "randomfloat", "lookupoutcomevalue",
               "mapresponsepoint", "patternmatch")  # fmt: skip
        return any(local_name(one) in odd for one in self._processing.iter())

    def numbers(self, response: Response, whole: Decimal) -> list[Alternative]:
        """The numbers that earn something; `whole` is what the response is worth in all."""
        found = []
        conditions = [] if self._processing is None else [
            *descendants(self._processing, "responseif"),
            *descendants(self._processing, "responseelseif"),
        ]  # fmt: skip
        for condition in conditions:
            one = self._number(condition, response)
            score = _score_set(condition)
            if one is not None:
                share = Decimal(1) if score is None else score / whole
                one.share = max(Decimal(-1), min(Decimal(1), rounded(share)))
                found.append(one)
        if found:
            return found
        if self.uses_mapping(response) and response.mapped:
            pairs = [(number(key), value / whole) for key, value in response.mapped.items()]
        else:
            pairs = [(number(text), Decimal(1)) for text in response.correct]
        return [
            Alternative(EMPTY, rounded(share), value=value)
            for value, share in pairs
            if value is not None
        ]

    def _number(self, condition: Element, response: Response) -> Alternative | None:
        bounds: dict[str, Decimal] = {}
        for one in condition.iter():
            name = local_name(one)
            if name not in ("equal", "gte", "lte", "match"):
                continue
            inner = list(one)
            if len(inner) != 2 or inner[0].get("identifier") != response.identifier:
                continue
            value = self._value(inner[1], response)
            if value is None:
                continue
            if name in ("equal", "match"):
                return Alternative(EMPTY, value=value, tolerance=_tolerance(one))
            bounds[name] = value
        if not bounds:
            return None
        return Alternative(EMPTY, minimum=bounds.get("gte"), maximum=bounds.get("lte"))

    def _value(self, element: Element, response: Response) -> Decimal | None:
        if local_name(element) == "correct":
            return number(response.correct[0]) if response.correct else None
        return number(words(element)) if local_name(element) == "basevalue" else None


def _tolerance(equal: Element) -> Tolerance | None:
    mode = equal.get("toleranceMode", "exact")
    first = number(equal.get("tolerance", "").split(" ")[0]) if equal.get("tolerance") else None
    if mode == "exact" or first is None or first < 0:
        return None
    return Tolerance(first, percent=mode == "relative")


def _score_set(condition: Element) -> Decimal | None:
    """What a condition sets the score to; the last number where it adds."""
    for one in children(condition, "setoutcomevalue"):
        if "SCORE" in one.get("identifier", "").upper():
            values = [number(words(value)) for value in descendants(one, "basevalue")]
            return next((value for value in reversed(values) if value is not None), None)
    return None


def _response(element: Element) -> Response:
    response = Response(
        element.get("identifier", ""),
        element.get("cardinality", "single"),
        element.get("baseType", "identifier"),
    )
    correct = child(element, "correctresponse")
    if correct is not None:
        response.correct = [words(one) for one in children(correct, "value")]
    mapping = child(element, "mapping")
    if mapping is not None:
        response.mapped = {}
        response.upper = number(mapping.get("upperBound", ""))
        for entry in children(mapping, "mapentry"):
            value = number(entry.get("mappedValue", ""))
            if value is not None:
                response.mapped[entry.get("mapKey", "")] = value
            response.counts_case |= entry.get("caseSensitive") == "true"
    return response


def _max_score(item: Element) -> Decimal | None:
    found: dict[str, Decimal] = {}
    for one in children(item, "outcomedeclaration"):
        default = number(words(child(one, "defaultvalue")))
        if one.get("identifier") == "MAXSCORE" and default is not None:
            found["MAXSCORE"] = default
        most = number(one.get("normalMaximum", ""))
        if one.get("identifier") == "SCORE" and most is not None:
            found.setdefault("normalMaximum", most)
    return found.get("MAXSCORE", found.get("normalMaximum"))


def _best(response: Response) -> Decimal:
    """The most that a response can earn."""
    if not response.mapped:
        return Decimal(1)
    if response.upper is not None and response.upper > 0:
        return response.upper
    if response.cardinality == "single":
        return max(response.mapped.values())
    return sum((one for one in response.mapped.values() if one > 0), Decimal(0))
