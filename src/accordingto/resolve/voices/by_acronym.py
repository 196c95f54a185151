"""Entities made one by an acronym and the name that it is short for."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from accordingto.core.entity import ArticleEntity, Mention
from accordingto.core.span import Span
from accordingto.resolve.acronyms import (
    acronym_key,
    definitions,
    home_key,
    initials,
    is_acronym,
    long_key,
)
from accordingto.resolve.names import Name
from accordingto.resolve.voices.joining import Joining


def join_by_acronym(
    text: str,
    paragraphs: Iterable[Span],
    mentions: Sequence[Mention],
    entities: Sequence[ArticleEntity],
    names: Sequence[Sequence[Name]],
    groups: Joining,
) -> None:
    """Gives an acronym to the name that the article gives beside it, or that it alone can mean.

    Args:
        text: the document's text.
        paragraphs: of the article.
        mentions: its mentions.
        entities: which of them refer to one.
        names: of each entity.
        groups: which entities are one.
    """
    short: dict[str, int] = {}
    long: dict[str, int] = {}
    whole: dict[str, int] = {}
    for number, own in enumerate(names):
        for name in own:
            if is_acronym(name.written):
                short.setdefault(acronym_key(name.written), number)
            elif name.is_full:
                for key in (long_key, home_key):
                    long.setdefault(key(name.written), number)
                whole.setdefault(name.written, number)
    begins = {
        mentions[n].span.start: number
        for number, entity in enumerate(entities)
        for n in entity.mentions
        if mentions[n].form == "name" and mentions[n].kind != "place"
    }
    for paragraph in paragraphs:
        for one in definitions(paragraph.of(text)):
            named = long.get(one.long, begins.get(paragraph.start + one.start))
            if one.short in short and named is not None:
                groups.join(short.pop(one.short), named)
    _by_initials(short, whole, groups)


def _by_initials(short: dict[str, int], whole: dict[str, int], groups: Joining) -> None:
    """Takes an acronym that is defined nowhere for the only name that it can be short for."""
    fitting: defaultdict[str, set[int]] = defaultdict(set)
    for written, number in whole.items():
        for letters in initials(written):
            fitting[letters].add(groups.find(number))
    for letters, number in short.items():
        if len(fitting[letters]) == 1:
            groups.join(number, *fitting[letters])
