"""`python -m accordingto.train.referring`: what the signs of a reference weigh.

Fits the parts of `resolve/data/referring.json`, all or those that are named, on the parts
`train` and `dev` of the speakers labelled by hand, and prints the share that is right in
articles that were left out of the fitting. The parts `check` and `held` are never looked at.

Reference:
    McFadden (1974), "Conditional logit analysis of qualitative choice behavior".
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize  # type: ignore[import-untyped]  # has no types

from accordingto.core.span import Span
from accordingto.corefer.stage import Coreference
from accordingto.resolve.names import parse
from accordingto.resolve.phrase import phrase
from accordingto.resolve.voices import nominals, people, pronouns, resolver, things
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.people import Option
from accordingto.resolve.voices.sources import Sources
from accordingto.resolve.voices.told import Told
from accordingto.resolve.voices.weights import CHOSEN, Chosen, Part, table
from accordingto.resolve.words import cover_words
from accordingto.score import corpora
from accordingto.score.labels import Described, Labelled, Meant, described, labelled
from accordingto.score.voices import Label, is_right_option

PARTS = ("train", "dev")
L2: dict[Chosen, float] = {"pronouns": 1.0, "others": 0.5, "nominals": 1.0, "things": 1.0}
"""Ridge penalties."""
N_FOLDS = 6
_FURTHER: dict[Chosen, str] = {
    name: ", and further articles read for these alone" for name in CHOSEN if name != "pronouns"
}
"""Parts that `score/data/meant.json` has."""
SIGNS: dict[Chosen, tuple[str, ...]] = {
    "pronouns": pronouns.SIGNS, "others": pronouns.OTHERS_SIGNS,
    "nominals": nominals.SIGNS, "things": things.SIGNS,
}  # fmt: skip

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choice:
    """One reference.

    Args:
        article: the number of its article.
        signs: of all options, [n_options, n_signs].
        right: which of them are right; none where nobody who is offered is.
    """

    article: int
    signs: Floats
    right: frozenset[int]

    @property
    def tells(self) -> bool:
        """Whether anything can be learned from it."""
        return 0 < len(self.right) < len(self.signs)


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the weights and prints how good they are. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m accordingto.train.referring")
    parser.add_argument("--corpora", type=Path, help="the folder with data/ and score/")
    parser.add_argument("parts", nargs="*", choices=[*CHOSEN, []], help="which; all if none is")
    told = parser.parse_args(arguments)
    found = choices(corpora.Corpora(corpora.find(told.corpora)))
    written = dict(table())
    for name in (name for name in CHOSEN if name in (told.parts or CHOSEN)):
        written[name] = part(name, found[name])
        sys.stderr.write(f"{name}: {written[name]['made']}\n")
    path = files("accordingto.resolve").joinpath("data", "referring.json")
    Path(str(path)).write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")
    return 0


def part(name: Chosen, own: Sequence[Choice]) -> Part:
    """What the signs of one module weigh, and what that was made of."""
    weights = map(float, fit(own, L2[name]))
    right = share_right(own, L2[name])
    return {
        "made": f"python -m accordingto.train.referring: {len(own)} references labelled by hand "
        f"({', '.join(PARTS)}{_FURTHER.get(name, '')}), L2 {L2[name]}, "
        f"{right:.1%} right where left out",
        "log_odds": {s: round(w, 2) for s, w in zip(SIGNS[name], weights, strict=True)},
    }


def fit(own: Sequence[Choice], l2: float) -> Floats:
    """The weights under which the right options are likeliest.

    Args:
        own: what was chosen from.
        l2: ridge penalty.
    """
    telling = [choice for choice in own if choice.tells]

    def loss(weights: Floats) -> tuple[float, Floats]:
        """The loss, and how it changes with each weight."""
        total, slope = l2 * float((weights**2).sum()), 2 * l2 * weights
        for choice in telling:
            score = choice.signs @ weights
            chance = np.exp(score - score.max())
            chance = chance / chance.sum()
            right = [*choice.right]
            total -= float(np.log(chance[right].sum()))
            of_right = chance[right] / chance[right].sum()
            slope = slope + chance @ choice.signs - of_right @ choice.signs[right]
        return total, slope

    start = np.zeros(own[0].signs.shape[1])
    weights: Floats = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return weights


def share_right(own: Sequence[Choice], l2: float) -> float:
    """The share of choices that is right under weights fitted to other articles."""
    right = 0
    for fold in range(N_FOLDS):
        left_out = [choice for choice in own if choice.article % N_FOLDS == fold]
        weights = fit([choice for choice in own if choice.article % N_FOLDS != fold], l2)
        right += sum(int((one.signs @ weights).argmax()) in one.right for one in left_out)
    return right / len(own)


def choices(shared: corpora.Corpora) -> dict[Chosen, list[Choice]]:
    """The references of the articles that are learned from, those read for descriptions last."""
    coreference = Coreference()
    found: dict[Chosen, list[Choice]] = {name: [] for name in CHOSEN}
    number = 0
    for number, article in enumerate(labelled(shared, PARTS)):
        cast, sources = _resolved(article, coreference)
        for name, asked in _asked(sources).items():
            for label, options in _labelled(article, asked):
                right = _rights(name, article.text, label, options, cast)
                signs = np.array([one.signs for one in options])
                found[name].append(Choice(number, signs, right))
    for further, one in enumerate(described(shared), number + 1):
        cast, sources = _resolved(one, coreference)
        for name, asked in _asked(sources).items():
            found[name] += _described(further, one, name, asked, cast)
    return found


def _asked(sources: Sources) -> dict[Chosen, Mapping[int, Sequence[Option]]]:
    """What was chosen from in an article, by the place of the words."""
    return {
        "pronouns": sources.pronouns.asked,
        "others": sources.pronouns.asked_others,
        "nominals": sources.descriptions.nominals.asked,
        "things": sources.descriptions.things.asked,
    }


def _resolved(article: Labelled | Described, coreference: Coreference) -> tuple[Cast, Sources]:
    """An article's entities, and its sources once all were asked for."""
    blocks = [Span(*one.span()) for one in re.finditer(r"[^\n]+", article.text)]
    mentions, entities = coreference.read(article.text, blocks, article.attributions)
    told = Told(article.text, blocks, article.attributions, article.outlet)
    cast = resolver.cast_of(told, mentions, entities)
    sources = Sources(told, cast)
    sources.speakers()
    return cast, sources


