"""Sets Quizapp up in `.venv` and runs it, its tests or its checks. Standard library only.

    python3 .ci/do.py run      the app (everything after `run` goes to it)
    python3 .ci/do.py test     the tests (everything after `test` goes to pytest)
    python3 .ci/do.py check    ruff and mypy
    python3 .ci/do.py bench    the benchmarks, each beside the bare library
    python3 .ci/do.py soak     long fuzzing and soaking
    python3 .ci/do.py screenshots   the pictures in assets/screenshots

The first call makes the virtual environment and installs what is missing; where the system lacks
something, it says what and how to get it.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "quizapp-installed"

# What Qt loads at start and what pip cannot bring: library, Debian's package, Fedora's.
QT_LIBRARIES = (
    ("EGL", "libegl1", "libglvnd-egl"),
    ("GL", "libgl1", "libglvnd-glx"),
    ("xkbcommon", "libxkbcommon0", "libxkbcommon"),
    ("dbus-1", "libdbus-1-3", "dbus-libs"),
    ("fontconfig", "libfontconfig1", "fontconfig"),
    ("glib-2.0", "libglib2.0-0", "glib2"),
)
QT_SCREEN_LIBRARIES = (
    ("xcb-cursor", "libxcb-cursor0", "xcb-util-cursor"),
    ("xcb-icccm", "libxcb-icccm4", "xcb-util-wm"),
    ("xcb-image", "libxcb-image0", "xcb-util-image"),
    ("xcb-keysyms", "libxcb-keysyms1", "xcb-util-keysyms"),
    ("xcb-render-util", "libxcb-render-util0", "xcb-util-renderutil"),
    ("xkbcommon-x11", "libxkbcommon-x11-0", "libxkbcommon-x11"),
)


def stop(message: str) -> None:
    """Ends with a sentence that says what is missing."""
    raise SystemExit(f"Quizapp cannot be set up: {message}")


def check_python() -> None:
    if sys.version_info < (3, 11):
        found = ".".join(map(str, sys.version_info[:3]))
        stop(f"this is Python {found}; it needs Python 3.11 or newer.")
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        stop(
            "Python's venv is missing. On Debian and Ubuntu: sudo apt install python3-venv; "
            "then call this again."
        )


def missing_libraries(on_screen: bool) -> list[tuple[str, str, str]]:
    """The libraries that Qt needs and this Linux does not have."""
    wanted = QT_LIBRARIES + (QT_SCREEN_LIBRARIES if on_screen else ())
    return [row for row in wanted if ctypes.util.find_library(row[0]) is None]


def check_libraries(on_screen: bool) -> None:
    """On Linux, says which of Qt's system libraries are missing, and how to get them."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_libraries(on_screen)
    if missing:
        stop(
            "Qt needs system libraries that are not installed.\n"
            f"  Debian, Ubuntu: sudo apt install {' '.join(row[1] for row in missing)}\n"
            f"  Fedora:         sudo dnf install {' '.join(row[2] for row in missing)}\n"
            "Then call this again."
        )


def fingerprint(extras: str) -> str:
    """Changes when pyproject.toml, the interpreter or the place of the checkout does."""
    seed = (ROOT / "pyproject.toml").read_bytes() + f"{extras} {sys.version} {ROOT}".encode()
    return hashlib.sha256(seed).hexdigest()


def install(extras: str) -> None:
    """Makes `.venv` and installs the project into it, unless that was done for this state."""
    wanted = fingerprint(extras)
    stamps = STAMP.read_text("utf-8").split() if STAMP.exists() else []
    if PYTHON.exists() and wanted in stamps:
        return
    if not PYTHON.exists():
        print("Making the virtual environment .venv ...", flush=True)
        run(sys.executable, "-m", "venv", str(VENV))
    print("Installing Quizapp and what it needs into .venv (once) ...", flush=True)
    target = f"{ROOT}[{extras}]" if extras else str(ROOT)
    done = subprocess.run(
        [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-e", target],
        check=False,
    )
    if done.returncode:
        stop("pip could not install the packages (see above); is there an internet connection?")
    keep = stamps if extras else []  # a new bare install says nothing of the extras before it
    STAMP.write_text("\n".join([*keep, wanted]), "utf-8")


def run(*command: str) -> None:
    """Runs a command; its failure is ours."""
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    if code:
        raise SystemExit(code)


def main(arguments: list[str]) -> None:
    task, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if task not in {"run", "test", "check", "bench", "soak", "screenshots"}:
        raise SystemExit(__doc__)
    check_python()
    if task == "run":
        check_libraries(on_screen=True)
        install("")
        run(str(PYTHON), ".ci/translations.py", "compile")
        code = subprocess.run([PYTHON, "-m", "quizapp", *rest], check=False).returncode
        raise SystemExit(code)
    if task != "check":
        check_libraries(on_screen=False)
    install("test,generate")
    python = str(PYTHON)
    run(python, ".ci/translations.py", "compile")
    if task == "check":
        run(python, "-m", "ruff", "check", ".")
        run(python, "-m", "ruff", "format", "--check", ".")
        run(python, "-m", "mypy")
    elif task == "bench":
        run(python, "-m", "pytest", "tests/benchmarks", "--timeout=1200", *rest)
    elif task == "screenshots":
        run(python, ".ci/screenshots.py")
    elif task == "soak":
        os.environ["HYPOTHESIS_PROFILE"] = "soak"
        run(python, "-m", "pytest", "-m", "soak", "--timeout=3600", *rest)
    else:
        # As many at once as there are processors: each has folders and databases of its own.
        run(python, "-m", "pytest", "-n", "auto", *rest)


if __name__ == "__main__":
    main(sys.argv[1:])
