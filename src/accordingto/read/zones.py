"""What the markup around a block says about it: names of elements, roles, classes and ids."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from accordingto.core.document import BoilerplateKind

BLOCK = frozenset({
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd",
    "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
    "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr",
    "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "plaintext",
    "pre", "search", "section", "select", "summary", "table", "tbody", "td", "textarea",
    "tfoot", "th", "thead", "title", "tr", "ul", "xmp",
})  # fmt: skip
"""Elements that begin a line of their own."""

VOID = frozenset({
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
"""Elements without content, which no end tag closes."""

BARRIERS = frozenset({
    "body", "caption", "html", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
})  # fmt: skip
"""Elements that an end tag inside them cannot reach out of, but for those of tables."""

TABLE = frozenset({
    "caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
})  # fmt: skip

IMPLIED_END: dict[str, frozenset[str]] = {
    "li": frozenset({"li", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "td": frozenset({"td", "th", "p"}),
    "th": frozenset({"td", "th", "p"}),
    "tr": frozenset({"td", "th", "tr", "p"}),
    "tbody": frozenset({"td", "th", "tr", "tbody", "thead", "p"}),
    "option": frozenset({"option"}),
    "optgroup": frozenset({"option", "optgroup"}),
}
"""Which open elements a start tag closes; all other blocks close a paragraph."""

_UNSEEN = frozenset({"audio", "canvas", "datalist", "object", "svg", "template", "video"})
_STYLE_UNSEEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE
)

_ELEMENT_ZONES: dict[str, BoilerplateKind] = {
    "nav": "menu", "menu": "menu", "title": "page-title", "figcaption": "caption",
    "caption": "caption", "button": "other", "select": "menu", "option": "menu",
    "textarea": "other", "legend": "other", "dialog": "other",
}  # fmt: skip
_ROLE_ZONES: dict[str, BoilerplateKind] = {
    "navigation": "menu", "menu": "menu", "menubar": "menu", "search": "menu",
    "contentinfo": "footer", "banner": "header", "complementary": "related", "dialog": "other",
    "alert": "other", "alertdialog": "cookie",
}  # fmt: skip

# Words of classes and ids, between hyphens, underscores or small and capital letters.
_NAME_ZONES: tuple[tuple[BoilerplateKind, frozenset[str]], ...] = (
    ("cookie", frozenset({"cookie", "cookies", "consent", "gdpr", "ccpa"})),
    ("comments", frozenset({
        "comment", "comments", "disqus", "respond", "commentlist", "livefyre"})),
    ("share", frozenset({
        "share", "sharing", "social", "sharedaddy", "sharebar", "addthis", "addtoany"})),
    ("related", frozenset({
        "related", "recommended", "recommendation", "recommendations", "trending", "popular",
        "more stories", "outbrain", "taboola", "read next", "most read", "sidebar", "widget",
        "also"})),
    ("advert", frozenset({
        "ad", "ads", "advert", "advertisement", "adsense", "sponsor", "sponsored", "promo",
        "newsletter", "subscribe", "subscription", "signup", "paywall", "donate", "donation"})),
    ("menu", frozenset({
        "nav", "navbar", "navigation", "menu", "menus", "breadcrumb", "breadcrumbs",
        "pagination", "pager", "tags", "tagcloud"})),
    ("footer", frozenset({"footer", "copyright", "colophon"})),
    ("caption", frozenset({"caption", "credit"})),
    ("byline", frozenset({"byline", "author", "authors", "writer"})),
    ("dateline", frozenset({
        "dateline", "timestamp", "date", "published", "pubdate", "posted on"})),
)  # fmt: skip
_NAMES = {name: at for at, (_, names) in enumerate(_NAME_ZONES) for name in names}
_NAME_WORD = re.compile(r"[a-z0-9]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

_OUTER_ZONES: dict[str, BoilerplateKind] = {"footer": "footer", "aside": "related"}
"""What elements mean that lie in no `<article>`."""

_MAX_NAME_CHARS = 2_000
_PREFORMATTED = frozenset({"pre", "textarea", "xmp", "plaintext"})
_MARKING = frozenset(_ELEMENT_ZONES) | frozenset(_OUTER_ZONES)
_CHANGING = BLOCK | _PREFORMATTED | frozenset({"a", "b", "strong"})
_NAMING = frozenset({"role", "class", "id"})
_HIDING = frozenset({"hidden", "aria-hidden", "style"})
"""Attributes that may give a part of a page another context; most have none of these."""

# Elements whose class names the whole page or the story, not a part beside it.
_WHOLE = frozenset({"html", "body", "main", "article"})


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """What is known of any text inside an element, from it and those around it.

    Each is made once, and told from others by identity: to compare fields takes longer.
    """

    unseen: bool = False
    zone: BoilerplateKind | None = None
    story: int = -1
    link: bool = False
    strong: bool = False
    preformatted: bool = False
    tag: str = "body"


OUTSIDE = Context()
"""The context of what lies in no element."""


def enter(outer: Context, name: str, attributes: Mapping[str, str], *, story: int) -> Context:
    """The context inside an element.

    Args:
        outer: that around it.
        name: of the element.
        attributes: of its start tag.
        story: the number of the `<article>` it is, should it be one.
    """
    if outer.unseen:
        return outer
    if name in _UNSEEN or (not _HIDING.isdisjoint(attributes) and _is_unseen(name, attributes)):
        return _unseen(outer)
    zone = None
    if name in _MARKING or not _NAMING.isdisjoint(attributes):
        get = attributes.get
        zone = _zone(name, get("role"), get("class"), get("id"), outside=outer.story < 0)
    if (zone is None or zone == outer.zone) and name not in _CHANGING:
        return outer
    link = outer.link or (name == "a" and not _is_in_page(attributes))
    return _context(outer, name, zone, story if name == "article" else outer.story, link=link)


@lru_cache(maxsize=4096)
def _unseen(outer: Context) -> Context:
    """The context of what no reader sees inside another."""
    return replace(outer, unseen=True)


@lru_cache(maxsize=4096)
def _context(
    outer: Context, name: str, zone: BoilerplateKind | None, story: int, *, link: bool
) -> Context:
    """A context inside another; pages enter few kinds of elements, each of them often."""
    return Context(
        zone=zone or outer.zone,
        story=story,
        link=link,
        strong=outer.strong or name in ("b", "strong"),
        preformatted=outer.preformatted or name in _PREFORMATTED,
        tag=name if name in BLOCK else outer.tag,
    )


def _is_in_page(attributes: Mapping[str, str]) -> bool:
    """Whether a link leads to a place in its own page, as from a word to its note.

    A bare "#" is a button, and "#/" or "#!" another page of a program in the browser.
    """
    href = attributes.get("href", "").strip()
    return len(href) > 1 and href[0] == "#" and href[1] not in "!/"


def _is_unseen(name: str, attributes: Mapping[str, str]) -> bool:
    if name in ("html", "body"):
        # Some pages hide the body until a script has run; the reader sees it then.
        return False
    return (
        ("hidden" in attributes and attributes["hidden"] != "until-found")
        or ("aria-hidden" in attributes and attributes["aria-hidden"].lower() == "true")
        or ("style" in attributes and _STYLE_UNSEEN.search(attributes["style"]) is not None)
    )


@lru_cache(maxsize=4096)
def _zone(
    name: str, role: str | None, classes: str | None, number: str | None, *, outside: bool
) -> BoilerplateKind | None:
    """What an element's name, role, class and id make it; pages repeat few of them often.

    Args:
        name: of the element.
        role: as it is written.
        classes: its class, as it is written.
        number: its id.
        outside: whether it lies in no `<article>`.
    """
    by_kind = _ELEMENT_ZONES.get(name) or _ROLE_ZONES.get((role or "").lower())
    if by_kind is not None:
        return by_kind
    if outside and name in _OUTER_ZONES:
        return _OUTER_ZONES[name]
    written = f"{classes or ''} {number or ''}"
    if name in _WHOLE or len(written) > _MAX_NAME_CHARS:
        return None
    words = _NAME_WORD.findall(_CAMEL.sub(" ", written).lower())
    found = [_NAMES[one] for one in (*words, *map(" ".join, pairwise(words))) if one in _NAMES]
    return _NAME_ZONES[min(found)][0] if found else None
