"""`analyse`: item and quiz statistics of marks from elsewhere."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from question_bank.statistics import Analysis, Interval, MarksFile

NONE = "-"


def analyse(
    marks: Path = typer.Argument(..., help="A CSV file of marks.", show_default=False),
    maximum: str = typer.Option(
        "1",
        "--max",
        help="The maximum mark of all questions, or one for each, with commas between them.",
    ),
    attempts: str = typer.Option(
        "",
        "--attempts",
        help="Where a name stands in several rows: first, best or all of them count.",
        show_default=False,
    ),
    header: bool | None = typer.Option(
        None,
        "--header/--no-header",
        help="Whether the first row names the questions; it is looked at unless you say.",
        show_default=False,
    ),
    resamples: int = typer.Option(
        1000, "--resamples", help="Bootstrap resamples of the intervals; 0 for no intervals."
    ),
    definitions: bool = typer.Option(
        False, "--definitions", help="Say below the figures what each of them means."
    ),
    as_json: bool = typer.Option(False, "--json", help="Print JSON for machines."),
) -> None:
    """Judge the questions of a quiz by the marks that students got.

    The file has a row for each attempt: a name, then a mark for each question, 0 for one left
    unanswered, nothing for one that was not drawn. A header is detected. Each problem of the file
    is a line `file:line:column: message`; exit code 1 if there are any.

    Example:  question-bank analyse marks.csv --max 1,1,2,5
    """
    from question_bank.statistics import MarksProblemsError, Which, read_marks
    from question_bank.statistics import analyse as judge

    maxima = _maxima(maximum)
    if attempts and attempts not in list(Which):
        raise typer.BadParameter("--attempts is first, best or all.")
    if resamples != 0 and not 20 <= resamples <= 100_000:
        raise typer.BadParameter("--resamples is 0, or 20 to 100000.")
    try:
        file = read_marks(marks, maxima, header=header, which=Which(attempts) if attempts else None)
    except MarksProblemsError as error:
        for problem in error.problems:
            typer.echo(problem.located(marks), err=True)
        raise typer.Exit(1) from None
    found = judge(file.marks, resamples=resamples)
    if as_json:
        typer.echo(json.dumps(_data(marks, file, found), indent=2, ensure_ascii=False))
        return
    for notice in file.notices:
        typer.echo(notice, err=True)
    _tell_quiz(found)
    _tell_questions(found)
    _tell_flags(found)
    if definitions:
        _tell_definitions()


def _maxima(text: str) -> list[float]:
    from question_bank.statistics.marks import MAX_MARK, MIN_MAXIMUM

    maxima = []
    for one in text.split(","):
        try:
            value = float(one)
        except ValueError:
            raise typer.BadParameter(f"--max: {one.strip()!r} is not a number.") from None
        if not MIN_MAXIMUM <= value <= MAX_MARK:
            raise typer.BadParameter(
                f"--max: a maximum mark is between {MIN_MAXIMUM:g} and {MAX_MARK:g}."
            )
        maxima.append(value)
    return maxima


def _data(path: Path, file: MarksFile, found: Analysis) -> dict[str, object]:
    return {
        "file": str(path),
        "header": file.header,
        "notices": list(file.notices),
        **found.as_data(),
    }


def _number(value: float | None, digits: int = 2) -> str:
    return NONE if value is None else f"{value:.{digits}f}"


def _edges(interval: Interval | None, digits: int = 2) -> str:
    if interval is None:
        return ""
    return f"  ({interval.level:.0%}: {interval.low:.{digits}f} to {interval.high:.{digits}f})"


def _tell_quiz(found: Analysis) -> None:
    quiz, sure = found.quiz, found.intervals
    draws = ", drawn at random" if quiz.random_draws else ""
    typer.echo(f"{quiz.attempts} attempts, {quiz.questions} questions{draws}.")
    unit = " %" if quiz.unit == "percent" else ""
    whole = "" if quiz.maximum is None else f" of {quiz.maximum:g}"
    lines = (
        ("Mean", f"{_number(quiz.mean)}{unit}{whole}", "mean"),
        ("Median", f"{_number(quiz.median)}{unit}", ""),
        ("Standard deviation", f"{_number(quiz.sd)}{unit}", "sd"),
        ("Skewness", _number(quiz.skewness), ""),
        ("Kurtosis", _number(quiz.kurtosis), ""),
        ("Internal consistency %", _number(quiz.consistency, 1), "consistency"),
        ("Error ratio %", _number(quiz.error_ratio, 1), ""),
        ("Standard error", _number(quiz.standard_error), "standard_error"),
    )
    for title, value, name in lines:
        interval = getattr(sure, name) if sure and name else None
        typer.echo(f"  {title:24}{value}{_edges(interval)}")


def _tell_questions(found: Analysis) -> None:
    from question_bank.statistics import item_flags

    sure = found.intervals
    typer.echo(
        f"\n{'question':24} {'n':>6} {'facility':>8} {'95 %':>13} {'SD %':>6} {'discr.':>7} "
        f"{'95 %':>15} {'effic.':>7} {'weight':>7} {'meant':>6}  flags"
    )
    for place, item in enumerate(found.items):
        facility = _range(sure.facility[place] if sure else None, 2)
        index = _range(sure.discrimination_index[place] if sure else None, 1)
        flags = ", ".join(flag.code for flag in item_flags(item))
        typer.echo(
            f"{_fitted(item.question):24} {item.n:6} {_number(item.facility):>8} {facility:>13} "
            f"{_number(item.sd_percent, 1):>6} {_number(item.discrimination_index, 1):>7} "
            f"{index:>15} {_number(item.discriminative_efficiency, 1):>7} "
            f"{_number(item.effective_weight, 1):>7} {_number(item.intended_weight, 1):>6}"
            f"  {flags}".rstrip()
        )


def _range(interval: Interval | None, digits: int) -> str:
    return NONE if interval is None else f"{interval.low:.{digits}f}..{interval.high:.{digits}f}"


def _fitted(text: str, width: int = 24) -> str:
    """A label on one line, cut, without what would steer a terminal."""
    line = "".join(one if one.isprintable() else "\ufffd" for one in " ".join(text.split()))
    return line if len(line) <= width else f"{line[: width - 1]}…"


def _tell_flags(found: Analysis) -> None:
    from question_bank.statistics import FLAG_RULES, item_flags, quiz_flags

    used = {flag.code for item in found.items for flag in item_flags(item)}
    used |= {flag.code for flag in quiz_flags(found.quiz)}
    if used:
        typer.echo("\nFlags:")
    for code, rule in FLAG_RULES.items():
        if code in used:
            typer.echo(textwrap.fill(f"{code}: {rule.says} {rule.do}", 96, initial_indent="  ",
                                     subsequent_indent="    "))  # fmt: skip


def _tell_definitions() -> None:
    from question_bank.statistics import DEFINITIONS

    typer.echo("\nThe figures:")
    for one in DEFINITIONS.values():
        text = f"{one.title}: {one.means} {one.reading} Formula: {one.formula}"
        typer.echo(textwrap.fill(text, 96, initial_indent="  ", subsequent_indent="    "))
