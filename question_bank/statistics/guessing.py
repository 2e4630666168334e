"""What guessing earns. Enter by `random_guess_score`."""

from __future__ import annotations

from question_bank.bank.model import Choice, Cloze, Gap, Kind, Matching, Question, TrueFalse


def random_guess_score(question: Question | Gap, *, negative_marking: bool = False) -> float | None:
    """The fraction that one earns on average by guessing; None where one cannot guess.

    Single choice: the mean of the options' fractions (under negative marking a wrong option costs
    1/(options-1), and a wrong true or false the whole). Matching: 1/choices, blanks left out. A
    cloze: the mean of its gaps, if all can be guessed. Typed answers, multiple choice and ordering
    have none.
    """
    match question.body:
        case Choice(options) if question.kind is Kind.SINGLE_CHOICE:
            cost = 1 / (len(options) - 1) if negative_marking and len(options) > 1 else 0.0
            fractions = [
                float(option.fraction)
                if option.fraction is not None
                else (1.0 if option.correct else -cost)
                for option in options
            ]
            return sum(fractions) / len(fractions) if fractions else None
        case TrueFalse():
            return 0.0 if negative_marking else 0.5
        case Matching(pairs, extra_matches):
            choices = {pair.match.strip() for pair in pairs} | {
                one.strip() for one in extra_matches
            }
            return 1 / len(choices) if choices else None
        case Cloze(gaps):
            scores = [random_guess_score(gap, negative_marking=negative_marking) for gap in gaps]
            known = [score for score in scores if score is not None]
            return sum(known) / len(known) if known and len(known) == len(scores) else None
        case _:
            return None
