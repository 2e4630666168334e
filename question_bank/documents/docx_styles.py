"""What the styles of a Word document say of its paragraphs. Enter by `Styles`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from question_bank.documents.markup_trees import Element

_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|rubrik|kop) ?([1-9])")
_LEFT_OUT = re.compile(
    r"(?:caption|beschriftung|légende|toc ?\d*|toc heading|table of figures|table of authorities"
    r"|footer|header|footnote text|endnote text|bibliography|annotation text|verzeichnis ?\d"
    r"|index ?\d|index heading)"
)
_ROLES = (
    (re.compile(r"list( paragraph)?( bullet| number)? ?\d?"), "list"),
    (re.compile(r"(intense )?quote|block text|zitat"), "quote"),
    (re.compile(r"html preformatted|(source )?code.*|preformatted text|plain text"), "code"),
)
_MAX_DERIVATION = 20
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Style:
    """`role` is "", "list", "quote", "code" or "left-out"; `level` is that of a heading, else 0."""

    role: str = ""
    level: int = 0


class Styles:
    """The paragraph styles by their ids, from `word/styles.xml` where there is one."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._known: dict[str, Style] = {}
        for element in root if root is not None else ():
            if _name(element) == "style" and _attribute(element, "type") == "paragraph":
                self._elements.setdefault(_attribute(element, "styleId"), element)

    def of_paragraph(self, properties: Element | None) -> Style:
        """The style named by a paragraph's properties, with what they say themselves."""
        if properties is None:
            return Style()
        style = self._named(_value_of(properties, "pStyle"))
        if style.role == "left-out":
            return style
        level = _outline(properties)
        if level:
            return Style(level=level)
        if style.level:
            return style  # headings are numbered, which makes them no list
        numbering = _numbering(properties)
        if numbering:
            return Style("list" if numbering != "0" else "")
        return style

    def _named(self, style_id: str) -> Style:
        if style_id not in self._known:
            self._known[style_id] = self._derived(style_id)
        return self._known[style_id]

    def _derived(self, style_id: str) -> Style:
        """The first that says something, going up by what a style is based on."""
        for _ in range(_MAX_DERIVATION):
            element = self._elements.get(style_id)
            names = {style_id.lower()}
            if element is not None:
                names.add(_value_of(element, "name").lower())
            found = _by_name(names) or (_by_properties(element) if element is not None else None)
            if found:
                return found
            if element is None:
                break
            style_id = _value_of(element, "basedOn")
        return Style()


def _by_name(names: set[str]) -> Style | None:
    for name in names:
        if _LEFT_OUT.fullmatch(name):
            return Style("left-out")
        if heading := _HEADING.fullmatch(name):
            return Style(level=min(int(heading[1]), _DEEPEST))
        if name == "title":
            return Style(level=1)
        for pattern, role in _ROLES:
            if name != "list paragraph" and pattern.fullmatch(name):
                return Style(role)
    return None


def _by_properties(element: Element) -> Style | None:
    properties = next((child for child in element if _name(child) == "pPr"), None)
    if properties is None:
        return None
    level = _outline(properties)
    if level:
        return Style(level=level)
    return Style("list") if _numbering(properties) not in ("", "0") else None


def _outline(properties: Element) -> int:
    """The outline level from 1 on; 0 for the body's."""
    value = _value_of(properties, "outlineLvl")
    return min(int(value) + 1, _DEEPEST) if value in set("012345678") else 0


def _numbering(properties: Element) -> str:
    """The number of the paragraph's list; "0" where it was taken out of one, "" without any."""
    for child in properties:
        if _name(child) == "numPr":
            return _value_of(child, "numId") or "1"
    return ""


def _name(element: Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _attribute(element: Element, name: str) -> str:
    return element.get(element.tag.rpartition("}")[0] + "}" + name, "")


def _value_of(element: Element, name: str) -> str:
    child = next((one for one in element if _name(one) == name), None)
    return _attribute(child, "val") if child is not None else ""
