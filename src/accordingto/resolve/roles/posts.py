"""What the description of somebody tells of the body or person whom they work for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accordingto.core.speaker import Described
from accordingto.resolve.closed import ALONE, OWNERS, RELATIVES
from accordingto.resolve.lexicon import Known, known
from accordingto.resolve.roles.body_words import (
    AT,
    GENERIC,
    LINKS,
    OF_SOMEBODY,
    Body,
    body_at,
    body_before,
)
from accordingto.resolve.roles.clause_posts import Clause, headed, owned
from accordingto.resolve.roles.no_longer import MEANWHILE, is_now, is_over, is_past
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word

_ROLES = words_of("roles for a body")
_FOLLOWERS = words_of("followers")
NO_ROLES = words_of("roles for nobody")
"""Nouns for people who serve nobody."""
RULERS = words_of("roles of those who rule")
"""Those who speak for themselves, of a state, a place, a party or a house."""
_WORK: frozenset[Described] = frozenset(
    {"official", "diplomat", "police", "military", "intelligence", "aide", "lawyer", "expert",
     "journalists", "company", "politician", "party"}
)  # fmt: skip
_BEGINS_ANOTHER = frozenset(["and", ",", "is", "as"])
_PAST = frozenset(["was", "were", "served", "worked", "became", "headed", "led", "ran", "not"])
_INTO = frozenset(["joined", "helped", "served", "worked", "headed", "need"])
"""Verbs behind which may stand what somebody is, or was."""
_OF_THREE = frozenset(
    {("chief", "of", "staff"), ("chief", "of", "mission"), ("secretary", "of", "state"),
     ("head", "of", "state"), ("head", "of", "government"), ("head", "of", "mission")}
)  # fmt: skip
_FIRST_PARTS = frozenset(["prime", "vice", "first"])
_PERSONAL = ("unnamed", "experts")
_TO: frozenset[Described] = frozenset({"aide", "lawyer"})
_MOST_BETWEEN = 3
"""Words between a role and the preposition of its body: "director general of"."""
_COUNTED = 3
_REPRESENTS = "representing"


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

    What somebody was is passed over, and so is all else where it says what they do now.

    Args:
        words: of the description, its first word first.
    """
    listed = list(_listed(words))
    yield from (next(([one] for one in listed if is_now(words, one.at)), listed))


def _listed(words: Sequence[Word]) -> Iterator[Post]:
    inside = past = narrated = False
    words = words[_counted(words) :]
    for at, word in enumerate(words):
        past = (past or word.low in _PAST) and word.text != "," and word.low not in MEANWHILE
        narrated = narrated and word.low != "is"
        if word.low == "whose":
            yield from _told(owned(words, at + 1))
            return
        if word.low in RELATIVES:
            clause = headed(words, at + 1)
            yield from _told(clause)
            narrated = clause is None and _tells(words, at + 1)
            inside = True
        if word.low in _BEGINS_ANOTHER and not _is_of_named(words, at):
            inside = False
        elif word.low in LINKS and not _is_in_name(words, at):
            # What stands behind a preposition describes somebody else.
            inside = True
        elif not (inside or past or narrated) and is_role(words, at):
            yield from posts_of(words, at)


def _tells(words: Sequence[Word], at: int) -> bool:
    """Whether a clause tells what somebody did: "who fired the head of the Neld Works"."""
    at += at < len(words) and words[at].low.endswith("ly")
    return at < len(words) and words[at].low.endswith("ed") and words[at].low not in _INTO


def _is_of_named(words: Sequence[Word], at: int) -> bool:
    """Whether an "as" tells what somebody named is: "the choice of Ada Lint as envoy"."""
    return (
        words[at].low == "as" and at > 1 and words[at - 1].is_capital and words[at - 2].is_capital
    )


def _counted(words: Sequence[Word]) -> int:
    """How many words only say how many of a description there are: "one of Brandt’s lawyers"."""
    if len(words) < _COUNTED or words[1].low != "of" or words[0].low not in ALONE:
        return 0
    return 2