def _described(
    number: int,
    article: Described,
    part: Chosen,
    asked: Mapping[int, Sequence[Option]],
    cast: Cast,
) -> Iterator[Choice]:
    """The choices of an article in which only some words were read."""
    for meant in article.meant:
        options = asked.get(meant.at.start, ()) if meant.part == part else ()
        if not options:
            continue
        right = {n for n, one in enumerate(options) if is_meant(one.entity, meant, cast)}
        is_open = not right and (part != "nominals" or meant.name is None)
        nobody = {n for n, one in enumerate(options) if one.entity == people.NOBODY and is_open}
        signs = np.array([one.signs for one in options])
        yield Choice(number, signs, frozenset(right | nobody))


def is_meant(entity: int, meant: Meant, cast: Cast) -> bool:
    """Whether an entity is whom some words of an article mean.

    Args:
        entity: its place in the cast.
        meant: what was read; of "Lint and Brandt" neither is who both are.
        cast: the article's entities.
    """
    if entity == people.NOBODY:
        return False
    if meant.same is not None:
        within = cast.within([meant.same])
        spans = {n: cast.mentions[n].span for n in within}
        inner = {
            n for n, own in spans.items()
            if any(own != other and other.contains(own) for other in spans.values())
        }  # fmt: skip
        return {cast.entity_of(n) for n in within if n not in inner} == {entity}
    name = meant.name
    return name is not None and any(parse(name).words == one.words for one in cast.names(entity))


def _rights(
    name: Chosen, text: str, label: Label, options: Sequence[Option], cast: Cast
) -> frozenset[int]:
    """Which options are right; of a pronoun nobody is where nobody else who is offered is."""
    right = {
        n
        for n, one in enumerate(options)
        if one.entity != people.NOBODY and _is_right(text, label, one.entity, cast)
    }
    is_nobody = not label["speaker"][0].get("name") if name == "nominals" else not right
    nobody = {n for n, one in enumerate(options) if one.entity == people.NOBODY and is_nobody}
    return frozenset(right | nobody)


def _is_right(text: str, label: Label, entity: int, cast: Cast) -> bool:
    if len(label["speaker"]) > 1:
        return _are_right(text, label, cast.group_of(entity), cast)
    return _heads(text, label, entity, cast) and is_right_option(text, label, entity, cast)


def _are_right(text: str, label: Label, several: Sequence[int], cast: Cast) -> bool:
    """Whether entities that stand together are those whom a label names, each once."""
    parts: list[Label] = [{"speaker": [part]} for part in label["speaker"]]
    return len(several) == len(parts) and all(
        any(is_right_option(text, part, entity, cast) for entity in several) for part in parts
    )


def _heads(text: str, label: Label, entity: int, cast: Cast) -> bool:
    """Whether an entity is no other that only stands in the words of the label.

    Of "a report by the Works" the Works are not the report.
    """
    found = phrase(text, [Span(*label["speaker"][0]["at"])])
    if found is None or label["speaker"][0].get("name"):
        return True
    heads = cast.within([cover_words(found.head)])
    return not heads or entity in map(cast.entity_of, heads)


def _labelled(
    article: Labelled, asked: Mapping[int, Sequence[Option]]
) -> Iterator[tuple[Label, Sequence[Option]]]:
    """The options of each reference to one, with its label."""
    for one, label in zip(article.attributions, article.labels, strict=True):
        if not label["speaker"] or any("outlet" in part for part in label["speaker"]):
            continue
        for place, options in asked.items():
            if options and any(span.start <= place < span.end for span in one.source):
                yield label, options


if __name__ == "__main__":
    sys.exit(main())
