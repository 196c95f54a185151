"""What speaks for and against two article entities being one: each a function with its reason.

Each function gives a value from 0 to 1 and the words that say why; what a value weighs is
in `data/across.json`, as in the linkage of records after Fellegi and Sunter (1969), "A theory
for record linkage", with log-odds that a logistic regression finds together instead of one
by one, since features here depend on one another.
"""

from collections.abc import Callable

from rapidfuzz.distance import JaroWinkler

from accordingto.core.identity import Ground
from accordingto.resolve.by_name import (
    acronym_defined,
    acronym_fits,
    name_within,
    names_clash,
    near_spelling,
    no_name_in_common,
    same_full_name,
    same_last_word,
    same_name,
)
from accordingto.resolve.by_noun import (
    body_and_human_noun,
    both_nouns_human,
    described_so,
    named_elsewhere,
    near_noun,
    no_noun_in_common,
    noun_in_name,
    only_one_described_so,
    person_and_human_noun,
    person_and_thing,
    person_in_alike_articles,
    rare_noun,
    same_description,
    same_noun,
    same_noun_in_alike_articles,
    same_noun_of_unnamed,
    sexes_clash,
)
from accordingto.resolve.closed import FIELDS
from accordingto.resolve.dossier import Dossier
from accordingto.resolve.names import Name, given_names_differ
from accordingto.resolve.nouns import is_human
from accordingto.resolve.pair import NEAR_SPELLING, NOTHING, Found, Pair
from accordingto.resolve.profiles import SORTS, Profile, acronym_keys
from accordingto.resolve.scripts import consonants, skeleton
from accordingto.resolve.weights import Weights
from accordingto.resolve.wordlists import words_of


def always(pair: Pair) -> Found:  # noqa: ARG001 - every feature is given the pair
    """The odds of two that share a key, before anything else speaks."""
    return Found(1.0)


def both_named(pair: Pair) -> Found:
    """Articles name both."""
    return Found(float(pair.both_named))


def one_named(pair: Pair) -> Found:
    """An article names one; the other is only described."""
    return Found(float(bool(pair.one.names) != bool(pair.other.names)))


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
    """Whether the two are people of one surname whose given names or titles differ.

    Or people both of whose full names are known and have no surname in common.
    """
    if one.is_person and other.is_person and _surnames_differ(one, other):
        return True
    return any(
        name.surname_key == another.surname_key and given_names_differ(name, another)
        for name in one.names
        for another in other.names
        if _is_of_person(one, name) and _is_of_person(other, another)
    )


def numbers_exclude(one: Profile, other: Profile) -> bool:
    """Whether both have names with numbers, and none in common: the 4th and the 47th Brigade."""
    lefts, rights = (
        {word for word in p.name_words if any(char.isdigit() for char in word)}
        for p in (one, other)
    )
    return bool(lefts and rights) and lefts.isdisjoint(rights)


def matters_exclude(one: Profile, other: Profile) -> bool:
    """Whether both are bodies of one sort for other matters: the Interior and Water Ministries.

    Words that begin alike may be one matter: "Economy Ministry", "Economic Development Ministry".
    """
    matters = [p.name_words & _MATTERS for p in (one, other)]
    if not all(matters) or not one.name_words & other.name_words & SORTS:
        return False
    return not any(
        a[:_BEGINNING] == b[:_BEGINNING]
        for own, words in zip(matters, (other.name_words, one.name_words), strict=True)
        for a in own
        for b in words
    )


def _surnames_differ(one: Profile, other: Profile) -> bool:
    lefts, rights = ([n for n in p.names if n.is_full] for p in (one, other))
    return bool(lefts and rights) and not any(
        a.surname_key == b.surname_key
        or consonants(a.surname) == consonants(b.surname)
        or JaroWinkler.similarity(a.surname, b.surname) >= NEAR_SPELLING
        or set(a.words) == set(b.words)
        for a in lefts
        for b in rights
    )


def names_exclude(pair: Pair) -> bool:
    """Whether articles name both, and no name of the one can be a name of the other.

    Alike are names with the same words, spelled nearly alike, or an acronym and what it
    stands for; a part of a name where it is a person's ("Lint") or says what kind of body
    it is ("the Ministry", "Security Council", "Neld Works Ltd"). "Orrin" is not "Friends of Orrin".
    """
    if not pair.both_named:
        return False
    if any(f(pair).value for f in (same_name, acronym_defined, acronym_fits)):
        return False
    people = [_may_be_person(one) for one in (pair.one, pair.other)]
    if all(people):
        # A given name alone is one's whom articles on the same tell of, and else anybody's.
        is_part = name_within(pair).value and pair.alike >= _ALIKE
        return not (same_last_word(pair).value or is_part or _near(pair))
    return not (_body_within(pair) or _near(pair))


_ALIKE = 0.1
"""How alike two articles are in which a part of a name may be short for it, where 1 is one event.

Articles of an invented dossier on different wars have 0.03 to 0.06. The F1 on ECB+ topics 26 to
35 stays, that on MEANTIME rises by 0.1.
"""


def _near(pair: Pair) -> bool:
    return near_spelling(pair).value > 0


def _may_be_person(profile: Profile) -> bool:
    return profile.is_person or profile.referent.kind == "other"


def _body_within(pair: Pair) -> bool:
    shorts = acronym_keys(pair.one), acronym_keys(pair.other)
    if all(shorts) and shorts[0].isdisjoint(shorts[1]):
        return False  # The Neld National Army (NNA) is not the National Army (ANO).
    for words in pair.one.contents:
        for others in pair.other.contents:
            shorter, longer = sorted((words, others), key=len)
            if shorter < longer and (
                (len(shorter) > 1 and pair.alike >= _ALIKE)
                or shorter <= SORTS
                or longer - shorter <= _FORMS
            ):
                return True
    return False


_MATTERS = frozenset(skeleton(word) for word in FIELDS)
_BEGINNING = 3
"""Letters of a word for a matter that its adjective and other spellings have too: "Labo(u)r"."""
_FORMS = frozenset(skeleton(word) for word in words_of("forms of bodies"))
"""What may follow a name or not: "Neld Works Ltd"."""


def _is_of_person(profile: Profile, name: Name) -> bool:
    return profile.is_person or (profile.referent.kind == "other" and not is_human(name.surname))
