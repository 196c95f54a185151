"""Speakers and chains of the sample dossier, against its own gold ledger.

The gold's attributions are given. Its chains name the outlet, the agency whose text it is,
and the speakers from the outermost in; outlets to which something was told, and bodies for
which somebody speaks, are not in them, and do not count here.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from accordingto.core.attribution import Attribution
from accordingto.core.document import Article
from accordingto.core.span import Span
from accordingto.core.speaker import Hop
from accordingto.core.voices import Voices
from accordingto.corefer.stage import Coreference
from accordingto.encode.blocks import in_text_order
from accordingto.resolve.closed import ARTICLES
from accordingto.resolve.voices.resolver import voices
from accordingto.resolve.voices.told import told_of
from accordingto.score.sample import GoldArticle, gold, gold_articles
from accordingto.score.voices import form_of

_ABOUT = (
    "The sample dossier's own gold, its attributions given. Its chains name the outlet, the agency "
    "whose text it is, and the speakers from the outermost in. Whoever an article names counts "
    "only under the fullest name that it gives. The sample was in sight while rules were made, "
    "so this says what works, not how well it does in the world."
)


@dataclass(slots=True)
class OwnVoices:
    """What is right in the sample dossier, of how many.

    Args:
        speakers: of all attributions with a source, by its form and whether right.
        chains: every hop right, by the number of voices in gold (3 for three and more); the
            outlet's own words have one.
        wrong: for people who read errors.
    """

    speakers: Counter[tuple[str, bool]] = field(default_factory=Counter)
    chains: Counter[tuple[int, bool]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def own_voices(coreference: Coreference) -> OwnVoices:
    """Resolve the sample's gold attributions and compare.

    Raises:
        ScoreError: if the gold does not stand in the articles as we read them.
    """
    ledger = gold()
    named = {one["id"]: one for one in ledger["speakers"]}
    chains = {one["attribution"]: one["voices"] for one in ledger["chains"]}
    tally = OwnVoices()
    for article in gold_articles():
        given = _attributions(article)
        found = resolved(coreference, article.text, article.article, given)
        _count(article, given, found, _Gold(article, named, chains), tally)
    return tally


def resolved(
    coreference: Coreference, text: str, article: Article, given: Sequence[Attribution]
) -> Voices:
    """Who speaks in an article whose attributions are given."""
    mentions, entities = coreference.read(text, article.body, given, title=article.title)
    return voices(told_of(text, article, given), mentions, entities)


class _Gold:
    """What gold says of one article."""

    def __init__(
        self,
        article: GoldArticle,
        named: Mapping[str, Mapping[str, Any]],
        chains: Mapping[str, Sequence[str | None]],
    ) -> None:
        self._text = article.text
        self._blocks = in_text_order(article.article.body, article.article.title)
        self.rows = [one.record for one in article.attributions]
        self._chains = chains
        self._called = {
            one: {_plain(words) for words in (who["name"], *who.get("aliases", ()))}
            for one, who in named.items()
        }
        self._sources: dict[str, list[Span]] = {}
        for one in article.attributions:
            speaker = one.record["speaker"]
            source = one.parts["source"]
            if speaker and source and form_of(article.text, source) != "pronoun":
                self._sources.setdefault(speaker, []).extend(source)
        self._fullest = {one: self._places(who) for one, who in named.items()}
        outlets = [n for n, who in named.items() if who["kind"] == "outlet"]
        printed = _plain(article.record["outlet"])
        self.outlet = next((n for n in outlets if printed in self._called[n]), None)

    def chain(self, at: int) -> list[str | None]:
        """The voices of an attribution, outlet first; what it says itself has no other."""
        row = self.rows[at]
        long = self._chains.get(row["id"])
        if long is not None:
            return list(long)
        return [self.outlet, *([] if row["speaker"] == self.outlet else [row["speaker"]])]

    def _places(self, who: Mapping[str, Any]) -> list[Span]:
        """Where the article names a speaker most fully; nowhere for one without a name.

        Its full name if that stands there, else those of its other names that have most words
        with capitals: "Ruvenia" is named as fully as "the Ruvenian government".
        """
        if who["kind"] in ("unnamed", "public", "experts"):
            return []
        if self._is_name(who["name"]) and (full := self._within(who["name"])):
            return full
        found = [
            (_n_capitals(words), places)
            for words in filter(self._is_name, who.get("aliases", ()))
            if (places := self._within(words))
        ]
        most = max((n for n, _ in found), default=0)
        return [at for n, places in found if n == most for at in places]

    def _is_name(self, words: str) -> bool:
        """Whether words begin with a capital of their own: no "Draft report" beside a "draft"."""
        first = _bare(words)[0]
        is_low = re.search(rf"\b{re.escape(first.lower())}\b", self._text) is not None
        is_own = first[0].isupper() and (_n_capitals(words) > 1 or not is_low)
        return is_own and "," not in words

    def _within(self, words: str) -> list[Span]:
        """Where words stand in this article, which may share its page with others."""
        words = " ".join(_bare(words))
        return [
            Span(*one.span())
            for block in self._blocks
            for one in re.compile(re.escape(words), re.IGNORECASE).finditer(
                self._text, block.start, block.end
            )
            if words in block.of(self._text)
        ]

    def is_meant(self, speaker: str, entity: int, found: Voices) -> bool:
        """Whether an entity is a speaker of gold.

        Where the article names the speaker, the entity must have the fullest of these names:
        "the militants" by themselves are not yet the Guard.
        """
        fullest = self._fullest[speaker]
        if fullest:
            heads = [found.mentions[n].head for n in found.entities[entity].mentions]
            return any(span.contains(head) for span in fullest for head in heads)
        for n in found.entities[entity].mentions:
            one = found.mentions[n]
            # "Those who sell water" is headed by a pronoun, and described all the same.
            if _plain(one.span.of(self._text)) in self._called[speaker]:
                return True
            if one.form == "pronoun":
                continue
            if any(span.contains(one.head) for span in self._sources.get(speaker, ())):
                return True
        return False


def _count(
    article: GoldArticle,
    given: Sequence[Attribution],
    found: Voices,
    right: _Gold,
    tally: OwnVoices,
) -> None:
    for at, row in enumerate(right.rows):
        wanted = right.chain(at)
        hops = [h for h in found.chains[at] if h.role == "outlet" or _counts(h, found, at)]
        ok = len(hops) == len(wanted) and all(
            _same(hop, voice, found, right) for hop, voice in zip(hops, wanted, strict=True)
        )
        tally.chains[min(len(wanted), 3), ok] += 1
        if given[at].source:
            form = form_of(article.text, given[at].source)
            spoken = found.speakers[at]
            is_right = (
                spoken.is_outlet
                if row["speaker"] == right.outlet
                else bool(spoken.entities)
                and all(right.is_meant(row["speaker"], e, found) for e in spoken.entities)
            ) if row["speaker"] else not spoken.entities  # fmt: skip
            tally.speakers[form, is_right] += 1
        if not ok:
            tally.wrong.append(f"{row['id']}: {_shown(article.text, hops, found)} for {wanted}")


def _counts(hop: Hop, found: Voices, at: int) -> bool:
    """Whether gold's chains have such hops: speakers, and credits of the whole text."""
    credited = {h.words for h in found.chains[at][:3] if h.role == "relay"}
    everywhere = all(
        any(h.role == "relay" and h.words == hop.words for h in chain) for chain in found.chains
    )
    return hop.role == "speaker" or (
        hop.role == "relay" and hop.words in credited and everywhere and len(found.chains) > 1
    )


