"""Writes bank files. Enter by `save_bank(bank, path)`, or `dump_bank(bank)` for the bytes.

The canonical form is byte-stable: fields in one order, one value a line, plain scalars only where
YAML 1.1 and 1.2 readers both read the same text back. A file in another form keeps its lines and
comments; only what changed is replaced (`question_bank.bank.patch`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from question_bank.atomic import write_atomically
from question_bank.bank.model import (
    Accepted,
    Bank,
    Body,
    Choice,
    Citation,
    Cloze,
    DateBody,
    Gap,
    Matching,
    Numeric,
    NumericAnswer,
    Option,
    Ordering,
    Question,
    ShortAnswer,
    Source,
    TrueFalse,
)

FORMAT = "question-bank/1"

# Starts with a letter, or with a whole number that a space and a letter follow; no reader takes
# such a text for a number, a date or a time.
_PLAIN = re.compile(
    r"(?:[^\W\d_]|\d{1,9} [^\W\d_])(?:[^\W_]|[ _\-.()/%+'’;!?&*|,\[\]{}\"=<>@$€£°–—:#])*",
    re.UNICODE,
)
_UNSAFE = re.compile(r":(?: |$)| #|[ ]$|  ")
_FLOW = re.compile(r"[^\w .()/-]")
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"})
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
_TO_ESCAPE = re.compile(
    '[\\\\"\x00-\x1f\x7f-\xa0\xad\u2028\u2029\u200b-\u200f\ud800-\udfff\ufeff\ufffe\uffff]'
)


def dump_bank(bank: Bank) -> bytes:
    """The bank in canonical form, UTF-8, LF line ends."""
    out: list[str] = [f"format: {FORMAT}\n"]
    out.extend(section_text(key, value) for key, value in sections(bank))
    return "".join(out).encode("utf-8")


def section_text(key: str, value: str) -> str:
    """`key:` and its value; a block begins on the next line."""
    return f"{key}:{value}" if value.startswith("\n") else f"{key}: {value}"


def sections(bank: Bank) -> list[tuple[str, str]]:
    """(key, what stands behind its colon) of each top-level field but `format`."""
    found = [("id", f"{scalar(bank.id)}\n"), ("title", f"{scalar(bank.title)}\n")]
    found.append(("language", f"{scalar(bank.language)}\n"))
    if bank.licence:
        found.append(("licence", f"{scalar(bank.licence)}\n"))
    found.append(("sources", _block([_source(source) for source in bank.sources], 2)))
    found.append(("questions", _block([question_lines(q) for q in bank.questions], 2)))
    if bank.dropped:
        found.append(("dropped", "\n" + "".join(f"  - {scalar(fact)}\n" for fact in bank.dropped)))
    return found


def save_bank(bank: Bank, path: Path | str, *, overwrite: bool = True) -> None:
    """Writes the bank atomically; the lines of an existing file in another form are kept.

    Raises:
        QuestionBankError: the folder refuses, or the file exists and `overwrite` is false.
    """
    path = Path(path)
    data = dump_bank(bank)
    if overwrite and path.exists():
        from question_bank.bank.patch import patched

        data = patched(path.read_bytes(), bank, data)
    write_atomically(path, data, overwrite=overwrite)


def format_bank(path: Path | str) -> bool:
    """Makes a bank file canonical; False when it was already.

    Raises:
        BankProblemsError: the file cannot be read as a bank; it is unchanged.
    """
    from question_bank.bank.reader import load_bank

    path = Path(path)
    data = dump_bank(load_bank(path))
    if data == path.read_bytes():
        return False
    write_atomically(path, data)
    return True


def scalar(text: str) -> str:
    """A text as a YAML scalar in block context."""
    if len(text) < 80:
        return _short_scalar(text)
    return _scalar(text)


def _scalar(text: str) -> str:
    if _PLAIN.fullmatch(text) and not _UNSAFE.search(text) and text.lower() not in _WORDS:
        return text
    return _quoted(text)


_short_scalar = lru_cache(maxsize=4096)(_scalar)


def _flow(text: str) -> str:
    """A text as a scalar inside of [ ] or { }."""
    written = scalar(text)
    return _quoted(text) if not written.startswith('"') and _FLOW.search(text) else written


def _quoted(text: str) -> str:
    return f'"{_TO_ESCAPE.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    known = _ESCAPES.get(character)
    if known is not None:
        return known
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _number(value: Decimal) -> str:
    """A decimal as it was written; Decimal's own exponents are spelt out."""
    return f"{value:f}"


def _block(items: list[list[str]], indent: int) -> str:
    """A block sequence of mappings; each item is the lines of one mapping."""
    if not items:
        return "[]\n"
    pad = " " * indent
    out = ["\n"]
    for lines in items:
        out.append(f"{pad}- {lines[0]}\n")
        out.extend(f"{pad}  {line}\n" for line in lines[1:])
    return "".join(out)


def _nest(key: str, items: Iterable[list[str]]) -> list[str]:
    """`key:` and a block sequence of mappings under it, as lines."""
    lines = [f"{key}:"]
    for item in items:
        lines.append(f"  - {item[0]}")
        lines.extend([f"    {line}" for line in item[1:]])
    return lines


def _source(source: Source) -> list[str]:
    names = ("id", "title", "file", "media_type", "sha256", "text_sha256", "extractor", "licence")
    return [f"{name}: {scalar(v)}" for name in names if (v := getattr(source, name))]


