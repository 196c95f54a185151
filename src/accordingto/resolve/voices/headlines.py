"""Those whom a headline describes made one with those of whom the story says more."""

from collections.abc import Sequence

from accordingto.core.entity import ArticleEntity, Mention
from accordingto.core.span import Span
from accordingto.resolve.closed import NO_ADJECTIVES
from accordingto.resolve.voices.joining import Joining
from accordingto.resolve.voices.told import title_of
from accordingto.resolve.words import words_in

_NEAR = 2000
"""Characters behind a headline in which the story takes up whom it describes."""


def join_by_headline(
    text: str,
    paragraphs: Sequence[Span],
    mentions: Sequence[Mention],
    entities: Sequence[ArticleEntity],
    groups: Joining,
) -> None:
    """Makes one of a noun without article in the title and the first description by it below.

    "Miners quit" is of the "miners at the Vesper pit" of the story.

    Args:
        text: the document's text.
        paragraphs: of the article.
        mentions: its mentions.
        entities: which of them refer to one.
        groups: which entities are one.
    """
    title = title_of(text, paragraphs)
    number_of = {n: number for number, one in enumerate(entities) for n in one.mentions}
    open_: dict[str, tuple[int, frozenset[str]]] = {}
    for n, mention in enumerate(mentions):
        noun = mention.head.of(text).lower()
        if mention.form != "nominal" or mention.head.start > title.end + _NEAR:
            continue
        if title.contains(mention.head):
            words = _before(text, mention)
            if words.isdisjoint(NO_ADJECTIVES):
                open_.setdefault(noun, (number_of[n], words))
        elif noun in open_ and open_[noun][1] <= _before(text, mention):
            headline, _ = open_.pop(noun)
            if entities[headline].name is None and entities[number_of[n]].name is None:
                groups.join(headline, number_of[n])


def _before(text: str, mention: Mention) -> frozenset[str]:
    """The words before the noun of a description, small."""
    if mention.span.start >= mention.head.start:
        return frozenset()
    before = words_in(text, [Span(mention.span.start, mention.head.start)])
    return frozenset(word.low for word in before if word.is_word)
