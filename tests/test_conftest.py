import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("reason", "ci", "status"),
    [("no browser", "true", 1), ("no browser", "", 0), ("the corpora are absent", "true", 0)],
)
def test_ci_allows_no_skip_but_for_the_corpora(
    tmp_path: Path, reason: str, ci: str, status: int
) -> None:
    (tmp_path / "test_it.py").write_text(
        f"import pytest\ndef test_done(): pass\ndef test_left(): pytest.skip({reason!r})\n"
    )
    (tmp_path / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text())
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        cwd=tmp_path,
        env={**os.environ, "CI": ci, "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status, done.stdout
