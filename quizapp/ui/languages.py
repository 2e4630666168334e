"""The language of the window. Enter by `Languages(app)`: `begin(setting)`, then `complete()`.

The words are in the source in English; `assets/translations` holds the others' and, for English,
the plural forms. The first picture has neither a count nor a word of Qt's own, so an English start
reads no file before it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTranslator

from quizapp.assets import asset_path

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

    from quizapp.ui.main_window import MainWindow

SYSTEM = "system"
"""The setting that follows the computer's languages."""

NAMES = {"en": "English", "es": "Español"}
"""Code to the language's own name; the first is spoken where none is wanted that is here."""


class Languages:
    """The translators of one application; `spoken` is the code of the language that is in use."""

    def __init__(self, app: QCoreApplication, folder: Path | None = None) -> None:
        self._app = app
        self._folder = folder
        self._translators: list[QTranslator] = []
        self.spoken = "en"

    def begin(self, setting: str) -> None:
        """Takes the language of the first picture."""
        self.spoken = language_for(setting, QLocale.system().uiLanguages())
        QLocale.setDefault(QLocale(locale_for(self.spoken, QLocale.system().name())))
        if self.spoken != "en":
            self._install(self._own())

    def complete(self) -> None:
        """Adds what no first picture shows: English plurals, the words of Qt's own dialogs."""
        if self.spoken == "en":
            self._install(self._own())
            return
        from PySide6.QtCore import QLibraryInfo

        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._install(Path(folder) / f"qtbase_{self.spoken}.qm")

    def change(self, setting: str) -> bool:
        """Speaks another language from now on; False where it is spoken already.

        What is on the screen keeps its words: see `reword`.
        """
        if language_for(setting, QLocale.system().uiLanguages()) == self.spoken:
            return False
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators.clear()
        self.begin(setting)
        self.complete()
        return True

    def _own(self) -> Path:
        name = f"quizapp_{self.spoken}.qm"
        return asset_path(f"translations/{name}") if self._folder is None else self._folder / name

    def _install(self, path: Path) -> None:
        """Where the file is missing, what it would say stays English."""
        translator = QTranslator(self._app)
        if translator.load(str(path)):
            self._app.installTranslator(translator)
            self._translators.append(translator)


def language_for(setting: str, wanted: list[str]) -> str:
    """The code of the language to speak.

    `setting` is a code or "system"; `wanted` are the computer's languages, the dearest first, like
    `es-MX` or `es_MX`.
    """
    if setting in NAMES:
        return setting
    codes = (name.replace("_", "-").split("-")[0] for name in wanted)
    return next((code for code in codes if code in NAMES), next(iter(NAMES)))


def locale_for(language: str, system: str) -> str:
    """The name of the locale for dates and numbers: the computer's where it speaks the language,
    else the language as it is written in the computer's country."""
    spoken, _, rest = system.partition("_")
    if spoken == language or system == "C":
        return system if spoken == language or language == "en" else language
    territory = rest.split("_")[-1]
    return f"{language}_{territory}" if territory else language


def reword(window: MainWindow) -> None:
    """Makes the rail and all pages anew, in the language that is spoken now."""
    here = window.current
    window.rail.reword()
    for page in window.pages.values():
        window.stack.removeWidget(page)
        page.hide()
        page.deleteLater()
    window.pages.clear()
    window.current = ""
    window.go(here or "home")
