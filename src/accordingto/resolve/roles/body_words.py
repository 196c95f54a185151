"""The words for a body in the description of somebody: before a role, or behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.core.span import Span
from accordingto.resolve.closed import ARTICLES, OWNERS, RELATIVES
from accordingto.resolve.lexicon import body_kind, known, place
from accordingto.resolve.roles.beats import without_beat
from accordingto.resolve.roles.runs import bare, is_mark_of_owner, is_name, run_back, run_end
from accordingto.resolve.surroundings import FUNCTION_WORDS
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word, cover_words

OF_SOMEBODY = words_of("bodies of somebody")
"""Nouns for bodies that are called by whose they are: "the Brandt campaign"."""
GENERIC = OF_SOMEBODY | words_of("nouns for bodies")
"""Nouns for bodies."""
LINKS = words_of("words between a role and its body")
AT = frozenset(["for", "at", "with"])
"""Those of them that stand before a body alone."""
_FIELDS = words_of("fields of work")
_TITLES = words_of("before a role")
RANKS = frozenset(
    ["assistant", "deputy", "acting", "senior", "junior", "interim", "associate", "vice"]
)
_PARTIES = words_of("names of parties")
NAMING = words_of("nouns that name bodies")
"""Nouns for bodies that are names by themselves: "Congress"."""
_ALONE = (
    ARTICLES | LINKS | FUNCTION_WORDS | OWNERS | words_of("where bodies are")
    | words_of("before a name") | words_of("no longer")
)  # fmt: skip
"""Words that leave a noun for a body alone: "a senior party aide", unlike "hedge fund"."""
_ENDS = ARTICLES | LINKS | FUNCTION_WORDS
_PLACES = frozenset(["city", "county", "town", "village", "district", "borough", "parish"])
_STAND = frozenset(["candidate", "nominee", "hopeful", "contender", "front-runner", "frontrunner"])
_BREAKS = LINKS | RELATIVES | {"and", "or", "during", "under"}
_MOST_WORDS = 10
_MOST_BEFORE = 6
"""Words in small letters between the article and the name of a body: "the gay rights group"."""
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Body:
    """Words for a body, or for a person that others work for.

    Args:
        name: its name, or a pronoun that stands for it; None if only a noun does.
        noun: the noun that goes with the name of whose it is ("the Brandt campaign"), or
            stands alone ("the campaign").
    """

    name: Span | None
    noun: Word | None

    @property
    def span(self) -> Span:
        """All its words."""
        noun = None if self.noun is None else self.noun.span
        parts = [part for part in (self.name, noun) if part is not None]
        return Span(min(part.start for part in parts), max(part.end for part in parts))


def body_before(words: Sequence[Word], end: int) -> Body | None:
    """The body before a role: "Neld Works chief engineer", "her lawyer", "party leaders".

    Args:
        words: of a description.
        end: where the role begins.
    """
    noun: Word | None = None
    at = end - 1
    joined = False
    while at >= 0 and end - at <= _MOST_BEFORE:
        word = words[at]
        if word.low in OWNERS and (at == 0 or word.text.islower()):
            return Body(word.span, noun)
        if is_mark_of_owner(words, at) or word.owns or is_name(word):
            return _owner(words, at, noun, joined=joined)
        if word.low == "and" and _is_person(words, at - 1):
            # "Brandt’s friend and adviser"
            at -= 1
            joined = True
        elif _ends_phrase(word):
            break
        elif noun is None and word.low in GENERIC and _is_alone(words, at):
            noun = word
        at -= 1
    return None if noun is None else Body(None, noun)


def _owner(words: Sequence[Word], at: int, noun: Word | None, *, joined: bool) -> Body | None:
    """The body that a name or an owner stands for: "Neld Works", "Brandt’s", "the party’s".

    Args:
        words: of a description.
        at: where the name ends, or the mark of an owner behind it.
        noun: the noun for a body that stands behind it.
        joined: whether an "and" stands between it and the role, which only an owner reaches over.
    """
    last = at - 1 if is_mark_of_owner(words, at) else at
    owns = last < at or words[last].owns
    if joined and not owns:
        return None
    if is_name(words[last]):
        return _with_name(words, last, noun, joined=joined)
    if words[last].low in GENERIC:
        return Body(None, words[last])
    # "the mayor’s spokesman", "the province’s minister"
    return Body(bare(words[last : last + 1]), noun) if owns else None


def _with_name(words: Sequence[Word], last: int, noun: Word | None, *, joined: bool) -> Body | None:
    """The body whose name ends at a place, before a noun for one or a role."""
    generic = None if noun is None else Body(None, noun)
    start = run_back(words, last)
    # "Vice President", "House Majority Leader": words of the role, not of the body.
    while last >= start and not words[last].owns and _is_title(words, last):
        last -= 1
    while start < last and words[start].low in RANKS:
        start += 1  # "Assistant" of "Assistant U.S. Attorney"
    if start > last:
        return generic
    if start == last == 0 and words[0].low in GENERIC - NAMING and not words[0].owns:
        # "Campaign officials": a capital that only begins the sentence.
        return Body(None, words[0])
    plain = [word.plain for word in words[start : last + 1]]
    if generic is not None and all(place(word) == "adjective" for word in plain):
        # "a Republican committee aide", unlike "a Syrian army spokesman"
        is_state = noun is not None and noun.low in OF_SOMEBODY and plain[0].lower() not in _PARTIES
        return Body(bare(words[start : last + 1]), noun) if is_state else generic
    if start and words[start - 1].owns and body_kind(plain, len(plain) - 1) is None:
        # "Brandt’s Orrin director" works for Brandt.
        return _owner(words, start - 1, noun, joined=joined)
    name = bare(words[start : start + without_beat(plain)])
    return Body(name, noun if noun is not None and noun.low in OF_SOMEBODY else None)


def body_at(words: Sequence[Word], start: int) -> tuple[Body | None, int]:
    """The body that a noun phrase names, and where the phrase ends.

    Args:
        words: of a description.
        start: where the phrase begins, behind its preposition.
    """
    if start < len(words) and words[start].low in OWNERS and not _begins_name(words, start):
        at, noun = _noun_phrase(words, start + 1)
        if any(word.owns for word in words[start:at]):
            return None, at  # "her father’s company"
        return Body(words[start].span, noun), at
    at, noun = _noun_phrase(words, start)
    if at < len(words) and is_name(words[at], begins=at == 0) and not _is_done(words, start, at):
        return _named(words, at)
    if noun is not None and words[start].low in ("a", "an"):
        # "director of a group in Orrin, the Friends of the Dam"
        named = _set_beside(words, at)
        return (None if named is None else Body(named, None)), at
    # The words may be cut behind the preposition: "an economist at".
    bare = noun is None and start < len(words) and words[start].low == "the"
    if bare and _is_person(words, at - 1):
        # "aides to the vice president"
        return Body(words[at - 1].span, None), at
    return (None if noun is None else Body(None, noun)), max(at, start + 1)


def _begins_name(words: Sequence[Word], at: int) -> bool:
    """Whether a pronoun is the first word of a name: "who runs Our Dams"."""
    both = words[max(at, 1) : at + 2]
    return len(both) > 1 and both[0].is_capital and is_name(both[1])


def _is_done(words: Sequence[Word], start: int, name: int) -> bool:
    """Whether something is done to who is named: "a gift for imitating Lint"."""
    return start + 1 == name and words[start].low.endswith("ing") and words[start].text.islower()


def _noun_phrase(words: Sequence[Word], start: int) -> tuple[int, Word | None]:
    """Where a noun phrase comes to a name or its end, and the last noun for a body in it."""
    noun: Word | None = None
    at = start
    while at < len(words) and at - start <= _MOST_BEFORE:
        word = words[at]
        if is_name(word, begins=at == 0):
            break
        is_mark = not word.is_word and word.text not in "-’'“\"‘"
        if is_mark or word.low in _BREAKS:
            break
        noun = word if word.low in GENERIC else noun
        at += 1
    # "director of government affairs" is of no government.
    is_field = noun is not None and words[at - 1] is not noun and words[at - 1].low in _FIELDS
    return at, None if is_field else noun


def _named(words: Sequence[Word], at: int) -> tuple[Body | None, int]:
    end = run_end(words, at)
    candidate = _candidate(words, end)
    if candidate is not None:
        return _named(words, candidate)
    name = bare(words[at:end])
    mark = end < len(words) and is_mark_of_owner(words, end)
    if words[end - 1].owns or mark:
        return _owned(words, end + mark, name), end
    following = words[end].low if end < len(words) else ""
    if following in OF_SOMEBODY:
        return Body(name, words[end]), end + 1
    return (None if following in _FIELDS else Body(name, None)), end


def _candidate(words: Sequence[Word], start: int) -> int | None:
    """Where somebody’s name begins behind what they stand for: "Green nominee Ada Lint"."""
    for at in range(start, min(start + _NEAR, len(words))):
        if is_name(words[at]):
            return at if at > start and words[at - 1].low in _STAND else None
        if not words[at].text.islower() or words[at].low in _ENDS:
            return None
    return None


def _owned(words: Sequence[Word], start: int, owner: Span) -> Body | None:
    """The body behind its owner: "Orrin’s Lint Center", "Brandt’s campaign"; else the owner.

    Args:
        words: of a description.
        start: where the words behind the owner begin.
        owner: its name.
    """
    for at in range(start, min(start + _NEAR, len(words))):
        word = words[at]
        if is_name(word):
            end = run_end(words, at)
            plain = [one.plain for one in words[at:end]]
            # "the Board’s Orrin base" is no body called Orrin.
            if body_kind(plain, len(plain) - 1) is not None or _ends_at(words, end):
                return _named(words, at)[0]
            break
        if word.low in GENERIC:
            return Body(owner, word if word.low in OF_SOMEBODY else None)
        if _ends_phrase(word) or word.low in RELATIVES:
            break
    return Body(owner, None)


def _ends_at(words: Sequence[Word], at: int) -> bool:
    return at == len(words) or _ends_phrase(words[at]) or words[at].low in RELATIVES


def _set_beside(words: Sequence[Word], start: int) -> Span | None:
    """A name of several words behind the next comma."""
    for at in range(start, min(start + _MOST_WORDS, len(words) - 2)):
        if words[at].text != ",":
            continue
        first = at + 2 if words[at + 1].low in ARTICLES else at + 1
        if not is_name(words[first]):
            return None
        end = run_end(words, first)
        return cover_words(words[first:end]) if end - first > 1 else None
    return None


def _is_title(words: Sequence[Word], at: int) -> bool:
    """Whether a word belongs to the role behind it: "Vice" of "Vice President"."""
    if words[at].low in _TITLES:
        return True
    if words[at].low in GENERIC or at + 1 == len(words) or body_kind([words[at].plain], 0):
        return False
    if at and words[at].low in _PLACES and is_name(words[at - 1]):
        return False  # "Orrin City officials" are no city officials of Orrin.
    found = known([words[at].low, words[at + 1].low])
    return found is not None and found.n_words > 1


def _is_alone(words: Sequence[Word], at: int) -> bool:
    before = words[at - 1] if at else None
    if before is None or not before.is_word or before.low in _ALONE:
        return True
    if not before.is_capital or at > 1 or words[at].low in OF_SOMEBODY:
        return before.is_capital
    # "Hedge fund": a capital that only begins the sentence.
    return place(before.plain) is not None


def _is_person(words: Sequence[Word], at: int) -> bool:
    """Whether a noun in small letters stands there that means a person."""
    found = None if at < 0 or words[at].is_capital else known([words[at].low])
    return found is not None and found.noun.kind in ("unnamed", "experts")


def _ends_phrase(word: Word) -> bool:
    """Whether a word cannot stand between a body and a role in it."""
    return word.low in _ENDS if word.is_word else word.text not in "-’'"
