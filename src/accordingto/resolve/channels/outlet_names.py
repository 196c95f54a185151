"""Names of outlets in a sentence, the one that prints among them."""

import re
from collections.abc import Iterable, Sequence

from accordingto.core.speaker import Channel
from accordingto.resolve.lexicon import is_outlet

NAME = (
    r"(?:(?:[Tt]he|THE)\s+)?[A-Z][\w.&!-]*"
    r"(?:\s+(?:&\s+|of\s+the\s+|the\s+|of\s+)?[A-Z\d][\w.&!-]*)*"
)
"""A name with its article."""
_ARTICLE = re.compile(r"^(?:the|The|THE)\s+")
_DATELINE = re.compile(
    r"^(?P<before>.{0,60}?)\((?P<agency>[A-Z][\w ]{1,30})\)\s*[-–—]", re.MULTILINE
)
_PLACE = re.compile(r"\s*(?:$|[^\W\d_a-z]{3,}\b)")
"""What stands before the agency: nothing, or a place in capitals."""
_HEAD_CHARS = 800
"""Characters from the beginning of an article in which a dateline stands."""
_LONG = re.compile(r"(?P<the>(?:[Tt]he|THE) )?.* (?P<last>[A-Z]\S+)")
_STATION = re.compile(r"[KW][A-Z]{2,3}(?:-(?:TV|FM|AM|DT)|-?\d{1,4})|[KW][A-Z]{3}")
"""Call letters of American stations: "WXYQ", "KZR-FM", "WXY710"."""


def agency(text: str, start: int) -> str | None:
    """The agency whose story it is, by its dateline: "GENEVA (Reuters) -".

    Args:
        text: the document's text.
        start: where the article begins in it.
    """
    for found in _DATELINE.finditer(text, start, start + _HEAD_CHARS):
        # "Dam Watch (DW) - a group" is no dateline.
        if _PLACE.match(found["before"]) or is_outlet_name(found["agency"]):
            return found["agency"]
    return None


def leading_name(words: str) -> str:
    """The name that `words` begin with, without a full stop at its end; empty if none."""
    found = re.match(NAME, words)
    return found.group().rstrip(".") if found else ""


def is_outlet_name(name: str) -> bool:
    """Whether a name, article and all, is that of an outlet."""
    bare = _ARTICLE.sub("", name)
    if is_outlet(bare) or is_outlet(bare.replace("!", "").replace("-", " ")):
        return True
    if _STATION.fullmatch(bare):
        return True
    return bare != name and is_outlet(f"The {bare}")


def is_own(name: str, outlet: Iterable[str]) -> bool:
    """Whether a name is one of the outlet's that prints."""
    bare = _ARTICLE.sub("", name).casefold()
    return any(bare == _ARTICLE.sub("", one).casefold() for one in outlet)


def with_short_names(text: str, outlet: Iterable[str]) -> tuple[str, ...]:
    """The names of an outlet, and what it calls itself for short: "The Post".

    That is no name of its own where the text names another one that ends so; nor is that of an
    outlet without "the" in its name, unless the text has it: "The Flash" of the Orrin Flash.

    Args:
        text: the article's.
        outlet: the names of the outlet that prints.
    """
    names = tuple(outlet)
    own = {_ARTICLE.sub("", name).casefold() for name in names}
    short = []
    for whole in filter(None, map(_LONG.fullmatch, names)):
        if whole["the"] is None and re.search(rf"\bThe {re.escape(whole['last'])}\b", text) is None:
            continue
        longer = re.finditer(rf"(?!The )[A-Z][\w.]* {re.escape(whole['last'])}\b", text)
        if all(any(one.endswith(found.group().casefold()) for one in own) for found in longer):
            short.append(f"The {whole['last']}")
    return (*names, *short)


def leading_outlet(name: str, words: str, outlet: Sequence[str]) -> Channel | None:
    """What an outlet's name that a name begins with makes of what it was told.

    "Bloomberg Politics" and "Vesper Radio host Una Brill" begin with an outlet, "MSNBC
    Monday" ends with a day; "Fox and Friends" goes on.

    Args:
        name: what `leading_name` found.
        words: it, and what follows.
        outlet: the names of the outlet that prints.

    Returns:
        `told-outlet` for one of its names, `press-report` for any other outlet's.
    """
    listed = name.split()
    parts = [" ".join(listed[:n]).rstrip(",.") for n in range(len(listed), 0, -1)]
    if any(is_own(part, outlet) for part in parts):
        return "told-outlet"
    on = re.match(r"\s+and\s+[A-Z]\w+", words[len(name) :])
    if on is not None:
        parts.append(name + on.group())
    return "press-report" if any(is_outlet_name(part) for part in parts) else None
