"""The polls through which shares of people speak: "30 percent said no"."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from accordingto.core.span import Span
from accordingto.core.speaker import Hop, Reached, Speaker
from accordingto.resolve.counted import is_share
from accordingto.resolve.lexicon import known
from accordingto.resolve.phrase import phrase
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.told import Told
from accordingto.resolve.wordlists import words_of

_SHARES = words_of("shares of people")
_LEDE = 5
"""The paragraph up to which a poll is named that the whole article is about."""
_REACH = 3
"""Paragraphs that a poll goes on for without being named or giving a share."""

Placed = tuple[int, int]
"""The paragraph of a mention, and its place in the cast."""


class Polls:
    """The polls of an article.

    Args:
        told: the article.
        cast: its entities.
    """

    def __init__(self, told: Told, cast: Cast) -> None:
        self._told = told
        self._cast = cast
        starts = [block.start for block in sorted(told.paragraphs)]
        self._polls: list[Placed] = []
        self._reports: list[Placed] = []
        for n, mention in enumerate(cast.mentions):
            if mention.form == "pronoun":
                continue
            low = mention.head.of(told.text).lower()
            found = known([low])
            if found is None or found.plural or found.noun.kind != "document":
                continue
            place = bisect_right(starts, mention.span.start) - 1
            if found.noun.what == "poll":
                self._polls.append((place, n))
            elif low in ("report", "study"):
                self._reports.append((place, n))
        self._polls.sort()
        self._reports.sort()
        self._n_shares = 0
        self._last = -_REACH
        """The last paragraph in which a poll's shares spoke."""

    def relay(self, at: int, speaker: Speaker, reached: Reached, place: int) -> Hop | None:
        """The poll through which a share of people speaks; None for others.

        Args:
            at: the place of the attribution; to be asked in text order.
            speaker: who speaks.
            reached: how the words reached the reporter.
            place: the paragraph.
        """
        nobody = speaker.unnamed
        if nobody is None or nobody.what != "public" or len(speaker.entities) != 1:
            return None
        source = self._told.attributions[at].source
        share = is_share_in(self._told.text, [*source, nobody.words])
        about = self._n_shares > 1 and place - self._last <= 1
        if not (share or reached.channel == "document" or about):
            return None
        n = self._poll(self._polls, place)
        numbered = share and any(c.isdigit() for s in source for c in s.of(self._told.text))
        if n is None and numbered:
            n = self._poll(self._reports, place)
        if n is None or self._cast.entity_of(n) in speaker.entities:
            return None
        self._last = place
        self._n_shares += share
        return Hop("relay", (self._cast.entity_of(n),), self._cast.mentions[n].span, None)

    def _poll(self, listed: Sequence[Placed], place: int) -> int | None:
        """The last poll before a paragraph if that is near, or that of the whole article."""
        before = bisect_right(listed, (place, len(self._cast.mentions)))
        if not before:
            return None
        there, n = listed[before - 1]
        if place - max(there, self._last) <= _REACH:
            return n
        return listed[0][1] if listed[0][0] <= _LEDE else None


def is_share_in(text: str, spans: Iterable[Span]) -> bool:
    """Whether some words tell of a share of people: "30 percent", "most voters".

    Args:
        text: the document's text.
        spans: where the words stand.
    """
    for span in spans:
        found = phrase(text, [span])
        if found is None:
            continue
        words = {w.low for w in (*found.counted, *found.before, *found.head, *found.after)}
        if is_share(found) or words & _SHARES or any(w.endswith("%") for w in words):
            return True
    return False
