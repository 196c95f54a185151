"""What a reader typed, before it reaches the ledger."""

from collections.abc import Mapping

from accordingto.serve.problems import wrong_value

MAX_QUERY_CHARS = 400
"""Longer than any quotation that one would look for, and short enough to cost nothing."""


def typed_words(query: Mapping[str, str]) -> str:
    """The words to search for, without white space at their edges; "" if there are none.

    Raises:
        RoomError: if they are longer than a search can sensibly be.
    """
    words = query.get("q", "").strip()
    if len(words) > MAX_QUERY_CHARS:
        raise wrong_value("q", words, f"a search may have up to {MAX_QUERY_CHARS} characters")
    return words


def typed_source(query: Mapping[str, str]) -> str:
    """The words of a source, white space folded as in the list of speakers; "" for none."""
    return " ".join(query.get("surface", "").split())


def typed_offset(query: Mapping[str, str], name: str) -> int | None:
    """A place in a text; None if the address gives none.

    Raises:
        RoomError: if it is no whole number from 0 on.
    """
    found = query.get(name, "")
    if not found:
        return None
    if not (found.isascii() and found.isdigit() and len(found) < 12):
        raise wrong_value(name, found, "expected a whole number of characters from 0 on")
    return int(found)
