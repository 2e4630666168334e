"""`evaluate`: the measures of generated banks."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from question_bank.errors import QuestionBankError

if TYPE_CHECKING:
    from question_bank.evaluation import Evaluation


def evaluate(
    banks: list[Path] = typer.Argument(..., help="Bank files (YAML).", show_default=False),
    questions: Path | None = typer.Option(
        None,
        "--questions",
        help="Questions that people asked of the same documents: a JSON list of document, "
        "question, answer, start and end.",
    ),
    source_folder: list[Path] = typer.Option(
        [], "--source-folder", help="Look for source documents here, too; may be repeated."
    ),
    document: list[str] = typer.Option(
        [], "--document", help="Count this document only (its file's name); may be repeated."
    ),
    as_json: bool = typer.Option(False, "--json", help="Print JSON for machines."),
) -> None:
    """Measure banks: coverage, people's answers found, keys and citations in place, flaws.

    A person's answer counts as found when it lies in a key at most 3 words longer. Documents of
    people's questions are matched with sources by file name. Published stands for what quizzes
    draw, reviewed questions included; retired ones do not count.

    Example:  question-bank evaluate *.yaml --questions human-questions.json
    """
    from question_bank.bank.reader import load_bank
    from question_bank.coverage import find_documents
    from question_bank.evaluation import EvaluatedBank, load_people
    from question_bank.evaluation import evaluate as measure

    people = [] if questions is None else load_people(questions)
    evaluated, notices = [], []
    for path in banks:
        bank = load_bank(path)
        documents, missing = find_documents(bank, path.absolute().parent, source_folder)
        notices += missing
        evaluated.append(EvaluatedBank(bank, documents))
    if notices:
        raise QuestionBankError("\n".join(notices))
    result = measure(evaluated, people, documents=document)
    if document and not result.sentences:
        raise QuestionBankError(f"No bank has a source named {', '.join(document)}.")
    if as_json:
        typer.echo(json.dumps(result.as_data(), indent=2, ensure_ascii=False))
    else:
        _tell(result, people_given=questions is not None)


def _tell(result: Evaluation, people_given: bool) -> None:
    from question_bank.evaluation.measures import TIERS

    published, drafts = (result.count(tier) for tier in TIERS)
    typer.echo(f"Questions: {published + drafts}, {published} of them published.")
    for kind, tiers in sorted(result.kinds.items()):
        typer.echo(f"  {kind:16} {tiers['published']:6} published {tiers['draft']:6} drafts")
    typer.echo(
        f"Sentences: {result.sentences}; with a published question "
        f"{_part(result.with_published, result.sentences)}, with any "
        f"{_part(result.with_any, result.sentences)}."
    )
    if people_given:
        found = result.answers()
        typer.echo(
            f"People's answers: {found.total}; found among published keys "
            f"{_part(found.published, found.total)}, among any {_part(found.any, found.total)}."
        )
        for name, one in sorted(result.people.items()):
            typer.echo(f"  {name:42} {one.published:4} {one.any:4} of {one.total:4}")
        if result.unasked:
            typer.echo(f"  {result.unasked} are about documents that no bank has.")
    for tier, tiered in result.grounded.items():
        typer.echo(
            f"In place, {tier}: {_part(tiered.whole, tiered.questions)} of the questions. "
            f"Citations: {_listed(tiered.citations)}. Keys: {_listed(tiered.keys)}."
        )
    typer.echo(
        f"Flaws in published questions: {result.problems.total()} problems, "
        f"{result.remarks.total()} remarks."
    )
    for code, count in (*result.problems.most_common(), *result.remarks.most_common()):
        typer.echo(f"  {code:26} {count:4}")


def _part(part: int, whole: int) -> str:
    return f"{part} ({part / whole:.1%})" if whole else "0"


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {what}" for what, count in counts.most_common()) or "none"
