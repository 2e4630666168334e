"""What each kind of question carries: one reader for each body. Enter by `read_body`."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from question_bank.bank import fields as f
from question_bank.bank.events import Path, Tree
from question_bank.bank.fields import Faults
from question_bank.bank.gaps import gap_ids
from question_bank.bank.model import (
    Accepted,
    Body,
    Choice,
    Citation,
    Cloze,
    DateBody,
    Gap,
    Kind,
    Matching,
    Numeric,
    NumericAnswer,
    Option,
    Ordering,
    OrderingItem,
    Pair,
    ShortAnswer,
    Tolerance,
    TrueFalse,
)

Node = dict[str, Tree]

FIELDS: dict[Kind, frozenset[str]] = {
    Kind.SINGLE_CHOICE: frozenset({"options"}),
    Kind.MULTIPLE_CHOICE: frozenset({"options"}),
    Kind.TRUE_FALSE: frozenset({"answer", "feedback"}),
    Kind.SHORT_ANSWER: frozenset({"accepted", "rejected"}),
    Kind.NUMERIC: frozenset({"answers", "unit"}),
    Kind.DATE: frozenset({"answer"}),
    Kind.CLOZE: frozenset({"gaps"}),
    Kind.ORDERING: frozenset({"items"}),
    Kind.MATCHING: frozenset({"pairs", "extra_matches"}),
}
GAP_KINDS = frozenset({Kind.SINGLE_CHOICE, Kind.SHORT_ANSWER, Kind.NUMERIC, Kind.DATE})

_CITATION = frozenset({"source", "start", "end", "exact", "prefix", "suffix"})
_OPTION = frozenset({"id", "text", "correct", "fraction", "feedback", "citations"})
_ACCEPTED = frozenset({"text", "fraction", "feedback"})
_NUMERIC = frozenset({"value", "min", "max", "tolerance", "fraction", "feedback"})
_ITEM = frozenset({"id", "text", "rank"})
_PAIR = frozenset({"id", "prompt", "match"})
_SAID = frozenset({"true", "false"})


def read_body(kind: Kind, node: Node, path: Path, faults: Faults) -> Body | None:
    """The body of a question (or gap) of this kind; None when it cannot be made."""
    before = len(faults.found)
    body = _READERS[kind](kind, node, path, faults)
    return body if len(faults.found) == before else None


def read_citations(node: Node, path: Path, faults: Faults) -> tuple[Citation, ...]:
    """The citations under `citations`."""
    listed = node.get("citations")
    if listed is None:
        return ()
    path = (*path, "citations")
    citations = []
    for n, one in enumerate(f.sequence(listed, path, faults)):
        if (citation := _citation(one, (*path, n), faults)) is not None:
            citations.append(citation)
    return tuple(citations)


def _citation(node: Tree, path: Path, faults: Faults) -> Citation | None:
    if type(node) is dict and node.keys() <= _CITATION:
        fields = node
    elif (checked := f.mapping(node, path, _CITATION, faults)) is None:
        return None
    else:
        fields = checked
    source = f.text(fields, "source", path, faults, required=True)
    exact = f.text(fields, "exact", path, faults, required=True)
    start = f.parsed(fields, "start", path, faults, f.integer, "a whole number")
    end = f.parsed(fields, "end", path, faults, f.integer, "a whole number")
    for key in ("start", "end"):
        if key not in fields:
            faults.add(path, f"'{key}' is missing.")
    if start is None or end is None:
        return None
    if not 0 <= start < end:
        faults.add((*path, "end"), f"The span {start} to {end} is empty or runs backwards.")
        return None
    if exact and end - start != len(exact):
        message = f"The span has {end - start} characters, 'exact' has {len(exact)}."
        faults.add((*path, "exact"), message)
        return None
    prefix = f.text(fields, "prefix", path, faults)
    return Citation(source, start, end, exact, prefix, f.text(fields, "suffix", path, faults))


def _ids(path: Path, faults: Faults, what: str) -> Callable[[Node, Path], str]:
    """Reads ids and notices those that stand twice."""
    seen: set[str] = set()

    def read(node: Node, at: Path) -> str:
        read_id = f.parsed(node, "id", at, faults, f.identifier, _ID_WANTED)
        if "id" not in node:
            faults.add(at, "'id' is missing.")
        if read_id is not None and read_id in seen:
            faults.add((*at, "id"), f"Two {what} have the id '{read_id}'.")
        seen.add(read_id or "")
        return read_id or ""

    return read


_ID_WANTED = "letters, digits and - _ . :, beginning and ending with a letter or digit"


def _choice(kind: Kind, node: Node, path: Path, faults: Faults) -> Choice | None:
    path = (*path, "options")
    if "options" not in node:
        faults.add(path[:-1], "'options' is missing.")
        return None
    read_id = _ids(path, faults, "options")
    options = []
    for n, one in enumerate(f.sequence(node["options"], path, faults)):
        at = (*path, n)
        if (fields := f.mapping(one, at, _OPTION, faults)) is None:
            continue
        correct = f.parsed(fields, "correct", at, faults, f.boolean, "true or false")
        share = f.parsed(fields, "fraction", at, faults, f.fraction, "a number from -1 to 1")
        if correct is not None and share is not None:
            faults.add((*at, "fraction"), "An option has 'correct' or 'fraction', not both.")
        options.append(
            Option(
                read_id(fields, at),
                f.text(fields, "text", at, faults, required=True),
                bool(correct),
                share,
                f.text(fields, "feedback", at, faults),
                read_citations(fields, at, faults),
            )
        )
    _check_keys(kind, options, path, faults)
    return Choice(tuple(options))


def _check_keys(kind: Kind, options: list[Option], path: Path, faults: Faults) -> None:
    if len(options) < 2:
        faults.add(path, "A choice needs at least two options.")
        return
    keys = sum(o.correct or (o.fraction is not None and o.fraction > 0) for o in options)
    if not keys:
        faults.add(path, "No option is right: mark the key with 'correct: true'.")
    full = sum(o.correct or o.fraction == 1 for o in options)
    if kind is Kind.SINGLE_CHOICE and full > 1:
        message = "Two options of a single choice are right; make it a multiple-choice."
        faults.add(path, message)
    if kind is Kind.SINGLE_CHOICE and keys and not full:
        faults.add(path, "No option of this single choice earns the whole point.")
    seen: dict[str, int] = {}
    for n, option in enumerate(options):
        folded = " ".join(option.text.casefold().split())
        if folded and folded in seen:
            message = (
                f"Options {seen[folded] + 1} and {n + 1} say the same: {f.shown(option.text)}."
            )
            faults.add((*path, n, "text"), message)
        seen.setdefault(folded, n)


def _true_false(kind: Kind, node: Node, path: Path, faults: Faults) -> TrueFalse | None:
    if "answer" not in node:
        faults.add(path, "'answer' is missing: true or false.")
    answer = f.parsed(node, "answer", path, faults, f.boolean, "true or false")
    said: Node = {}
    if "feedback" in node:
        said = f.mapping(node["feedback"], (*path, "feedback"), _SAID, faults) or {}
    at = (*path, "feedback")
    if answer is None:
        return None
    return TrueFalse(answer, f.text(said, "true", at, faults), f.text(said, "false", at, faults))


def _short(kind: Kind, node: Node, path: Path, faults: Faults) -> ShortAnswer | None:
    accepted = []
    at = (*path, "accepted")
    for n, one in enumerate(f.sequence(node.get("accepted", ""), at, faults)):
        here = (*at, n)
        if isinstance(one, str):
            if not one.strip():
                faults.add(here, "An accepted answer is empty.")
            accepted.append(Accepted(one))
        elif (fields := f.mapping(one, here, _ACCEPTED, faults)) is not None:
            share = f.parsed(fields, "fraction", here, faults, f.fraction, "a number from -1 to 1")
            wording = f.text(fields, "text", here, faults, required=True)
            accepted.append(Accepted(wording, share, f.text(fields, "feedback", here, faults)))
    if not accepted:
        faults.add(at if "accepted" in node else path, "'accepted' needs at least one answer.")
    elif accepted[0].fraction is not None and accepted[0].fraction != 1:
        faults.add((*at, 0), "The first accepted answer is the key; it must earn the whole point.")
    return ShortAnswer(tuple(accepted), _texts(node, "rejected", path, faults))


def _texts(node: Node, key: str, path: Path, faults: Faults) -> tuple[str, ...]:
    """The list of texts under `key`."""
    texts = []
    at = (*path, key)
    for n, one in enumerate(f.sequence(node.get(key, ""), at, faults)):
        if isinstance(one, str) and one.strip():
            texts.append(one)
        else:
            faults.add((*at, n), f"Text is expected here, not {f.shown(one)}.")
    return tuple(texts)


def _tolerance(value: str) -> Tolerance | None:
    percent = value.endswith("%")
    amount = f.decimal(value.removesuffix("%").strip())
    return None if amount is None or amount < 0 else Tolerance(amount, percent)


def _numeric(kind: Kind, node: Node, path: Path, faults: Faults) -> Numeric | None:
    at = (*path, "answers")
    before = len(faults.found)
    answers = []
    for n, one in enumerate(f.sequence(node.get("answers", ""), at, faults)):
        fields = f.mapping(one, (*at, n), _NUMERIC, faults)
        if fields is not None and (answer := _number(fields, (*at, n), faults)) is not None:
            answers.append(answer)
    if not answers and len(faults.found) == before:
        faults.add(at if "answers" in node else path, "'answers' needs at least one number.")
    if answers and answers[0].fraction not in (None, Decimal(1)):
        faults.add((*at, 0), "The first answer is the key; it must earn the whole point.")
    return Numeric(tuple(answers), f.text(node, "unit", path, faults)) if answers else None


def _number(node: Node, path: Path, faults: Faults) -> NumericAnswer | None:
    value = f.parsed(node, "value", path, faults, f.decimal, "a number")
    low = f.parsed(node, "min", path, faults, f.decimal, "a number")
    high = f.parsed(node, "max", path, faults, f.decimal, "a number")
    wanted = "a number or a percentage such as 5%, not below 0"
    tolerance = f.parsed(node, "tolerance", path, faults, _tolerance, wanted)
    share = f.parsed(node, "fraction", path, faults, f.fraction, "a number from -1 to 1")
    if ("value" in node) == ("min" in node or "max" in node):
        faults.add(path, "A numeric answer has either 'value', or 'min' and 'max'.")
        return None
    if low is not None and high is not None and low > high:
        faults.add((*path, "max"), f"'max' ({high}) is below 'min' ({low}).")
    feedback = f.text(node, "feedback", path, faults)
    return NumericAnswer(value, low, high, tolerance, share, feedback)


def _date(kind: Kind, node: Node, path: Path, faults: Faults) -> DateBody | None:
    if "answer" not in node:
        faults.add(path, "'answer' is missing: a date such as 2020, 2020-03 or 2020-03-03.")
    wanted = "a date that exists, such as 2020, 2020-03 or 2020-03-03"
    answer = f.parsed(node, "answer", path, faults, f.partial_date, wanted)
    return None if answer is None else DateBody(answer)


def _cloze(kind: Kind, node: Node, path: Path, faults: Faults) -> Cloze | None:
    at = (*path, "gaps")
    listed = node.get("gaps")
    if not isinstance(listed, dict):
        faults.add(at if "gaps" in node else path, "'gaps' must say what belongs in each gap.")
        return None
    stem = node.get("stem")
    wanted = gap_ids(stem) if isinstance(stem, str) else []
    for gap_id in dict.fromkeys(wanted):
        if wanted.count(gap_id) > 1:
            faults.add((*path, "stem"), f"The gap {{{gap_id}}} stands in the stem more than once.")
        if gap_id not in listed:
            faults.add((*path, "stem"), f"The gap {{{gap_id}}} is not described under 'gaps'.")
    gaps = []
    for gap_id, gap_node in listed.items():
        if gap_id not in wanted:
            message = f"The stem has no gap {{{gap_id}}}."
            faults.add((*at, gap_id), message, at_key=True)
        elif (gap := _gap(gap_id, gap_node, (*at, gap_id), faults)) is not None:
            gaps.append(gap)
    if not wanted:
        faults.add((*path, "stem"), "The stem of a cloze needs a gap such as {1}.")
    return Cloze(tuple(sorted(gaps, key=lambda gap: wanted.index(gap.id))))


def _gap(gap_id: str, node: Tree, path: Path, faults: Faults) -> Gap | None:
    if not isinstance(node, dict):
        faults.add(path, f"A mapping (key: value) is expected here, not {f.shown(node)}.")
        return None
    known = {kind.value: kind for kind in GAP_KINDS}
    kind = f.parsed(node, "kind", path, faults, known.get, f"one of {', '.join(sorted(known))}")
    if kind is None:
        if "kind" not in node:
            faults.add(path, "'kind' is missing.")
        return None
    f.mapping(node, path, FIELDS[kind] | {"kind"}, faults)
    body = read_body(kind, node, path, faults)
    if isinstance(body, Choice | ShortAnswer | Numeric | DateBody):
        return Gap(gap_id, kind, body)
    return None


def _ordering(kind: Kind, node: Node, path: Path, faults: Faults) -> Ordering | None:
    at = (*path, "items")
    read_id = _ids(at, faults, "items")
    items = []
    for n, one in enumerate(f.sequence(node.get("items", ""), at, faults)):
        here = (*at, n)
        if (fields := f.mapping(one, here, _ITEM, faults)) is None:
            continue
        rank = f.parsed(fields, "rank", here, faults, f.integer, "a whole number")
        if "rank" not in fields:
            faults.add(here, "'rank' is missing.")
        wording = f.text(fields, "text", here, faults, required=True)
        items.append(OrderingItem(read_id(fields, here), wording, rank or 0))
    if len({item.rank for item in items}) < 2:
        faults.add(at if "items" in node else path, "An ordering needs items of different rank.")
    if [item.rank for item in items] != sorted(item.rank for item in items):
        faults.add(at, "Items stand in the right order, by their rank.")
    return Ordering(tuple(items))


def _matching(kind: Kind, node: Node, path: Path, faults: Faults) -> Matching | None:
    at = (*path, "pairs")
    read_id = _ids(at, faults, "pairs")
    pairs = []
    for n, one in enumerate(f.sequence(node.get("pairs", ""), at, faults)):
        here = (*at, n)
        if (fields := f.mapping(one, here, _PAIR, faults)) is None:
            continue
        prompt = f.text(fields, "prompt", here, faults, required=True)
        match = f.text(fields, "match", here, faults, required=True)
        pairs.append(Pair(read_id(fields, here), prompt, match))
    if len(pairs) < 2:
        faults.add(at if "pairs" in node else path, "A matching needs at least two pairs.")
    return Matching(tuple(pairs), _texts(node, "extra_matches", path, faults))


_READERS: dict[Kind, Callable[[Kind, Node, Path, Faults], Body | None]] = {
    Kind.SINGLE_CHOICE: _choice,
    Kind.MULTIPLE_CHOICE: _choice,
    Kind.TRUE_FALSE: _true_false,
    Kind.SHORT_ANSWER: _short,
    Kind.NUMERIC: _numeric,
    Kind.DATE: _date,
    Kind.CLOZE: _cloze,
    Kind.ORDERING: _ordering,
    Kind.MATCHING: _matching,
}
