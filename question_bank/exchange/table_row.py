"""One row of a table to an `Item`. Enter by `RowReader`."""

from __future__ import annotations

import re
from decimal import Decimal

from question_bank.bank.fields import decimal, partial_date
from question_bank.bank.model import Kind
from question_bank.exchange.assembling import short
from question_bank.exchange.cells import read_number, split_topics
from question_bank.exchange.items import Alternative, GapItem, Item
from question_bank.exchange.model import CannotCarryError
from question_bank.exchange.rich import EMPTY, Rich
from question_bank.exchange.table_writer import NUMBERED, Row
from question_bank.grading.dates import read_date

_GAP = re.compile(r"([a-z-]+)(?: \[(.*)\])?: (.*)", re.DOTALL)
_KINDS = {kind.value: kind for kind in Kind}
_OTHER_KINDS = {
    "true false": Kind.TRUE_FALSE, "true/false": Kind.TRUE_FALSE, "tf": Kind.TRUE_FALSE,
    "short answer": Kind.SHORT_ANSWER, "sa": Kind.SHORT_ANSWER, "text": Kind.SHORT_ANSWER,
    "number": Kind.NUMERIC, "numerical": Kind.NUMERIC, "order": Kind.ORDERING,
    "match": Kind.MATCHING, "gaps": Kind.CLOZE,
}  # fmt: skip
_TRUTH = {"true": True, "t": True, "yes": True, "false": False, "f": False, "no": False}