def _same(hop: Hop, voice: str | None, found: Voices, right: _Gold) -> bool:
    if hop.role == "outlet":
        return voice == right.outlet
    if voice is None:
        return not hop.entities
    return bool(hop.entities) and all(right.is_meant(voice, e, found) for e in hop.entities)


def _attributions(article: GoldArticle) -> tuple[Attribution, ...]:
    place = {one.record["id"]: at for at, one in enumerate(article.attributions)}
    return tuple(
        Attribution(
            one.parts["source"], one.parts["cue"], one.parts["content"],
            form=one.record["form"], kind=one.record["kind"], stance=one.record["stance"],
            hedged=one.record["hedged"], negated=one.record["negated"],
            parent=place.get(one.record["parent"]), probability=1.0,
        )
        for one in article.attributions
    )  # fmt: skip


def _plain(words: str) -> str:
    return " ".join(_bare(words.casefold().replace("’", "'").removesuffix("'s")))


def _bare(words: str) -> list[str]:
    """Words without an article before them."""
    listed = words.split()
    return listed[1:] if listed and listed[0].lower() in ARTICLES else listed


def _n_capitals(words: str) -> int:
    return sum(word[0].isupper() for word in _bare(words))


def _shown(text: str, hops: Sequence[Hop], found: Voices) -> str:
    return " < ".join(
        "+".join(found.called(e).of(text) for e in hop.entities) or hop.role for hop in hops
    )


def table(tally: OwnVoices) -> str:
    """A Markdown table."""
    rows = [
        (f"speakers, {form}s", _share(tally.speakers, form))
        for form in ("name", "nominal", "pronoun")
    ]
    rows += [
        ("chains of the outlet alone, every hop right", _share(tally.chains, 1)),
        ("of two voices", _share(tally.chains, 2)),
        ("of three and more", _share(tally.chains, 3)),
    ]
    lines = [_ABOUT, "", "| | right |", "| --- | ---: |"]
    lines += [f"| {name} | {share} |" for name, share in rows]
    lines.append(f"| all chains | {_share(tally.chains)} |")
    return "\n".join(lines)


def _share(counted: Mapping[tuple[Any, bool], int], only: object = None) -> str:
    kept = {k: n for k, n in counted.items() if only in (None, k[0])}
    total = sum(kept.values())
    return f"{sum(n for (_, ok), n in kept.items() if ok) / (total or 1):.1%} of {total}"
