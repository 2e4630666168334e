"""A version of a paper as blocks: its head, its questions, its answer sheet.

Enter by `question_section` and `answer_section`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from question_bank.bank.gaps import split_stem
from question_bank.bank.model import Kind
from question_bank.grading.keys import TRUE_FALSE
from quizapp.library.paper import Paper, PaperQuestion, PaperVersion, letter
from quizapp.quiz.model import ShownGap, ShownQuestion
from quizapp.ui import words
from quizapp.ui.paper_blocks import (
    Block,
    Columns,
    Rings,
    Rule,
    RuledLines,
    Space,
    TextBlock,
    marked_html,
    mm,
    plain_html,
)
from quizapp.ui.paper_pages import Section

INDENT, OPTION_INDENT = mm(11), mm(19)
_BLANK = "_" * 12


def tr(text: str) -> str:
    return QCoreApplication.translate("paper", text)


def question_section(paper: Paper, version: PaperVersion) -> Section:
    """What the students get."""
    groups: list[Sequence[Block]] = [_head(paper, version)]
    groups += [_question(one) for one in version.questions]
    return Section(paper.title, version.code, groups)


def _head(paper: Paper, version: PaperVersion) -> list[Block]:
    about = tr("Version {code} · {questions} · {points} points").format(
        code=version.code,
        questions=words.questions(len(version.questions)),
        points=points(paper.points),
    )
    return [
        TextBlock(plain_html(paper.title), 18, bold=True, after=mm(1.5)),
        TextBlock(plain_html(about), 10, after=mm(2)),
        *_name_line(),
        Rule(after=mm(5)),
    ]


def _name_line() -> list[Block]:
    name = RuledLines(1, label=tr("Name"))
    day = RuledLines(1, label=tr("Date"))
    return [Columns([[name], [day]], [2, 1], gutter=mm(6), after=mm(4))]


def points(value: float) -> str:
    """Without noughts that say nothing."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _question(one: PaperQuestion) -> list[Block]:
    shown = one.shown
    worth = "" if shown.points == 1 else f" ({tr('{n} points').format(n=points(shown.points))})"
    stem = _cloze_stem(shown) if shown.kind is Kind.CLOZE else shown.stem
    told = marked_html(stem, shown.markup) + plain_html(worth)
    head = TextBlock(told, indent=INDENT, mark=f"{one.number}.", after=mm(2))
    return [head, *_answer(shown), Space(mm(6))]


def _cloze_stem(shown: ShownQuestion) -> str:
    numbers = {gap.id: n for n, gap in enumerate(shown.gaps, start=1)}
    return "".join(
        f"({numbers.get(piece, piece)}) {_BLANK}" if is_gap else piece
        for is_gap, piece in split_stem(shown.stem)
    )


def _answer(shown: ShownQuestion) -> list[Block]:
    match shown.kind:
        case Kind.SINGLE_CHOICE:
            return _options([one.text for one in shown.options], shown.markup)
        case Kind.MULTIPLE_CHOICE:
            texts = [one.text for one in shown.options]
            return [_hint(tr("Several may be right.")), *_options(texts, shown.markup)]
        case Kind.TRUE_FALSE:
            return _options(list(true_false(shown.language)), "")
        case Kind.ORDERING:
            rows: list[Block] = [
                TextBlock(
                    marked_html(item.text, shown.markup), indent=OPTION_INDENT, boxed=True,
                    after=mm(1.4),
                )
                for item in shown.options
            ]  # fmt: skip
            return [_hint(tr("Number the boxes in the right order, from 1.")), *rows]
        case Kind.MATCHING:
            return _matching(shown)
        case Kind.CLOZE:
            return _gaps(shown)
        case Kind.NUMERIC | Kind.DATE:
            return [RuledLines(1, tail=tail_of(shown), indent=INDENT, share=0.6)]
        case _:
            return [RuledLines(1, indent=INDENT)]


def _hint(text: str) -> TextBlock:
    return TextBlock(plain_html(text), 9, indent=INDENT, faint=True, after=mm(1))


def true_false(language: str) -> tuple[str, str]:
    """The two words in the bank's language; A is true, B is false."""
    return TRUE_FALSE.get(language.split("-")[0].lower(), TRUE_FALSE["en"])


def tail_of(shown: ShownQuestion) -> str:
    """What stands behind the line: a unit, or how precise a date is wanted."""
    return shown.unit or _precision(shown.precision)


