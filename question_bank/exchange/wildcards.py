"""Asterisks in typed answers: in Moodle's formats * stands for anything, \\* for itself."""

from __future__ import annotations

import re

from question_bank.exchange.assembling import short
from question_bank.exchange.items import Alternative, Item
from question_bank.exchange.rich import Rich

_ASTERISK = re.compile(r"\\\*|\*")


def read_wildcards(item: Item) -> None:
    """Answers of an item as Moodle means them: what stands for anything is left out, and told."""
    item.alternatives = read_alternatives(item.alternatives, item)


def read_alternatives(alternatives: list[Alternative], item: Item) -> list[Alternative]:
    """The same of a list of answers; `item` is told."""
    kept = []
    for one in alternatives:
        text = one.text.plain
        if text.strip() == "*":
            said = f": “{short(one.feedback.plain)}”" if one.feedback else ""
            item.lose(f"An answer that stood for anything else was left out{said}.")
            continue
        if "*" in _ASTERISK.sub(lambda found: "" if len(found[0]) > 1 else "*", text):
            item.lose(f"In “{short(text)}” the * stood for any words; it is read as a *.")
        one.text = Rich.of_plain(_ASTERISK.sub("*", text))
        kept.append(one)
    return kept


def written(text: str) -> str:
    """A text whose asterisks are meant as such."""
    return text.replace("*", "\\*")
