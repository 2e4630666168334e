"""The translations: complete, true to their fields, compiled as by Qt; and the choice."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pseudo_language import CI, pseudo, spanish_ts, speaking, tool
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from quizapp.library import Library
from quizapp.paths import Paths
from quizapp.quiz.appearance import Appearance
from quizapp.storage.first_look import appearance_from
from quizapp.ui import practice_words, words
from quizapp.ui.languages import Languages, language_for, locale_for

FOLDER = CI.parent / "assets" / "translations"
CODES = ("en", "es")
FIELD = re.compile(r"\{[^{}]*\}|%L?n")
WITHOUT_A_NUMBER = frozenset({"All %Ln questions are answered.", "Look at the %Ln left for later"})
"""One is said in words."""


def known(code: str) -> dict[Any, Any]:
    text = (FOLDER / f"quizapp_{code}.ts").read_text("utf-8")
    read: dict[Any, Any] = tool("translations").read_ts(text)
    return read


# The words ----------------------------------------------------------------------------------------


def test_every_word_of_the_window_can_be_read() -> None:
    assert tool("extract_words").look(CI.parent / "quizapp").problems == []


@pytest.mark.parametrize("code", CODES)
def test_the_translations_are_up_to_date_and_finished(code: str) -> None:
    """Else: `python3 .ci/translations.py`, then translate what it lists."""
    path = FOLDER / f"quizapp_{code}.ts"
    assert tool("translations").up_to_date(code) == path.read_text("utf-8")
    missing = [one for one, said in known(code).items() if not said.is_finished]
    assert missing == []


@pytest.mark.parametrize("code", CODES)
def test_translations_keep_fields_and_blanks(code: str) -> None:
    for one, said in known(code).items():
        for n, form in enumerate(said.forms if said.is_finished else ()):
            wanted, got = sorted(FIELD.findall(one.source)), sorted(FIELD.findall(form))
            if n == 0 and one.source in WITHOUT_A_NUMBER:
                wanted.remove("%Ln")
            assert got == wanted, one
            assert form[:1].isspace() == one.source[:1].isspace(), one
            assert form[-1:].isspace() == one.source[-1:].isspace(), one
            assert ("…" in form) == ("…" in one.source), one


def test_spanish_is_spanish() -> None:
    """Opening marks, angular quotation marks, no blank before an ellipsis, and no English left."""
    same = set()
    for one, said in known("es").items():
        for form in said.forms:
            assert ("?" in form) == ("¿" in form), form
            assert ("!" in form) == ("¡" in form), form
            assert not re.search(r"[“”]| …(?! y)|^'|'\s", form) or form.startswith("… y"), form
            if form == one.source and re.search(r"[a-z]{4}", FIELD.sub("", form)):
                same.add(form)
    assert same <= {"Quizapp", "{base} + {extra} extra", "Discr."}


def test_the_extraction_reads_all_forms_and_refuses_what_it_cannot(tmp_path: Path) -> None:
    (tmp_path / "good.py").write_text(
        'def _tr(text, n=-1):\n    return QCoreApplication.translate("words", text, "", n)\n'
        'class Page:\n    def f(self):\n        tr = self.tr\n        tr("alias")\n'
        '        self.tr("two " "parts")\n        self.tr("%Ln counted", "", 3)\n'
        'def g(page: Page):\n    page.tr("annotated")\n    _tr("%n wrapped", 2)\n    _tr("bare")\n'
        '"x".translate({})\nQCoreApplication.translate("c", "explicit")\n',
        "utf-8",
    )
    (tmp_path / "other.py").write_text(
        f"from {tmp_path.name}.good import _tr as say\nsay('imported')\n", "utf-8"
    )
    module = tool("extract_words")
    found = module.extract(tmp_path)
    assert {(one.context, one.source, one.is_counted) for one in found} == {
        ("Page", "alias", False), ("Page", "two parts", False), ("Page", "%Ln counted", True),
        ("Page", "annotated", False), ("words", "%n wrapped", True), ("words", "bare", False),
        ("words", "imported", False),
        ("c", "explicit", False),
    }  # fmt: skip
    (tmp_path / "bad.py").write_text(
        "class Sub(Page):\n    def f(self, words, other):\n        self.tr(words)\n"
        '        other.tr("whose?")\n        self.tr(f"{words}")\n        self.tr("none", "", 3)\n',
        "utf-8",
    )
    with pytest.raises(module.UntranslatableError) as error:
        module.extract(tmp_path)
    told = str(error.value)
    for part in ("bad.py:3", "bad.py:4", "bad.py:5", "bad.py:6", "good.py:8"):
        assert part in told
    assert len(told.splitlines()) == 5


# Compiling ----------------------------------------------------------------------------------------


def lrelease() -> Path | None:
    name = "pyside6-lrelease" + (".exe" if os.name == "nt" else "")
    path = Path(sysconfig.get_path("scripts")) / name
    return path if path.exists() else None


def said(translator: QTranslator, messages: dict[Any, Any]) -> list[str]:
    counts = (-1, 0, 1, 2, 5, 21)
    return [
        translator.translate(one.context, one.source, "", n) or ""
        for one in messages
        for n in (counts if one.is_counted else (-1,))
    ]


@pytest.mark.parametrize("code", CODES)
def test_qt_reads_what_its_own_compiler_makes(code: str, tmp_path: Path) -> None:
    ours, theirs = QTranslator(), QTranslator()
    ts = FOLDER / f"quizapp_{code}.ts"
    (tmp_path / "ours.qm").write_bytes(tool("qm").compile_ts(ts.read_text("utf-8")))
    assert ours.load(str(tmp_path / "ours.qm"))
    compiler = lrelease()
    if compiler is None:
        pytest.skip("this PySide6 has no lrelease")
    command = [str(compiler), "-silent", str(ts), "-qm", str(tmp_path / "theirs.qm")]
    subprocess.run(command, check=True, timeout=60)
    assert theirs.load(str(tmp_path / "theirs.qm"))
    messages = known(code)
    assert said(ours, messages) == said(theirs, messages)
    assert ours.language() == theirs.language()
    assert ours.translate("Nowhere", "nothing") in (None, "")


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1
).filter(lambda text: bool(text.strip()))


@given(st.dictionaries(st.tuples(TEXT, TEXT), TEXT, max_size=6))
def test_any_words_come_back_from_a_compiled_file(
    tmp_path_factory: pytest.TempPathFactory, table: dict[tuple[str, str], str]
) -> None:
    translations, module = tool("translations"), tool("extract_words")
    wanted = {
        module.Message(*key): translations.Translation((value,)) for key, value in table.items()
    }
    text = translations.write_ts("es_ES", wanted)
    assert translations.read_ts(text) == wanted
    path = tmp_path_factory.mktemp("qm") / "any.qm"
    path.write_bytes(tool("qm").compile_ts(text))
    translator = QTranslator()
    assert translator.load(str(path))
    for (context, source), value in table.items():
        assert translator.translate(context, source) == value


def test_what_is_unfinished_stays_english_and_bad_files_are_refused() -> None:
    compile_ts = tool("qm").compile_ts
    message = "<TS><context><name>A</name><message{}><source>s</source>{}</message></context></TS>"
    empty = compile_ts("<TS></TS>")
    unfinished = '<translation type="unfinished">x</translation>'
    assert compile_ts(message.format("", unfinished)) == empty
    one_form = "<translation><numerusform>x</numerusform></translation>"
    for text in ("no xml", "<html/>", message.format(' numerus="yes"', one_form)):
        with pytest.raises(ValueError, match=r"no \.ts file|needs a form"):
            compile_ts(text)


def test_the_files_of_the_checkout_are_those_of_the_words() -> None:
    """A build and `.ci/translations.py` make them; here they are made, so that none is old."""
    for path in tool("translations").compile_all():
        assert path.suffix == ".qm"
        assert path.stat().st_size > 16


# Choosing -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("setting", "wanted", "spoken"),
    [
        ("system", ["es-MX", "es", "en"], "es"),
        ("system", ["ca-ES", "es_ES", "en"], "es"),
        ("system", ["de-DE", "de"], "en"),
        ("system", ["C"], "en"),
        ("system", [], "en"),
        ("es", ["en-GB"], "es"),
        ("en", ["es-ES"], "en"),
        ("klingon", ["es-ES"], "es"),
    ],
)
def test_the_language_is_the_one_that_is_wanted(
    setting: str, wanted: list[str], spoken: str
) -> None:
    assert language_for(setting, wanted) == spoken


@pytest.mark.parametrize(
    ("language", "system", "name"),
    [
        ("es", "es_MX", "es_MX"),
        ("es", "en_US", "es_US"),
        ("es", "C", "es"),
        ("en", "C", "C"),
        ("en", "de_DE", "en_DE"),
        ("en", "zh_Hant_TW", "en_TW"),
        ("es", "eo", "es"),
    ],
)
def test_dates_are_written_as_in_the_persons_country(language: str, system: str, name: str) -> None:
    assert locale_for(language, system) == name
    assert QLocale(name).name().split("_")[0] in (language, "C")


def test_the_stored_choice_survives_and_nonsense_does_not_hurt() -> None:
    stored = Appearance("dark", 150, True, "es")
    assert appearance_from(json.dumps(stored._asdict())) == stored
    assert appearance_from('{"theme": "dark"}').language == "system"
    assert language_for(appearance_from('{"language": 7}').language, ["es"]) == "es"


@pytest.fixture
def languages(qapp: QApplication, tmp_path: Path) -> Iterator[Languages]:
    tool("translations").compile_all(target=tmp_path)
    before = QLocale()
    spoken = Languages(qapp, tmp_path)
    yield spoken
    spoken.change("en")
    for translator in spoken._translators:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def test_counts_dates_and_numbers_follow_the_language(languages: Languages) -> None:
    languages.begin("en")
    assert words.questions(1) == "1 questions"  # the first picture counts nothing
    languages.complete()
    assert [words.questions(n) for n in (0, 1, 2)] == ["0 questions", "1 question", "2 questions"]
    assert languages.change("es")
    assert not languages.change("es")
    assert [words.questions(n) for n in (1, 12345)] == ["1 pregunta", "12.345 preguntas"]
    assert practice_words.due(1) == "1 pendiente"
    assert words.points(6.5) == "6,5"
    assert QLocale().language() == QLocale.Language.Spanish
    cancel = QCoreApplication.translate("QPlatformTheme", "Cancel")
    assert cancel == "Cancelar", "Qt's own dialogs speak it, too"
    assert languages.change("en")
    assert words.questions(1) == "1 question"


def test_the_test_language_keeps_fields() -> None:
    assert pseudo("Hello, {name}").startswith("[Héllö, {name}")
    assert len(pseudo("Hello, {name}")) >= 1.4 * len("Hello, {name}")
    assert pseudo(" min").startswith(" [")
    assert "%Ln" in pseudo("%Ln found")


def test_words_of_a_base_class_are_found_in_its_children(
    qapp: QApplication, tmp_path: Path
) -> None:
    from PySide6.QtCore import QObject

    class AnswerWidget(QObject):
        def said(self) -> str:
            return self.tr("Your answer")

    class Child(AnswerWidget):
        pass

    with speaking(qapp, spanish_ts(), tmp_path):
        assert Child().said() == "Tu respuesta"


RUN = """
import sys, json
import quizapp.app
from PySide6 import QtCore, QtWidgets
said = {}

