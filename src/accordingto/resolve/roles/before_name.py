"""The posts that are named before a name: "Neld Works director Ada Lint"."""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from accordingto.core.entity import Mention
from accordingto.core.span import Span
from accordingto.resolve.lexicon import is_outlet
from accordingto.resolve.names import TITLES
from accordingto.resolve.roles.body_words import RANKS, Body
from accordingto.resolve.roles.clauses import last_part
from accordingto.resolve.roles.posts import (
    Post,
    ends_in_three,
    is_of_several,
    is_plural,
    is_role,
    posts,
    posts_of,
)
from accordingto.resolve.roles.runs import bare, is_mark_of_owner, run_back
from accordingto.resolve.scripts import fold
from accordingto.resolve.surroundings import FUNCTION_WORDS
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word, cover_words, words_in

_REACH = 140
"""Characters before a name that are looked at."""
_GIVEN = words_of("men's names") | words_of("women's names")
_SERVICES = words_of("services")
_MOST_OF_FIELD = 4
"""Words from the "for" of a role's field to the name."""
_BARE_TITLES = frozenset(["mr", "mrs", "ms", "dr", "sir", "dame"])


def posts_before(text: str, mention: Mention) -> Iterator[Post]:
    """The posts that the words before a name give its bearer.

    Args:
        text: the document's text.
        mention: a name.
    """
    before = words_before(text, mention)
    comma = bool(before) and before[-1].text == ","
    before = before[:-1] if comma else before
    if comma and before and before[0].text == "As":
        # "As head of the Neld Works, Lint said", unlike "As envoys met in Orrin, Lint said".
        yield from (one for one in posts(before[1:]) if not is_of_several(before, one))
    # Else a clause ends there: "Led by the head of the Neld Works, Lint said".
    elif before and not (comma and text[mention.span.end : mention.span.end + 1] not in ",.;)"):
        owner = _owner(before)
        if owner is not None:
            yield owner
        else:
            several = text[mention.span.end : mention.span.end + 5] in (" and ", ", and")
            yield from _by_title(before, several=several)
            yield from _by_phrase(before, comma=comma)
    yield from _outlet_in(text, mention)


def words_before(text: str, mention: Mention) -> list[Word]:
    """The words of its clause before a name, with titles that were taken into it.

    Args:
        text: the document's text.
        mention: a name.
    """
    start = text.rfind("\n", max(0, mention.span.start - _REACH), mention.span.start) + 1
    start = max(start, mention.span.start - _REACH)
    listed = words_in(text, [Span(start, mention.span.end)])
    before = last_part(listed[: _name_start(listed, mention)])
    while before and _is_bare_title(before):
        before = before[:-1] if before[-1].is_word else before[:-2]
        while before and before[-1].low in _SERVICES and before[-1].is_capital:
            before = before[:-1]
        # "the spokesman the Rev. Ada Lint"
        if len(before) > 1 and before[-1].low == "the" and is_role(before, len(before) - 2):
            before = before[:-1]
    return before


def role_alone(text: str, mention: Mention) -> Word | None:
    """The role beside a name of which nothing says whose it is: "spokesman Ada Lint".

    Args:
        text: the document's text.
        mention: a name.
    """
    before = words_before(text, mention)
    if before and before[-1].text == "," and text[mention.span.end : mention.span.end + 1] == ",":
        before = before[:-1]  # "a spokesman, Ada Lint,"
    if not before or not is_role(before, len(before) - 1):
        return None
    at = len(before) - 2
    while at >= 0 and before[at].low in RANKS:
        at -= 1  # "assistant pastor Ada Lint"
    alone = at < 0 or before[at].low in FUNCTION_WORDS or not before[at].is_word
    return before[-1] if alone else None


