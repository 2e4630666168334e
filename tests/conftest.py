"""What every test stands on: no screen, no user folders, no wrong locale, no noise.

Unexpected warnings and Qt messages fail a test (pyproject.toml: filterwarnings and
qt_log_level_fail); an unexpected record of a log from WARNING on fails it here.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["running"]

os.environ.setdefault("QT_QPA_PLATFORM", os.environ.get("QUIZAPP_TEST_PLATFORM", "offscreen"))
os.environ.setdefault("QT_QPA_OFFSCREEN_NO_GLX", "1")

# Slow machines must not turn a property into a flaky test: time is measured in benchmarks only.
settings.register_profile(
    "default", deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("soak", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def project_root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(autouse=True)
def _user_folders_are_redirected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test may read or write what belongs to the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    patch = pytest.MonkeyPatch()
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        patch.setenv(name, str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        patch.setenv(name, str(home / name.lower()))
    patch.delenv("QUIZAPP_DATA_DIR", raising=False)
    patch.delenv("QUIZAPP_DATABASE_URL", raising=False)
    yield
    patch.undo()


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _unexpected_log_records_fail(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning in the log fails the test, unless it is marked `allow_log_warnings`."""
    collector = _Collector()
    logging.getLogger().addHandler(collector)
    yield
    logging.getLogger().removeHandler(collector)
    if request.node.get_closest_marker("allow_log_warnings") is None:
        messages = [f"{record.name}: {record.getMessage()}" for record in collector.records]
        assert not messages, f"unexpected log records: {messages}"


@pytest.fixture(scope="session")
def shared_fixtures() -> Path:
    """Conformance data made by others, found by QUIZ_FIXTURES; without it the test is skipped."""
    folder = os.environ.get("QUIZ_FIXTURES", "")
    if not folder or not Path(folder).is_dir():
        pytest.skip("QUIZ_FIXTURES does not name a folder of conformance data")
    return Path(folder)
