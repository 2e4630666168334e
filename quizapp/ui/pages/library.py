"""Library: the banks as cards; open another, take a quiz, take one off the list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from question_bank.errors import BankProblemsError, QuestionBankError
from quizapp.library.packs_folder import is_packed
from quizapp.quiz.summaries import BankCard
from quizapp.ui import practice_words, words
from quizapp.ui.pages.page import Page, Services, clear_layout, column, title_line
from quizapp.ui.text import ask, button, plain_label
from quizapp.ui.widgets.card_grid import CardGrid
from quizapp.ui.widgets.cards import card, empty_state, icon_line
from quizapp.ui.widgets.flow_layout import FlowLayout

MAX_PROBLEMS = 12
"""Lines of a broken bank's problems that are shown; the command line lists all."""


class LibraryPage(Page):
    name = "library"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._lost: dict[str, tuple[str, ...]] = {}
        layout = column(self)
        opener = button(self.tr("Open …"), "primary")
        opener.setAccessibleName(self.tr("Open a bank …"))
        services.theme.put_icon(opener, "folder-open", "on_accent")
        opener.clicked.connect(self.choose_file)
        new = button(self.tr("New bank"))
        new.clicked.connect(self.new_bank)
        layout.addLayout(title_line(self.tr("Library"), new, opener))
        make = button(self.tr("Generate from documents …"))
        services.theme.put_icon(make, "sparkles")
        make.clicked.connect(lambda: services.navigate("generate"))
        hint = self.tr("Banks are files that stay where they are. You can drop one on the window.")
        layout.addWidget(plain_label(hint, "muted"))
        taken = button(self.tr("A quiz from a file …"), "quiet")
        services.theme.put_icon(taken, "upload", "accent")
        taken.clicked.connect(lambda: services.navigate("hand_in"))
        ways = QWidget()
        ways_row = FlowLayout(ways, gap=8, line_gap=4)
        ways_row.addWidget(make)
        ways_row.addWidget(taken)
        layout.addWidget(ways)
        self._problems = QWidget()
        self._problems_layout = QHBoxLayout(self._problems)
        self._problems_layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._problems)
        self._problems.hide()
        self.grid = CardGrid(round(290 * services.theme.scale))
        layout.addWidget(self.grid)
        self._empty = empty_state(
            services.theme,
            "library-big",
            self.tr("No banks yet. Open a bank file to begin."),
            self.tr("Open a bank …"),
            self.choose_file,
        )
        layout.addWidget(self._empty)
        layout.addStretch(1)

    def opened(self, **arguments: Any) -> None:
        self._problems.hide()
        if self.services.library is not None:
            self.services.library.refresh_banks()
        self._show()
        self._look_for_sources()

    def _look_for_sources(self) -> None:
        """Says on the cards which documents are missing, as soon as the banks were read."""
        if self.services.library is not None:
            library = self.services.library
            self.services.tasks.run(library.lost_sources, self._sources_known, lambda _error: None)

    def _sources_known(self, lost: dict[str, tuple[str, ...]]) -> None:
        if lost != self._lost:
            self._lost = lost
            self._show()

    def library_attached(self) -> None:
        self._show()

    def restyle(self) -> None:
        self._show()

    def _show(self) -> None:
        banks = self._banks()
        self.grid.set_cards([self._card(bank) for bank in banks])
        self._empty.setVisible(not banks and self.services.library is not None)

    def _banks(self) -> list[BankCard]:
        """All but those of exams that were handed out: their questions are not for reading."""
        library = self.services.library
        if library is None:
            return []
        return [
            bank
            for bank in library.banks()
            if not (bank.problem and is_packed(library.data_dir, bank.path))
        ]

    def _card(self, bank: BankCard) -> QWidget:
        theme = self.services.theme
        frame, inside = card()
        inside.addWidget(plain_label(bank.title, "title"))
        count = words.questions(bank.question_count)
        if bank.usable_count < bank.question_count:
            count += " · " + words.drafts(bank.question_count - bank.usable_count)
        inside.addWidget(icon_line(theme, "list-checks", count, "muted"))
        if bank.topics:
            shown = ", ".join(bank.topics[:6]) + (" …" if len(bank.topics) > 6 else "")
            inside.addWidget(icon_line(theme, "quote", shown, "muted"))
        if bank.best is not None and bank.last is not None:
            score = self.tr("Best {best} · last {last}").format(
                best=words.percent(bank.best), last=words.percent(bank.last)
            )
            inside.addWidget(icon_line(theme, "chart-line", score, "muted"))
        if bank.due:
            said = practice_words.questions_due(bank.due)
            inside.addWidget(icon_line(theme, "calendar-check", said, "body", "accent"))
        if bank.read_only:
            inside.addWidget(
                icon_line(theme, "graduation-cap", self.tr("Comes with Quizapp"), "muted")
            )
        if missing := self._lost.get(bank.bank_id):
            said = self.tr("Not found: {titles}. What they prove is not asked.").format(
                titles=", ".join(missing[:3]) + (" …" if len(missing) > 3 else "")
            )
            inside.addWidget(icon_line(theme, "triangle-alert", said, "body", "flag"))
        if bank.problem:
            said = self.tr("This bank cannot be used: {problem}").format(
                problem=_first_lines(bank.problem, 3)
            )
            inside.addWidget(icon_line(theme, "circle-alert", said, "wrong", "wrong"))
        inside.addStretch(1)
        inside.addWidget(self._actions(bank))
        return frame

    def _actions(self, bank: BankCard) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, gap=8, line_gap=4)
        take = button(self.tr("Take a quiz"), "primary")
        take.setAccessibleName(self.tr("Take a quiz from {title}").format(title=bank.title))
        take.setEnabled(not bank.problem and bank.question_count > 0)
        take.clicked.connect(lambda: self.services.navigate("setup", bank_id=bank.bank_id))
        row.addWidget(take)
        edit = button(self.tr("Edit"), "quiet")
        edit.setAccessibleName(self.tr("Edit {title}").format(title=bank.title))
        edit.clicked.connect(lambda: self.services.navigate("editor", bank_id=bank.bank_id))
        row.addWidget(edit)
        sources = button(self.tr("Sources"), "quiet")
        sources.setAccessibleName(self.tr("Sources of {title}").format(title=bank.title))
        sources.clicked.connect(lambda: self.services.navigate("sources", bank_id=bank.bank_id))
        row.addWidget(sources)
        export = button(self.tr("Export"), "quiet")
        export.setAccessibleName(self.tr("Export {title}").format(title=bank.title))
        export.clicked.connect(lambda: self.services.navigate("exchange", bank_id=bank.bank_id))
        row.addWidget(export)
        paper = button(self.tr("On paper"), "quiet")
        paper.setAccessibleName(self.tr("{title} on paper").format(title=bank.title))
        paper.clicked.connect(lambda: self.services.navigate("paper", bank_id=bank.bank_id))
        row.addWidget(paper)
        if not bank.read_only:
            forget = button(self.tr("Remove"), "quiet")
            forget.setAccessibleName(
                self.tr("Remove {title} from the list").format(title=bank.title)
            )
            forget.clicked.connect(lambda: self._forget(bank))
            row.addWidget(forget)
        return holder

    def new_bank(self) -> None:
        """An empty bank, open in the editor for its title."""
        try:
            bank_id = self.services.lib.editing.new_bank(self.tr("New bank"))
        except QuestionBankError as error:
            self.services.notify(str(error), "error")
            return
        self.services.navigate("editor", bank_id=bank_id, details=True)

    def _forget(self, bank: BankCard) -> None:
        text = self.tr("Take '{title}' off the list? Its file and all results stay.")
        if ask(
            self,
            self.tr("Remove from the list"),
            text.format(title=bank.title),
            self.tr("Remove"),
            self.tr("Keep"),
        ):
            self.services.lib.forget_bank(bank.bank_id)
            self._show()

    def choose_file(self) -> None:
        """Asks for a bank file and opens it; other programs' files are imported."""
        formats = self.services.lib.exchanging.readable()
        foreign = " ".join(f"*{suffix}" for one in formats for suffix in one.suffixes)
        filters = (
            f"{self.tr('Question banks and files of other programs')} (*.yaml *.yml {foreign})",
            f"{self.tr('Question banks')} (*.yaml *.yml)",
            *(f"{one.label} ({' '.join('*' + s for s in one.suffixes)})" for one in formats),
        )
        name, _filter = QFileDialog.getOpenFileName(
            self, self.tr("Open a bank"), "", ";;".join(filters)
        )
        if name and Path(name).suffix.lower() in (".yaml", ".yml"):
            self.open_file(Path(name))
        elif name:
            self.services.navigate("exchange", path=Path(name))

    def open_file(self, path: Path) -> None:
        """Opens a bank file; its problems are shown on the page."""
        self.services.tasks.run(
            lambda: self.services.lib.open_bank(path), self._opened, self._refused
        )

    def _opened(self, bank: BankCard) -> None:
        self._problems.hide()
        self._show()
        self.services.notify(self.tr("'{title}' is open.").format(title=bank.title), "good")

    def _refused(self, error: QuestionBankError) -> None:
        from quizapp.library import KnownBankError

        if isinstance(error, KnownBankError) and ask(
            self, self.tr("Known already"), str(error), self.tr("It was moved"), self.tr("Cancel")
        ):
            moved = Path(error.new_path)
            self.services.tasks.run(
                lambda: self.services.lib.open_bank(moved, moved=True), self._opened, self._refused
            )
            return
        if not isinstance(error, KnownBankError):
            self._show_problems(error)

    def _show_problems(self, error: QuestionBankError) -> None:
        clear_layout(self._problems_layout)
        frame, inside = card("bad")
        if isinstance(error, BankProblemsError):
            count = len(error.problems)
            head = words.bank_problems(error.path.name, count)
            lines = [problem.located(error.path.name) for problem in error.problems[:MAX_PROBLEMS]]
            if count > MAX_PROBLEMS:
                lines.append(self.tr("… and {count} more").format(count=count - MAX_PROBLEMS))
        else:
            head, lines = str(error), []
        inside.addWidget(icon_line(self.services.theme, "circle-alert", head, "wrong", "wrong"))
        for line in lines:
            label = plain_label(line)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            inside.addWidget(label)
        self._problems_layout.addWidget(frame)
        self._problems.show()


def _first_lines(text: str, count: int) -> str:
    lines = text.splitlines()
    return "\n".join(lines[:count]) + ("\n…" if len(lines) > count else "")
