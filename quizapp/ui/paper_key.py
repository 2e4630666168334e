"""The key of a paper as blocks: letters by version, answers with reasons, passages as endnotes.

Enter by `key_section`. It is a document of its own, so that it is not handed out by mistake.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from question_bank.bank.gaps import stem_in_words
from question_bank.bank.model import Kind
from question_bank.grading.keys import key_text
from quizapp.library.paper import (
    Endnote,
    Paper,
    PaperQuestion,
    PaperVersion,
    also_right,
    marks_of,
    note_key,
)
from quizapp.ui.paper_blocks import (
    Block,
    Columns,
    Rule,
    Space,
    TextBlock,
    marked_html,
    mm,
    plain_html,
)
from quizapp.ui.paper_pages import Section
from quizapp.ui.paper_questions import INDENT, points, tr

_SHORT = 14
"""Characters of a mark up to which it stands in the grid."""


def key_section(paper: Paper) -> Section:
    """For all versions together."""
    title = tr("Key: {title}").format(title=paper.title)
    code = " · ".join(version.code for version in paper.versions)
    if len(paper.versions) > 3:
        code = f"{paper.versions[0].code} … {paper.versions[-1].code}"
    head: list[Block] = [
        TextBlock(plain_html(title), 18, bold=True, after=mm(2)),
        TextBlock(plain_html(tr("For the teacher. Not to be handed out.")), 10, after=mm(3)),
    ]
    groups: list[Sequence[Block]] = [head]
    groups += [_grid(version) for version in paper.versions]
    places, numbers = paper.places(), paper.note_numbers()
    above: list[Block] = [Rule(after=mm(3)), _heading(tr("Answers and why"))]
    for one in paper.versions[0].questions:
        where = places[one.shown.bank_id, one.shown.question_id]
        groups.append([*above, *_answer(one, where, numbers)])
        above = []
    notes = paper.endnotes()
    if notes:
        groups.append([Rule(after=mm(3)), _heading(tr("Passages")), *_note(notes[0])])
        groups += [_note(note) for note in notes[1:]]
    return Section(title, code, groups)


def _heading(text: str) -> TextBlock:
    return TextBlock(plain_html(text), 13, bold=True, after=mm(3))


def _grid(version: PaperVersion) -> list[Block]:
    """Number and letters, five in a row; what is longer gets a row of its own."""
    rows: list[Block] = [_heading(tr("Version {code}").format(code=version.code))]
    cells: list[list[Block]] = []

    def flush() -> None:
        if cells:
            cells.extend([] for _n in range(5 - len(cells)))
            rows.append(Columns(list(cells), [1] * 5, gutter=mm(3), after=mm(1.6)))
            cells.clear()

    for one in version.questions:
        marks = marks_of(one).replace("\n", ", ")
        told = f"<b>{one.number}.</b>&nbsp; {plain_html(marks)}"
        if len(marks) <= _SHORT:
            cells.append([TextBlock(told, 10.5)])
            if len(cells) == 5:
                flush()
        else:
            flush()
            rows.append(TextBlock(told, 10.5, after=mm(1.6)))
    flush()
    return [*rows, Space(mm(4))]


def _answer(
    one: PaperQuestion,
    where: Sequence[tuple[str, int]],
    numbers: dict[tuple[str, str, int, int, str], int],
) -> list[Block]:
    shown, question = one.shown, one.revealed.question
    stem = stem_in_words(shown.stem) if shown.kind is Kind.CLOZE else shown.stem
    placed = " ".join(f"{name}{number}" for name, number in where)
    worth = "" if shown.points == 1 else f" · {tr('{n} points').format(n=points(shown.points))}"
    key = marked_html(key_text(question, shown.language), question.markup)
    blocks: list[Block] = [
        TextBlock(f"<b>{plain_html(placed)}</b>{plain_html(worth)}", 9.5, after=mm(0.5)),
        TextBlock(marked_html(stem, shown.markup), 10, indent=INDENT, after=mm(0.8)),
        TextBlock(f"<b>{key}</b>", 10, indent=INDENT, after=mm(0.8)),
    ]
    more = also_right(question, shown.language)
    if more:
        said = tr("Also right: {answers}").format(answers="; ".join(more))
        blocks.append(TextBlock(plain_html(said), 9.5, indent=INDENT, after=mm(0.8)))
    keys = [note_key(shown.bank_id, sealed) for sealed in one.revealed.citations]
    refs = "".join(f"[{number}]" for number in dict.fromkeys(numbers[key] for key in keys))
    why = marked_html(question.explanation, question.markup)
    if why or refs:
        told = f"{why} <b>{refs}</b>" if refs else why
        blocks.append(TextBlock(told, 9.5, indent=INDENT, after=mm(0.8)))
    if not refs:
        said = tr("No source proves this answer.")
        blocks.append(TextBlock(plain_html(said), 9.5, indent=INDENT, faint=True))
    return [*blocks, Space(mm(4))]


def _note(note: Endnote) -> list[Block]:
    citation, status = note.sealed.citation, note.sealed.status
    before, exact, behind = (
        plain_html(_one_line(text)) for text in (citation.prefix, citation.exact, citation.suffix)
    )
    told = f"{'… ' if before.strip() else ''}{before}<b>{exact}</b>{behind}"
    told += " …" if behind.strip() else ""
    said = note.source_title
    if status == "changed":
        said += " · " + tr("the source reads otherwise now")
    elif status == "missing":
        said += " · " + tr("not found in the source now")
    return [
        TextBlock(told, 9.5, indent=INDENT, mark=f"[{note.number}]", after=mm(0.4)),
        TextBlock(plain_html(said), 8.5, indent=INDENT, faint=True, after=mm(3)),
    ]


def _one_line(text: str) -> str:
    """Line ends of a source are blanks here."""
    return re.sub(r"\s+", " ", text)
