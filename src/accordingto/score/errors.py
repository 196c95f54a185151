"""Errors of the default annotator that were read one by one, by class.

`data/errors.txt` is kept by hand: a number and a class a line. The words of the
corpus are not in it.
"""

from importlib.resources import files


def read() -> tuple[tuple[str, int], ...]:
    """Class and number of errors, the most frequent first; empty if none were read."""
    table = files("accordingto.score").joinpath("data", "errors.txt")
    if not table.is_file():
        return ()
    rows = [
        line.split(" ", 1)
        for line in table.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    return tuple(sorted(((name, int(n)) for n, name in rows), key=lambda row: -row[1]))
