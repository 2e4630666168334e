from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.documents.document import Document
from question_bank.documents.html_text import text_of_html
from question_bank.documents.loading import document_from_bytes

PAGE = """---
title: "In front"
tags: [a, b]
---

# A *bold* [link](https://example.org "t") &amp; more

Some `code &amp; x`, ![the *picture*](img.png), <b>tag</b> 😀, \\*stars\\*, ~~gone~~,<br>
next. <!-- hidden --> <https://example.org> and [this][r].
A soft break.

| name | born |
|:-----|-----:|
| Ada\\|B | 10 December<br>1815 |
| 😀 |  |

* one
* two
  * deep

    more of it
1. first

> quoted
> words

```python
x = 1

y = 2
```

<div class="x">
Hello <b>you</b> &eacute; 1 < 2
<table><tr><td>1</td><td>2</td></tr></table>
<!-- no -->
</div>

<script>
alert("no")
</script>

[r]: https://example.org/r
"""


def read(text: str) -> Document:
    return document_from_bytes(text.encode(), "markdown/1")


def test_a_page_is_what_a_reader_sees_of_it() -> None:
    document = read(PAGE.replace("\n", "\r\n"))
    seen = [
        (block.kind, block.level, document.text[block.start : block.end])
        for block in document.blocks
    ]
    assert seen == [
        ("heading", 1, "A bold link & more"),
        (
            "paragraph",
            0,
            "Some code &amp; x, the picture, tag 😀, *stars*, gone,\n"
            "next.  https://example.org and this. A soft break.",
        ),
        ("table-row", 0, "name\tborn"),
        ("table-row", 0, "Ada|B\t10 December 1815"),
        ("table-row", 0, "😀\t"),
        ("list-item", 0, "one"),
        ("list-item", 0, "two"),
        ("list-item", 0, "deep"),
        ("list-item", 0, "more of it"),
        ("list-item", 0, "first"),
        ("quote", 0, "quoted words"),
        ("code", 0, "x = 1\n\ny = 2"),
        ("paragraph", 0, "Hello you é 1 < 2"),
        ("paragraph", 0, "1\t2"),
    ]
    assert document.title == "A bold link & more"


def test_rows_stand_one_a_line_and_paragraphs_apart() -> None:
    assert read("a\n\n|x|y|\n|-|-|\n|1|2|\n\nb").text == "a\n\nx\ty\n1\t2\n\nb"


def test_the_title_is_the_first_heading_else_the_front_matters() -> None:
    assert read("## Two\n\n# One\n\n# Other").title == "One"
    assert read("---\ntitle: 'In front'\n---\nwords").title == "In front"
    assert read('+++\ntitle = "In front"\n+++\nwords').title == "In front"
    assert read("words").title == ""


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert read("---\n\nSome words.\n\n---\n\nMore.").text == "Some words.\n\nMore."


@pytest.mark.parametrize("mark", ["[", "![", "*", "_", "`", "<", "&", "\\", "(", "]", "~~", "|"])
def test_marks_without_a_partner_leave_the_words_in_place(mark: str) -> None:
    text = read(f"before {mark * 60} behind").text
    assert text.startswith("before")
    assert text.endswith("behind")


def test_deep_but_honest_lists_lose_nothing() -> None:
    source = "\n".join("  " * depth + f"- level{depth}" for depth in range(40))
    assert [line for line in read(source).text.split("\n") if line] == [
        f"level{depth}" for depth in range(40)
    ]


HOSTILE = {
    "open brackets": "[" * 90_000,
    "images": "![" * 45_000,
    "nested brackets": "[" * 45_000 + "x" + "]" * 45_000,
    "links": "[a](" * 22_000,
    "emphasis": "*a **b _c " * 9_000,
    "backticks": "".join("`" * n + " " for n in range(1, 400)),
    "comments": "<!-- " * 18_000,
    "lines of brackets": "[a\n" * 30_000,
    "table": "a|b\n-|-\n" + "|\n" * 40_000,
    "one line": "*a* [b](c) " * 100_000,
    "html": "<div>\n" + "<!-- <![CDATA[ <? <script> " * 20_000,
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markdown_ends(name: str) -> None:
    document = read("Honest words.\n\n" + HOSTILE[name])
    assert document.text.startswith("Honest words.")


def test_html_gives_its_words_only() -> None:
    assert text_of_html("<p>One<br/>two</p><p>a &lt; b &amp;&nbsp;c</p>") == "One\ntwo\na < b & c"
    assert text_of_html("<style>p {}</style>x<SCRIPT>y</script><!DOCTYPE html>z") == "xz"
    assert text_of_html("1 < 2 <> 3 <b") == "1 < 2 <> 3"
    assert text_of_html("<!-- never closed <p>words</p>") == ""


@given(st.text(alphabet="<>!-/?ab &;[]\n'\"", max_size=200))
def test_any_html_ends_without_tags_or_blank_ends(source: str) -> None:
    text = text_of_html(source)
    assert text == text.strip()
    assert "<a>" not in text
    assert "\n\n" not in text
