"""One occasion, several attributions: what one sentence says of a channel holds for the next."""

from collections.abc import Hashable, Sequence

from accordingto.core.attribution import Attribution
from accordingto.core.span import Span
from accordingto.core.speaker import Channel, Reached
from accordingto.resolve.channels import NOT_STATED, reached
from accordingto.resolve.phrase import PRONOUNS
from accordingto.resolve.words import words_in

_OCCASIONS: frozenset[Channel] = frozenset({
    "told-outlet", "public-speech", "press-report", "statement", "court-filing", "published-work",
    "social-post",
})  # fmt: skip
"""Channels that are an occasion on which more than one thing is said."""

_AFTER, _BEFORE = 8, 2
"""How many paragraphs on and back an occasion reaches, set on 30 labelled articles."""


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
    a few paragraphs back or the next one: "she said in an interview with … . She said …".

    Args:
        text: the document's text.
        attributions: the article's.
        paragraphs: of the article, title included, in text order.
        speakers: for each attribution whatever is equal for one speaker; None if unknown.
        outlet: the names of the outlet that prints.

    Returns:
        One for each attribution, in their order.
    """
    contents = [span for one in attributions for span in one.content]
    places = [_paragraph(one, paragraphs) for one in attributions]
    own = [
        reached(text, one, paragraphs[at], contents, outlet=outlet) if paragraphs else NOT_STATED
        for one, at in zip(attributions, places, strict=True)
    ]
    return tuple(
        _carried(at, own, places, speakers)
        if own[at] == NOT_STATED and one.kind == "said"
        else own[at]
        for at, one in enumerate(attributions)
    )


def by_words(text: str, attributions: Sequence[Attribution]) -> tuple[str | None, ...]:
    """A speaker for each attribution by its source's words alone, for want of better.

    A name or noun counts by its last word; a pronoun stands for the speaker before it.
    """
    found: list[str | None] = []
    before: str | None = None
    for one in attributions:
        words = [word.low for word in words_in(text, one.source) if word.is_word]
        if words and not set(words) <= PRONOUNS:
            before = words[-1]
        found.append(before if words else None)
    return tuple(found)


def _paragraph(one: Attribution, paragraphs: Sequence[Span]) -> int:
    first = (one.cue or one.source or one.content)[0]
    inside = (at for at, block in enumerate(paragraphs) if block.start <= first.start < block.end)
    return next(inside, 0)


def _carried(
    at: int, own: Sequence[Reached], places: Sequence[int], speakers: Sequence[Hashable | None]
) -> Reached:
    """What the nearest attribution of the same speaker says, if it is near enough."""
    if speakers[at] is None:
        return NOT_STATED
    near = [
        (abs(places[other] - places[at]), other > at, abs(other - at), other)
        for other, said in enumerate(own)
        if said.channel in _OCCASIONS
        and speakers[other] == speakers[at]
        and -_AFTER <= places[other] - places[at] <= _BEFORE
    ]
    return own[min(near)[-1]] if near else NOT_STATED
