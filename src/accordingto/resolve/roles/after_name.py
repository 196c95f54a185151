"""The posts that are named behind a name: "Ada Lint, head of the Neld Works"."""

from collections.abc import Iterator, Sequence

from accordingto.core.entity import Mention
from accordingto.core.span import Span
from accordingto.resolve.closed import ARTICLES, OWNERS
from accordingto.resolve.roles.body_words import body_at
from accordingto.resolve.roles.clauses import apposition
from accordingto.resolve.roles.posts import Post, is_role, posts
from accordingto.resolve.roles.runs import is_name, run_end
from accordingto.resolve.surroundings import FUNCTION_WORDS
from accordingto.resolve.words import Word, words_in

_REACH = 240
"""Characters behind a name that are looked at."""
_BEGINS = (ARTICLES | OWNERS | {"who", "now", "also", "currently", "one"}) - {"whose"}
_MOST_IN_BRACKETS = 8


def posts_after(text: str, mention: Mention) -> Iterator[Post]:
    """The posts that the words behind a name give its bearer.

    Args:
        text: the document's text.
        mention: a name.
    """
    listed, several = _without_other(_behind(text, mention))
    if listed and listed[0].low in ("of", "with", "from"):
        # "Ada Lint of the Neld Works", "Ada Lint of Orrin, head of the Neld Works"
        at = 2 if listed[1:2] and listed[1].low in ARTICLES else 1
        if at >= len(listed) or not is_name(listed[at]):
            return
        body, end = body_at(listed, at)
        if listed[0].low != "from" and body is not None:
            yield Post("", body, "of", listed[at].span.start)
        listed = listed[end:]
    if len(listed) > 1 and listed[0].low == "is" and listed[1].low in ARTICLES:
        yield from posts(apposition(listed[1:]))
    for one in posts(beside(listed)):
        if not several or one.role.endswith("s"):
            yield one


def beside(listed: Sequence[Word]) -> list[Word]:
    """The description that words behind a name begin with, behind its comma; else none.

    Args:
        listed: the words behind a name.
    """
    if not listed or listed[0].text != ",":
        return []
    rest = listed[1:]
    if len(rest) > 1 and rest[0].text.isdigit() and rest[1].text == ",":
        rest = rest[2:]  # "Ada Lint, 33, a miner"
    found = apposition(rest)
    return found if len(found) > 1 and _describes(found) else []


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
