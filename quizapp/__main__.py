"""`python -m quizapp`, and the command `quizapp`."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Runs the app; the exit code."""
    gc.disable()  # what is imported at start stays; the app collects again when it is open
    from quizapp.app import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
