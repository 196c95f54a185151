"""What speaks for and against two article entities being one: each a function with its reason.

Each function gives a value from 0 to 1 and the words that say why; what a value weighs is
in `data/across.json`, as in the linkage of records after Fellegi and Sunter (1969), "A theory
for record linkage", with log-odds that a logistic regression finds together instead of one
by one, since features here depend on one another.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import JaroWinkler

from accordingto.core.identity import Ground
from accordingto.resolve.acronyms import initials
from accordingto.resolve.dossier import Dossier
from accordingto.resolve.names import Name, given_names_differ, spelled_alike
from accordingto.resolve.nouns import is_human, sexes_differ
from accordingto.resolve.profiles import Profile, acronym_keys
from accordingto.resolve.scripts import skeleton
from accordingto.resolve.weights import Weights

ALIKE = 0.25
"""Cosine from which two articles count as wholly alike. In ECB+ topics 1 to 25 half of the
pairs of reports on one event have 0.09 or more and a tenth 0.23; of those on two events of
one kind 95 % have less than 0.08."""
NEAR_SPELLING = 0.8
"""Jaro-Winkler similarity from which two spellings are near at all."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a feature gives: a value in [0, 1], and why."""

    value: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two article entities with the dossier around them."""

    one: Profile
    other: Profile
    dossier: Dossier

    @property
    def both_named(self) -> bool:
        """Whether articles name both."""
        return bool(self.one.names and self.other.names)

    @property
    def neither_named(self) -> bool:
        """Whether both are only described."""
        return not (self.one.names or self.other.names)

    def named_and_described(self) -> Iterator[tuple[Profile, Profile]]:
        """A named one and one that is described and not named, if they are that."""
        for named, other in ((self.one, self.other), (self.other, self.one)):
            if named.names and not other.names and other.nouns:
                yield named, other

    @property
    def shared_name_words(self) -> list[str]:
        """Skeletons of words that both have in names."""
        return sorted(self.one.name_words & self.other.name_words)

    @property
    def alike(self) -> float:
        """How alike the articles are, 1 from `ALIKE` on."""
        cosine = self.dossier.alike(self.one.referent.article_id, self.other.referent.article_id)
        return min(cosine / ALIKE, 1.0)


NOTHING = Found(0.0)


def always(pair: Pair) -> Found:  # noqa: ARG001 - every feature is given the pair
    """The odds of two that share a key, before anything else speaks."""
    return Found(1.0)


def both_named(pair: Pair) -> Found:
    """Articles name both."""
    return Found(float(pair.both_named))


def one_named(pair: Pair) -> Found:
    """An article names one; the other is only described."""
    return Found(float(bool(pair.one.names) != bool(pair.other.names)))


def same_name(pair: Pair) -> Found:
    """A name of each has the same words, romanised alike, whatever their order."""
    for name, words in zip(pair.one.names, pair.one.contents, strict=True):
        for other, others in zip(pair.other.names, pair.other.contents, strict=True):
            if words == others or _spelled_alike(name, other):
                return Found(1.0, _both(name.written, other.written, "the same name"))
    return NOTHING


def same_full_name(pair: Pair) -> Found:
    """The name that both have is of more than one word."""
    for name, words in zip(pair.one.names, pair.one.contents, strict=True):
        for other, others in zip(pair.other.names, pair.other.contents, strict=True):
            if len(words) > 1 and (words == others or _spelled_alike(name, other)):
                return Found(1.0, _both(name.written, other.written, "a full name in common"))
    return NOTHING


def _spelled_alike(name: Name, other: Name) -> bool:
    return len(name.words) == len(other.words) and all(
        spelled_alike(a, b) or (n == 0 and len(name.words) > 1 and _initial(a, b))
        for n, (a, b) in enumerate(zip(name.words, other.words, strict=True))
    )


def _initial(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) == 1 and longer.startswith(shorter)


def name_within(pair: Pair) -> Found:
    """The words of one's name are some of the other's ("Lint", "Ada Lint")."""
    for name, words in zip(pair.one.names, pair.one.contents, strict=True):
        for other, others in zip(pair.other.names, pair.other.contents, strict=True):
            if words < others or others < words:
                shorter, longer = sorted((name.written, other.written), key=len)
                return Found(1.0, f"“{shorter}” is part of “{longer}”")
    return NOTHING


def same_last_word(pair: Pair) -> Found:
    """Names that end with the same word: a surname, or what kind of body it is."""
    common = sorted(pair.one.last_words & pair.other.last_words)
    return Found(1.0, f"names that end with “{common[0]}”") if common else NOTHING


def names_clash(pair: Pair) -> Found:
    """Names of both share words, and each has words that the other lacks."""
    if not pair.both_named or not pair.shared_name_words:
        return NOTHING
    one, other = pair.one.contents[0], pair.other.contents[0]
    if one - other and other - one and one & other:
        written = pair.one.names[0].written, pair.other.names[0].written
        return Found(1.0, _both(*written, "names that share only a part"))
    return NOTHING


def no_name_in_common(pair: Pair) -> Found:
    """Articles name both, and no word of their names is the same."""
    if not pair.both_named or pair.shared_name_words or pair.one.longs & pair.other.longs:
        return NOTHING
    if any(feature(pair).value for feature in (acronym_fits, acronym_defined, same_name)):
        return NOTHING
    written = pair.one.names[0].written, pair.other.names[0].written
    return Found(1.0, _both(*written, "names without a word in common"))


def near_spelling(pair: Pair) -> Found:
    """How near the spellings are of two last words that differ, by Jaro and Winkler (1990)."""
    if pair.one.last_words & pair.other.last_words:
        return NOTHING
    best, words = 0.0, ""
    for left in sorted(pair.one.last_words):
        for right in sorted(pair.other.last_words):
            if min(len(left), len(right)) < 4:
                continue
            near = JaroWinkler.similarity(left, right)
            if near > best:
                best, words = near, f"“{left}” and “{right}” are spelled nearly alike"
    return Found(max(0.0, (best - NEAR_SPELLING) / (1 - NEAR_SPELLING)), words)


def acronym_defined(pair: Pair) -> Found:
    """An article gives the acronym of one beside the name of the other, or one acronym both."""
    for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
        for acronym in one.acronyms:
            for long, words in pair.dossier.expansions(acronym).items():
                if long in other.longs and acronym not in other.acronyms:
                    return Found(1.0, f"an article says “{words}”{_other_acronym(other, long)}")
    return NOTHING


def _other_acronym(other: Profile, long: str) -> str:
    shorts = [acronym for acronym in other.acronyms if long in other.longs]
    return f", and “{shorts[0]}” stands beside the same name" if shorts else ""


def acronym_fits(pair: Pair) -> Found:
    """The acronym of one has the initials of the other's name; no article says so."""
    for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
        keys = acronym_keys(one)
        for name in other.names:
            fitting = keys.intersection(initials(name.written))
            if fitting and len(min(fitting)) > 1:
                acronym = one.acronyms[0]
                return Found(1.0, f"“{acronym}” has the initials of “{name.written}”")
    return NOTHING


