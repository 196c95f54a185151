"""What a page states about itself in JSON-LD, which no reader sees."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_MAX_CHARS = 1_000_000
"""The longest JSON-LD of 94 news pages has some 30 000 characters."""

_MAX_NODES = 20_000
_MAX_NAMES = 50

Node = dict[str, object]


@dataclass(frozen=True, slots=True)
class LinkedName:
    """One of those that JSON-LD names as author or publisher.

    Args:
        name: as written.
        kind: its `@type`, such as `Person`, or "".
    """

    name: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """One article, or the page as a whole, as JSON-LD describes it.

    Args:
        headline: its headline, or "".
        published: the stated date, as written, or "".
        modified: when it was last changed, as written, or "".
        publisher: the publisher's name, or "".
        authors: in order.
        place: where the script stands in the decoded characters.
        is_page: whether it is described as a page, not as an article.
    """

    headline: str
    published: str
    modified: str
    publisher: str
    authors: tuple[LinkedName, ...]
    place: tuple[int, int]
    is_page: bool = False


def linked_articles(chars: str, scripts: Sequence[tuple[int, int]]) -> tuple[LinkedArticle, ...]:
    """What the scripts of a page describe, articles before pages; broken scripts describe nothing.

    A name that is given by reference (`@id`) is looked up in all scripts of the page.
    """
    nodes = [(node, place) for place in scripts for node in _nodes(chars[slice(*place)])]
    known: dict[str, Node] = {}
    for node, _ in nodes:
        key = node.get("@id")
        if isinstance(key, str) and _text(node.get("name")):
            known.setdefault(key, node)
    found = [
        _described(node, place, known, is_page=is_page)
        for node, place in nodes
        if (is_page := _is_page(node)) is not None
    ]
    return tuple(sorted(found, key=lambda one: one.is_page))


def _described(
    node: Node, place: tuple[int, int], known: Mapping[str, Node], *, is_page: bool
) -> LinkedArticle:
    publisher = next(iter(_names(node.get("publisher"), known)), LinkedName(""))
    return LinkedArticle(
        _text(node.get("headline")) or _text(node.get("name")),
        _text(node.get("datePublished")),
        _text(node.get("dateModified")),
        publisher.name,
        _names(node.get("author"), known) or _names(node.get("creator"), known),
        place,
        is_page,
    )


def _is_page(node: Node) -> bool | None:
    """Whether a node describes a page and no article; None if it describes neither."""
    kinds = _kinds(node)
    if any(kind.endswith(("Article", "Posting", "Report")) for kind in kinds):
        return False
    return True if any(kind.endswith("WebPage") or kind == "ItemPage" for kind in kinds) else None


def _nodes(script: str) -> Iterator[Node]:
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


def _kinds(node: Node) -> list[str]:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return [kind for kind in listed if isinstance(kind, str)]


def _text(value: object) -> str:
    # JSON may escape half of a surrogate pair, which no UTF-8 can hold.
    return _HALF_PAIR.sub("\ufffd", value).strip() if isinstance(value, str) else ""


_HALF_PAIR = re.compile("[\ud800-\udfff]")


def _names(value: object, known: Mapping[str, Node]) -> tuple[LinkedName, ...]:
    listed = value[:_MAX_NAMES] if isinstance(value, list) else [value]
    named = (_named(one, known) for one in listed)
    return tuple(one for one in named if one.name and not one.name.startswith(("http:", "https:")))


def _named(value: object, known: Mapping[str, Node]) -> LinkedName:
    if not isinstance(value, dict):
        return LinkedName(_text(value))
    key = value.get("@id")
    node = value if value.get("name") or not isinstance(key, str) else known.get(key, value)
    return LinkedName(_text(node.get("name")), next(iter(_kinds(node)), ""))
