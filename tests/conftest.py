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


_skipped: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Remember what was skipped for want of something else than the corpora."""
    if report.skipped and isinstance(report.longrepr, tuple):
        reason = report.longrepr[2]
        if "corpora" not in reason:
            _skipped.append(f"{report.nodeid}: {reason}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a skipped test is a failed run: every part must be there."""
    if os.environ.get("CI") and _skipped:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which parts were missing."""
    if os.environ.get("CI") and _skipped:
        terminalreporter.section("skipped, which CI does not allow")
        for line in _skipped:
            terminalreporter.line(line)
