"""`lint`: flaws of questions and banks that teachers and test makers know."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path

import typer

from question_bank.errors import BankProblemsError, QuestionBankError


def lint(
    banks: list[Path] = typer.Argument(None, help="Bank files (YAML).", show_default=False),
    source_folder: list[Path] = typer.Option(
        [], "--source-folder", help="Look for source documents here, too; may be repeated."
    ),
    published: bool = typer.Option(
        False, "--published", help="Judge only what quizzes draw: published and reviewed questions."
    ),
    ignore: list[str] = typer.Option(
        [], "--ignore", help="Leave out the flaws of this code; may be repeated."
    ),
    explain: bool = typer.Option(
        False, "--explain", help="Say below each flaw why it is one, and how to mend it."
    ),
    as_json: bool = typer.Option(False, "--json", help="Print JSON for machines."),
    rules: bool = typer.Option(False, "--rules", help="List all rules and stop."),
) -> None:
    """Find item-writing flaws: what lets students guess the key, misread the stem, or both.

    Each flaw is a line `file:line:column: code (problem or remark) question: message`. Rules about
    words are for English banks. Retired questions are left out; without the source documents their
    coverage and citations are not judged. Exit code 1 if there are problems, 0 for remarks alone.

    Example:  question-bank lint course.yaml --explain
    """
    from question_bank.lint import RULES

    if rules:
        _list_rules(as_json)
        return
    if not banks:
        raise typer.BadParameter("Name a bank file, or add --rules.")
    unknown = [code for code in ignore if code not in RULES]
    if unknown:
        raise QuestionBankError(
            f"There is no rule “{unknown[0]}”. `question-bank lint --rules` lists them."
        )
    failed = False
    listed: list[dict[str, object]] = []
    for path in banks:
        failed |= _lint(path, source_folder, published, set(ignore), explain, as_json, listed)
    if as_json:
        typer.echo(json.dumps(listed, indent=2, ensure_ascii=False))
    if failed:
        raise typer.Exit(1)


def _lint(
    path: Path,
    folders: list[Path],
    published: bool,
    ignore: set[str],
    explain: bool,
    as_json: bool,
    listed: list[dict[str, object]],
) -> bool:
    """Whether the file has problems."""
    from question_bank.bank.reader import load_bank
    from question_bank.coverage import find_documents
    from question_bank.lint import Severity, drawn, lint_bank
    from question_bank.lint.placing import place

    try:
        bank = load_bank(path)
    except BankProblemsError as error:
        for problem in error.problems:
            typer.echo(problem.located(path), err=as_json)
        return True
    documents, notices = find_documents(bank, path.absolute().parent, folders)
    for notice in notices:
        typer.echo(notice, err=True)
    judged = drawn(bank) if published else bank
    flaws = [flaw for flaw in lint_bank(judged, documents) if flaw.code not in ignore]
    placed = place(path.read_bytes(), bank, flaws)
    problems = sum(flaw.severity is Severity.PROBLEM for flaw in flaws)
    if as_json:
        listed += [one.as_data(path) for one in placed]
        return problems > 0
    for one in placed:
        typer.echo(one.located(path))
        if explain:
            for line in (one.flaw.rule.why, one.flaw.rule.mend):
                typer.echo(textwrap.indent(line, "    "))
    typer.echo(
        f"{path}: {_counted(len(judged.questions), 'question')}, {_counted(problems, 'problem')}, "
        f"{_counted(len(flaws) - problems, 'remark')}."
    )
    return problems > 0


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _list_rules(as_json: bool) -> None:
    from dataclasses import asdict

    from question_bank.lint import RULES

    if as_json:
        typer.echo(json.dumps([asdict(rule) for rule in RULES.values()], indent=2))
        return
    for rule in RULES.values():
        typer.echo(f"{rule.code} ({rule.severity})\n    {rule.why}\n    {rule.mend}")
