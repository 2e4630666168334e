"""The editor's words for statuses, fields, steps, orders and filters, translated."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from question_bank.bank.gaps import stem_in_words
from question_bank.bank.model import Kind, Question, Status
from quizapp.editing.listing import Shown, Sort


def _tr(text: str) -> str:
    return QCoreApplication.translate("editor", text)


def status_name(status: Status) -> str:
    """A status in the words of the window."""
    return {
        Status.DRAFT: _tr("Draft"),
        Status.PUBLISHED: _tr("Published"),
        Status.REVIEWED: _tr("Reviewed"),
        Status.RETIRED: _tr("Retired"),
    }[status]


def field_name(code: str) -> str:
    """A field of `question_bank.bank.comparing.FIELDS`."""
    return {
        "kind": _tr("Kind"),
        "status": _tr("Status"),
        "stem": _tr("Question"),
        "answers": _tr("Answers"),
        "feedback": _tr("Feedback"),
        "explanation": _tr("Explanation"),
        "citations": _tr("Source"),
        "topics": _tr("Topics"),
        "points": _tr("Points"),
        "other": _tr("More"),
    }.get(code, code)


def step_name(name: str) -> str:
    """What was done, for Undo and Redo."""
    return {
        "edit": _tr("edit"),
        "kind": _tr("change of kind"),
        "add": _tr("new question"),
        "duplicate": _tr("copy"),
        "delete": _tr("delete"),
        "restore": _tr("restore"),
        "topic": _tr("topics"),
        "status": _tr("status"),
        "points": _tr("points"),
        "retire": _tr("retire"),
        "fix": _tr("fix"),
        "merge": _tr("merge"),
        "recover": _tr("unsaved changes"),
        "discard": _tr("back to the file"),
        "bank": _tr("bank details"),
        "source": _tr("new source"),
    }.get(name, name)


def sort_name(sort: Sort) -> str:
    """An order of the list."""
    return {
        Sort.BANK: _tr("Order of the file"),
        Sort.TEXT: _tr("By text"),
        Sort.KIND: _tr("By kind"),
        Sort.TOPIC: _tr("By topic"),
        Sort.STATUS: _tr("By status"),
        Sort.POINTS: _tr("By points"),
        Sort.PROBLEMS: _tr("Worst first"),
    }[sort]


def shown_name(shown: Shown) -> str:
    """A filter by what is wrong."""
    return {
        Shown.ALL: _tr("With or without problems"),
        Shown.ERRORS: _tr("Unfinished"),
        Shown.FLAWS: _tr("With problems"),
        Shown.CLEAN: _tr("Nothing to say"),
        Shown.CHANGED: _tr("Not saved yet"),
        Shown.UNCITED: _tr("Without a source"),
    }[shown]


def title_of(question: Question) -> str:
    """A question in a list: its text on one line, or a word that there is none yet."""
    stem = stem_in_words(question.stem) if question.kind is Kind.CLOZE else question.stem
    return " ".join(stem.split()) or _tr("(no text yet)")
