"""To whom those belong who have no role: "Democrats on the committee", "people at the Board"."""

from collections.abc import Iterator, Sequence

from accordingto.resolve.bodies import OF_PARLIAMENTS
from accordingto.resolve.counted import AT_LARGE
from accordingto.resolve.lexicon import known
from accordingto.resolve.roles.body_words import Body, body_at, body_before
from accordingto.resolve.roles.posts import NO_ROLES, Post
from accordingto.resolve.words import Word

_OF_PARTS = frozenset(["in", "on", "of"])
_INSIDE = frozenset(["at", "inside", "within"])
_SOURCES = frozenset(["source", "sources"])


def memberships(words: Sequence[Word]) -> Iterator[Post]:
    """The bodies of which a description says that people belong to them.

    Args:
        words: of the description.
    """
    yield from _in_parliament(words)
    yield from _around(words)


def _in_parliament(words: Sequence[Word]) -> Iterator[Post]:
    """The parliament or part of one whose members are described."""
    for at, word in enumerate(words):
        found = known([word.low])
        if word.low in NO_ROLES:
            return
        if found is None or found.noun.what not in ("party", "politician"):
            continue
        body: Body | None = None
        if at + 1 < len(words) and words[at + 1].low in _OF_PARTS:
            body, _ = body_at(words, at + 2)
        for one in (body, body_before(words, at)):
            if one is not None and _is_of_parliament(words, one):
                yield Post("member", one, "within", word.span.start)
        return


def _is_of_parliament(words: Sequence[Word], body: Body) -> bool:
    inside = [word.low for word in words if body.span.contains(word.span)]
    return not OF_PARLIAMENTS.isdisjoint(inside)


def _around(words: Sequence[Word]) -> Iterator[Post]:
    """Whom people at large belong to: "people at the Board", "those close to Brandt"."""
    for at, word in enumerate(words[1:-1], start=1):
        before = words[at - 1].low
        inside = word.low in _INSIDE and before in AT_LARGE | _SOURCES
        if inside or (word.low == "to" and before == "close"):
            body, _ = body_at(words, at + 1)
            if body is not None:
                yield Post("insider", body, "at", word.span.start)
            return
