"""Ordering and matching."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QLabel, QWidget

from question_bank.bank.model import Body, Matching, Ordering, OrderingItem, Pair
from quizapp.editing.kinds import next_id
from quizapp.ui.pages.editor.bodies import BodyEditor, Path
from quizapp.ui.pages.editor.rows import Row, RowList
from quizapp.ui.pages.editor.typed_bodies import TextRow
from quizapp.ui.text import plain_label


class ItemRow(Row):
    """An item of an ordering: its rank and its text."""

    def build(self) -> None:
        self._known = OrderingItem("a", "", 1)
        self.rank: QLabel = plain_label("", "muted")
        self.rank.setWordWrap(False)
        self.rank.setMinimumWidth(round(20 * self.services.theme.scale))
        self.text = self.text_field(self.name, "text")
        self.text.setPlaceholderText(self.name)
        self.head.addWidget(self.rank, 0, Qt.AlignmentFlag.AlignVCenter)
        self.head.addWidget(self.text, 1)
        self.tie = self.add_action(
            self.tr("May swap with the one above"), lambda: self.changed.emit("tie")
        )
        self.tie.setCheckable(True)

    def set_value(self, value: Any) -> None:
        self._known = value
        self.rank.setText(f"{value.rank}.")
        self.text.set_text(value.text)

    def value(self) -> OrderingItem:
        return replace(self._known, text=self.text.text())

    def focus_first(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def field(self, path: Path) -> QWidget | None:
        return self.text


class _Items(RowList[OrderingItem]):
    """Ranks follow the places: moving an item gives new ones."""

    def moved(self, values: list[OrderingItem]) -> list[OrderingItem]:
        return [replace(item, rank=n) for n, item in enumerate(values, start=1)]


class OrderingEditor(BodyEditor):
    """Items in the right order."""

    def build(self) -> None:
        def new(known: Sequence[OrderingItem]) -> OrderingItem:
            last = max((item.rank for item in known), default=0)
            return OrderingItem(next_id(item.id for item in known), "", last + 1)

        self.section(self.tr("Items, in the right order"))
        self.items = _Items(
            self.services,
            lambda n: ItemRow(self.services, self.tr("Item {n}").format(n=n + 1)),
            new,
            self.tr("Add an item"),
            least=2,
        )
        self.items.changed.connect(self._changed)
        self.layout_.addWidget(self.items)

    def _changed(self, part: str) -> None:
        if part.endswith(" tie") or not part:
            self._rank()
        self.changed.emit(part)

    def _rank(self) -> None:
        """Gives ranks by place; an item that may swap has the rank of the one above."""
        ranked: list[OrderingItem] = []
        for row in self.items.rows:
            assert isinstance(row, ItemRow)
            tied = row.tie.isChecked() and bool(ranked)
            rank = ranked[-1].rank if tied else (ranked[-1].rank + 1 if ranked else 1)
            ranked.append(replace(row.value(), rank=rank))
        self._show(ranked)

    def _show(self, items: Sequence[OrderingItem]) -> None:
        self.items.set_values(items)
        for n, row in enumerate(self.items.rows):
            assert isinstance(row, ItemRow)
            blocker = QSignalBlocker(row.tie)
            row.tie.setChecked(n > 0 and items[n].rank == items[n - 1].rank)
            row.tie.setEnabled(n > 0)
            blocker.unblock()

    def set_body(self, body: Body) -> None:
        assert isinstance(body, Ordering)
        self._show(body.items)

    def body(self) -> Ordering:
        return Ordering(self.items.values())

    def field(self, path: Path) -> QWidget | None:
        match path:
            case ("items", int(n), *_rest) if n < len(self.items.rows):
                return self.items.rows[n].field(("text",))
            case ("items", *_rest) if self.items.rows:
                return self.items.rows[0].field(("text",))
        return None

    def focus_first(self) -> None:
        if self.items.rows:
            self.items.rows[0].focus_first()


class PairRow(Row):
    """A prompt and what belongs to it."""

    def build(self) -> None:
        self._known = Pair("a", "", "")
        self.prompt = self.text_field(self.tr("{row}, prompt").format(row=self.name), "prompt")
        self.prompt.setPlaceholderText(self.tr("Prompt"))
        self.match = self.text_field(self.tr("{row}, match").format(row=self.name), "match")
        self.match.setPlaceholderText(self.tr("Match"))
        self.prompt.entered.disconnect()
        self.prompt.entered.connect(lambda: self.match.setFocus(Qt.FocusReason.TabFocusReason))
        arrow = plain_label("–", "muted")
        arrow.setWordWrap(False)
        self.head.addWidget(self.prompt, 1)
        self.head.addWidget(arrow, 0, Qt.AlignmentFlag.AlignVCenter)
        self.head.addWidget(self.match, 1)

    def set_value(self, value: Any) -> None:
        self._known = value
        self.prompt.set_text(value.prompt)
        self.match.set_text(value.match)

    def value(self) -> Pair:
        return replace(self._known, prompt=self.prompt.text(), match=self.match.text())

    def focus_first(self) -> None:
        self.prompt.setFocus(Qt.FocusReason.OtherFocusReason)

    def field(self, path: Path) -> QWidget | None:
        return self.match if path and path[0] == "match" else self.prompt


class MatchingEditor(BodyEditor):
    """Pairs, and matches that belong to nothing."""

    def build(self) -> None:
        self.section(self.tr("Pairs"))
        self.pairs: RowList[Pair] = RowList(
            self.services,
            lambda n: PairRow(self.services, self.tr("Pair {n}").format(n=n + 1)),
            lambda known: Pair(next_id(pair.id for pair in known), "", ""),
            self.tr("Add a pair"),
            least=2,
        )
        self.layout_.addWidget(self.pairs)
        self.section(self.tr("Matches that belong to nothing"))
        self.extra: RowList[str] = RowList(
            self.services,
            lambda n: TextRow(self.services, self.tr("Match {n}").format(n=n + 1)),
            lambda _known: "",
            self.tr("Add a match"),
        )
        self.layout_.addWidget(self.extra)
        self.pairs.changed.connect(lambda part: self.changed.emit(f"pairs {part}"))
        self.extra.changed.connect(lambda part: self.changed.emit(f"extra {part}"))

    def set_body(self, body: Body) -> None:
        assert isinstance(body, Matching)
        self.pairs.set_values(body.pairs)
        self.extra.set_values(body.extra_matches)

    def body(self) -> Matching:
        return Matching(self.pairs.values(), self.extra.values())

    def field(self, path: Path) -> QWidget | None:
        match path:
            case ("extra_matches", int(n), *_rest) if n < len(self.extra.rows):
                return self.extra.rows[n].field(("text",))
            case ("pairs", int(n), *rest) if n < len(self.pairs.rows):
                return self.pairs.rows[n].field(tuple(rest))
            case ("pairs", *_rest) if self.pairs.rows:
                return self.pairs.rows[0].field(())
        return None

    def focus_first(self) -> None:
        if self.pairs.rows:
            self.pairs.rows[0].focus_first()