def question_lines(question: Question) -> list[str]:
    """A question as the lines of a mapping, without indentation."""
    q = question
    lines = [f"id: {scalar(q.id)}", f"kind: {q.kind.value}", f"status: {q.status.value}"]
    if q.reviewed is not None:
        r = q.reviewed
        lines.append(
            f"reviewed: {{by: {_flow(r.by)}, on: {_typed(r.on)}, version: {_typed(r.version)}}}"
        )
    lines.append(f"stem: {scalar(q.stem)}")
    lines += _body(q.body)
    if q.explanation:
        lines.append(f"explanation: {scalar(q.explanation)}")
    if q.citations:
        lines += _nest("citations", map(_citation, q.citations))
    if q.uncited:
        lines.append("uncited: true")
    if q.topics:
        lines.append(f"topics: [{', '.join(map(_flow, q.topics))}]")
    lines.append(f"points: {_number(q.points)}")
    if q.markup:
        lines.append(f"markup: {q.markup}")
    if q.media:
        media = (
            [f"file: {scalar(m.file)}", f"sha256: {_typed(m.sha256)}", f"alt: {scalar(m.alt)}"]
            for m in q.media
        )
        lines += _nest("media", media)
    if q.origin is not None:
        o = q.origin
        gates = f", gates: [{', '.join(map(_flow, o.gates))}]" if o.gates else ""
        lines.append(
            f"origin: {{rule: {_flow(o.rule)}, fact: {_typed(o.fact)}, "
            f"generator: {_typed(o.generator)}{gates}}}"
        )
    return lines


_TYPED = re.compile(r"[0-9a-zA-Z][0-9a-zA-Z.\-]*")


def _typed(text: str) -> str:
    """Hashes, versions and days stand plain: readers of banks take every scalar as text."""
    return text if _TYPED.fullmatch(text) else _quoted(text)


def _citation(c: Citation) -> list[str]:
    lines = [
        f"source: {scalar(c.source)}",
        f"start: {c.start}",
        f"end: {c.end}",
        f"exact: {scalar(c.exact)}",
    ]
    if c.prefix:
        lines.append(f"prefix: {scalar(c.prefix)}")
    if c.suffix:
        lines.append(f"suffix: {scalar(c.suffix)}")
    return lines


def _option(o: Option) -> list[str]:
    lines = [f"id: {scalar(o.id)}", f"text: {scalar(o.text)}"]
    if o.correct:
        lines.append("correct: true")
    if o.fraction is not None:
        lines.append(f"fraction: {_number(o.fraction)}")
    if o.feedback:
        lines.append(f"feedback: {scalar(o.feedback)}")
    if o.citations:
        lines += _nest("citations", map(_citation, o.citations))
    return lines


def _accepted(a: Accepted) -> list[str]:
    if a.fraction is None and not a.feedback:
        return [scalar(a.text)]
    lines = [f"text: {scalar(a.text)}"]
    if a.fraction is not None:
        lines.append(f"fraction: {_number(a.fraction)}")
    if a.feedback:
        lines.append(f"feedback: {scalar(a.feedback)}")
    return lines


def _numeric(a: NumericAnswer) -> list[str]:
    lines = []
    for key, value in (("value", a.value), ("min", a.minimum), ("max", a.maximum)):
        if value is not None:
            lines.append(f"{key}: {_number(value)}")
    if a.tolerance is not None:
        lines.append(
            f"tolerance: {_number(a.tolerance.amount)}{'%' if a.tolerance.percent else ''}"
        )
    if a.fraction is not None:
        lines.append(f"fraction: {_number(a.fraction)}")
    if a.feedback:
        lines.append(f"feedback: {scalar(a.feedback)}")
    return lines


def _texts(key: str, texts: Iterable[str]) -> list[str]:
    found = [f"  - {scalar(text)}" for text in texts]
    return [f"{key}:", *found] if found else []


def _body(body: Body) -> list[str]:
    match body:
        case Choice(options):
            return _nest("options", map(_option, options))
        case TrueFalse():
            return _true_false(body)
        case ShortAnswer(accepted, rejected):
            return _nest("accepted", map(_accepted, accepted)) + _texts("rejected", rejected)
        case Numeric(answers, unit):
            lines = _nest("answers", map(_numeric, answers))
            return lines + ([f"unit: {scalar(unit)}"] if unit else [])
        case DateBody(answer):
            return [f"answer: {answer}"]
        case Cloze(gaps):
            return ["gaps:", *(f"  {line}" for gap in gaps for line in _gap(gap))]
        case Ordering(items):
            ranked = (
                [f"id: {scalar(i.id)}", f"text: {scalar(i.text)}", f"rank: {i.rank}"] for i in items
            )
            return _nest("items", ranked)
        case Matching(pairs, extra):
            written = (
                [f"id: {scalar(p.id)}", f"prompt: {scalar(p.prompt)}", f"match: {scalar(p.match)}"]
                for p in pairs
            )
            return _nest("pairs", written) + _texts("extra_matches", extra)


def _true_false(body: TrueFalse) -> list[str]:
    lines = [f"answer: {'true' if body.answer else 'false'}"]
    said = [("true", body.feedback_true), ("false", body.feedback_false)]
    if any(text for _value, text in said):
        lines.append("feedback:")
        lines += [f"  {value}: {scalar(text)}" for value, text in said if text]
    return lines


def _gap(gap: Gap) -> list[str]:
    inner = [f"kind: {gap.kind.value}", *_body(gap.body)]
    return [f"{_key(gap.id)}:", *(f"  {line}" for line in inner)]


def _key(gap_id: str) -> str:
    return gap_id if _TYPED.fullmatch(gap_id) else _quoted(gap_id)
