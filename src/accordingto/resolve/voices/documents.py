"""Documents made one that nothing tells apart: "a new poll" and "the Orrin Institute survey"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from accordingto.core.entity import ArticleEntity, Mention
from accordingto.core.span import Span
from accordingto.resolve.closed import INDEFINITE, OWNERS
from accordingto.resolve.scripts import fold
from accordingto.resolve.voices.called import DEFINITE
from accordingto.resolve.voices.joining import merged
from accordingto.resolve.wordlists import lines_of, words_of
from accordingto.resolve.words import Word, words_in

_SORTS = {
    noun: line.split()[0] for line in lines_of("documents that are told apart by who made them")
    for noun in line.split()
}  # fmt: skip
"""Nouns for documents, by the first of those that mean the same."""
_DATES = words_of("days and months")
_MAKING = frozenset(["by", "from"])
_OTHERS = frozenset(["another", "other", "second", "third", "previous", "earlier", "last", "one"])
"""Words that say of a document that it is not the one that was spoken of."""
_MOST_WORDS = 14


@dataclass(frozen=True, slots=True)
class _Words:
    """What a mention of a document says.

    Args:
        makers: words of names before its noun, or of who made it, folded.
        is_new: whether it can stand for what was not spoken of before: "a poll".
        is_other: whether it says that it is not the one that was spoken of.
        in_title: whether it stands in the article's title, or has no article as in one.
    """

    makers: frozenset[str]
    is_new: bool
    is_other: bool
    in_title: bool


@dataclass(slots=True)
class _Known:
    """A document that was spoken of.

    Args:
        makers: all words of names that were given for it.
        mentions: that refer to it.
        in_title: whether all of them stand in the title.
    """

    makers: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)
    in_title: bool = True


def by_document(
    text: str,
    paragraphs: Sequence[Span],
    mentions: Sequence[Mention],
    entities: Sequence[ArticleEntity],
) -> tuple[tuple[Mention, ...], tuple[ArticleEntity, ...]]:
    """The mentions, and the entities with the descriptions of one poll or lawsuit made one.

    A description with names in it means the last that has one of them; one without, the
    last that was spoken of. What was described without names is the first that is named.
    The noun alone, as it begins a headline, is no name.

    Args:
        text: the document's text.
        paragraphs: of the article.
        mentions: words that refer, by the place of their heads.
        entities: which of them refer to one.
    """
    title = min(paragraphs, default=Span(0, 1))
    sorts: defaultdict[str, list[int]] = defaultdict(list)
    for n, mention in enumerate(mentions):
        sort = _SORTS.get(mention.head.of(text).lower())
        if sort is not None and mention.form != "pronoun":
            sorts[sort].append(n)
    of_mention: dict[int, tuple[str, int]] = {}
    for sort, own in sorts.items():
        told = {n: _words(text, mentions[n], title) for n in own}
        for number, known in enumerate(_apart(told)):
            of_mention |= dict.fromkeys(known.mentions, (sort, number))
    described = tuple(
        replace(one, form="nominal") if n in of_mention and one.span == one.head else one
        for n, one in enumerate(mentions)
    )
    return described, _regrouped(described, entities, of_mention)


def _apart(told: dict[int, _Words]) -> list[_Known]:
    """The documents of one sort that mentions tell apart."""
    found: list[_Known] = []
    for n, words in sorted(told.items()):
        one = _meant(words, found)
        if one is None:
            one = _Known()
            found.append(one)
        else:
            found.remove(one)
            found.append(one)  # The last that was spoken of stands last.
        one.makers |= words.makers
        one.mentions.append(n)
        one.in_title &= words.in_title
    return found


def _meant(words: _Words, found: Sequence[_Known]) -> _Known | None:
    """Which of those that were spoken of a mention means; None for a new one."""
    last = found[-1] if found else None
    if words.is_other or last is None:
        return None
    is_open = len(found) == 1 and not last.makers
    if words.is_new:
        return last if is_open and (last.in_title or words.makers) else None
    if not words.makers:
        return last
    alike = (one for one in reversed(found) if not words.makers.isdisjoint(one.makers))
    return next(alike, last if is_open else None)


def _words(text: str, mention: Mention, title: Span) -> _Words:
    listed = words_in(text, [mention.span])
    before = [word for word in listed if word.span.start < mention.head.start]
    behind = [word for word in listed if word.span.start >= mention.head.end][:_MOST_WORDS]
    first = before[0].low if before else ""
    made = next((n for n, word in enumerate(behind) if word.low in _MAKING), len(behind))
    names = [part for words in (before, behind[made:]) for part in _names(words)]
    return _Words(
        # "The PPIC poll" is one of the Public Policy Institute of California.
        frozenset([*names, "".join(part[0] for part in names)] if names else ()),
        first in INDEFINITE,
        any(word.low in _OTHERS for word in before),
        not before or title.contains(mention.head),
    )


def _names(listed: Sequence[Word]) -> Iterable[str]:
    """The parts of words that are written as names are, folded, but no dates."""
    for word in listed:
        if word.is_capital and word.low not in DEFINITE | INDEFINITE | OWNERS | _DATES:
            for part in re.split(r"[-/]", word.plain):
                if part:
                    yield fold(part)


def _regrouped(
    mentions: Sequence[Mention],
    entities: Sequence[ArticleEntity],
    of_mention: dict[int, tuple[str, int]],
) -> tuple[ArticleEntity, ...]:
    """The entities with the mentions of each document in one, pronouns with the last of them."""
    pieces: defaultdict[tuple[str, int], list[ArticleEntity]] = defaultdict(list)
    rest: list[ArticleEntity] = []
    for entity in entities:
        keys = [of_mention.get(n) for n in entity.mentions]
        last = next((key for key in keys if key is not None), None)
        if last is None:
            rest.append(entity)
            continue
        held: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        for n, key in zip(entity.mentions, keys, strict=True):
            last = key or last
            held[last].append(n)
        for key, own in held.items():
            pieces[key].append(ArticleEntity(entity.kind, tuple(own), None))
    whole = (merged(mentions, own) for own in pieces.values())
    return tuple(sorted((*rest, *whole), key=lambda entity: entity.mentions))