def same_noun(pair: Pair) -> Found:
    """Descriptions of both have the same head."""
    common = sorted(pair.one.nouns & pair.other.nouns)
    return Found(1.0, f"both are called “{common[0]}”") if common else NOTHING


def same_noun_of_unnamed(pair: Pair) -> Found:
    """Neither is named, and descriptions have the same head."""
    return same_noun(pair) if pair.neither_named else NOTHING


def rare_noun(pair: Pair) -> Found:
    """How rare the noun is that both are called."""
    common = sorted(pair.one.nouns & pair.other.nouns)
    if not common:
        return NOTHING
    rarest = max(common, key=lambda noun: (pair.dossier.rarity(noun), noun))
    return Found(pair.dossier.rarity(rarest), f"few articles have the word “{rarest}”")


def same_noun_in_alike_articles(pair: Pair) -> Found:
    """Both are called the same, by articles that are alike."""
    if not pair.one.nouns & pair.other.nouns:
        return NOTHING
    return Found(pair.alike, "articles that are alike call them the same")


def same_description(pair: Pair) -> Found:
    """The share of words that the most alike descriptions of both have in common."""
    best = max(
        (
            len(one & other) / len(one | other)
            for one in pair.one.phrases
            for other in pair.other.phrases
            if one | other
        ),
        default=0.0,
    )
    return Found(best, "they are described in the same words")


