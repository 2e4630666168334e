"""A question as the rules look at it: its words are split once. Enter by `Item(question)`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from question_bank.bank.gaps import split_stem, stem_in_words
from question_bank.bank.model import Choice, Cloze, Kind, Option, Question, Status
from question_bank.grading.text import fold
from question_bank.lint.keys import Key, keys_of
from question_bank.lint.model import Flaw, Path, Rule, Severity
from question_bank.lint.values import Value, as_family, value_of
from question_bank.lint.words import content, tokens, without_quotations
from question_bank.markup import plain

BLANK = "_____"


class Item:
    """One question, read once for all rules. `english` tells whether rules of words apply."""

    def __init__(self, question: Question, language: str = "en") -> None:
        self.question = question
        self.language = language
        self.english = language.split("-")[0].lower() == "en"
        self.kind = question.kind

    @property
    def is_choice(self) -> bool:
        """A single or a multiple choice, not a gap."""
        return isinstance(self.question.body, Choice)

    @property
    def is_statement(self) -> bool:
        """Whether the stem says something instead of asking."""
        return self.kind in (Kind.TRUE_FALSE, Kind.CLOZE)

    @property
    def is_drawn(self) -> bool:
        """Whether quizzes draw it."""
        return self.question.status in (Status.PUBLISHED, Status.REVIEWED)

    @cached_property
    def stem(self) -> str:
        """As a student reads it, without mark-up; gaps as `BLANK`."""
        text = self.question.stem
        if self.kind is Kind.CLOZE:
            text = stem_in_words(text, BLANK)
        return self.plain(text)

    @cached_property
    def pieces(self) -> list[tuple[bool, str]]:
        """The stem of a cloze in pieces: (True, gap id) or (False, text)."""
        return split_stem(self.question.stem)

    @cached_property
    def unquoted(self) -> str:
        """The stem without what it quotes."""
        return without_quotations(self.stem)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Of the stem."""
        return tokens(self.stem)

    @cached_property
    def content(self) -> frozenset[str]:
        """Stems of the meaningful words of the stem."""
        return content(self.words)

    @cached_property
    def cited(self) -> str:
        """What the question's citations quote, in small letters."""
        return "\n".join(one.exact for one in self.question.citations).casefold()

    @cached_property
    def keys(self) -> list[Key]:
        """What is right, as far as it is text, a number or a date."""
        return keys_of(self.question)

    @cached_property
    def choices(self) -> list[ChoiceView]:
        """The question's options, or those of each gap that has some."""
        body = self.question.body
        if isinstance(body, Choice):
            return [ChoiceView(self, body, (), self.kind is Kind.MULTIPLE_CHOICE)]
        if isinstance(body, Cloze):
            return [
                ChoiceView(self, gap.body, ("gaps", gap.id), False)
                for gap in body.gaps
                if isinstance(gap.body, Choice)
            ]
        return []

    def plain(self, text: str) -> str:
        """A text without mark-up, where the question has any."""
        return plain(text) if self.question.markup else text

    def flaw(
        self,
        rule: Rule,
        message: str,
        path: Path = ("stem",),
        *,
        mild: bool = False,
        others: tuple[str, ...] = (),
    ) -> Flaw:
        """A flaw of this question; `mild` makes a problem a remark."""
        severity = Severity.REMARK if mild else rule.severity
        return Flaw(rule, message, self.question.id, path, severity, others)


def is_key(option: Option) -> bool:
    """Whether it earns anything."""
    return option.correct or (option.fraction is not None and option.fraction > 0)


class ChoiceView:
    """The options of a question or of a gap."""

    def __init__(self, item: Item, body: Choice, path: Path, multiple: bool) -> None:
        self.item = item
        self.options = body.options
        self.path = path
        self.multiple = multiple
        self.texts = [item.plain(option.text).strip() for option in body.options]
        self.keys = [n for n, option in enumerate(body.options) if is_key(option)]
        self.distractors = [n for n, option in enumerate(body.options) if not is_key(option)]

    @property
    def here(self) -> Path:
        """The path of the list of options."""
        return (*self.path, "options")

    def at(self, n: int) -> Path:
        """The path of an option's text."""
        return (*self.path, "options", n, "text")

    @cached_property
    def words(self) -> list[tuple[str, ...]]:
        """Of each option."""
        return [tokens(text) for text in self.texts]

    @cached_property
    def content(self) -> list[frozenset[str]]:
        """Of each option."""
        return [content(words) for words in self.words]

    @cached_property
    def values(self) -> list[Value | None]:
        """What each option states, when it is a number, a date or a range."""
        return as_family([value_of(text, self.item.language) for text in self.texts])

    @cached_property
    def folded(self) -> list[str]:
        """As typed answers are compared."""
        return [fold(text, self.item.language) for text in self.texts]

    @property
    def all_values(self) -> bool:
        """Whether every option is a number, a date or a range."""
        return all(value is not None for value in self.values)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """All pairs of options."""
        for n in range(len(self.texts)):
            for m in range(n + 1, len(self.texts)):
                yield n, m
