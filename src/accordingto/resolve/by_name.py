"""What the names of two article entities speak for or against; see `compare`."""

from rapidfuzz.distance import JaroWinkler

from accordingto.resolve.acronyms import initials
from accordingto.resolve.names import Name, spelled_alike
from accordingto.resolve.pair import NEAR_SPELLING, NOTHING, Found, Pair
from accordingto.resolve.profiles import Profile, acronym_keys


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


def _both(one: str, other: str, what: str) -> str:
    return f"“{one}”: {what}" if one == other else f"“{one}” and “{other}”: {what}"