def _told(clause: Clause | None) -> Iterator[Post]:
    if clause is not None:
        yield Post("", clause.body, clause.link, clause.at)


def is_role(words: Sequence[Word], at: int) -> bool:
    """Whether a noun stands at a place for somebody who works for a body or a person."""
    low = words[at].low
    if low in NO_ROLES or _is_two_acronyms(words, at):
        return False
    if low == "fellow" and at + 1 < len(words) and words[at + 1].low not in LINKS | {",", "."}:
        return False  # "his fellow miners"
    if role_of(low) is not None:
        return True
    found = known([words[at - 1].low, low]) if at else None
    return found is not None and found.n_words > 1 and _works(found)


def _is_two_acronyms(words: Sequence[Word], at: int) -> bool:
    """Whether a word is two acronyms, of which the second means no role: "the DLW-CIO’s head"."""
    whole = words[at].text
    return "-" in whole and whole.isupper() and any(one.text != one.text.upper() for one in words)


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


def is_of_several(words: Sequence[Word], post: Post) -> bool:
    """Whether a post that words tell is that of several: "the envoys of the Neld Works"."""
    return any(is_plural([word], 0) for word in words if word.span.start == post.at)


def posts_of(words: Sequence[Word], at: int) -> Iterator[Post]:
    """The posts that one role in a description gives.

    Args:
        words: of the description.
        at: where the role stands.
    """
    at, end = _whole_role(words, at)
    if is_over(words, at):
        return
    role = words[at].low
    if at and words[at - 1].low in _FIRST_PARTS:
        role = f"{words[at - 1].low}-{role}"
    after = _after(words, at, end)
    # "a White House correspondent for the Courier" works for the Courier.
    elsewhere = after is not None and after.link in AT and after.body.name is not None
    beats = elsewhere and role_of(role) in ("journalists", "expert")
    if not beats and end < len(words) and is_role(words, end):
        return
    start = at
    # "press secretary", unlike "Orrin Police chief"
    while start and is_role(words, start - 1) and not _is_body_or_owner(words[start - 1]):
        start -= 1
    body = None if beats else body_before(words, start)
    body = None if body is not None and _is_field(body, role) else body
    # "a campaign director at the Friends of the Dam"
    if body is not None and not (elsewhere and body.name is None):
        yield Post(role, body, "", words[at].span.start)
    if after is not None:
        yield after


def _is_field(body: Body, role: str) -> bool:
    """Whether a body is what somebody knows about, and no employer: "military analysts"."""
    noun = body.noun if body.name is None else None
    return noun is not None and noun.low in OF_SOMEBODY and role_of(role) == "expert"


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
        if word.low in LINKS or word.low == _REPRESENTS:
            body, place = body_at(words, place + 1)
            if body is not None and is_past(words, body, place):
                return None
            whole = None if body is None else _whole(words, body, place)
            if whole is not None:
                return Post(role, *whole, words[at].span.start)
            link = "for" if word.low == _REPRESENTS else word.low
            if body is not None and _links(role, link):
                return Post(role, body, link, words[at].span.start)
            far = 0
        elif word.low == "and" and place > end + 1 and words[place - 2].low in LINKS:
            place += 1  # "director of works and roads at the Neld Board"
        elif word.low in RELATIVES | {"and", "or"} or not word.is_word:
            return None
        else:
            place, far = place + 1, far + 1
    return None


def _whole(words: Sequence[Word], part: Body, end: int) -> tuple[Body, str] | None:
    """The body with a name behind the noun for a part of it, and the preposition between them.

    "Head of the water department at the Neld Works" is of the Neld Works.

    Args:
        words: of the description.
        part: what stands behind the role.
        end: where that ends.
    """
    ends = part.noun is not None and part.noun is words[end - 1]
    if part.name is not None or not ends or end + 1 >= len(words) or words[end].low not in AT:
        return None
    body, _ = body_at(words, end + 1)
    named = body is not None and body.name is not None and words[end + 1].low not in OWNERS
    return (body, words[end].low) if body is not None and named else None


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
