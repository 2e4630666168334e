"""`question-bank diff` and `merge`: for banks that are kept under version control."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from question_bank.bank.merging import Difference
    from question_bank.bank.model import Bank, Question

HEAD = ("id", "title", "language", "licence")


class Prefer(StrEnum):
    """What becomes of a question that both sides changed."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


def diff(
    first: Path = typer.Argument(..., help="A bank file.", show_default=False),
    second: Path = typer.Argument(
        ..., help="The bank file to compare it with.", show_default=False
    ),
    as_json: bool = typer.Option(False, "--json", help="Print JSON for machines."),
) -> None:
    """Tell what is different between two banks, question by question.

    Order and layout do not count. Exit code 1 if they differ.

    Example:  git show HEAD:bank.yaml > old.yaml; question-bank diff old.yaml bank.yaml
    """
    from question_bank.bank.reader import load_bank

    before, after = load_bank(first), load_bank(second)
    changes = [*_head_changes(before, after), *_question_changes(before, after)]
    if as_json:
        typer.echo(json.dumps(changes, indent=2, ensure_ascii=False))
    else:
        for change in changes:
            typer.echo("\n".join(_in_words(change)))
        count = sum("question" in change for change in changes)
        typer.echo(f"{count} questions differ." if changes else "The banks say the same.")
    if changes:
        raise typer.Exit(1)


def _head_changes(before: Bank, after: Bank) -> Iterator[dict[str, Any]]:
    for name in HEAD:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield {"field": name, "before": old, "after": new}
    old_sources = {one.id: one for one in before.sources}
    new_sources = {one.id: one for one in after.sources}
    for key in dict.fromkeys((*old_sources, *new_sources)):
        if old_sources.get(key) != new_sources.get(key):
            yield {
                "field": f"source {key}",
                "before": _source_text(old_sources.get(key)),
                "after": _source_text(new_sources.get(key)),
            }


def _source_text(source: Any) -> str:
    return "" if source is None else f"{source.title} ({source.file}, {source.sha256[:12]})"


def _question_changes(before: Bank, after: Bank) -> Iterator[dict[str, Any]]:
    from question_bank.bank.comparing import changed_fields, fields_of

    old, new = before.by_id(), after.by_id()
    for key in dict.fromkeys((*old, *new)):
        one, two = old.get(key), new.get(key)
        if one == two:
            continue
        if one is None or two is None:
            there = two if one is None else one
            assert there is not None
            yield {"question": key, "change": "added" if one is None else "removed",
                   "stem": there.stem}  # fmt: skip
            continue
        was, now = fields_of(one), fields_of(two)
        fields = {
            code: {"before": was.get(code, ""), "after": now.get(code, "")}
            for code in changed_fields(one, two)
        }
        # Ids of options and the like have no field of their own.
        yield {"question": key, "change": "changed", "stem": two.stem, "fields": fields}


def _in_words(change: dict[str, Any]) -> Iterator[str]:
    if "field" in change:
        yield f"~ {change['field']}"
        yield from _two(change["before"], change["after"])
        return
    sign = {"added": "+", "removed": "-", "changed": "~"}[change["change"]]
    stem = " ".join(change["stem"].split())
    yield f"{sign} {change['question']}  {stem if len(stem) <= 80 else stem[:79] + '…'}"
    for name, texts in change.get("fields", {}).items():
        yield f"    {name}"
        yield from (f"    {line}" for line in _two(texts["before"], texts["after"]))


def _two(before: str, after: str) -> Iterator[str]:
    for sign, text in (("-", before), ("+", after)):
        for line in text.splitlines():
            yield f"    {sign} {line}"


def merge(
    base: Path = typer.Argument(..., help="The version that both come from.", show_default=False),
    ours: Path = typer.Argument(..., help="Our version.", show_default=False),
    theirs: Path = typer.Argument(..., help="The other version.", show_default=False),
    out: Path = typer.Option(..., "-o", "--out", help="Where the merged bank goes."),
    prefer: Prefer | None = typer.Option(
        None,
        "--prefer",
        help="What becomes of a question that both changed: ours, theirs, or both of them.",
    ),
    replace: bool = typer.Option(False, "--replace", help="Write over the file that is there."),
) -> None:
    """Bring two versions of a bank together.

    A question that one side changed is taken from there. One that both changed is a conflict: each
    is told, and without --prefer nothing is written and the exit code is 1.

    Example, for Git:  git config merge.bank.driver
    "question-bank merge %O %A %B -o %A --replace", and in .gitattributes: *.yaml merge=bank
    """
    from question_bank.bank.merging import Side, differences, merged
    from question_bank.bank.reader import load_bank
    from question_bank.bank.writer import save_bank
    from question_bank.errors import QuestionBankError

    if out.exists() and not replace:
        raise QuestionBankError(f"{out} is there already; name another file or say --replace.")
    before, mine, other = load_bank(base), load_bank(ours), load_bank(theirs)
    found = differences(before.by_id(), mine.by_id(), other.by_id())
    conflicts = [one for one in found if one.is_conflict]
    for one in conflicts:
        typer.echo(f"both changed: {one.question_id}  {_told(one)}")
    if conflicts and prefer is None:
        typer.echo(
            f"{len(conflicts)} questions were changed on both sides; nothing was written. "
            "Choose with --prefer, or open the bank in Quizapp, which shows them side by side."
        )
        raise typer.Exit(1)
    wanted = {Prefer.OURS: Side.MINE, Prefer.THEIRS: Side.THEIRS, Prefer.BOTH: Side.BOTH}
    sides = {
        one.question_id: wanted[prefer] if one.is_conflict and prefer else one.suggested
        for one in found
    }
    head = Side.THEIRS if _head(mine) == _head(before) else Side.MINE
    bank = merged(mine, other, sides, lambda: secrets.token_hex(2), head=head)
    save_bank(bank, out)
    typer.echo(f"{out}: {len(bank.questions)} questions, {len(found)} of them differed.")


def _head(bank: Bank) -> tuple[object, ...]:
    return (*(getattr(bank, name) for name in HEAD), bank.sources)


def _told(one: Difference) -> str:
    """What each side did to it."""

    def did(question: Question | None) -> str:
        from question_bank.bank.comparing import changed_fields

        if question is None:
            return "removed"
        if one.base is None:
            return "added"
        return ", ".join(changed_fields(one.base, question)) or "changed"

    return f"(ours: {did(one.mine)}; theirs: {did(one.theirs)})"