def _name_start(listed: Sequence[Word], mention: Mention) -> int:
    """Where a name begins among the words up to its end: "Neld Works Director Ada Lint"."""
    at = len(listed) - 1
    while at > 0 and listed[at - 1].span.start >= mention.span.start:
        before = listed[at - 1]
        if before.owns or before.text in "’'," or is_role(listed, at - 1):
            break
        at -= 1
    return max(at, 0)


def _is_bare_title(before: Sequence[Word]) -> bool:
    """Whether words end in a title that is no post: "Dr.", "Mr"."""
    if before[-1].text == "." and len(before) > 1:
        return fold(before[-2].plain) in TITLES and before[-2].is_capital
    return before[-1].is_capital and before[-1].low in _BARE_TITLES


def _owner(before: Sequence[Word]) -> Post | None:
    """The owner right before a name: "the Courier’s Ada Lint"."""
    mark = is_mark_of_owner(before, len(before) - 1)
    last = len(before) - 1 - mark
    if not (mark or before[last].owns):
        return None
    start = run_back(before, last)
    if start > last:
        return None
    span = bare(before[start : last + 1])
    return Post("", Body(span, None), "’s", span.start)


def _by_title(before: Sequence[Word], *, several: bool) -> Iterator[Post]:
    """What stands before a role that a name follows; what stands behind it is the name.

    Args:
        before: the words before the name.
        several: whether another name follows, so that the role may be a plural.
    """
    before = _without_field(before)
    # "Neld Works Chief of Staff Ada Lint"
    at = len(before) - (3 if ends_in_three(before) else 1)
    if not is_role(before, at) or (is_plural(before, at) and not several):
        return
    # "Neld Works President and Orrin Director Ada Lint"
    joined = next((n for n in range(at - 1, 0, -1) if before[n].low == "and"), 0)
    roles = [at, joined - 1] if joined and is_role(before, joined - 1) else [at]
    for one in chain.from_iterable(posts_of(before, n) for n in roles):
        if not one.link:
            yield one


def _without_field(before: Sequence[Word]) -> Sequence[Word]:
    """Words before a name without the field of a role: "Neld Works vice president for dams"."""
    for end in range(len(before) - 2, max(0, len(before) - 1 - _MOST_OF_FIELD), -1):
        if before[end].low in ("for", "of") and is_role(before, end - 1):
            field = before[end + 1 :]
            is_field = all(word.is_word and word.text.islower() for word in field)
            return before[:end] if is_field and not is_role(before, len(before) - 1) else before
    return before


def _by_phrase(before: Sequence[Word], *, comma: bool) -> Iterator[Post]:
    """What ends right before a name: "the head of the Neld Works, Ada Lint"."""
    last = before[-1]
    if not (comma or last.is_capital):
        return
    is_one = any((a.low, b.low) == ("one", "of") for a, b in pairwise(before))
    roles = (
        n for n in range(len(before) - 1)
        if is_role(before, n) and (is_one or not is_plural(before, n))
    )  # fmt: skip
    for one in chain.from_iterable(posts_of(before, n) for n in roles):
        if one.link and (
            one.body.span.end >= last.span.end - len("’s")
            or (comma and _is_placed(before, one.body.span.end))
        ):
            yield one


def _is_placed(before: Sequence[Word], end: int) -> bool:
    """Whether behind a body only follows where it is: "the head of the Neld Works in Orrin"."""
    rest = [word for word in before if word.span.start >= end]
    return len(rest) > 1 and rest[0].low == "in" and all(word.is_capital for word in rest[1:])


def _outlet_in(text: str, mention: Mention) -> Iterator[Post]:
    """The outlet that was taken into the name of somebody there: "Courier News Ada Lint"."""
    listed = words_in(text, [mention.span])
    for n in range(len(listed) - 2, 0, -1):
        given = fold(listed[n].plain) in _GIVEN
        if given and is_outlet(" ".join(word.plain for word in listed[:n])):
            yield Post("", Body(cover_words(listed[:n]), None), "’s", mention.span.start)
            return
