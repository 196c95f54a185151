"""What the descriptions of two article entities speak for or against; see `compare`."""

from rapidfuzz.distance import JaroWinkler

from accordingto.resolve.dossier import Dossier
from accordingto.resolve.nouns import sexes_differ
from accordingto.resolve.pair import NEAR_SPELLING, NOTHING, Found, Pair
from accordingto.resolve.profiles import Profile
from accordingto.resolve.scripts import skeleton


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
