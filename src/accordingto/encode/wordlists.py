"""Lists of words in files: a name in brackets, then its words in small letters."""

from importlib.resources import files


def read_lists(package: str) -> dict[str, tuple[str, ...]]:
    """The lists of a package's `data/words.txt`, each as its lines."""
    found: dict[str, list[str]] = {}
    name = ""
    text = (files(package) / "data" / "words.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            found[name] = []
        elif line and not line.startswith("# "):
            found[name].append(line)
    return {name: tuple(listed) for name, listed in found.items()}
