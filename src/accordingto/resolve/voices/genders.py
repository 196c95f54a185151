"""Which of "he" and "she" an article may use for somebody; never a record of what anybody is."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Literal

from accordingto.core.entity import Mention
from accordingto.core.span import Span
from accordingto.resolve.names import parse
from accordingto.resolve.scripts import fold
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import line_start, words_back

Pronoun = Literal["he", "she"]
GENDERED: dict[str, Pronoun] = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
}  # fmt: skip
_BEFORE_CHARS = 40


def pronoun_for(text: str, mentions: Iterable[Mention]) -> Pronoun | None:
    """The pronoun that fits what an article calls somebody; None if both do.

    Titles count most ("Mrs."), then nouns ("the widow"), then given names.

    Args:
        text: the document's text.
        mentions: of one entity; pronouns say nothing here, since they are what is asked.
    """
    own = [one for one in mentions if one.form != "pronoun"]
    before = {word for one in own if one.form == "name" for word in _words_before(text, one)}
    heads = {one.head.of(text).lower() for one in own if one.form == "nominal"}
    return _first_telling(
        _by_titles(before),
        _of(before | heads, words_of("men"), words_of("women")),
        _by_given_names(text, own),
    )


def of_name(text: str, mention: Mention) -> Pronoun | None:
    """The pronoun that fits one name where it stands: "Mrs. Lint", "Ada Lint"; None if both do."""
    title = set(islice(_words_back(text, mention), 1))
    return _first_telling(_by_titles(title), _by_given_names(text, [mention]))


def _first_telling(*found: set[Pronoun]) -> Pronoun | None:
    """The first of some findings that is just one pronoun."""
    return next((pronoun for one in found if len(one) == 1 for pronoun in one), None)


def _by_titles(words: set[str]) -> set[Pronoun]:
    return _of(words, words_of("male titles"), words_of("female titles"))


def _by_given_names(text: str, own: Iterable[Mention]) -> set[Pronoun]:
    given = {
        name.given[0]
        for one in own
        if one.form == "name" and (name := parse(one.span.of(text))).given
    }
    return _of(given, words_of("men's names"), words_of("women's names"))


def _words_before(text: str, mention: Mention) -> set[str]:
    """The two words before a name: "Mrs.", "spokeswoman"."""
    return set(islice(_words_back(text, mention), 2))


def _words_back(text: str, mention: Mention) -> Iterator[str]:
    """The words before a name in its line, the last first."""
    start = line_start(text, mention.span.start, _BEFORE_CHARS)
    if start < mention.span.start:
        words = words_back(text, Span(start, mention.span.start))
        yield from (_folded(word.plain) for word in words if word.is_word)


def _of(words: set[str], men: frozenset[str], women: frozenset[str]) -> set[Pronoun]:
    found: set[Pronoun] = set()
    if words & men:
        found.add("he")
    if words & women:
        found.add("she")
    return found


@cache
def _folded(word: str) -> str:
    return fold(word)
