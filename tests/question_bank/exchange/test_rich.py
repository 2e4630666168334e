"""HTML from outside becomes plain text or basic mark-up, and never more than that."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from exchanging import bank_of, content
from hypothesis import given
from hypothesis import strategies as st

from question_bank.bank.model import Choice, Citation, Kind, Option, Question
from question_bank.exchange import Outcome, format_named
from question_bank.exchange.rich import Rich, html_of_basic, plain_of_basic

TAGS = re.compile(r"</?(?:b|i|sub|sup|code)>|<br>")


@pytest.mark.parametrize(
    ("source", "plain", "basic"),
    [
        ("a < b &amp; c", "a < b & c", ""),
        ("<p>one</p><p>two</p>", "one\ntwo", ""),
        ("one<br><br>two", "one\n\ntwo", ""),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b", ""),
        ("<strong>x</strong> <em>y</em>", "x y", "<b>x</b> <i>y</i>"),
        ("H<sub>2</sub>O &lt; a", "H2O < a", "H<sub>2</sub>O &lt; a"),
        ("<tt>a&lt;b</tt>", "a<b", "<code>a&lt;b</code>"),
        ("<b></b>x<i> </i>", "x", ""),
        ("<pre>a\n  b</pre>", "a\nb", ""),
        ("x&nbsp;y", "x y", ""),
        (r"$$x^2$$ <p>", r"\(x^2\)", r"\(x^2\)"),
    ],
)  # fmt: skip
def test_what_a_reader_sees(source: str, plain: str, basic: str) -> None:
    rich = Rich.of_html(source)
    assert rich.plain == plain
    assert rich.is_marked is bool(basic)
    if basic:
        assert rich.basic == basic


@pytest.mark.parametrize(
    ("source", "lost"),
    [
        ('<img src="/etc/passwd" alt="a dog">', "a picture (“a dog”)"),
        ("<script>alert(1)</script>", "a script"),
        ('<a href="javascript:x">y</a>', "a link to javascript:x"),
        ("<svg><text>y</text></svg>", "a drawing"),
        ("<iframe src=x>y</iframe>", "an embedded page"),
        ("<math><mi>y</mi></math>", "a formula in MathML"),
        ("<u>y</u>", "underlining"),
    ],
)
def test_what_is_lost_is_named_and_gone(source: str, lost: str) -> None:
    rich = Rich.of_html(f"Words {source}")
    assert rich.lost == (lost,)
    assert rich.plain in ("Words", "Words y")
    assert "<" not in rich.basic


@given(st.text() | st.text("<>/&;bisupcodea= \"'", max_size=60))
def test_basic_mark_up_as_html_has_five_tags_and_is_balanced(text: str) -> None:
    html = html_of_basic(text)
    assert "<" not in TAGS.sub("", html)
    opened: list[str] = []
    for tag in TAGS.findall(html.replace("<br>", "")):
        if tag[1] == "/":
            assert opened.pop() == tag[2:-1]
        else:
            opened.append(tag[1:-1])
    assert not opened


@given(st.text() | st.text("<>/&;bisupcodea= \"'", max_size=60))
def test_whatever_html_it_is_only_five_tags_come_out(source: str) -> None:
    rich = Rich.of_html(source)
    assert "<" not in TAGS.sub("", rich.basic)
    if rich.is_marked:
        assert plain_of_basic(rich.basic).split() == rich.plain.split()


MARKED = Question(
    "marked",
    Kind.SINGLE_CHOICE,
    "What is H<sub>2</sub>O &amp; <b>ice</b> &lt; 0?\nSay <code>x&lt;y</code>.",
    Choice((Option("a", "<i>water</i>", True, feedback=r"\(x < y\)".replace("<", "&lt;")),
            Option("b", "a &lt;b> -> c"))),
    explanation="Since <sup>1</sup>.",
    citations=(),
    markup="basic",
)  # fmt: skip


@pytest.mark.parametrize("name", ["gift", "moodle-xml", "csv", "tsv", "qti", "yaml"])
def test_basic_mark_up_goes_out_and_comes_back(name: str) -> None:
    cited = Citation("almagro", 120, 145, "They met < on <b>&amp; 3 x.", "In ", "\n\nLater")
    cited = replace(cited, end=120 + len(cited.exact))
    question = replace(MARKED, citations=(cited,))
    export = format_named(name).write(bank_of(question))
    assert [(one.outcome, one.reasons) for one in export.notes] == [(Outcome.KEPT, ())]
    back = format_named(name).read(export.data, "x").bank.questions
    assert [shown(one) for one in back] == [shown(question)]


def shown(question: Question) -> Question:
    """A bare > and &gt; are shown alike."""
    body = question.body
    assert isinstance(body, Choice)
    options = tuple(replace(one, text=html_of_basic(one.text)) for one in body.options)
    return content(replace(question, body=Choice(options)))


def test_aiken_tells_that_mark_up_becomes_plain() -> None:
    export = format_named("aiken").write(bank_of(MARKED))
    assert export.notes[0].outcome is Outcome.CHANGED
    assert b"What is H2O & ice < 0? Say x<y." in export.data
