"""Keys and answers in words, for review pages. Enter by `key_text` and `answer_text`."""

from __future__ import annotations

from question_bank.bank.model import (
    Body,
    Choice,
    Cloze,
    DateBody,
    Matching,
    Numeric,
    NumericAnswer,
    Ordering,
    Question,
    ShortAnswer,
    TrueFalse,
)
from question_bank.grading.answers import (
    Answer,
    ChoiceAnswer,
    ClozeAnswer,
    MatchingAnswer,
    OrderingAnswer,
    TextAnswer,
    TrueFalseAnswer,
)
from question_bank.grading.dates import format_date
from question_bank.grading.grade import option_fraction
from question_bank.grading.numbers import show_number

TRUE_FALSE = {"en": ("True", "False"), "es": ("Verdadero", "Falso")}


def key_text(question: Question, language: str = "en") -> str:
    """The right answer in words; parts of it apart by lines."""
    return _key(question.body, language)


def _key(body: Body, language: str) -> str:
    match body:
        case Choice(options):
            return "\n".join(o.text for o in options if option_fraction(o) > 0)
        case TrueFalse(answer):
            return _true_false(answer, language)
        case ShortAnswer(accepted):
            return accepted[0].text
        case Numeric(answers, unit):
            return f"{_number(answers[0], language)} {unit}".rstrip()
        case DateBody(answer):
            return format_date(answer, language)
        case Cloze(gaps):
            return "; ".join(_key(gap.body, language).replace("\n", ", ") for gap in gaps)
        case Ordering(items):
            ranked = sorted(items, key=lambda item: item.rank)
            return "\n".join(f"{n}. {item.text}" for n, item in enumerate(ranked, start=1))
        case Matching(pairs):
            return "\n".join(f"{pair.prompt} – {pair.match}" for pair in pairs)


def _true_false(value: bool, language: str) -> str:
    words = TRUE_FALSE.get(language.split("-")[0].lower(), TRUE_FALSE["en"])
    return words[0] if value else words[1]


def _number(answer: NumericAnswer, language: str) -> str:
    if answer.value is not None:
        return show_number(answer.value, language)
    ends = [
        "" if end is None else show_number(end, language)
        for end in (answer.minimum, answer.maximum)
    ]
    return " – ".join(ends).strip()


def answer_text(question: Question, answer: Answer | None, language: str = "en") -> str:
    """What a student answered, in words; "" when unanswered."""
    return "" if answer is None else _answer(question.body, answer, language)


def _answer(body: Body, answer: Answer, language: str) -> str:
    match body, answer:
        case Choice(options), ChoiceAnswer(chosen):
            return "\n".join(option.text for option in options if option.id in chosen)
        case TrueFalse(), TrueFalseAnswer(value):
            return _true_false(value, language)
        case _, TextAnswer(text):
            return text
        case Cloze(gaps), ClozeAnswer(told):
            said = [
                _answer(gap.body, told[gap.id], language) if gap.id in told else "…" for gap in gaps
            ]
            return "; ".join(said)
        case Ordering(items), OrderingAnswer(order):
            texts = {item.id: item.text for item in items}
            return "\n".join(f"{n}. {texts.get(i, i)}" for n, i in enumerate(order, start=1))
        case Matching(pairs), MatchingAnswer(matches):
            return "\n".join(f"{p.prompt} – {matches.get(p.id) or '…'}" for p in pairs)
    return ""