def no_noun_in_common(pair: Pair) -> Found:
    """Neither is named, and they are called different things."""
    if not pair.neither_named or pair.one.nouns & pair.other.nouns:
        return NOTHING
    return Found(1.0, "they are called different things")


def near_noun(pair: Pair) -> Found:
    """Nouns that share most of their letters ("policeman", "police")."""
    if pair.one.nouns & pair.other.nouns:
        return NOTHING
    best = max(
        (JaroWinkler.similarity(a, b) for a in pair.one.nouns for b in pair.other.nouns),
        default=0.0,
    )
    return Found(max(0.0, (best - NEAR_SPELLING) / (1 - NEAR_SPELLING)), "nearly the same noun")


def noun_in_name(pair: Pair) -> Found:
    """The noun of one is a word of the other's name ("the ministry", "Ministry of Roads")."""
    for named, described in pair.named_and_described():
        for noun in sorted(described.nouns):
            if skeleton(noun) in named.name_words:
                return Found(1.0, f"“{noun}” is a word of “{named.names[0].written}”")
    return NOTHING


def described_so(pair: Pair) -> Found:
    """Articles put the noun of one beside the name of the other ("the baker Ada Lint")."""
    for named, described in pair.named_and_described():
        for noun in sorted(described.nouns):
            for last in sorted(named.last_words):
                n = pair.dossier.described(last, noun)
                if n:
                    words = f"articles call {named.names[0].written} “{noun}”"
                    return Found(min(0.5 + n / 8, 1.0), words)
    return NOTHING


def person_in_alike_articles(pair: Pair) -> Found:
    """A named person, and a noun for one, in articles that are alike."""
    if not person_and_human_noun(pair).value:
        return NOTHING
    return Found(pair.alike, "people in articles that are alike")


def only_one_described_so(pair: Pair) -> Found:
    """Of the names that articles put beside this noun, the share that are this one."""
    for named, described in pair.named_and_described():
        share = max(
            (
                pair.dossier.share_described(last, noun)
                for noun in described.nouns
                for last in named.last_words
            ),
            default=0.0,
        )
        return Found(share, "hardly anybody else is called so")
    return NOTHING


def named_elsewhere(pair: Pair) -> Found:
    """The article that describes one does not have the name of the other."""
    for named, described in pair.named_and_described():
        rank = _rank(pair.dossier, described.referent.article_id, named)
        return Found(float(rank > 5), f"the other article hardly names {named.names[0].written}")
    return NOTHING


def _rank(dossier: Dossier, article_id: str, named: Profile) -> int:
    counts = dossier.of(article_id).named
    own = max((counts.get(word, 0) for word in named.last_words), default=0)
    return sum(n > own for n in counts.values()) if own else 99


def person_and_human_noun(pair: Pair) -> Found:
    """A named person, and a noun for one."""
    for named, described in pair.named_and_described():
        return Found(
            float(named.is_person and described.human and not described.plural), "a person"
        )
    return NOTHING


def person_and_thing(pair: Pair) -> Found:
    """A named person, and a noun for something else."""
    for named, described in pair.named_and_described():
        return Found(float(named.is_person and not described.human), "one is no person")
    return NOTHING


def body_and_human_noun(pair: Pair) -> Found:
    """A name that is no person's, and a noun for a person."""
    for named, described in pair.named_and_described():
        is_single = described.human and not described.plural
        return Found(float(is_single and not named.is_person), "only one is a person")
    return NOTHING


def both_nouns_human(pair: Pair) -> Found:
    """Nouns for single people, different ones."""
    if not pair.neither_named or pair.one.nouns & pair.other.nouns:
        return NOTHING
    single = pair.one.human and pair.other.human and not (pair.one.plural or pair.other.plural)
    return Found(float(single), "both are single people")


def sexes_clash(pair: Pair) -> Found:
    """One is called by a word for men, the other by one for women."""
    for one in sorted(pair.one.nouns):
        for other in sorted(pair.other.nouns):
            if sexes_differ(one, other):
                return Found(1.0, f"“{one}” and “{other}” are not the same")
    return NOTHING


