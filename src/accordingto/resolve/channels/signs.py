"""The ways in which an attribution may have come, each with the signs for and against it."""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from accordingto.core.speaker import Channel, Reached
from accordingto.resolve.channels.clue import How
from accordingto.resolve.channels.clues import NOT_STATED
from accordingto.resolve.channels.manners import manner, shared, times
from accordingto.resolve.channels.patterns import Hit
from accordingto.resolve.channels.reading import Reading
from accordingto.resolve.channels.scenes import Occasion, occasions

Signs = dict[str, float]
"""What is true of an option, by name; values in [0, 1]."""

_BACK, _ON = 4, 3
"""Occasions of the same speaker that are looked at, before and after an attribution."""
_OTHERS_BACK, _OTHERS_ON = 3, 1
"""The same of other speakers."""
_SCENES_BACK, _SCENES_ON = 4, 2
"""The same of scenes."""
_LEADING = 4
"""Occasions of the first paragraphs that are looked at from everywhere."""
_MOST_PASSED = 24
"""Occasions that are passed over at most in looking for those of others."""
_LEAD = 3
"""The last paragraph of a lead."""
_BETWEEN = 12
"""Attributions of a speaker between an occasion and another that are looked at."""
_SURE: tuple[How, ...] = (
    "silence", "post", "embedded", "share", "source", "told", "interview", "on air", "cue",
    "transcript",
)  # fmt: skip
_THEIRS = ("same", "first", "named")
"""What an occasion may be to a speaker who is told of beside it."""
_HEARD = ("told", "interview", "some interview", "on air")
_INTERVIEW = re.compile(r"\binterview")
_BUT = ("elsewhen", "dated", "thinks", "described", "owned")
_FAR = 200


@dataclass(frozen=True, slots=True)
class Option:
    """One way in which it may have come.

    Args:
        reached: the channel and the words that say so.
        signs: for and against.
    """

    reached: Reached
    signs: Signs


