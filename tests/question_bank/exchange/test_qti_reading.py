"""QTI 2.1 and 2.2 items as other programs write them."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import pytest

from question_bank.bank.model import (
    Choice,
    Cloze,
    Kind,
    Matching,
    Numeric,
    Ordering,
    Question,
    ShortAnswer,
    Tolerance,
)
from question_bank.exchange import Import, Outcome, format_named

TEMPLATE = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/"


def item(declared: str, body: str, after: str = "", version: str = "2p2") -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v{version}" '
        f'identifier="item-1" title="A title">\n{declared}\n<itemBody>{body}</itemBody>\n{after}'
        "</assessmentItem>"
    ).encode()


def declared(correct: str, more: str = "", *, name: str = "R", cardinality: str = "single",
             base: str = "identifier") -> str:  # fmt: skip
    values = "".join(f"<value>{one}</value>" for one in correct.split("|"))
    return (
        f'<responseDeclaration identifier="{name}" cardinality="{cardinality}" baseType="{base}">'
        f"<correctResponse>{values}</correctResponse>{more}</responseDeclaration>"
    )


def read(data: bytes) -> Import:
    return format_named("qti").read(data, "x.xml")


def only(data: bytes) -> Question:
    (question,) = read(data).bank.questions
    return question


CHOICES = "".join(f'<simpleChoice identifier="{n}">{n} text</simpleChoice>' for n in "ABC")


@pytest.mark.parametrize("version", ["2p1", "2p2"])
def test_single_choice(version: str) -> None:
    body = (
        "<p>Look &amp; see.</p>"
        '<choiceInteraction responseIdentifier="R" shuffle="true" maxChoices="1">'
        f"<prompt>What is H<sub>2</sub>O?</prompt>{CHOICES}</choiceInteraction>"
    )
    question = only(item(declared("B"), body, version=version))
    assert question.id == "item-1"
    assert question.stem == "Look &amp; see.\nWhat is H<sub>2</sub>O?"
    assert question.markup == "basic"
    assert isinstance(question.body, Choice)
    assert [(o.text, o.correct) for o in question.body.options] == [
        ("A text", False), ("B text", True), ("C text", False),
    ]  # fmt: skip


def test_multiple_choice_with_and_without_a_mapping() -> None:
    body = f'<choiceInteraction responseIdentifier="R" maxChoices="0"><prompt>Which?</prompt>{CHOICES}</choiceInteraction>'  # noqa: E501
    whole = read(item(declared("A|B", cardinality="multiple"), body))
    assert whole.bank.questions[0].kind is Kind.MULTIPLE_CHOICE
    assert "only when all of it was right" in whole.notes[0].reasons[0]
    mapping = (
        '<mapping lowerBound="0" upperBound="2"><mapEntry mapKey="A" mappedValue="1.5"/>'
        '<mapEntry mapKey="B" mappedValue="0.5"/><mapEntry mapKey="C" mappedValue="-1"/></mapping>'
    )
    processing = f'<responseProcessing template="{TEMPLATE}map_response"/>'
    mapped = only(item(declared("A|B", mapping, cardinality="multiple"), body, processing))
    assert mapped.points == 2
    assert isinstance(mapped.body, Choice)
    assert [o.fraction for o in mapped.body.options] == [
        Decimal("0.75"), Decimal("0.25"), Decimal("-0.5"),
    ]  # fmt: skip


def test_text_entry_text_and_number() -> None:
    body = '<p>The capital?</p><p><textEntryInteraction responseIdentifier="R"/></p>'
    mapping = (
        '<mapping><mapEntry mapKey="Paris" mappedValue="1"/>'
        '<mapEntry mapKey="Lutetia" mappedValue="0.5"/></mapping>'
    )
    short = only(item(declared("Paris", mapping, base="string"), body))
    assert isinstance(short.body, ShortAnswer)
    assert [(a.text, a.fraction) for a in short.body.accepted] == [
        ("Paris", None), ("Lutetia", Decimal("0.5")),
    ]  # fmt: skip
    compared = (
        '<responseProcessing><responseCondition><responseIf><equal toleranceMode="absolute" '
        'tolerance="0.1 0.1"><variable identifier="R"/><correct identifier="R"/></equal>'
        '<setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue>'
        "</setOutcomeValue></responseIf></responseCondition></responseProcessing>"
    )
    numeric = only(item(declared("3.14", base="float"), body, compared))
    assert isinstance(numeric.body, Numeric)
    (answer,) = numeric.body.answers
    assert (answer.value, answer.tolerance) == (Decimal("3.14"), Tolerance(Decimal("0.1")))


def test_fields_within_a_text_are_gaps() -> None:
    body = (
        '<p>In {x} <inlineChoiceInteraction responseIdentifier="R"><inlineChoice identifier="A">'
        'May</inlineChoice><inlineChoice identifier="B">June</inlineChoice>'
        '</inlineChoiceInteraction> of <textEntryInteraction responseIdentifier="S"/>.</p>'
    )
    question = only(item(declared("B") + declared("1789", name="S", base="string"), body))
    assert question.stem == "In {{x}} {1} of {2}."
    assert isinstance(question.body, Cloze)
    assert [gap.kind for gap in question.body.gaps] == [Kind.SINGLE_CHOICE, Kind.SHORT_ANSWER]


def test_order_and_match() -> None:
    order = f'<orderInteraction responseIdentifier="R"><prompt>Order!</prompt>{CHOICES}</orderInteraction>'  # noqa: E501
    ordered = only(item(declared("C|A|B", cardinality="ordered"), order))
    assert isinstance(ordered.body, Ordering)
    assert [i.text for i in ordered.body.items] == ["C text", "A text", "B text"]

    def side(names: str) -> str:
        inner = "".join(
            f'<simpleAssociableChoice identifier="{n}" matchMax="1">{n}.</simpleAssociableChoice>'
            for n in names
        )
        return f"<simpleMatchSet>{inner}</simpleMatchSet>"

    body = f'<matchInteraction responseIdentifier="R"><prompt>Match!</prompt>{side("AB")}{side("XYZ")}</matchInteraction>'  # noqa: E501
    pairs = declared("A Y|B X", cardinality="multiple", base="directedPair")
    matched = only(item(pairs, body))
    assert isinstance(matched.body, Matching)
    assert [(p.prompt, p.match) for p in matched.body.pairs] == [("A.", "Y."), ("B.", "X.")]
    assert matched.body.extra_matches == ("Z.",)


def test_modal_feedback_goes_to_its_choice_or_to_the_explanation() -> None:
    body = f'<choiceInteraction responseIdentifier="R" maxChoices="1"><prompt>Q?</prompt>{CHOICES}</choiceInteraction>'  # noqa: E501
    after = (
        '<modalFeedback outcomeIdentifier="F" identifier="A" showHide="show">Not A.</modalFeedback>'
        '<modalFeedback outcomeIdentifier="F" identifier="all" showHide="show">It is B.'
        "</modalFeedback>"
    )
    question = only(item(declared("B"), body, after))
    assert question.explanation == "It is B."
    assert isinstance(question.body, Choice)
    assert [o.feedback for o in question.body.options] == ["Not A.", "", ""]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('<p>Q?</p><extendedTextInteraction responseIdentifier="R"/>', "extendedTextInteraction"),
        ('<p>Q?</p><hottextInteraction responseIdentifier="R"/>', "hottextInteraction"),
        ("<p>Q?</p>", "no interaction"),
        ('<p>Q? <textEntryInteraction responseIdentifier="X"/></p>', "not declared"),
        (f'<choiceInteraction responseIdentifier="R">{CHOICES}</choiceInteraction>', "no text"),
        (
            f'<choiceInteraction responseIdentifier="R"><prompt>Q?</prompt>{CHOICES}'
            '</choiceInteraction><p><textEntryInteraction responseIdentifier="R"/></p>',
            "several things",
        ),
    ],
)
def test_what_a_bank_cannot_hold_is_left_out(body: str, reason: str) -> None:
    imported = read(item(declared("B"), body))
    assert [note.outcome for note in imported.notes] == [Outcome.LEFT_OUT]
    assert reason in imported.notes[0].reasons[-1]


def test_a_package_with_a_broken_and_a_missing_item_gives_the_others() -> None:
    good = item(declared("B"), f'<choiceInteraction responseIdentifier="R"><prompt>Q?</prompt>'
                               f"{CHOICES}</choiceInteraction>")  # fmt: skip
    manifest = (
        '<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources>'
        + "".join(f'<resource type="imsqti_item_xmlv2p2" href="{n}.xml"/>' for n in "abc")
        + "</resources></manifest>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("imsmanifest.xml", manifest)
        archive.writestr("a.xml", good)
        archive.writestr("b.xml", b"<assessmentItem>")
    imported = read(out.getvalue())
    assert len(imported.bank.questions) == 1
    said = [problem.message for problem in imported.problems]
    assert any("'c.xml', which is not in the package" in one for one in said)
    assert any(one.startswith("b.xml: The file is no XML") for one in said)