def _precision(precision: str) -> str:
    return {
        "year": tr("(year)"),
        "month": tr("(month and year)"),
        "day": tr("(day, month and year)"),
    }.get(precision, "")


def _options(texts: Sequence[str], markup: str) -> list[Block]:
    return [
        TextBlock(
            marked_html(text, markup), indent=OPTION_INDENT, mark=letter(n), ringed=True,
            after=mm(0.8),
        )
        for n, text in enumerate(texts)
    ]  # fmt: skip


def _matching(shown: ShownQuestion) -> list[Block]:
    left: list[Block] = [
        TextBlock(
            f"<b>{n}.</b> " + marked_html(prompt.text, shown.markup), indent=mm(8), boxed=True,
            after=mm(1.6),
        )
        for n, prompt in enumerate(shown.prompts, start=1)
    ]  # fmt: skip
    right: list[Block] = [
        TextBlock(
            marked_html(text, shown.markup), indent=mm(8), mark=letter(n), ringed=True,
            after=mm(1.6),
        )
        for n, text in enumerate(shown.choices)
    ]  # fmt: skip
    return [
        _hint(tr("Write the letter that belongs to it into each box.")),
        Columns([left, right], [1, 1], indent=INDENT, gutter=mm(8)),
    ]


def _gaps(shown: ShownQuestion) -> list[Block]:
    """Options of choice gaps; typed ones are written into the stem's blanks or on a line."""
    rows: list[Block] = []
    for n, gap in enumerate(shown.gaps, start=1):
        if gap.options:
            pieces = [
                f"<b>{letter(k)}</b>&nbsp;{marked_html(option.text, shown.markup)}"
                for k, option in enumerate(gap.options)
            ]
            told = f"({n})&nbsp; " + " &nbsp; ".join(pieces)
            rows.append(TextBlock(told, 10.5, indent=INDENT, after=mm(1)))
        else:
            tail = gap.unit or _precision(gap.precision)
            rows.append(RuledLines(1, label=f"({n})", tail=tail, indent=INDENT, share=0.6))
    return rows


# Answer sheet -------------------------------------------------------------------------------------


def answer_section(paper: Paper, version: PaperVersion) -> Section:
    """A sheet of its own, quick to mark."""
    title = tr("Answer sheet")
    head: list[Block] = [
        TextBlock(plain_html(title), 18, bold=True, after=mm(1)),
        TextBlock(plain_html(f"{paper.title} · {version.code}"), 10, after=mm(2)),
        *_name_line(),
        Rule(after=mm(4)),
    ]
    rows = [_row(one) for one in version.questions]
    narrow = all(len(row) == 1 and 0 < len(row[0].letters) <= 6 for row in rows)
    if not narrow or len(rows) < 6:
        return Section(f"{title} · {paper.title}", version.code, [head, *rows])
    half = -(-len(rows) // 2)
    pairs: list[Sequence[Block]] = []
    for n in range(half):
        cells = [rows[n], rows[n + half] if n + half < len(rows) else []]
        pairs.append([Columns(cells, [1, 1], gutter=mm(8))])
    return Section(f"{title} · {paper.title}", version.code, [head, *pairs])


def _row(one: PaperQuestion) -> list[Rings]:
    shown, number = one.shown, f"{one.number}."
    match shown.kind:
        case Kind.SINGLE_CHOICE | Kind.MULTIPLE_CHOICE:
            return [Rings(number, _rings(len(shown.options)))]
        case Kind.TRUE_FALSE:
            return [Rings(number, _rings(2))]
        case Kind.ORDERING:
            return [Rings(number, slots=[f"□{n}" for n in range(1, len(shown.options) + 1)])]
        case Kind.MATCHING:
            return [Rings(number, slots=[f"{n}" for n in range(1, len(shown.prompts) + 1)])]
        case Kind.CLOZE:
            return [
                _gap_row(number if n == 1 else "", f"({n})", gap)
                for n, gap in enumerate(shown.gaps, start=1)
            ]
        case _:
            return [Rings(number, line=True, tail=tail_of(shown))]


def _rings(count: int) -> list[str]:
    return [letter(n) for n in range(count)]


def _gap_row(number: str, label: str, gap: ShownGap) -> Rings:
    if gap.options:
        return Rings(number, _rings(len(gap.options)), label=label)
    return Rings(number, line=True, label=label, tail=gap.unit or _precision(gap.precision))
