"""The second call: a question is answered from its passage without its key. Enter by `agrees`."""

from __future__ import annotations

from question_bank.bank.model import Kind, Option, Question, TrueFalse
from question_bank.grading.answers import TextAnswer
from question_bank.grading.grade import grade
from question_bank.language_model.candidates import Candidate
from question_bank.language_model.prompts import NOT_SAID
from question_bank.language_model.replies import TRUTHS, ReplyError, answer_in, choice_in


def agrees(
    candidate: Candidate, options: tuple[Option, ...], reply: str, language: str = "en"
) -> bool:
    """Whether a reply to `prompts.answering` names the candidate's key and nothing else.

    `options` are those of a choice in the order in which they were numbered from 1.

    Raises:
        ReplyError: answer-unreadable.
    """
    if candidate.kind is Kind.SINGLE_CHOICE:
        return choice_in(reply) == [n for n, o in enumerate(options, start=1) if o.correct]
    answer = answer_in(reply)
    question = Question("candidate", candidate.kind, candidate.stem, candidate.body)
    if candidate.kind is Kind.TRUE_FALSE:
        if answer not in (*TRUTHS, NOT_SAID):
            raise ReplyError("answer-unreadable")
        return candidate.body == TrueFalse(TRUTHS[answer]) if answer in TRUTHS else False
    graded = grade(question, TextAnswer(answer), language=language)
    return graded.fraction == 1 and not graded.spelt
