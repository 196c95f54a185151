"""What the markup around a block says about it: names of elements, roles, classes and ids."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from accordingto.core.document import BoilerplateKind
from accordingto.read.tokens import Token

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
_NAME_ZONES: tuple[tuple[BoilerplateKind, re.Pattern[str]], ...] = (
    ("cookie", re.compile(r"\b(?:cookies?|consent|gdpr|ccpa)\b")),
    ("comments", re.compile(r"\b(?:comments?|disqus|respond|commentlist|livefyre)\b")),
    ("share", re.compile(r"\b(?:share|sharing|social|sharedaddy|sharebar|addthis|addtoany)\b")),
    ("related", re.compile(
        r"\b(?:related|recommended|recommendations?|trending|popular|more stories|outbrain|taboola|"
        r"read next|most read|sidebar|widget|also)\b")),
    ("advert", re.compile(
        r"\b(?:ads?|advert|advertisement|adsense|sponsor|sponsored|promo|newsletter|subscribe|"
        r"subscription|signup|paywall|donate|donation)\b")),
    ("menu", re.compile(
        r"\b(?:nav|navbar|navigation|menu|menus|breadcrumbs?|pagination|pager|tags|tagcloud)\b")),
    ("footer", re.compile(r"\b(?:footer|copyright|colophon)\b")),
    ("caption", re.compile(r"\b(?:caption|credit|wp caption text)\b")),
    ("byline", re.compile(r"\b(?:byline|author|authors|writer)\b")),
    ("dateline", re.compile(r"\b(?:dateline|timestamp|date|published|pubdate|posted on)\b")),
)  # fmt: skip
# Most names are none of these, and one look tells so.
_ANY_NAME = re.compile("|".join(pattern.pattern for _, pattern in _NAME_ZONES))
_NAME_PARTS = re.compile(r"[^a-z0-9]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

_OUTER_ZONES: dict[str, BoilerplateKind] = {"footer": "footer", "aside": "related"}
"""What elements mean that lie in no `<article>`."""

_MAX_NAME_CHARS = 2_000
_PREFORMATTED = frozenset({"pre", "textarea", "xmp", "plaintext"})
_MARKING = frozenset(_ELEMENT_ZONES) | frozenset(_OUTER_ZONES)
_CHANGING = BLOCK | _PREFORMATTED | frozenset({"a", "b", "strong"})

# Elements whose class names the whole page or the story, not a part beside it.
_WHOLE = frozenset({"html", "body", "main", "article"})


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of any text inside an element, from it and those around it."""

    unseen: bool = False
    zone: BoilerplateKind | None = None
    story: int = -1
    link: bool = False
    strong: bool = False
    preformatted: bool = False
    tag: str = "body"


def enter(outer: Context, token: Token, *, story: int) -> Context:
    """The context inside the element that `token` opens.

    Args:
        outer: that around it.
        token: its start tag.
        story: the number of the `<article>` it is, should it be one.
    """
    name = token.name
    if outer.unseen:
        return outer
    if name in _UNSEEN or (token.attributes and _is_unseen(token)):
        return replace(outer, unseen=True)
    zone = None
    if token.attributes or name in _MARKING:
        zone = _zone(
            name, (token.get("role") or "").lower(), _written(token), outside=outer.story < 0
        )
    if (zone is None or zone == outer.zone) and name not in _CHANGING:
        return outer
    link = outer.link or (name == "a" and not _is_in_page(token))
    story = story if name == "article" else outer.story
    return _context(outer, name, zone, story=story, link=link)


@lru_cache(maxsize=4096)
def _context(
    outer: Context, name: str, zone: BoilerplateKind | None, *, story: int, link: bool
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


def _is_in_page(token: Token) -> bool:
    """Whether a link leads to a place in its own page, as from a word to its note.

    A bare "#" is a button, and "#/" or "#!" another page of a program in the browser.
    """
    href = (token.get("href") or "").strip()
    return len(href) > 1 and href[0] == "#" and href[1] not in "!/"


def _is_unseen(token: Token) -> bool:
    if token.name in ("html", "body"):
        # Some pages hide the body until a script has run; the reader sees it then.
        return False
    attributes = token.attributes
    return (
        ("hidden" in attributes and attributes["hidden"] != "until-found")
        or ("aria-hidden" in attributes and attributes["aria-hidden"].lower() == "true")
        or ("style" in attributes and _STYLE_UNSEEN.search(attributes["style"]) is not None)
    )


def _written(token: Token) -> str:
    """Its class and id, as they are written."""
    return f"{token.get('class') or ''} {token.get('id') or ''}"


@lru_cache(maxsize=4096)
def _zone(name: str, role: str, written: str, *, outside: bool) -> BoilerplateKind | None:
    """What an element's name, role, class and id make it; pages repeat few of them often.

    Args:
        name: of the element.
        role: in small letters.
        written: its class and id.
        outside: whether it lies in no `<article>`.
    """
    by_kind = _ELEMENT_ZONES.get(name) or _ROLE_ZONES.get(role)
    if by_kind is not None:
        return by_kind
    if outside and name in _OUTER_ZONES:
        return _OUTER_ZONES[name]
    if name in _WHOLE or written == " " or len(written) > _MAX_NAME_CHARS:
        return None
    names = _NAME_PARTS.sub(" ", _CAMEL.sub(" ", written).lower()).strip()
    if not _ANY_NAME.search(names):
        return None
    return next(kind for kind, pattern in _NAME_ZONES if pattern.search(names))
