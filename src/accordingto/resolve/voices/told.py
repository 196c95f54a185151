"""An article with its attributions, as sources and chains are read from it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest

from accordingto.core.attribution import Attribution
from accordingto.core.document import Article
from accordingto.core.span import Span
from accordingto.encode.blocks import in_text_order

CREDITS = ("wire", "syndication")
"""Credits of the whole article to somebody else."""


@dataclass(frozen=True, slots=True)
class Told:
    """One article.

    Args:
        text: the whole document's text.
        paragraphs: of the article, title included, in text order.
        attributions: what the annotator found.
        outlet: the names of the outlet that prints.
        credits: words that credit the whole article to an agency or another outlet.
        authors: the names of the people who wrote it, if all of them stand in the text.
        address: that it was saved from, or calls its own; "" if none is known.
    """

    text: str
    paragraphs: Sequence[Span]
    attributions: Sequence[Attribution]
    outlet: Sequence[str] = ()
    credits: Sequence[Span] = ()
    authors: Sequence[Span] = ()
    address: str = ""


def told_of(text: str, article: Article, attributions: Sequence[Attribution]) -> Told:
    """An article as it was read, with what its page states of where it comes from.

    Args:
        text: the whole document's.
        article: one of it.
        attributions: what the annotator found in it.
    """
    address = article.canonical_url or article.url
    return Told(
        text,
        in_text_order(article.body, article.title),
        attributions,
        outlet=() if article.outlet is None else (article.outlet.value,),
        credits=tuple(c.span for c in article.credits if c.kind in CREDITS and c.value),
        authors=_authors(article),
        address="" if address is None else address.value,
    )


def _authors(article: Article) -> tuple[Span, ...]:
    """Where the names of those who wrote an article stand; nothing where that of one does not."""
    names = [one.name for one in article.authors if one.kind == "person"]
    shown = {name.value.casefold() for name in names if name.span is not None}
    if not shown.issuperset(name.value.casefold() for name in names):
        return ()
    return tuple(name.span for name in names if name.span is not None)


def with_whole_sources(told: Told) -> Told:
    """An article in which no source goes on in another paragraph.

    Of a source that is broken over paragraphs, what stands where it begins says who it is;
    words from two paragraphs are no name and no description of anybody.

    Args:
        told: the article.
    """
    blocks = sorted(told.paragraphs)
    starts = [block.start for block in blocks]

    def whole(one: Attribution) -> Attribution:
        places = [bisect_right(starts, span.start) for span in one.source]
        if len(set(places)) < 2:
            return one
        return replace(
            one,
            source=tuple(s for s, at in zip(one.source, places, strict=True) if at == places[0]),
        )

    return replace(told, attributions=tuple(whole(one) for one in told.attributions))


def title_of(text: str, paragraphs: Sequence[Span]) -> Span:
    """The words above an article, on two lines where the first ends in a semicolon.

    So databases of newspapers print the line below a headline.

    Args:
        text: the document's text.
        paragraphs: of the article.

    Returns:
        Its first paragraph otherwise; the first character if it has none.
    """
    lines = nsmallest(2, paragraphs)
    if len(lines) == 2 and lines[0].of(text).rstrip().endswith(";"):
        return Span(lines[0].start, lines[1].end)
    return lines[0] if lines else Span(0, 1)


class Contents:
    """Knows what each source of an article is said to say.

    Args:
        told: the article.
    """

    def __init__(self, told: Told) -> None:
        self._of_source: defaultdict[Span, list[Span]] = defaultdict(list)
        for one in told.attributions:
            for source in one.source:
                self._of_source[source] += one.content
        self._sources = sorted(self._of_source)
        self._starts = [source.start for source in self._sources]

    def of(self, place: int) -> Sequence[Span]:
        """What the source says that a place stands in; nothing if it stands in none."""
        at = bisect_right(self._starts, place) - 1
        if at < 0 or place >= self._sources[at].end:
            return ()
        return self._of_source[self._sources[at]]


def holders(told: Told) -> dict[int, int]:
    """For each attribution whose source stands in the content of another, which one, innermost."""
    events: list[tuple[int, int, int, int]] = []
    for n, one in enumerate(told.attributions):
        events += [(span.start, 0, -span.end, n) for span in one.content]
        if one.source:
            events.append((one.source[0].start, 1, 0, n))
    found: dict[int, int] = {}
    held: list[tuple[int, int]] = []
    for place, is_source, end, n in sorted(events):
        while held and held[-1][0] <= place:
            held.pop()
        if not is_source:
            held.append((-end, n))
        else:
            inside = [other for _, other in held if other != n]
            if inside:
                found[n] = inside[-1]
    for n, one in enumerate(told.attributions):
        if one.parent is not None:
            found[n] = one.parent
    return found