class Options:
    """Finds the options of each attribution of an article.

    Args:
        reading: the article; who is asked gets the speaker of the answer.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._speakers: list[Hashable | None] = [
            speaker if other is None else reading.speakers[other]
            for speaker, other in zip(reading.speakers, shared(reading), strict=True)
        ]
        self.manners = [manner(reading, at) for at in range(len(reading.attributions))]
        """What is true of the words of each attribution."""
        self.times = [times(words) for words in reading.told]
        """The words for a time in each sentence."""
        self._told_of = [
            _told_of(words, hits)
            for words, hits in zip(reading.told, reading.scene_hits, strict=True)
        ]
        self._order = sorted(
            range(len(reading.attributions)), key=lambda at: (reading.sentence_of[at], at)
        )
        self._rank = {at: rank for rank, at in enumerate(self._order)}
        self._spoken: defaultdict[Hashable | None, list[int]] = defaultdict(list)
        for rank, at in enumerate(self._order):
            self._spoken[self._speakers[at]].append(rank)
        self._occasions(occasions(reading))

    def _occasions(self, listed: Sequence[Occasion]) -> None:
        self._own: defaultdict[Hashable, list[Occasion]] = defaultdict(list)
        said = [one for one in listed if one.attribution is not None]
        self._scenes = [one for one in listed if one.attribution is None]
        self._all = sorted(said, key=lambda one: (one.sentence, one.attribution or 0))
        for one in self._all:
            if one.speaker is not None:
                self._own[one.speaker].append(one)
        self._leading = [one for one in (*self._all, *self._scenes) if one.paragraph <= _LEAD]
        shares: Counter[Channel] = Counter()
        for clues in self._reading.clues:
            if clues:
                shares[clues[0].reached.channel] += 2
        shares.update(one.reached.channel for one in self._scenes)
        total = shares.total() or 1
        self._shares = {channel: n / total for channel, n in shares.items()}

    def of(self, at: int) -> list[Option]:
        """The options of the attribution at a place, first that nothing says it.

        Where its own sentence is sure, only that counts; where it names a place or an
        occasion, no other one does; nor for what "has been said", at some other time.
        """
        kind = self._reading.sources[at].kind
        own = list(self._by_clues(at))
        hows = {clue.how for clue in self._reading.clues[at]}
        if not hows.isdisjoint(_SURE):
            return own
        nothing = Option(NOT_STATED, {"nothing": 1.0, f"nothing, {kind}": 1.0})
        elsewhere = "near" in hows or "elsewhen" in self.manners[at]
        return [nothing, *own, *(() if elsewhere else self._by_occasions(at))]

    def _by_clues(self, at: int) -> Iterator[Option]:
        one = self._reading.attributions[at]
        start = (one.cue or one.source or one.content)[0].start
        kind = self._reading.sources[at].kind
        for rank, clue in enumerate(self._reading.clues[at]):
            channel, evidence = clue.reached.channel, clue.reached.evidence
            signs: Signs = {
                "own": 1.0, f"own {clue.how}": 1.0, f"own {channel}": 1.0,
                f"own {clue.how} {channel}": 1.0, f"{channel} of {kind}": 1.0,
                "own rank": min(rank, 3) / 3,
            }  # fmt: skip
            if evidence is not None:
                signs["own far"] = min(1.0, abs(evidence.start - start) / _FAR)
            signs |= {f"own but {sign}": 1.0 for sign in _BUT if sign in self.manners[at]}
            yield Option(clue.reached, signs)

    def _by_occasions(self, at: int) -> Iterator[Option]:
        own = self._own.get(self._speakers[at], []) if self._speakers[at] is not None else []
        listed = self._near(at, own)
        nearest = next((one for one in reversed(listed) if self._is_own_before(one, at)), None)
        channels = {one.reached.channel for one in listed if one.speaker == self._speakers[at]}
        for one in listed:
            signs = self._carried(at, one)
            if one.speaker is not None and one.speaker == self._speakers[at]:
                signs |= {
                    "only": float(len(channels) == 1), "nearest": float(one is nearest),
                    "second": float(one.rank > 0),
                }  # fmt: skip
            yield Option(one.reached, {name: value for name, value in signs.items() if value})

    def _cut(self, own: Sequence[Occasion], at: int) -> int:
        """How many of a speaker's occasions are told of before an attribution."""
        here = self._reading.sentence_of[at], at
        return bisect_right(own, here, key=lambda one: (one.sentence, one.attribution or 0))

    def _is_own_before(self, one: Occasion, at: int) -> bool:
        is_own = one.speaker is not None and one.speaker == self._speakers[at]
        here = self._reading.sentence_of[at], at
        return is_own and (one.sentence, one.attribution or 0) <= here

    def _near(self, at: int, own: Sequence[Occasion]) -> list[Occasion]:
        """The occasions that are looked at, each once."""
        sentence = self._reading.sentence_of[at]
        cut = self._cut(own, at)
        listed = [one for one in own[max(0, cut - _BACK) : cut + _ON] if one.attribution != at]
        for among, back, on in (
            (self._all, _OTHERS_BACK, _OTHERS_ON), (self._scenes, _SCENES_BACK, _SCENES_ON),
        ):  # fmt: skip
            middle = bisect_right(among, sentence, key=lambda one: one.sentence)
            listed += self._some(at, reversed(among[:middle]), back)
            listed += self._some(at, among[middle:], on)
        listed += self._some(at, self._leading, _LEADING)
        return list({id(one): one for one in listed}.values())

    def _some(self, at: int, listed: Iterable[Occasion], most: int) -> Iterator[Occasion]:
        """The first of `listed` that are not the speaker's own."""
        speaker = self._speakers[at]
        for one in islice(listed, _MOST_PASSED):
            if one.attribution == at or (speaker is not None and one.speaker == speaker):
                continue
            yield one
            most -= 1
            if not most:
                return

    def _carried(self, at: int, one: Occasion) -> Signs:
        """The signs that an occasion holds for an attribution."""
        reading = self._reading
        channel, kind = one.reached.channel, reading.sources[at].kind
        paragraphs = reading.placed[at] - one.paragraph
        sentences = reading.sentence_of[at] - one.sentence
        relation = self._relation(at, one)
        signs: Signs = {
            "carried": 1.0, f"to {relation}": 1.0, f"carried, {kind}": 1.0,
            f"on {channel}": 1.0, f"by {one.how}": 1.0, f"{channel} of {kind}": 1.0,
            "on" if paragraphs < 0 else "back": min(math.log2(1 + abs(paragraphs)), 4) / 4,
            "to what came before": float(paragraphs < 0),
            "same sentence": float(sentences == 0), "next sentence": float(sentences == 1),
            "same paragraph": float(paragraphs == 0 and sentences not in (0, 1)),
            "title": float(reading.placed[at] == 0), "lead": float(one.paragraph <= _LEAD),
            "share": self._shares.get(channel, 0.0),
            "told of again": float(self._told_again(at, one)),
        }  # fmt: skip
        if relation in _THEIRS:
            signs["main"] = self._main(at)
        signs |= {f"carried, {sign}": 1.0 for sign in self.manners[at]}
        return signs | self._timed(at, one) | self._between(at, one)

    def _relation(self, at: int, one: Occasion) -> str:
        """Whose an occasion is, as seen from an attribution."""
        speaker = self._speakers[at]
        if speaker is None:
            return "nobody"
        if one.speaker == speaker:
            return "same"
        if one.first == speaker:
            return "first"
        if speaker in one.named:
            return "named"
        return "other" if one.speaker is not None or one.named else "anybody"

    def _main(self, at: int) -> float:
        """The share of the article's attributions that the speaker has; 1 for half of them."""
        speaker = self._speakers[at]
        n_own = len(self._spoken[speaker]) if speaker is not None else 0
        return min(1.0, 2 * n_own / len(self._order))

    def _timed(self, at: int, one: Occasion) -> Signs:
        """Whether both sentences speak of one time, of two, or only the attribution's of one."""
        sentence = self._reading.sentence_of[at]
        if sentence == one.sentence or not self.times[sentence]:
            return {}
        theirs = self.times[one.sentence]
        if self.times[sentence] & theirs:
            return {"same time": 1.0}
        return {"another time": 1.0} if theirs else {"a time": 1.0}

    def _between(self, at: int, one: Occasion) -> Signs:
        """What stands between an attribution's occasion and another attribution."""
        if one.attribution is None:
            return {}
        low, high = sorted((self._rank[at], self._rank[one.attribution]))
        spoken = self._spoken[self._speakers[at]]
        first, last = bisect_right(spoken, low), bisect_left(spoken, high)
        own = spoken[first:last][-_BETWEEN:]
        places = [self._order[rank] for rank in own]
        reading = self._reading
        gaps = sorted(
            [reading.placed[at], one.paragraph, *(reading.placed[other] for other in places)]
        )
        gap = max(b - a for a, b in pairwise(gaps))
        channel = one.reached.channel
        return {
            "others between": min(4, high - low - 1 - (last - first)) / 4 if high > low else 0.0,
            "gap": min(math.log2(1 + gap), 3) / 3,
            "another time between": float(
                any({"elsewhen", "dated"} & self.manners[other] for other in places[-3:])
            ),
            "another channel between": float(
                any(
                    reading.clues[other] and reading.clues[other][0].reached.channel != channel
                    for other in places
                )
            ),
        }

    def _told_again(self, at: int, one: Occasion) -> bool:
        """Whether an attribution's sentence speaks of such an occasion, not being its own."""
        sentence = self._reading.sentence_of[at]
        if sentence == one.sentence:
            return False
        told_of = self._told_of[sentence]
        heard = one.how.removeprefix("scene ") in _HEARD
        return one.reached.channel in told_of or (heard and "interview" in told_of)


def _told_of(words: str, hits: Iterable[Hit]) -> frozenset[str]:
    """The channels whose occasions a sentence has nouns of, and "interview"."""
    found = {str(hit.channel) for hit in hits}
    return frozenset(found | ({"interview"} if _INTERVIEW.search(words) else set()))
