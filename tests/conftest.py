"""What every kind of test shares."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

# The same examples on every machine and every run: a property that fails in CI
# fails at home. No deadline: CI machines stall, and tests are not benchmarks.
settings.register_profile("fixed", derandomize=True, deadline=None, database=None)
settings.load_profile("fixed")


def shared_folder() -> Path:
    """The corpora beside the checkout, which may be absent."""
    return Path(os.environ.get("ACCORDINGTO_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The corpora beside the checkout; skips the test where they are absent."""
    folder = shared_folder()
    if not folder.is_dir():
        pytest.skip(f"the corpora are not in {folder}; set ACCORDINGTO_SHARED to where they are")
    return folder


def pytest_sessionstart(session: pytest.Session) -> None:
    """Let processes that tests start find the tests' own modules."""
    paths = [str(ROOT), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    os.environ["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Golden files change by an explicit flag only."""
    parser.addoption("--update-golden", action="store_true", help="write golden files anew")
