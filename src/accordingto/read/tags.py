"""What the tags of a page state, each with the bytes that state it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter

from accordingto.core.document import Stated
from accordingto.core.offsets import OffsetMap, RunKind
from accordingto.core.span import Span
from accordingto.read.linked import LinkedArticle, linked_articles
from accordingto.read.normalise import Decoded
from accordingto.read.page import Page
from accordingto.read.tokens import Token, unescape

_MAX_NAME_CHARS = 120
_BYTE_START = attrgetter("byte_start")


def time_in(token: Token) -> str:
    """The time that an element states in an attribute, or ""."""
    marked = token.name == "time" or (token.get("itemprop") or "").startswith("date")
    return (token.get("datetime") or token.get("content") or "") if marked else ""


class Tags:
    """The start tags and scripts of a page, asked by name.

    Args:
        page: as it was read.
        decoded: the characters that it was read from.
    """

    def __init__(self, page: Page, decoded: Decoded) -> None:
        self.page = page
        self.chars = decoded.chars
        self._offsets = OffsetMap(decoded.runs)

    @cached_property
    def linked(self) -> tuple[LinkedArticle, ...]:
        """The articles and pages that JSON-LD describes."""
        return linked_articles(self.chars, self.page.scripts)

    @cached_property
    def language(self) -> str:
        """The code that the page declares for itself, or ""."""
        for token in self.named("html"):
            declared = token.get("lang") or token.get("xml:lang")
            if declared:
                return declared
        return ""

    @cached_property
    def locale(self) -> str:
        """Where the page is read, if a tag says so: as `language`, often with a country."""
        for token in self.named("meta"):
            if (token.get("http-equiv") or "").lower() == "content-language":
                return (token.get("content") or "").split(",")[0].strip() or self.language
        stated = self.meta(("og:locale",))
        # A bare "en" says less than "en_GB" beside it.
        bare = len(self.language) <= 2
        return stated.value if stated is not None and bare else self.language

    def named(self, name: str) -> list[Token]:
        """The start tags of an element, in order."""
        return [token for token in self.page.statements if token.name == name]

    @cached_property
    def _metas(self) -> dict[str, list[Token]]:
        keyed: dict[str, list[Token]] = {}
        for token in self.named("meta"):
            key = (
                token.get("property") or token.get("name") or token.get("itemprop") or ""
            ).lower()
            if (token.get("content") or "").strip():
                keyed.setdefault(key, []).append(token)
        return keyed

    def metas(self, names: Sequence[str]) -> list[Stated]:
        """What the meta tags of these names say, in the order of the names."""
        return [
            Stated(
                (token.get("content") or "").strip(), bytes_at=self.bytes_at(token.start, token.end)
            )
            for name in names
            for token in self._metas.get(name, ())
        ]

    def meta(self, names: Sequence[str]) -> Stated | None:
        """What the first of `metas` says."""
        return next(iter(self.metas(names)), None)

    def bytes_at(self, start: int, end: int) -> tuple[int, int]:
        """The bytes of a stretch of the decoded characters."""
        return self._offsets.bytes_of(Span(start, end))

    @cached_property
    def times(self) -> list[tuple[tuple[int, int], Token]]:
        """Each element of the text that is marked as a time, with its bytes, in order."""
        return [
            (self.bytes_at(token.start, token.end), token)
            for token in self.page.statements
            if token.name != "meta" and time_in(token)
        ]

    @cached_property
    def _time_starts(self) -> list[int]:
        return [start for (start, _), _ in self.times]

    def names_between(self, low: int, high: int) -> list[Stated]:
        """What stands in elements marked as an author's that begin in `[low, high)`, in bytes."""
        starts, named = self._named
        return named[bisect_left(starts, low) : bisect_left(starts, high)]

    @cached_property
    def _named(self) -> tuple[list[int], list[Stated]]:
        """What stands in elements marked as an author's, and where each begins, in order."""
        found = []
        for token in self.page.statements:
            marked = "author" in (token.get("rel"), token.get("itemprop"))
            if not marked or token.name in ("meta", "link", "time"):
                continue
            end = self.chars.find("<", token.end, token.end + _MAX_NAME_CHARS)
            place = self.bytes_at(token.start, token.end)
            words = unescape(self.chars[token.end : max(end, token.end)]).strip()
            if words:
                found.append((place[0], Stated(words, bytes_at=place)))
        found.sort(key=lambda one: one[0])
        return [start for start, _ in found], [stated for _, stated in found]

    def times_between(self, low: int, high: int) -> list[tuple[tuple[int, int], Token]]:
        """Those of `times` that begin in `[low, high)`, in bytes."""
        return self.times[
            bisect_left(self._time_starts, low) : bisect_left(self._time_starts, high)
        ]

    def char_at(self, byte: int) -> int:
        """The decoded character that begins at or before a byte."""
        runs = self._offsets.runs
        run = runs[max(bisect_right(runs, byte, key=_BYTE_START) - 1, 0)]
        if run.kind is not RunKind.COPIED or not run.n_bytes:
            return run.text_start
        return run.text_start + (byte - run.byte_start) * run.n_chars // run.n_bytes
