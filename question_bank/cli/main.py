"""`question-bank`: the commands, what their failures look like, and the exit codes.

0: done, nothing wrong. 1: problems were found (validate, verify, lint) or the input was refused.
2: the command was called wrongly. 130: stopped by the keyboard.
"""

from __future__ import annotations

import contextlib
import os
import sys

import typer

import question_bank
from question_bank.cli import (
    analyse_command,
    bank_commands,
    convert_command,
    coverage_command,
    evaluate_command,
    generate_command,
    lint_command,
    version_commands,
)
from question_bank.errors import QuestionBankError

app = typer.Typer(
    name="question-bank",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "Turns documents into question banks and checks them.\n\n"
        "A bank is one YAML file; every question cites the passage that proves its answer.\n\n"
        "Begin with:  question-bank generate article.txt -o article.yaml\n\n"
        "Exit codes: 0 done; 1 problems found or input refused; 2 wrong call; 130 stopped."
    ),
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"question-bank {question_bank.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version and stop."
    ),
) -> None:
    """Options of the program itself."""


app.command("generate")(generate_command.generate)
app.command("validate")(bank_commands.validate)
app.command("verify")(bank_commands.verify)
app.command("lint")(lint_command.lint)
app.command("coverage")(coverage_command.coverage)
app.command("evaluate")(evaluate_command.evaluate)
app.command("analyse")(analyse_command.analyse)
app.command("convert")(convert_command.convert)
app.command("diff")(version_commands.diff)
app.command("merge")(version_commands.merge)
app.command("format")(bank_commands.format_file)
app.command("schema")(bank_commands.schema)


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line and exits; faults of the input are told without a traceback."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        app(args=arguments, prog_name="question-bank")
    except QuestionBankError as error:
        sys.stderr.write(f"question-bank: {error}\n")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped; nothing was written.\n")
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read our output has enough; nothing is left to flush into.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


if __name__ == "__main__":
    main()
