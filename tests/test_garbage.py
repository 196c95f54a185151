"""The program looks for garbage seldom; that its workers do, `test_workers.py` shows."""

import subprocess
import sys

SEEN = """
import gc, sys
from accordingto import cli
cli.main = lambda: print(gc.get_threshold()[0], gc.get_freeze_count() > 0)
from accordingto.__main__ import main
main()
"""


def test_the_program_looks_seldom() -> None:
    done = subprocess.run([sys.executable, "-c", SEEN], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["50000", "True"]