class RowReader:
    """One row."""

    def __init__(self, line: int, row: Row) -> None:
        self._row = row
        self._marked = row.get("markup", "").strip() == "basic"
        self._item = Item(line, Kind.SHORT_ANSWER, EMPTY)
        self._parts = self._answers()

    def _rich(self, text: str) -> Rich:
        return Rich.of_basic(text) if self._marked else Rich.of_plain(text)

    def item(self, said: str) -> Item:
        item, row = self._item, self._row
        item.stem = self._rich(row.get("question", ""))
        item.explanation = self._rich(row.get("explanation", ""))
        item.given_id = row.get("id", "").strip()
        item.topics = split_topics(row.get("topics", ""))
        item.unit = row.get("unit", "")
        if not item.stem:
            raise CannotCarryError("It has no text that asks something.")
        if points := row.get("points", "").strip():
            item.points = decimal(points)
            if item.points is None:
                raise CannotCarryError(f"“{short(points)}” in “points” is no number.")
        for name in row:
            if not _is_known(name):
                item.lose(f"The column “{short(name)}” is not known and was left out.")
        self._use_key()
        item.kind = self._kind(said)
        self._body(item.kind)
        return item

    def _numbers(self) -> list[int]:
        """The numbers of the answers that some cell tells of, in order."""
        matches = [NUMBERED.fullmatch(name) for name in self._row]
        told = {int(one[2]) for one in matches if one and one[1] in ("answer", "part")}
        return sorted(told)

    def _answers(self) -> list[tuple[str, Alternative]]:
        """(part, alternative) of each answer that has a text."""
        answers = []
        for n in self._numbers():
            said = self._row.get(f"share {n}", "").strip().removesuffix("%").strip()
            percent = decimal(said) if said else None
            if said and (percent is None or abs(percent) > 100):
                raise CannotCarryError(f"“{short(said)}” in “share {n}” is no share in per cent.")
            text = self._rich(self._row.get(f"answer {n}", ""))
            feedback = self._rich(self._row.get(f"feedback {n}", ""))
            share = _UNSAID if percent is None else Decimal(f"{(percent / 100).normalize():f}")
            answers.append((self._row.get(f"part {n}", ""), Alternative(text, share, feedback)))
        return answers

    def _use_key(self) -> None:
        """A column that says which answers are right, by letter, number or words."""
        key = self._row.get("correct", "").strip()
        if not key:
            return
        if not self._parts:
            self._parts = [("", Alternative(Rich.of_plain(key), _UNSAID))]
            return
        by_text = {one.text.plain.strip().casefold(): one for _, one in self._parts}
        whole = by_text.get(key.casefold())
        named = [whole] if whole else [
            self._named(one, by_text) for one in re.split(r"[,;/&\s]+", key) if one
        ]  # fmt: skip
        for _, one in self._parts:
            one.share = Decimal(1 if one in named else 0)

    def _named(self, word: str, by_text: dict[str, Alternative]) -> Alternative:
        folded = word.casefold().strip(".)(")
        if folded in by_text:
            return by_text[folded]
        place = (
            int(folded) if folded.isascii() and folded.isdigit() and len(folded) < 4
            else ord(folded) - ord("a") + 1 if len(folded) == 1 else 0
        )  # fmt: skip
        for name, one in self._numbered().items():
            if name == place:
                return one
        raise CannotCarryError(f"The key “{short(word)}” is none of its answers.")

    def _numbered(self) -> dict[int, Alternative]:
        answers = [one for _, one in self._parts]
        return dict(zip(self._numbers(), answers, strict=True))

    def _kind(self, said: str) -> Kind:
        kind = _KINDS.get(said) or _OTHER_KINDS.get(said.replace("_", " ").replace("-", " "))
        if kind is not None:
            return kind
        words = {one.text.plain.strip().casefold() for _, one in self._parts}
        if words and words <= set(_TRUTH) and len(self._parts) <= 2:
            return Kind.TRUE_FALSE
        if said and "choice" not in said and said not in ("mc", "mcq", "mr", "ma"):
            raise CannotCarryError(f"“{short(said)}” is no kind of question.")
        if len(self._parts) < 2 and not said:
            return Kind.SHORT_ANSWER
        right = sum(one.share == 1 for _, one in self._parts)
        return Kind.MULTIPLE_CHOICE if right > 1 else Kind.SINGLE_CHOICE

    def _body(self, kind: Kind) -> None:
        item = self._item
        if not self._parts:
            raise CannotCarryError("It has no answers.")
        match kind:
            case Kind.SINGLE_CHOICE | Kind.MULTIPLE_CHOICE:
                item.alternatives = self._with_shares(Decimal(0))
                item.plain_shares = all(one.share in (0, 1) for one in item.alternatives)
            case Kind.TRUE_FALSE:
                self._true_false()
            case Kind.SHORT_ANSWER:
                item.alternatives = self._with_shares(Decimal(1))
            case Kind.NUMERIC:
                item.alternatives = [_number(one) for one in self._with_shares(Decimal(1))]
            case Kind.DATE:
                text = self._parts[0][1].text.plain.strip()
                item.date = partial_date(text) or read_date(text)
                if item.date is None:
                    raise CannotCarryError(f"“{short(text)}” is no date such as 2020-03-03.")
            case Kind.ORDERING:
                self._ordering()
            case Kind.MATCHING:
                for part, one in self._parts:
                    if part.strip():
                        item.pairs.append((Rich.of_plain(part), one.text))
                    else:
                        item.extra_matches.append(one.text)
            case Kind.CLOZE:
                self._cloze()

    def _with_shares(self, unsaid: Decimal) -> list[Alternative]:
        for _, one in self._parts:
            if one.share is _UNSAID:
                one.share = unsaid
        return [one for _, one in self._parts]

    def _true_false(self) -> None:
        item = self._item
        said = {_TRUTH.get(one.text.plain.strip().casefold()): one for _, one in self._parts}
        if None in said:
            raise CannotCarryError("Its answers are not TRUE and FALSE.")
        if len(self._parts) == 1:
            item.truth = bool(next(iter(said)))
        else:
            right = [value for value, one in said.items() if one.share == 1]
            if len(right) != 1:
                raise CannotCarryError("“share” must say 100 for one of TRUE and FALSE.")
            item.truth = bool(right[0])
        for value, one in said.items():
            if value:
                item.feedback_true = one.feedback
            else:
                item.feedback_false = one.feedback

    def _ordering(self) -> None:
        for n, (part, one) in enumerate(self._parts, start=1):
            rank = part.strip()
            if rank and not (rank.isascii() and rank.isdigit() and len(rank) < 6):
                raise CannotCarryError(f"“{short(rank)}” is no rank; ranks are 1, 2, 3.")
            self._item.order.append((one.text, int(rank) if rank else n))

    def _cloze(self) -> None:
        gaps: dict[str, GapItem] = {}
        for part, one in self._parts:
            found = _GAP.fullmatch(part.strip())
            kind = _KINDS.get(found[1]) if found else None
            if found is None or kind is None:
                raise CannotCarryError(
                    f"“{short(part)}” names no gap; write for example “short-answer: 1”."
                )
            gap = gaps.setdefault(found[3], GapItem(found[3], kind, [], found[2] or ""))
            gap.alternatives.append(one)
            unsaid = Decimal(0 if kind is Kind.SINGLE_CHOICE else 1)
            one.share = unsaid if one.share is _UNSAID else one.share
            if kind is Kind.NUMERIC:
                _number(one)
            elif kind is Kind.DATE:
                gap.date = partial_date(one.text.plain.strip())
                if gap.date is None:
                    raise CannotCarryError(f"“{short(one.text.plain)}” is no date.")
        self._item.gaps = list(gaps.values())


_UNSAID = Decimal("0.00")
"""The share of an answer that has no cell for it; told apart by being this very object."""


def _is_known(name: str) -> bool:
    known = ("id", "kind", "question", "points", "topics", "unit", "markup", "explanation",
             "correct")  # fmt: skip
    return name in known or NUMBERED.fullmatch(name) is not None


def _number(one: Alternative) -> Alternative:
    read = read_number(one.text.plain)
    if read is None:
        raise CannotCarryError(
            f"“{short(one.text.plain)}” is no number such as 3.5, 3.5 ± 0.1 or 3 .. 4."
        )
    one.value, one.minimum, one.maximum, one.tolerance = read
    return one
