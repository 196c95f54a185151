"""Names that begin too late: "Europe" of "Radio Free Europe", "Qaeda" of "al Qaeda"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from accordingto.core.entity import ArticleEntity, Mention
from accordingto.core.span import Span
from accordingto.resolve.closed import ARTICLES
from accordingto.resolve.lexicon import listed_kind
from accordingto.resolve.voices.entity_kinds import as_entity
from accordingto.resolve.words import line_start, words_back

_MOST_BEFORE = 3
"""Words that are put to a name."""
_NEAR = 40
"""Characters before a name in which they stand."""


def from_their_beginning(
    text: str, mentions: Sequence[Mention], entities: Sequence[ArticleEntity]
) -> tuple[tuple[Mention, ...], tuple[ArticleEntity, ...]]:
    """Names of one word with the words before that make them a listed body's.

    A name that stands in a longer one is left as it is. What then is called otherwise than the
    rest of its entity is one of its own: "Friends of Orrin" is not Orrin.

    Args:
        text: the document's text.
        mentions: of one article.
        entities: which of them refer to one.

    Returns:
        Mentions in the order of those given, and the entities.
    """
    held = {one.span.end for one in mentions if one.form == "name" and len(_words(text, one)) > 1}
    found = {
        n: whole
        for n, one in enumerate(mentions)
        if one.form == "name" and one.span.end not in held
        and (whole := _whole(text, one)) is not one
    }  # fmt: skip
    if not found:
        return tuple(mentions), tuple(entities)
    parted = [one for entity in entities for one in _parted(text, mentions, entity, found)]
    return (
        tuple(found.get(n, one) for n, one in enumerate(mentions)),
        tuple(sorted(parted, key=lambda one: one.mentions)),
    )


def _parted(
    text: str, mentions: Sequence[Mention], entity: ArticleEntity, found: Mapping[int, Mention]
) -> list[ArticleEntity]:
    """An entity, without those of its names that are now another's."""
    grown = [n for n in entity.mentions if n in found]
    if not grown:
        return [entity]
    called = {found.get(n, mentions[n]).span.of(text) for n in entity.mentions
              if mentions[n].form == "name"}  # fmt: skip
    # "al Qaeda" is Qaeda, with a particle that is often left out.
    if len(called) == 1 or all(text[found[n].span.start].islower() for n in grown):
        return [replace(entity, kind=found[grown[0]].kind)]
    kept = tuple(n for n in entity.mentions if n not in found)
    name = entity.name if entity.name in kept else None
    others = [ArticleEntity(found[n].kind, (n,), n) for n in grown]
    return [replace(entity, mentions=kept, name=name), *others] if kept else others


def _whole(text: str, mention: Mention) -> Mention:
    name, end = mention.span.of(text), mention.span.start
    line = line_start(text, end, _NEAR)
    if not name.isalpha() or line >= end:
        return mention
    for word in islice(words_back(text, Span(line, end)), _MOST_BEFORE):
        if not word.is_word or text[word.span.end : end].strip():
            break
        last = word.text.rpartition("/")[2]  # "Radio Orrin/Radio Free Europe" is of two.
        name, end = f"{last} {name}", word.span.end - len(last)
        kind = listed_kind(name)
        if kind is not None and word.low not in ARTICLES:
            span = Span(end, mention.span.end)
            told = mention.kind if kind == "other" else as_entity(kind)
            return replace(mention, span=span, kind=told)
    return mention


def _words(text: str, mention: Mention) -> list[str]:
    return mention.span.of(text).split()
