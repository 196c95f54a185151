"""Full names that stand in an article and were found as no mention of whom they name."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from accordingto.core.entity import ArticleEntity, Mention
from accordingto.core.span import Span
from accordingto.resolve.closed import GIVEN
from accordingto.resolve.names import parse
from accordingto.resolve.voices.naming import bare

_RUN = re.compile(
    r"[^\W\d_][\w’'.-]*(?:[ \xa0](?:(?:de|der|den|van|von|al|el|bin|da|di|le|la)[ \xa0]){0,2}"
    r"[^\W\d_a-z][\w’'.-]*){0,6}"
)
# Words alone match too, and are passed over: a word that fails would be tried again from each
# of its letters.
_LATER = re.compile(r"(?<=[ \xa0])[\w-]+")
"""A word that is not the first."""


def with_fuller_names(
    text: str,
    paragraphs: Iterable[Span],
    mentions: Sequence[Mention],
    entities: Sequence[ArticleEntity],
) -> tuple[tuple[Mention, ...], tuple[ArticleEntity, ...]]:
    """Mentions and entities, with "Ada Lint" a mention of "Lint" wherever it stands.

    A surname that goes with one entity alone, and with one full name alone, takes it in.

    Args:
        text: the document's text.
        paragraphs: of the article.
        mentions: its mentions, people's names without titles.
        entities: which of them refer to one.
    """
    owners = _surnames(text, mentions, entities)
    if not owners:
        return tuple(mentions), tuple(entities)
    taken = sorted(one.head.start for one in mentions if one.form == "name")
    # Words that are a mention already are no other one.
    mentioned = {one.span for one in mentions}
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for one in _full_names(text, paragraphs, owners):
        surname = parse(one.span.of(text)).surname
        at = bisect_left(taken, one.span.start)
        is_taken = at < len(taken) and taken[at] < one.span.end
        if surname in owners and one.span not in mentioned and not is_taken:
            found[surname].append(one)
    new = list(mentions)
    grown = [list(entity.mentions) for entity in entities]
    for surname, own in found.items():
        given = {parse(one.span.of(text)).given[:1] for one in own}
        if len(given) == 1:
            for one in own:
                grown[owners[surname]].append(len(new))
                new.append(one)
    return tuple(new), tuple(
        entity if len(own) == len(entity.mentions) else replace(entity, mentions=tuple(own))
        for entity, own in zip(entities, grown, strict=True)
    )


def _surnames(
    text: str, mentions: Sequence[Mention], entities: Sequence[ArticleEntity]
) -> dict[str, int]:
    """Surnames of people of whom no fuller name was found, each of one entity alone.

    "De Lint" is a surname alone, particle or not.
    """
    held: defaultdict[str, set[int]] = defaultdict(set)
    for number, entity in enumerate(entities):
        names = [
            parse(mentions[n].span.of(text)) for n in entity.mentions if mentions[n].form == "name"
        ]
        for name in names:
            if name.words:
                held[name.surname].add(-1 if name.given else number)
    return {
        word: next(iter(numbers))
        for word, numbers in held.items()
        if len(numbers) == 1 and -1 not in numbers
        and entities[next(iter(numbers))].kind == "person"
    }  # fmt: skip


def _full_names(text: str, paragraphs: Iterable[Span], owners: dict[str, int]) -> Iterable[Mention]:
    for paragraph in paragraphs:
        for found in _RUN.finditer(text, paragraph.start, paragraph.end):
            words = found.group()
            # Most are single words, and no full names.
            if words.isalpha():
                continue
            words = words.rstrip(".’'")
            words = words.removesuffix("’s").removesuffix("'s")
            if parse(words).surname not in owners:
                continue
            start = found.start() + _behind_office(words)
            span = Span(start, found.start() + len(words))
            last = Span(span.end - len(words.split()[-1]), span.end)
            (whole,) = bare(text, [Mention(span, last, "name", "person", 1.0)])
            if parse(whole.span.of(text)).is_full:
                yield whole


def _behind_office(words: str) -> int:
    """Where the name begins in words from "of" on: "Ada" of "of State Ada Lint"."""
    if not words.startswith("of "):
        return 0
    behind = (one.start() for one in _LATER.finditer(words) if one[0].lower() in GIVEN)
    return next(behind, 0)
