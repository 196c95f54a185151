"""What clauses tell of a body: "who directs the Neld Works", "whose firm, Neld Pumps"."""

from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.resolve.closed import ARTICLES
from accordingto.resolve.roles.body_words import AT, GENERIC, OF_SOMEBODY, Body, body_at
from accordingto.resolve.roles.runs import bare, is_name, run_end
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word

_HEADS = words_of("what heads of a body do")
_FOUND = frozenset(["found", "founded", "co-found", "co-founded", "cofounded", "started"])
_HAVE = frozenset(["has", "have"])
_HAVE_LED = frozenset(["led", "headed", "run", "chaired", "directed", "edited", "managed"])
_WORKS = frozenset(
    ["works", "teaches", "sits", "serves", "studies", "lectures", "researches", "specializes",
     "practices", "polls", "consults", "volunteers", "reports", "writes", "covers"]
)  # fmt: skip
_MEANWHILE = frozenset(["also", "now", "currently"])
_FAR = 8
"""Words between what somebody does and where: "who studies the dams of Neld at Orrin"."""
_SPEAKS = frozenset(["speaking", "speaks", "spoke"])
_BEHALF = ("on", "behalf", "of")
_NEAR = 3
_OWNED = GENERIC - OF_SOMEBODY - {"party", "committee", "subcommittee", "program", "family"}
"""Bodies of which it is said whose they are, of those who run them."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A body of which a clause tells.

    Args:
        body: the words for it.
        link: the preposition before it, or "heads".
        at: where the clause says what is done.
    """

    body: Body
    link: str
    at: int


def headed(words: Sequence[Word], at: int) -> Clause | None:
    """What somebody heads, or works at, of whom a clause tells: "who directs the Neld Works".

    Args:
        words: of a description.
        at: behind the "who".
    """
    while at < len(words) and words[at].low in _MEANWHILE:
        at += 1
    rest = [word.low for word in words[at : at + 2]]
    if len(rest) < 2:
        return None
    has_led = rest[0] in _HAVE and rest[1] in _HAVE_LED
    at += has_led or rest[0] == "helped"
    start = words[at].span.start
    if words[at].low == "is" and rest[1] in AT:
        return _at(words, at + 1, start)
    at += rest == ["is", "working"]
    heads = has_led or words[at].low in _HEADS | _FOUND
    body = body_at(words, at + 1)[0] if heads and at + 1 < len(words) else None
    if body is not None and body.name is not None:
        return Clause(body, "heads", start)
    if heads or words[at].low in _WORKS or words[at].low == "working":
        near = range(at + 1, min(at + _FAR, len(words)))
        place = next((n for n in near if words[n].low in AT), None)
        found = None if place is None else _at(words, place, start)
        if found is not None and (found.body.name is not None or not heads):
            return found  # "who leads research at the Neld Works"
    return None if body is None else Clause(body, "heads", start)


def _at(words: Sequence[Word], place: int, start: int) -> Clause | None:
    """The body behind a preposition."""
    body = body_at(words, place + 1)[0] if place + 1 < len(words) else None
    return None if body is None else Clause(body, words[place].low, start)


def works(words: Sequence[Word]) -> Clause | None:
    """Where somebody works of whom a sentence tells: "works for the Neld Board"."""
    if len(words) < _NEAR or words[0].low != "works" or words[1].low not in AT:
        return None
    return _at(words, 1, words[0].span.start)


def owned(words: Sequence[Word], at: int) -> Clause | None:
    """The body that is said to be somebody's: "whose firm, Neld Pumps", "whose Dam Watch group".

    Args:
        words: of a description.
        at: behind the "whose".
    """
    nouns = range(at, min(at + _NEAR, len(words)))
    first = next((n for n in nouns if is_name(words[n]) or words[n].low in _OWNED), len(words))
    if first >= len(words) or any(not word.is_word or word.owns for word in words[at:first]):
        return None
    start = words[first].span.start
    if is_name(words[first]):
        end = run_end(words, first)
        is_body = end < len(words) and words[end].low in _OWNED
        named = words[end - 1].low in _OWNED
        # Whatever name stands before "group" is that of one.
        link = "within" if is_body else "heads"
        return Clause(Body(bare(words[first:end]), None), link, start) if is_body or named else None
    comma = first + 1 < len(words) and words[first + 1].text == ","
    name = first + 1 + comma
    name += name < len(words) and words[name].low in ARTICLES
    if name >= len(words) or not is_name(words[name]):
        return None
    end = run_end(words, name)
    if comma and not (end < len(words) and words[end].text == ","):
        return None
    return Clause(Body(bare(words[name:end]), None), "heads", start)


def spoken_for(words: Sequence[Word]) -> Clause | None:
    """For whom words behind a comma say that somebody speaks: "speaking for the Neld Board"."""
    low = [word.low for word in words[: _NEAR + 1]]
    if low and low[0] in _SPEAKS:
        low, words = low[1:], words[1:]
    elif low[:1] == ["for"]:
        return None  # "Lint, for the Neld Board, said" may be what she does.
    if low[:1] in (["for"], ["representing"]):
        place = 0
    elif tuple(low[:_NEAR]) == _BEHALF:
        place = _NEAR - 1
    else:
        return None
    found = _at(words, place, words[0].span.start)
    return None if found is None else Clause(found.body, "for", found.at)
