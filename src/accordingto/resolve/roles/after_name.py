"""The posts that are named behind a name: "Ada Lint, head of the Neld Works"."""

from collections.abc import Iterator, Sequence

from accordingto.core.entity import Mention
from accordingto.core.span import Span
from accordingto.resolve.closed import ARTICLES, OWNERS
from accordingto.resolve.roles.body_words import GENERIC, body_at
from accordingto.resolve.roles.clause_posts import Clause, owned, spoken_for, works
from accordingto.resolve.roles.clauses import apposition
from accordingto.resolve.roles.posts import Post, is_of_several, is_role, posts
from accordingto.resolve.roles.runs import is_name, run_end
from accordingto.resolve.surroundings import FUNCTION_WORDS
from accordingto.resolve.words import Word, words_in

_REACH = 240
"""Characters behind a name that are looked at."""
_BEGINS = (ARTICLES | OWNERS | {"who", "now", "also", "currently", "one"}) - {"whose"}
_MOST_IN_BRACKETS = 8
_FROM = ("of", "with", "from")
_OPENS = (",", "–", "—", "-")
_ENDS = (",", ".", ")")
_FEWEST = 3
_MOST_BEFORE = 4
"""Words between a preposition and the name of a body with its noun before it."""


def posts_after(text: str, mention: Mention) -> Iterator[Post]:
    """The posts that the words behind a name give its bearer.

    Args:
        text: the document's text.
        mention: a name.
    """
    listed, several = _without_other(_behind(text, mention))
    if listed and listed[0].low in _FROM:
        # "Ada Lint of the Neld Works", "Ada Lint of Orrin, head of the Neld Works"
        at = _named_at(listed, 1)
        if at is None:
            return
        body, end = body_at(listed, at)
        if listed[0].low != "from" and body is not None:
            yield Post("", body, "of", listed[at].span.start)
        listed = listed[end:]
    else:
        yield from _between_commas(listed)
    if len(listed) > 1 and listed[0].low == "is" and listed[1].low in ARTICLES:
        yield from posts(apposition(listed[1:]))
    clause = _clause(listed)
    if clause is not None:
        yield Post("", clause.body, clause.link, clause.at)
    found = beside(listed)
    may_be_several = several or text[max(0, mention.span.start - 5) : mention.span.start] == " and "
    is_one_of = [word.low for word in found[:2]] == ["one", "of"]
    for one in posts(found):
        is_alone = is_one_of or may_be_several or not one.role or not is_of_several(found, one)
        if one.role.endswith("s") if several else is_alone:
            yield one


def beside(listed: Sequence[Word]) -> list[Word]:
    """The description that words behind a name begin with, behind its comma; else none.

    Args:
        listed: the words behind a name.
    """
    if not listed or listed[0].text not in _OPENS:
        return []
    rest = listed[1:] if listed[0].text == "," else _between_dashes(listed)
    if len(rest) > 1 and rest[0].text.isdigit() and rest[1].text == ",":
        rest = rest[2:]  # "Ada Lint, 33, a miner"
    found = apposition(rest)
    return found if len(found) > 1 and _describes(found) else []


def _clause(listed: Sequence[Word]) -> Clause | None:
    """The body that a clause behind a name tells of."""
    if len(listed) < _FEWEST or listed[0].text != ",":
        return works(listed)
    return owned(listed, 2) if listed[1].low == "whose" else spoken_for(listed[1:])


def _between_commas(listed: Sequence[Word]) -> Iterator[Post]:
    """The body of which somebody is said to be between commas: ", from the Neld Works,"."""
    if len(listed) < _FEWEST or listed[0].text != "," or listed[1].low not in _FROM:
        return
    at = _named_at(listed, 2)
    if at is not None:
        body, end = body_at(listed, at)
        if body is not None and end < len(listed) and listed[end].text in _ENDS:
            yield Post("", body, "’s", listed[at].span.start)


def _named_at(listed: Sequence[Word], start: int) -> int | None:
    """Where the name of a body begins: "the Neld Works", "digital firm Neld Works"."""
    at = start + (start < len(listed) and listed[start].low in ARTICLES)
    first = at
    while at < len(listed) and at - first < _MOST_BEFORE and listed[at].text.islower():
        at += 1
    if at >= len(listed) or not is_name(listed[at]):
        return None
    return at if at == first or listed[at - 1].low in GENERIC else None


def _between_dashes(listed: Sequence[Word]) -> Sequence[Word]:
    """The words from a dash with blanks around it to the next such dash; none if there is none."""
    marks = (n for n in range(1, len(listed) - 1) if listed[n].text == listed[0].text)
    ends = (n for n in marks if listed[n - 1].span.end < listed[n].span.start)
    end = next(ends, 0)
    is_dash = len(listed) > 1 and listed[0].span.end < listed[1].span.start
    return listed[1:end] if end and is_dash else []


def _behind(text: str, mention: Mention) -> list[Word]:
    """The words of a line behind a name, without brackets right behind it."""
    end = text.find("\n", mention.span.end, mention.span.end + _REACH)
    end = min(mention.span.end + _REACH, len(text)) if end < 0 else end
    if end <= mention.span.end:
        return []
    listed = list(words_in(text, [Span(mention.span.end, end)]))
    if listed and listed[0].text == "(":
        texts = [word.text for word in listed[:_MOST_IN_BRACKETS]]
        return listed[texts.index(")") + 1 :] if ")" in texts else []
    return listed


def _without_other(listed: list[Word]) -> tuple[list[Word], bool]:
    """The words behind another name that an "and" joins, and whether there is one."""
    if len(listed) > 1 and listed[0].low == "and" and is_name(listed[1]):
        behind = run_end(listed, 1)
        if behind < len(listed) and listed[behind].text == ",":
            return listed[behind:], True
    return listed, False


def _describes(found: Sequence[Word]) -> bool:
    """Whether words behind a comma describe whom they stand behind, and go on with no clause."""
    first = found[0]
    if first.low in FUNCTION_WORDS and first.low not in _BEGINS:
        return False
    if any(is_role(found, n) for n in range(2)) or not first.low.endswith(("ing", "ed")):
        return True
    return first.is_capital or first.low in _BEGINS
