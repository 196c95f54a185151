"""What stands beside a name and says who that is: before it, or set after it."""

from collections.abc import Iterator

from accordingto.core.entity import Mention
from accordingto.core.span import Span
from accordingto.resolve.roles.after_name import beside, posts_after
from accordingto.resolve.roles.before_name import posts_before, words_before
from accordingto.resolve.roles.clauses import is_headline
from accordingto.resolve.roles.posts import Post, is_role, role_of
from accordingto.resolve.words import words_in

_NEAR = 60
"""Characters behind a name in which it is said that its bearer is a journalist."""


def posts_beside(text: str, mention: Mention) -> Iterator[Post]:
    """The posts that the words around a name give its bearer.

    Args:
        text: the document's text.
        mention: a name.
    """
    if not is_headline(text, mention.span):
        yield from posts_before(text, mention)
        yield from posts_after(text, mention)


def is_journalist(text: str, mention: Mention) -> bool:
    """Whether somebody is called a journalist right before or after their name.

    Args:
        text: the document's text.
        mention: a name.
    """
    before = words_before(text, mention)
    if before and role_of(before[-1].low) == "journalists":
        return True
    end = min(mention.span.end + _NEAR, len(text))
    behind = words_in(text, [Span(mention.span.end, end)]) if end > mention.span.end else ()
    found = beside(behind)
    roles = [n for n in range(len(found)) if is_role(found, n)]
    return bool(roles) and role_of(found[roles[0]].low) == "journalists"
