"""The occasions that an article tells of: where it says that something was said, and by whom."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from accordingto.core.span import Span
from accordingto.core.speaker import Channel, Reached
from accordingto.resolve.channels.clues import embedded
from accordingto.resolve.channels.hearers import hearers
from accordingto.resolve.channels.patterns import hits
from accordingto.resolve.channels.reading import Reading

_NEVER_ON: tuple[Channel, ...] = ("declined-comment",)
"""Channels on which nothing else was said."""
_MOST_CLUES = 3
_NAME = re.compile(r"[A-Z][\w-]+")
_TAKES_UP = re.compile(r"\W*(?:[A-Z]\w+, )?(?:he|she|they)\b", re.IGNORECASE)
_HE = re.compile(r"\b(?:he|she)\b")


@dataclass(frozen=True, slots=True)
class Occasion:
    """Words that say how something came to the reporter.

    Args:
        reached: what they say, and where they stand.
        how: what kind of words they are; those of a sentence that attributes nothing, or
            says nothing of what it attributes, begin with "scene".
        sentence: the place of their sentence.
        paragraph: the place of its paragraph.
        speaker: whose attribution they belong to, if any's.
        named: the speakers whom the sentence names.
        first: whom it names first, or takes up with a pronoun.
        attribution: whose clue it is; None for a scene.
        rank: how many surer clues that attribution has.
    """

    reached: Reached
    how: str
    sentence: int
    paragraph: int
    speaker: Hashable | None
    named: frozenset[Hashable]
    first: Hashable | None
    attribution: int | None = None
    rank: int = 0


def occasions(reading: Reading) -> list[Occasion]:
    """All occasions of an article: those of attributions, then scenes, each in text order.

    Args:
        reading: the article.
    """
    names = _names(reading)
    return [*_of_attributions(reading, names), *_scenes(reading, names)]


def _names(reading: Reading) -> dict[str, Hashable]:
    """The speaker whom each surname means most often."""
    counted: defaultdict[str, Counter[Hashable]] = defaultdict(Counter)
    for source, speaker in zip(reading.sources, reading.speakers, strict=True):
        if speaker is not None and source.surname is not None:
            counted[source.surname][speaker] += 1
    return {name: found.most_common(1)[0][0] for name, found in counted.items()}


def _named(words: str, names: Mapping[str, Hashable]) -> list[Hashable]:
    """The speakers that some words name, in order."""
    found = (one.group().removesuffix("'s") for one in _NAME.finditer(words))
    return [names[name] for name in found if name in names]


def _of_attributions(reading: Reading, names: Mapping[str, Hashable]) -> Iterator[Occasion]:
    for at, clues in enumerate(reading.clues):
        sentence = reading.sentence_of[at]
        named = _named(reading.told[sentence], names) if reading.told else []
        speaker = reading.speakers[at]
        for rank, clue in enumerate(clues[:_MOST_CLUES]):
            if clue.reached.channel not in _NEVER_ON:
                yield Occasion(
                    clue.reached, clue.how, sentence, reading.placed[at], speaker,
                    frozenset(named), named[0] if named else None, at, rank,
                )  # fmt: skip


def _scenes(reading: Reading, names: Mapping[str, Hashable]) -> Iterator[Occasion]:
    """What sentences say that is no clue of an attribution in them."""
    known: defaultdict[int, set[Channel]] = defaultdict(set)
    for at, clues in enumerate(reading.clues):
        known[reading.sentence_of[at]] |= {clue.reached.channel for clue in clues}
    before = _spoke_before(reading)
    for number, words in enumerate(reading.told):
        if not words.strip():
            continue
        named = _named(words, names)
        # "In an interview that he gave": whoever spoke last, where nobody is named.
        takes_up = _TAKES_UP.match(words) or (not named and _HE.search(words))
        taken_up = before[number] if takes_up else None
        first = named[0] if named else None
        for channel, how, span in _found(reading, number, words, known[number]):
            yield Occasion(
                Reached(channel, span), how, number, reading.paragraph_of[number], None,
                frozenset(named), first if taken_up is None else taken_up,
            )  # fmt: skip


def _found(
    reading: Reading, number: int, words: str, known: set[Channel]
) -> Iterator[tuple[Channel, str, Span]]:
    """The first words for each channel that the sentence's attributions have no clue of."""
    seen = set(known)
    embedded = _embedded_next(reading, number)
    if embedded is not None:
        seen.add("social-post")
        yield "social-post", "scene before a post", embedded
    start = reading.sentences[number].start
    listed: list[tuple[Channel, str, int, int]] = [
        (one.channel, f"scene {one.how}", one.start, one.end)
        for one in hearers(words, reading.outlet)
    ]
    listed += [(hit.channel, "scene near", hit.start, hit.end) for hit in hits("near", words)]
    listed += [(hit.channel, "scene", hit.start, hit.end) for hit in reading.scene_hits[number]]
    for channel, how, first, last in listed:
        if channel not in seen and channel not in _NEVER_ON:
            seen.add(channel)
            yield channel, how, Span(start + first, start + last)


def _embedded_next(reading: Reading, number: int) -> Span | None:
    """The marks of a post that makes up the next paragraph."""
    paragraph = reading.paragraph_of[number]
    if number + 1 >= len(reading.sentences) or reading.paragraph_of[number + 1] == paragraph:
        return None
    return embedded(reading.text, reading.paragraphs[paragraph + 1])


def _spoke_before(reading: Reading) -> Sequence[Hashable | None]:
    """For each sentence the speaker of the last attribution before it."""
    last: Hashable | None = None
    said: defaultdict[int, list[Hashable]] = defaultdict(list)
    for at, speaker in enumerate(reading.speakers):
        if speaker is not None:
            said[reading.sentence_of[at]].append(speaker)
    found: list[Hashable | None] = []
    for number in range(len(reading.sentences)):
        found.append(last)
        last = said[number][-1] if said[number] else last
    return found
