"""One occasion, several attributions: what one sentence says of a channel holds for the next."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from accordingto.core.attribution import Attribution
from accordingto.core.span import Span
from accordingto.core.speaker import Channel, Reached
from accordingto.resolve.channels import NOT_STATED, reached
from accordingto.resolve.closed import PRONOUNS, RELATIVES
from accordingto.resolve.frames import frame
from accordingto.resolve.kinds import appositive, name_kind
from accordingto.resolve.phrase import PERSONAL, Phrase, phrase
from accordingto.resolve.words import words_in

_REACH: dict[Channel, tuple[int, int]] = {
    "told-outlet": (99, 99), "press-report": (10, 6), "public-speech": (6, 2),
    "statement": (3, 2), "court-filing": (8, 2), "published-work": (8, 2), "social-post": (2, 0),
    "document": (1, 0),
}  # fmt: skip
"""Channels that are an occasion on which more than one thing is said, and how many paragraphs on
and back it reaches, set on 30 labelled articles: who talks to the outlet does so throughout."""

_ELSEWHEN = re.compile(
    r"\b(?:has|have|had|once|previously|earlier|repeatedly|often|long|never|always)\b|['’](?:s|ve|d)\b"
)
_DATED = re.compile(
    r"\b(?:(?:back )?in (?:19|20)\d\d|in the past|at the time|years? ago|months? ago|"
    r"(?:last|in) (?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)|last (?:year|month|spring|summer|fall|winter))\b",
    re.IGNORECASE,
)
_WROTE = re.compile(r"\b(?:wrote|writes|writing)\b", re.IGNORECASE)


def reached_all(
    text: str,
    attributions: Sequence[Attribution],
    paragraphs: Sequence[Span],
    speakers: Sequence[Hashable | None],
    *,
    outlet: Sequence[str] = (),
) -> tuple[Reached, ...]:
    """How the words of each attribution of an article came to the reporter.

    Where its own sentence is silent, that of the same speaker's nearest attribution counts,
    a few paragraphs back or on: "she said in an interview with … . She said …". It does not
    for what was said at another time ("has said", "in 2009").
    Who is said to have written, and not where, has published it.

    Args:
        text: the document's text.
        attributions: the article's.
        paragraphs: of the article, title included, in text order.
        speakers: for each attribution whatever is equal for one speaker; None if unknown.
        outlet: the names of the outlet that prints.

    Returns:
        One for each attribution, in their order.
    """
    places = [_paragraph(one, paragraphs) for one in attributions]
    contents = _contents(attributions, paragraphs)
    own = [
        reached(text, one, paragraphs[at], contents[at], outlet=outlet)
        if paragraphs
        else NOT_STATED
        for one, at in zip(attributions, places, strict=True)
    ]
    occasions = _occasions(own, speakers)
    return tuple(
        _or_written(text, one, _carried(at, own, places, speakers, occasions))
        if own[at] == NOT_STATED and one.kind == "said" and _is_of_now(text, one, paragraphs)
        else own[at]
        for at, one in enumerate(attributions)
    )


def _is_of_now(text: str, one: Attribution, paragraphs: Sequence[Span]) -> bool:
    """Whether an attribution may be of the occasion that is told of, and of no other time."""
    if any(_ELSEWHEN.search(span.of(text)) for span in one.cue):
        return False
    at = _paragraph(one, paragraphs)
    others = [*one.content, *one.source]
    around = frame(text, one, paragraphs[at], others) if paragraphs else None
    return around is None or _DATED.search(around.words) is None


def _or_written(text: str, one: Attribution, found: Reached) -> Reached:
    if found != NOT_STATED:
        return found
    for cue in one.cue:
        wrote = _WROTE.search(text, cue.start, cue.end)
        if wrote is not None:
            return Reached("published-work", Span(*wrote.span()))
    return NOT_STATED


def by_words(text: str, attributions: Sequence[Attribution]) -> tuple[str | None, ...]:
    """A speaker for each attribution by its source's words alone, for want of better.

    A name or noun counts by the last word of its head. A pronoun or a description of one
    ("the engineer") stands for the speaker before it, "who" for what it follows, and "we"
    for whoever writes.
    """
    found: list[str | None] = []
    last: str | None = None
    person: str | None = None
    for one in attributions:
        words = [word for word in words_in(text, one.source) if word.is_word]
        lowered = {word.low for word in words}
        who: str | None = None
        if lowered and lowered <= _WRITER:
            who = "we"
        elif lowered and lowered <= RELATIVES:
            who = _antecedent(text, one.source[0].start)
        elif lowered and lowered <= PRONOUNS:
            who = person if lowered <= _SINGLE else last
        elif words:
            described = phrase(text, one.source)
            who = _head(described, person)
            last = who
            if described is not None and _is_person(described):
                person = who
        found.append(who)
    return tuple(found)


_WRITER = frozenset(["i", "me", "my", "we", "us", "our"])
_SINGLE = frozenset(["he", "she", "him", "her", "his", "hers", "himself", "herself"])
_NEAR = 40
"""Characters in which the word stands that a relative follows."""


def _antecedent(text: str, start: int) -> str | None:
    listed = words_in(text, [Span(max(0, start - _NEAR), start)]) if start else ()
    return next((word.low for word in reversed(listed) if word.is_word), None)


def _head(found: Phrase | None, person: str | None) -> str | None:
    if found is None:
        return None
    return person if person is not None and _is_definite(found) else found.head[-1].low


def _is_person(found: Phrase) -> bool:
    """Whether one person is named or described, for all that the words tell."""
    if found.known is None:
        return name_kind(found) == "person"
    return found.known.noun.kind in PERSONAL and not found.known.plural


def _is_definite(found: Phrase) -> bool:
    """Whether it is a person who was spoken of before: "the engineer", no name beside it."""
    first = found.before[0].low if found.before else ""
    if found.known is None or first != "the" or not _is_person(found):
        return False
    return appositive(found) is None and name_kind(found) is None


def _paragraph(one: Attribution, paragraphs: Sequence[Span]) -> int:
    return _paragraph_at((one.cue or one.source or one.content)[0].start, paragraphs) or 0


def _paragraph_at(place: int, paragraphs: Sequence[Span]) -> int | None:
    at = bisect_right(paragraphs, place, key=lambda block: block.start) - 1
    return at if at >= 0 and place < paragraphs[at].end else None


def _contents(
    attributions: Iterable[Attribution], paragraphs: Sequence[Span]
) -> defaultdict[int, list[Span]]:
    """What is attributed in each paragraph."""
    found: defaultdict[int, list[Span]] = defaultdict(list)
    for one in attributions:
        for span in one.content:
            at = _paragraph_at(span.start, paragraphs)
            if at is not None:
                found[at].append(span)
    return found


def _occasions(
    own: Sequence[Reached], speakers: Sequence[Hashable | None]
) -> defaultdict[Hashable | None, list[int]]:
    """The attributions of each speaker whose own sentence tells of an occasion."""
    found: defaultdict[Hashable | None, list[int]] = defaultdict(list)
    for at, said in enumerate(own):
        if said.channel in _REACH:
            found[speakers[at]].append(at)
    return found


def _carried(
    at: int,
    own: Sequence[Reached],
    places: Sequence[int],
    speakers: Sequence[Hashable | None],
    occasions: Mapping[Hashable | None, Sequence[int]],
) -> Reached:
    """What the nearest attribution of the same speaker says, if it is near enough."""
    if speakers[at] is None:
        return NOT_STATED
    near = [
        (abs(places[other] - places[at]), other > at, abs(other - at), other)
        for other in occasions.get(speakers[at], ())
        if _reaches(own[other], places[at] - places[other])
    ]
    return own[min(near)[-1]] if near else NOT_STATED


def _reaches(said: Reached, n_on: int) -> bool:
    """Whether an occasion holds `n_on` paragraphs further on, or back if that is negative."""
    on, back = _REACH.get(said.channel, (-1, -1))
    return -back <= n_on <= on
