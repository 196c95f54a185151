"""What the description of somebody tells of the body or person whom they work for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from accordingto.core.speaker import Described
from accordingto.resolve.closed import RELATIVES
from accordingto.resolve.lexicon import Known, known
from accordingto.resolve.roles.body_words import GENERIC, LINKS, Body, body_at, body_before
from accordingto.resolve.surroundings import FUNCTION_WORDS
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word

_ROLES = words_of("roles for a body")
_FOLLOWERS = words_of("followers")
NO_ROLES = words_of("roles for nobody")
"""Nouns for people who serve nobody."""
RULERS = words_of("roles of those who rule")
"""Those who speak for themselves, of a state, a place, a party or a house."""
_ONCE = words_of("no longer")
_HEADS = words_of("what heads of a body do")
_WORK: frozenset[Described] = frozenset(
    {"official", "diplomat", "police", "military", "intelligence", "aide", "lawyer", "expert",
     "journalists", "company", "politician", "party"}
)  # fmt: skip
_WORKS = frozenset(
    ["works", "teaches", "sits", "serves", "studies", "lectures", "researches", "specializes",
     "practices", "polls", "consults", "volunteers", "reports", "writes"]
)  # fmt: skip
_FOUND = frozenset(["found", "founded", "co-found", "co-founded", "cofounded", "started"])
_BEGINS_ANOTHER = frozenset(["and", ",", "is", "as"])
_THEN = "then-"
_AGO = ("years", "ago")
_PAST = frozenset(["was", "were", "served", "worked", "became", "headed", "led", "ran"])
_MEANWHILE = frozenset(["also", "now", "currently"])
_OF_THREE = frozenset(
    {("chief", "of", "staff"), ("chief", "of", "mission"), ("secretary", "of", "state"),
     ("head", "of", "state"), ("head", "of", "government"), ("head", "of", "mission")}
)  # fmt: skip
_FIRST_PARTS = frozenset(["prime", "vice", "first"])
_AT = frozenset(["for", "at", "with"])
_PERSONAL = ("unnamed", "experts")
_TO: frozenset[Described] = frozenset({"aide", "lawyer"})
_MOST_BETWEEN = 3
"""Words between a role and the preposition of its body: "director general of"."""
_ADVERBS = frozenset(["then", "late", "once", "past"])
"""With a capital they begin a sentence, and say nothing of a role."""
_FORMERLY = ("ex-", "then-")
_MOST_STUDIED = 8
"""Words between what somebody does and where: "who studies the dams of Neld at Orrin"."""
_MOST_FORMER = 6


@dataclass(frozen=True, slots=True)
class Post:
    """That somebody works in a body or for a person.

    Args:
        role: the noun for what they do; "" where a verb says that they head it.
        body: the words for the body or person.
        link: the preposition between them; "" where the body stands first.
        at: where the role stands.
    """

    role: str
    body: Body
    link: str
    at: int


def posts(words: Sequence[Word]) -> Iterator[Post]:
    """The posts that a description gives: "an economist at the Neld Works, who edits the Courier".

    What somebody was is passed over.

    Args:
        words: of the description, its first word first.
    """
    inside = past = False
    for at, word in enumerate(words):
        past = (past or word.low in _PAST) and word.text != ","
        if word.low == "whose":
            return
        if word.low in RELATIVES:
            yield from _headed(words, at + 1)
            inside = True
        if word.low in _BEGINS_ANOTHER:
            inside = False
        elif word.low in LINKS and not _is_in_name(words, at):
            # What stands behind a preposition describes somebody else.
            inside = True
        elif not (inside or past) and is_role(words, at):
            yield from posts_of(words, at)


def is_role(words: Sequence[Word], at: int) -> bool:
    """Whether a noun stands at a place for somebody who works for a body or a person."""
    low = words[at].low
    if low in NO_ROLES:
        return False
    if low == "fellow" and at + 1 < len(words) and words[at + 1].low not in LINKS | {",", "."}:
        return False  # "his fellow miners"
    if role_of(low) is not None:
        return True
    found = known([words[at - 1].low, low]) if at else None
    return found is not None and found.n_words > 1 and _works(found)


def _works(found: Known) -> bool:
    return found.noun.kind in _PERSONAL and found.noun.what in _WORK


def role_of(low: str) -> Described | None:
    """What those are who have a role; None if the word is no role."""
    if low in NO_ROLES:
        return None
    found = known([low])
    if found is not None and _works(found):
        return None if found.noun.what == "party" and low not in _FOLLOWERS else found.noun.what
    if low in _ROLES or low.removesuffix("s") in _ROLES:
        return found.noun.what if found is not None else "other"
    return None


def is_plural(words: Sequence[Word], at: int) -> bool:
    """Whether the noun at a place means several."""
    found = known([words[at].low])
    return found.plural if found is not None else words[at].low.endswith("s")


def _is_over(words: Sequence[Word], at: int) -> bool:
    """Whether somebody had a role and has it no longer: "a former senior aide"."""
    if words[at].low.startswith(_FORMERLY):
        return True
    for word in words[max(0, at - _MOST_FORMER) : at][::-1]:
        if word.is_capital and word.low in _ADVERBS:
            return False
        if word.low in _ONCE or word.low.startswith(_FORMERLY):
            return True
        if not word.is_word and word.text not in "-’'":
            return False
        if word.low in FUNCTION_WORDS - {"and", "or"}:
            return False
    return False


def posts_of(words: Sequence[Word], at: int) -> Iterator[Post]:
    """The posts that one role in a description gives.

    Args:
        words: of the description.
        at: where the role stands.
    """
    at, end = _whole_role(words, at)
    if _is_over(words, at):
        return
    role = words[at].low
    if at and words[at - 1].low in _FIRST_PARTS:
        role = f"{words[at - 1].low}-{role}"
    after = _after(words, at, end)
    # "a White House correspondent for the Courier" works for the Courier.
    elsewhere = after is not None and after.link in _AT and after.body.name is not None
    beats = elsewhere and role_of(role) in ("journalists", "expert")
    if not beats and end < len(words) and is_role(words, end):
        return
    start = at
    # "press secretary", unlike "Orrin Police chief"
    while start and is_role(words, start - 1) and not _is_body_or_owner(words[start - 1]):
        start -= 1
    body = None if beats else body_before(words, start)
    # "a campaign director at the Friends of the Dam"
    if body is not None and not (elsewhere and body.name is None):
        yield Post(role, body, "", words[at].span.start)
    if after is not None:
        yield after


def _is_body_or_owner(word: Word) -> bool:
    return word.owns or word.low in GENERIC


def _whole_role(words: Sequence[Word], at: int) -> tuple[int, int]:
    """Where a role begins and ends, of three words as well: "chief of staff"."""
    for start in (at, at - 2):
        listed = tuple(word.low for word in words[max(start, 0) : start + 3])
        if start >= 0 and listed in _OF_THREE:
            return start, start + 3
    return at, at + 1


def ends_in_three(words: Sequence[Word]) -> bool:
    """Whether words end in a role of three: "chief of staff"."""
    return tuple(word.low for word in words[-3:]) in _OF_THREE


def _after(words: Sequence[Word], at: int, end: int) -> Post | None:
    """The post whose body stands behind its role: "director general of the Neld Works".

    Args:
        words: of the description.
        at: where the role begins.
        end: where it ends.
    """
    role = words[at].low
    place = end
    far = 0
    while place < len(words) and far <= _MOST_BETWEEN:
        word = words[place]
        if word.low in LINKS:
            body, place = body_at(words, place + 1)
            if body is not None and _is_past(words, body, place):
                return None
            if body is not None and _links(role, word.low):
                return Post(role, body, word.low, words[at].span.start)
            far = 0
        elif word.low == "and" and place > end + 1 and words[place - 2].low in LINKS:
            place += 1  # "director of works and roads at the Neld Board"
        elif word.low in RELATIVES | {"and", "or"} or not word.is_word:
            return None
        else:
            place, far = place + 1, far + 1
    return None


def _is_past(words: Sequence[Word], body: Body, end: int) -> bool:
    """Whether it is said of a body that one served it once: "to then-President Lint".

    Args:
        words: of the description.
        body: what was found in it.
        end: where it ends.
    """
    inside = (word for word in words if body.span.contains(word.span))
    is_then = any(word.low.startswith(_THEN) for word in inside)
    after = [word.low for word in words[end : end + _MOST_FORMER]]
    return is_then or _AGO in pairwise(after)


def _is_in_name(words: Sequence[Word], at: int) -> bool:
    """Whether a preposition joins capitals, as in "the Friends of Orrin’s director"."""
    around = words[max(0, at - 1) : at + 2]
    return len(around) == 3 and around[0].is_capital and around[2].is_capital


def _links(role: str, link: str) -> bool:
    """Whether a preposition may stand between a role and its body."""
    if link == "from":
        return role not in RULERS
    if link == "to":
        return role_of(role) in _TO or role == "chief"
    return link != "on" or role in ("member", "members")


def _headed(words: Sequence[Word], at: int) -> Iterator[Post]:
    """What somebody heads of whom a clause tells: "who directs the Neld Works"."""
    while at < len(words) and words[at].low in _MEANWHILE:
        at += 1
    if at >= len(words):
        return
    if words[at].low == "helped" and at + 1 < len(words):
        at += 1
    heads = words[at].low in _HEADS or words[at].low in _FOUND
    start, link = (at + 1, "heads") if heads else (len(words), "")
    if words[at].low in _WORKS:
        near = range(at + 1, min(at + _MOST_STUDIED, len(words)))
        start = next((n + 1 for n in near if words[n].low in _AT), start)
        link = words[start - 1].low
    body, _ = body_at(words, start) if start < len(words) else (None, 0)
    if body is not None:
        yield Post("", body, link, words[at].span.start)