class Hooked(quizapp.app.Application):
    def __init__(self, app, paths):
        super().__init__(app, paths)
        self.window.painted.connect(self.first)
        self.opened.connect(self.then)

    def rail(self):
        return [one.text() for one in self.window.rail_buttons.values()]

    def first(self):
        said["first"] = self.rail()
        said["modules"] = sorted(sys.modules)
        said["enums"] = ["Qt" in vars(QtCore), "QStyle" in vars(QtWidgets)]

    def then(self):
        window = self.window
        window.go("settings")
        page = window.page("settings")
        n = page.language.findData(sys.argv[2])
        page.language.setCurrentIndex(n)
        page.language.activated.emit(n)
        QtCore.QTimer.singleShot(100, self.after)

    def after(self):
        page = self.window.page("settings")
        said["after"] = self.rail()
        said["shown"] = [self.window.current, page.isVisible(), page.language.currentData()]
        said["title"] = page.findChild(QtWidgets.QLabel).text()
        said["pages"] = sorted(self.window.pages)
        QtWidgets.QApplication.instance().quit()

quizapp.app.Application = Hooked
code = quizapp.app.main(["--data-dir", sys.argv[1]])
print(json.dumps(said))
sys.exit(code)
"""


def start(data_dir: Path, choose: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(data_dir), choose],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def test_a_choice_is_taken_at_once_and_by_the_next_first_picture(tmp_path: Path) -> None:
    tool("translations").compile_all()
    library = Library.open(Paths(tmp_path / "data"))
    library.add_person("Ana")
    library.set_appearance(Appearance(language="en"))
    library.close()
    told = start(tmp_path / "data", "es")
    assert told["first"][0] == "Home"
    assert told["after"][0] == "Inicio"
    assert told["shown"] == ["settings", True, "es"]
    assert told["title"] == "Ajustes"
    assert told["pages"] == ["settings"]
    again = start(tmp_path / "data", "en")
    assert again["first"][0] == "Inicio"
    assert "Ajustes" in again["first"]
    assert again["enums"] == [False, False]
    assert not {"sqlmodel", "alembic", "quizapp.library"} & set(again["modules"])
    assert again["after"][0] == "Home"
