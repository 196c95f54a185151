"""Speakers resolved and chains of voices, against hand labels on PolNeAR texts and the sample.

The corpus's attributions are given. A source is right when everybody whom the label names
is found and nobody else: an entity is found when one of its mentions is headed in the words
that the label points at, or when one of its names is the label's. A described nobody is
right when the same words are pointed at or described, with the same kind of nobody.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from accordingto.core.entity import ArticleEntity, Mention
from accordingto.core.span import Span
from accordingto.core.speaker import Hop, Speaker
from accordingto.core.voices import Voices
from accordingto.corefer.stage import Coreference
from accordingto.resolve.closed import PRONOUNS, RELATIVES
from accordingto.resolve.names import parse
from accordingto.resolve.phrase import phrase
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.resolver import voices
from accordingto.resolve.voices.told import Told
from accordingto.score.corpora import Corpora
from accordingto.score.labels import PARTS, Labelled, labelled

Label = dict[str, Any]


@dataclass(slots=True)
class Tally:
    """What was right in one part, of how many.

    Args:
        sources: all with words, by form of the source and whether right.
        typed: unnamed speakers that were found to be so, and what they are.
        described: whether a speaker is named.
        kinds: the kind of speaker, where one is found.
        chains: those that the labels have: with a voice between, or somebody spoken for.
        whole: every attribution's chain, whether there is more in it than a speaker or not.
        wrong: what went wrong, for people who read errors.
    """

    sources: Counter[tuple[str, bool]] = field(default_factory=Counter)
    typed: Counter[bool] = field(default_factory=Counter)
    described: Counter[bool] = field(default_factory=Counter)
    kinds: Counter[bool] = field(default_factory=Counter)
    chains: Counter[bool] = field(default_factory=Counter)
    whole: Counter[bool] = field(default_factory=Counter)
    wrong: list[tuple[str, str, str, str]] = field(default_factory=list)

    def share(self, *forms: str) -> float:
        """The share that is right among sources of these forms; of all forms if none is given."""
        right = sum(n for (form, ok), n in self.sources.items() if ok and _counts(form, forms))
        return right / (self.total(*forms) or 1)

    def total(self, *forms: str) -> int:
        """How many there are."""
        return sum(n for (form, _), n in self.sources.items() if _counts(form, forms))


def _counts(form: str, forms: Sequence[str]) -> bool:
    return not forms or form in forms


_ABOUT = (
    "The same labels; the corpus's attributions are given, all else is found. A speaker is right "
    "when everybody whom the label names is found and nobody else, a described nobody when the "
    "words and what they are agree; a chain when every voice behind the outlet and the body "
    "spoken for are those of the label. Labels have a chain only where somebody stands between or "
    "is spoken for; in the last row every attribution counts, so that a voice too many is wrong as "
    "well. What is not found counts as wrong."
)


def measure(corpora: Corpora, coreference: Coreference) -> dict[str, Tally]:
    """Each part."""
    tallies = {part: Tally() for part in PARTS}
    for article in labelled(corpora):
        count(article, _resolved(article, coreference), tallies[article.part])
    return tallies


def _resolved(article: Labelled, coreference: Coreference) -> Voices:
    blocks = [Span(*found.span()) for found in re.finditer(r"[^\n]+", article.text)]
    mentions, entities = coreference.read(article.text, blocks, article.attributions)
    told = Told(article.text, blocks, article.attributions, article.outlet)
    return voices(told, mentions, entities)


def table(tallies: dict[str, Tally]) -> str:
    """A Markdown table: a row for each figure, a column for each part."""
    rows: dict[str, Callable[[Tally], tuple[float, int]]] = {
        "all sources": lambda t: (t.share(), t.total()),
        "pronouns and descriptions": lambda t: (
            t.share("pronoun", "nominal"), t.total("pronoun", "nominal"),
        ),
        "pronouns": lambda t: (t.share("pronoun"), t.total("pronoun")),
        "descriptions": lambda t: (t.share("nominal"), t.total("nominal")),
        "names": lambda t: (t.share("name"), t.total("name")),
        "unnamed speakers typed right": lambda t: _share(t.typed),
        "named or not, right": lambda t: _share(t.described),
        "kind of speaker right, where one is found": lambda t: _share(t.kinds),
        "chains, every voice right": lambda t: _share(t.chains),
        "the same of every attribution": lambda t: _share(t.whole),
    }  # fmt: skip
    lines = [_ABOUT, "", f"| | {' | '.join(tallies)} |", f"| --- |{' ---: |' * len(tallies)}"]
    for name, of in rows.items():
        cells = (f"{share:.1%} of {n}" for share, n in map(of, tallies.values()))
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _share(counted: Counter[bool]) -> tuple[float, int]:
    return counted[True] / (counted.total() or 1), counted.total()


def count(article: Labelled, found: Voices, tally: Tally) -> None:
    """Add the sources and chains of one article to a tally."""
    mentions, entities = found.mentions, found.entities
    for one, label, speaker, chain in zip(
        article.attributions, article.labels, found.speakers, found.chains, strict=True
    ):
        ok = chain_is_right(article.text, label, chain, found)
        tally.whole[ok] += 1
        if label["chain"] is not None:
            tally.chains[ok] += 1
            if not ok:
                tally.wrong.append(("chain", *_words(article.text, label, chain, found)))
        if not one.source:
            continue
        form = form_of(article.text, one.source)
        ok = is_right(article.text, label, speaker, mentions, entities)
        tally.sources[form, ok] += 1
        count_what(label, speaker, tally)
        if not ok:
            source = " … ".join(s.of(article.text) for s in one.source)
            meant = "; ".join(
                article.text[slice(*_best(mentions, entities[e]))] for e in speaker.entities
            )
            gold = "; ".join(_named(article.text, part) for part in label["speaker"])
            what = f"{speaker.rule}: {meant} ({speaker.unnamed.what if speaker.unnamed else None})"
            tally.wrong.append((form, source, what, f"{gold} ({label['what']})"))


def count_what(label: Label, speaker: Speaker, tally: Tally) -> None:
    """Compare what a speaker is, whoever it is."""
    what = speaker.unnamed.what if speaker.unnamed is not None else None
    tally.described[(what is None) == (label["what"] is None)] += 1
    if label["what"] is not None:
        tally.typed[what == label["what"]] += 1
    if speaker.kind is not None and label["kind"] is not None:
        tally.kinds[speaker.kind == label["kind"]] += 1


def _best(mentions: Sequence[Mention], entity: ArticleEntity) -> tuple[int, int]:
    at = entity.name if entity.name is not None else entity.mentions[0]
    return mentions[at].span.start, mentions[at].span.end


def form_of(text: str, source: Sequence[Span]) -> str:
    """Whether a source is a `name`, a `nominal` or a `pronoun`."""
    found = phrase(text, source)
    if found is None:
        return "nominal"
    lowered = {word.low for word in (*found.before, *found.head) if word.is_word}
    if lowered and lowered <= PRONOUNS | RELATIVES:
        return "pronoun"
    return "name" if found.named else "nominal"


def is_right(
    text: str,
    label: Label,
    speaker: Speaker,
    mentions: Sequence[Mention],
    entities: Sequence[ArticleEntity],
) -> bool:
    """Whether a speaker is whom the label says."""
    gold = label["speaker"]
    if not gold:
        return not speaker.entities and not speaker.is_outlet
    if any("outlet" in part for part in gold):
        return speaker.is_outlet
    found = [entities[n] for n in speaker.entities]
    if len(found) != len(gold):
        return False
    left = list(found)
    for part in gold:
        match = next((e for e in left if means(text, part, e, mentions)), None)
        if match is None:
            return False
        left.remove(match)
    if label["what"] is None or len(gold) > 1 or gold[0].get("name"):
        return True
    return speaker.unnamed is not None and speaker.unnamed.what == label["what"]


def is_right_option(text: str, label: Label, entity: int, cast: Cast) -> bool:
    """Whether one entity of a cast is whom a label names."""
    gold = label["speaker"]
    if len(gold) != 1 or "outlet" in gold[0]:
        return False
    own = [cast.mentions[n] for n in cast.members(entity)]
    return means(text, gold[0], ArticleEntity("other", tuple(range(len(own))), None), own)


def means(text: str, part: Label, entity: ArticleEntity, mentions: Sequence[Mention]) -> bool:
    """Whether one of those whom a label names is this entity."""
    if "outlet" in part:
        return False  # Nobody in an article's cast is the outlet that prints it.
    at = Span(*part["at"])
    own = [mentions[n] for n in entity.mentions]
    if any(at.contains(one.head) for one in own):
        return True
    name = part.get("name")
    if not name:
        return False
    wanted = parse(name).words
    return any(m.form == "name" and parse(m.span.of(text)).words == wanted for m in own)


def chain_is_right(text: str, label: Label, chain: Sequence[Hop], found: Voices) -> bool:
    """Whether all voices behind the outlet that prints are those of the label, in order."""
    told = label["chain"] or {"voices": _speaker_alone(label)}
    gold = told["voices"]
    hops = [hop for hop in chain if hop.role not in ("outlet", "principal")]
    beyond = [hop for hop in chain if hop.role == "principal"]
    wanted = told.get("for")
    if len(hops) != len(gold) or len(beyond) != (wanted is not None):
        return False
    pairs = [*zip(gold, hops, strict=True)]
    pairs += [([wanted], hop) for hop in beyond]
    return all(_same(text, voices, hop, found) for voices, hop in pairs)


def _speaker_alone(label: Label) -> list[list[Label]]:
    """The voices of a label without a chain; the outlet that prints is none behind itself."""
    is_outlet = any("outlet" in part for part in label["speaker"])
    return [] if is_outlet else [label["speaker"]]


def _same(text: str, gold: Sequence[Label], hop: Hop, found: Voices) -> bool:
    left = [found.entities[n] for n in hop.entities]
    if len(left) != len(gold):
        return False
    for part in gold:
        match = next((e for e in left if means(text, part, e, found.mentions)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _words(text: str, label: Label, chain: Sequence[Hop], found: Voices) -> tuple[str, str, str]:
    gold = ["+".join(_named(text, part) for part in voice) for voice in label["chain"]["voices"]]
    wanted = label["chain"].get("for")
    hops = [
        f"{hop.role}:"
        + "+".join(text[slice(*_best(found.mentions, found.entities[e]))] for e in hop.entities)
        for hop in chain[1:]
    ]
    return (
        str(label["event"]), " < ".join(hops),
        " < ".join(gold) + (f" FOR {_named(text, wanted)}" if wanted else ""),
    )  # fmt: skip


def _named(text: str, part: Label) -> str:
    if "outlet" in part:
        return "the outlet"
    return str(part.get("name") or text[slice(*part["at"])])
