"""Links between the mentions of one article, by simple features, where mentions are given.

ECB+ and MEANTIME are scored with gold mentions, pronouns and descriptions among them. What
refers to one within an article is settled here by a logistic model over what our coreference
network says of each pair and a few plain features, fitted on the same topics as the weights
of `resolve`.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

from rapidfuzz.distance import JaroWinkler

from accordingto.core.entity import ArticleEntity, EntityKind
from accordingto.resolve.dossier import Dossier
from accordingto.resolve.groups import Groups
from accordingto.resolve.names import parse
from accordingto.resolve.nouns import is_human, is_plural, sexes_differ, singular
from accordingto.resolve.referents import content_of
from accordingto.resolve.scripts import skeleton
from accordingto.score.gold_mentions import GoldArticle, GoldMention

_CLASSES = {
    "he": "he him his himself", "she": "she her hers herself", "it": "it its itself",
    "they": "they them their theirs themselves", "who": "who whom whose",
    "which": "which that",
    "where": "where here there", "we": "i me my we us our you your myself ourselves",
}  # fmt: skip
_RELATIVE = frozenset({"who", "which", "where"})
_CLASS_OF = {word: name for name, words in _CLASSES.items() for word in words.split()}

PRONOUN_THRESHOLD = -0.5
"""Log-odds from which a pronoun stands for another mention; chosen on ECB+ topics 26 to 35."""
SURE, UNIT = 10.0, 5.0
"""A score of the network beyond the first, either way, counts as that; in units of the other."""

Said = Mapping[tuple[int, int], float]
"""What the network says of pairs of mentions, by their places; see `corefer.link_scores`."""


class Pairing:
    """The features of pairs of one article's mentions.

    Args:
        gold: the article.
        dossier: what the articles of its topic say together.
        said: what the coreference network says of its mentions.
    """

    def __init__(self, gold: GoldArticle, dossier: Dossier, said: Said) -> None:
        self._said = said
        self.n = len(gold.mentions)
        self._dossier = dossier
        self._named = dossier.of(gold.article.id).named
        self._seen = [_Seen(m, gold.article.text) for m in gold.mentions]
        for before, after in pairwise(self._seen):
            after.is_first = before.sentence != after.sentence

    def features(self, one: int, other: int) -> dict[str, float]:
        """By name; those that are 0 may be left out. `one` stands before `other`."""
        left, right = self._seen[one], self._seen[other]
        found = {"always": 1.0, "apart": min(right.sentence - left.sentence, 10) / 10}
        between = self._seen[one + 1 : other]
        same_sentence = left.sentence == right.sentence
        found["same sentence"] = float(same_sentence)
        if left.pronoun and right.pronoun:
            same = left.pronoun == right.pronoun
            found["pronouns, same" if same else "pronouns, other"] = 1.0
        elif left.pronoun or right.pronoun:
            found |= dict(self._with_pronoun(left, right, between))
        else:
            found |= dict(self._without(left, right, same_sentence=same_sentence))
        score = self._said.get((one, other))
        if score is not None:
            found |= _by_network(left, right, score)
        return found

    def _with_pronoun(
        self, left: "_Seen", right: "_Seen", between: Sequence["_Seen"]
    ) -> Iterator[tuple[str, float]]:
        pronoun, noun = (right, left) if right.pronoun else (left, right)
        name = pronoun.pronoun
        group = "relative" if name in _RELATIVE else "personal"
        nouns_between = sum(not m.pronoun for m in between)
        follows = pronoun is right
        yield name, 1.0
        yield f"{name} kind {noun.kind}", 1.0
        yield f"{name} plural", float(noun.plural)
        yield f"{name} human", float(noun.human)
        yield f"{name} named", float(noun.is_name)
        for which in (name, group):
            yield f"{which} before", float(not follows)
            yield f"{which} near", float(not nouns_between)
            yield f"{which} behind", float(follows and not nouns_between)
            yield f"{which} same sentence", float(left.sentence == right.sentence)
            yield f"{which} chars", min(max(right.start - left.end, 0), 300) / 300
        yield f"{group} right behind", float(follows and right.start - left.end <= 3)
        yield f"{group} first of sentence", float(follows and noun.is_first)
        yield f"{group} nouns between", min(nouns_between, 4) / 4
        yield "where, place", float(name == "where" and noun.is_placed)
        yield "other sex", float(sexes_differ(pronoun.words.casefold(), noun.head))
        compatible = [m for m in between if not m.pronoun and m.plural == noun.plural]
        yield "pronoun, others between", min(len(compatible), 3) / 3
        yield "pronoun, prominent", float(noun.is_name and self._rank(noun) == 0)

    def _without(
        self, left: "_Seen", right: "_Seen", *, same_sentence: bool
    ) -> Iterator[tuple[str, float]]:
        common = left.content & right.content
        same = left.head == right.head
        yield "same head", float(same)
        yield "words", len(common) / max(len(left.content | right.content), 1)
        yield (
            "words of the shorter",
            len(common) / max(min(len(left.content), len(right.content)), 1),
        )
        yield "head in the other", float(left.head in right.content or right.head in left.content)
        yield "near head", 0.0 if same else JaroWinkler.similarity(left.head, right.head) ** 4
        yield "number", float(left.plural != right.plural and not same)
        yield "other sex", float(sexes_differ(left.head, right.head))
        gap = right.start - left.end
        yield "beside", float(same_sentence and gap <= 1)
        yield "comma between", float(same_sentence and gap == 3)
        yield "nested", float(same_sentence and gap < 0)
        yield f"kinds {'-'.join(sorted((left.kind, right.kind)))}", 1.0
        if left.is_name and right.is_name:
            yield "names, nothing common", float(not common)
            yield "names, same sentence", float(same_sentence)
        elif left.is_name or right.is_name:
            name, noun = (left, right) if left.is_name else (right, left)
            yield from self._described(name, noun)
        else:
            yield "nouns, nothing common", float(not common)
            single = not (left.plural or right.plural)
            yield "nouns, both human", float(left.human and right.human and single and not same)
            yield "nouns, one human", float(left.human != right.human)

    def _described(self, name: "_Seen", noun: "_Seen") -> Iterator[tuple[str, float]]:
        last = skeleton(name.head)
        n = self._dossier.described(last, noun.head)
        person = name.kind == "person"
        single = noun.human and not noun.plural
        yield "name and noun, nothing common", float(not name.content & noun.content)
        yield "described so", min(n / 4, 1.0)
        yield "ever described so", float(n > 0)
        yield "only one so", self._dossier.share_described(last, noun.head)
        yield "person and human", float(person and single)
        yield "person and thing", float(person and not noun.human)
        yield "body and human", float(single and not person)
        rank = self._rank(name)
        for place in range(3):
            yield f"prominent {place}", float(rank == place and single and person)
        yield "hardly named", float(rank > 5)

    def _rank(self, name: "_Seen") -> int:
        own = self._named.get(skeleton(name.head), 0)
        return sum(n > own for n in self._named.values()) if own else 99


class _Seen:
    """A mention as pairs are asked about it."""

    def __init__(self, gold: GoldMention, text: str) -> None:
        mention = gold.mention
        self.words = mention.span.of(text)
        self.start, self.end = mention.span.start, mention.span.end
        self.sentence = gold.sentence
        head = mention.head.of(text)
        self.is_name = mention.form == "name"
        self.head = singular(head)
        self.plural = not self.is_name and is_plural(head)
        self.human = not self.is_name and is_human(self.head)
        self.kind: EntityKind = mention.kind
        self.is_first = True
        self.is_placed = self.words.split()[0].casefold() in {"in", "at", "on", "near", "to"}
        self.content = content_of(self.words) or frozenset({self.head})
        first = self.words.casefold().replace("’", "'").split("'")[0]
        self.pronoun = _CLASS_OF.get(first, "it") if mention.form == "pronoun" else ""


def _by_network(left: _Seen, right: _Seen, score: float) -> dict[str, float]:
    forms = sorted(
        {"pronoun" if m.pronoun else "name" if m.is_name else "noun" for m in (left, right)}
    )
    of = "pronoun" if "pronoun" in forms else " and ".join(forms)
    return {
        f"network, {of}": 1.0,
        f"network for, {of}": min(max(score, 0.0), SURE) / UNIT,
        f"network against, {of}": min(max(-score, 0.0), SURE) / UNIT,
    }


@cache
def shipped() -> tuple[Mapping[str, float], float]:
    """The weights by feature, and the log-odds from which a link holds."""
    text = (files("accordingto.score") / "data" / "links.json").read_text(encoding="utf-8")
    read = json.loads(text)
    return read["log_odds"], read["threshold"]


def linked(
    pairing: Pairing, gold: GoldArticle, weights: Mapping[str, float], threshold: float
) -> tuple[ArticleEntity, ...]:
    """The entities of an article: names and nouns by mean linkage, then pronouns one by one."""
    scores = {
        (a, b): sum(weights.get(k, 0.0) * v for k, v in pairing.features(a, b).items())
        for b in range(pairing.n)
        for a in range(b)
    }
    forms = [m.mention.form for m in gold.mentions]
    full = [n for n, form in enumerate(forms) if form != "pronoun"]
    groups: Groups[int] = Groups()
    pairs = sorted(
        ((a, b) for a, b in scores if forms[a] != "pronoun" != forms[b]),
        key=lambda pair: (-scores[pair], pair),
    )
    for a, b in pairs:
        if scores[a, b] < threshold:
            break
        across = [
            scores[min(x, y), max(x, y)]
            for x in groups.members(a)
            for y in groups.members(b)
            if x != y
        ]
        if groups.find(a) != groups.find(b) and sum(across) / len(across) >= threshold:
            groups.join(a, b)
    for n in range(pairing.n):
        if forms[n] == "pronoun" and full:
            best = max(full, key=lambda m: (scores[min(m, n), max(m, n)], -m))
            if scores[min(best, n), max(best, n)] >= PRONOUN_THRESHOLD:
                groups.join(n, best)
    return _entities(gold, groups)


def _entities(gold: GoldArticle, groups: Groups[int]) -> tuple[ArticleEntity, ...]:
    listed = sorted({tuple(sorted(groups.members(n))) for n in range(len(gold.mentions))})
    return tuple(_entity(gold, members) for members in listed)


def _entity(gold: GoldArticle, members: tuple[int, ...]) -> ArticleEntity:
    mentions = [gold.mentions[n].mention for n in members]
    kinds = Counter[EntityKind](m.kind for m in mentions if m.kind != "other")
    names = [n for n, m in zip(members, mentions, strict=True) if m.form == "name"]
    text = gold.article.text
    fullest = max(
        names,
        key=lambda n: (len(parse(gold.mentions[n].mention.span.of(text)).words), -n),
        default=None,
    )
    kind: EntityKind = min(kinds, key=lambda k: (-kinds[k], k), default="other")
    return ArticleEntity(kind, members, fullest)
