"""Small pieces of a QTI item: feedback, scores, comparisons."""

from __future__ import annotations

from decimal import Decimal
from html import escape

from question_bank.bank.model import NumericAnswer
from question_bank.exchange.building import absolute_tolerance
from question_bank.exchange.rich import clean


def modal(outcome: str, identifier: str, said: str) -> str:
    return (
        f'<modalFeedback outcomeIdentifier="{outcome}" identifier="{identifier}" '
        f'showHide="show"><p>{said}</p></modalFeedback>\n'
    )


def xhtml(text: str) -> str:
    """Plain text as XHTML."""
    return escape(clean(text), quote=False).replace("\n", "<br/>")


def set_score(value: str) -> str:
    return f'<setOutcomeValue identifier="SCORE">{value}</setOutcomeValue>'


def match_correct(points: Decimal) -> str:
    value = f'<baseValue baseType="float">{points:f}</baseValue>'
    return (
        '<responseCondition><responseIf><match><variable identifier="RESPONSE"/>'
        f'<correct identifier="RESPONSE"/></match>{set_score(value)}</responseIf>'
        "</responseCondition>"
    )


def compares(name: str, answer: NumericAnswer) -> str:
    """The condition that a number is the answer."""
    variable = f'<variable identifier="{name}"/>'

    def value(number: Decimal) -> str:
        return f'<baseValue baseType="float">{number:f}</baseValue>'

    if answer.value is not None:
        slack = absolute_tolerance(answer)
        mode = f'toleranceMode="absolute" tolerance="{slack:f} {slack:f}"'
        mode = mode if slack else 'toleranceMode="exact"'
        return f"<equal {mode}>{variable}{value(answer.value)}</equal>"
    bounds = []
    if answer.minimum is not None:
        bounds.append(f"<gte>{variable}{value(answer.minimum)}</gte>")
    if answer.maximum is not None:
        bounds.append(f"<lte>{variable}{value(answer.maximum)}</lte>")
    return bounds[0] if len(bounds) == 1 else f"<and>{''.join(bounds)}</and>"
