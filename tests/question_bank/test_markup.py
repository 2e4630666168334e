"""Basic mark-up: what is a sign, what is text, and that nothing is ever lost or broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.formulas import DEEPEST
from question_bank.markup import Run, escape, plain, runs, words

SIGNS = st.lists(
    st.sampled_from(
        ["<b>", "</b>", "<i>", "</i>", "<sub>", "</sub>", "<sup>", "</sup>", "<code>", "</code>",
         "&amp;", "&lt;", "&", "<", "\\(", "\\)", "\\", "a", "b c", " ", "{", "^"]
    ),
    max_size=30,
).map("".join)  # fmt: skip


def looks(text: str) -> list[tuple[str, str]]:
    """Text and the names of its looks, for short expectations."""
    return [
        (
            run.text,
            "".join(
                letter
                for letter, on in (
                    ("b", run.bold),
                    ("i", run.italic),
                    ("c", run.code),
                    ("_", run.script == "sub"),
                    ("^", run.script == "sup"),
                )
                if on
            ),
        )
        for run in runs(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no signs", [("no signs", "")]),
        ("<b>bold</b> and <i>italic</i>", [("bold", "b"), (" and ", ""), ("italic", "i")]),
        ("<b>bold <i>and</i> more</b>", [("bold ", "b"), ("and", "bi"), (" more", "b")]),
        ("H<sub>2</sub>O", [("H", ""), ("2", "_"), ("O", "")]),
        ("x<sup>2</sup>", [("x", ""), ("2", "^")]),
        ("<code>a*b</code>", [("a*b", "c")]),
        ("1 &lt; 2 &amp;&amp; &amp;lt;", [("1 < 2 && &lt;", "")]),
        (r"\(x^2\)", [("x", "i"), ("2", "^")]),
        (r"\(a_{i+1}\)", [("a", "i"), ("i", "i_"), ("+1", "_")]),
        (r"\(\alpha \le \beta\)", [("α ≤ β", "")]),
        (r"\(\frac{a+1}{2}\)", [("(", ""), ("a", "i"), ("+1)⁄2", "")]),
        (r"\(\sqrt{16}\)", [("√16", "")]),
        (r"\(\text{top speed}=v\)", [("top speed = ", ""), ("v", "i")]),
        (
            r"\(\sum_{i=0}^n x_i\)",
            [("∑", ""), ("i", "i_"), ("=0", "_"), ("n", "i^"), ("x", "i"), ("i", "i_")],
        ),
    ],
)
def test_signs_and_looks(text: str, expected: list[tuple[str, str]]) -> None:
    assert looks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "3 * 4 * 5 and `this` for $5 and $6",
        "<b>open",
        "closed</sup>",
        r"\(open",
        "AT&T &nbsp; &#65;",
        "<B>no tag of ours</B>",
        '<b class="x">nor this</i>',
        "<script>alert(1)</script>",
    ],
)
def test_what_is_no_sign_is_text(text: str) -> None:
    assert runs(text) == (Run(text),)


def test_a_formula_that_cannot_be_read_is_shown_as_written() -> None:
    deep = "{" * (DEEPEST + 1) + "x" + "}" * (DEEPEST + 1)
    for formula in ("{", r"\frac{a", deep, r"a^{"):
        assert plain(rf"\({formula}\)") == formula


@given(st.text(max_size=80))
def test_an_escaped_text_is_itself(text: str) -> None:
    assert plain(escape(text)) == text


@given(SIGNS)
def test_any_text_can_be_shown_and_has_no_empty_run(text: str) -> None:
    found = runs(text)
    assert all(run.text for run in found)
    joined = "".join(run.text for word in words(found) for run in word)
    assert joined == "".join(plain(text).split())