def numbers_clash(pair: Pair) -> Found:
    """One is one, the other several."""
    if pair.one.plural is None or pair.other.plural is None:
        return NOTHING
    return Found(float(pair.one.plural != pair.other.plural), "one is one, the other several")


def kinds_agree(pair: Pair) -> Found:
    """Both are of the same kind, and the kind is known."""
    one, other = pair.one.referent.kind, pair.other.referent.kind
    return Found(float(one == other != "other"), f"both are of the kind {one}")


def kinds_clash(pair: Pair) -> Found:
    """The kinds are known, and are not the same."""
    one, other = pair.one.referent.kind, pair.other.referent.kind
    return Found(float(one != other and "other" not in {one, other}), f"{one} is not {other}")


def one_article(pair: Pair) -> Found:
    """Both stand in one article, which was read as telling them apart."""
    same = pair.one.referent.article_id == pair.other.referent.article_id
    return Found(float(same), "one article tells them apart")


def articles_alike(pair: Pair) -> Found:
    """How much the articles have in common: the cosine of their words, rare ones weighing more."""
    return Found(pair.alike, "the articles are about the same")


def near_words_alike(pair: Pair) -> Found:
    """How much the words near the mentions have in common."""
    one, other = pair.one.referent.near, pair.other.referent.near
    return Found(pair.dossier.overlap(one, other), _common(pair.dossier, one & other))


def _common(dossier: Dossier, words: frozenset[str]) -> str:
    rarest = sorted(words, key=lambda w: (-dossier.rarity(w), w))[:3]
    return f"both stand beside {', '.join(f'“{w}”' for w in rarest)}" if rarest else ""


def _both(one: str, other: str, what: str) -> str:
    return f"“{one}”: {what}" if one == other else f"“{one}” and “{other}”: {what}"


Feature = Callable[[Pair], Found]

BASE: tuple[Feature, ...] = (always, both_named, one_named)
"""What sets the odds before anything speaks; either way."""
FOR: tuple[Feature, ...] = (
    same_name, same_full_name, name_within, same_last_word, near_spelling,
    acronym_defined, acronym_fits, same_noun, same_noun_of_unnamed, rare_noun,
    same_noun_in_alike_articles, same_description, near_noun,
    noun_in_name, described_so, person_in_alike_articles, only_one_described_so,
    person_and_human_noun, both_nouns_human, kinds_agree, articles_alike, near_words_alike,
)  # fmt: skip
"""What can only speak for two being one: its weight is never below 0."""
AGAINST: tuple[Feature, ...] = (
    names_clash, no_name_in_common, no_noun_in_common, named_elsewhere,
    person_and_thing, body_and_human_noun, sexes_clash, numbers_clash, kinds_clash, one_article,
)  # fmt: skip
"""What can only speak against it: its weight is never above 0."""
FEATURES = (*BASE, *FOR, *AGAINST)
"""Every feature, in the order in which weights are listed."""


def grounds(pair: Pair, weights: Weights) -> tuple[Ground, ...]:
    """All that speaks for or against, the weightiest first, without the `BASE`."""
    found = []
    for feature in FEATURES:
        name = feature.__name__
        said = feature(pair)
        weight = said.value * weights.log_odds[name]
        if weight and feature not in BASE:
            found.append(Ground(name, round(said.value, 4), round(weight, 4), said.words))
    return tuple(sorted(found, key=lambda g: (-abs(g.log_odds), g.feature)))


def log_odds(pair: Pair, weights: Weights) -> float:
    """The log-odds that two are one, from what stands in their articles alone."""
    return sum(f(pair).value * w for f, w in zip(FEATURES, weights.ordered, strict=True) if w)


def people_exclude(one: Profile, other: Profile) -> bool:
    """Whether the two are people of one surname whose given names or titles differ."""
    return any(
        name.surname_key == another.surname_key and given_names_differ(name, another)
        for name in one.names
        for another in other.names
        if _is_of_person(one, name) and _is_of_person(other, another)
    )


def _is_of_person(profile: Profile, name: Name) -> bool:
    return profile.is_person or (profile.referent.kind == "other" and not is_human(name.surname))
