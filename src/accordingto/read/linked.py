"""What a page states about itself in JSON-LD, which no reader sees."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_MAX_CHARS = 1_000_000
"""The longest JSON-LD of 94 news pages has some 30 000 characters."""

_MAX_NODES = 20_000


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """One article as JSON-LD describes it.

    Args:
        headline: its headline, or "".
        published: the stated date, as written, or "".
        publisher: the publisher's name, or "".
        authors: their names, in order.
        place: where the script stands in the decoded characters.
    """

    headline: str
    published: str
    publisher: str
    authors: tuple[str, ...]
    place: tuple[int, int]


def linked_articles(chars: str, scripts: Sequence[tuple[int, int]]) -> tuple[LinkedArticle, ...]:
    """The articles that the scripts of a page describe; broken scripts describe none."""
    return tuple(
        LinkedArticle(
            _text(node.get("headline")) or _text(node.get("name")),
            _text(node.get("datePublished")),
            next(iter(_names(node.get("publisher"))), ""),
            _names(node.get("author")),
            place,
        )
        for place in scripts
        for node in _nodes(chars[slice(*place)])
        if any(kind.endswith(("Article", "Posting", "Report")) for kind in _kinds(node))
    )


def _nodes(script: str) -> Iterator[dict[str, object]]:
    """Every JSON object in a script, outer ones first, without recursion of ours."""
    if len(script) > _MAX_CHARS:
        return
    try:
        waiting: list[object] = [json.loads(script.strip(), strict=False)]
    except (ValueError, RecursionError):
        return
    n_seen = 0
    while waiting and n_seen < _MAX_NODES:
        node = waiting.pop()
        n_seen += 1
        if isinstance(node, dict):
            yield node
            waiting.extend(reversed(node.values()))
        elif isinstance(node, list):
            waiting.extend(reversed(node))


def _kinds(node: dict[str, object]) -> list[str]:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return [kind for kind in listed if isinstance(kind, str)]


def _text(value: object) -> str:
    # JSON may escape half of a surrogate pair, which no UTF-8 can hold.
    return _HALF_PAIR.sub("\ufffd", value).strip() if isinstance(value, str) else ""


_HALF_PAIR = re.compile("[\ud800-\udfff]")


def _names(value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    names = (_text(one.get("name")) if isinstance(one, dict) else _text(one) for one in listed)
    return tuple(name for name in names if name and not name.startswith(("http:", "https:")))
