"""Which article entities may be one: those that share a key, so that not all pairs are asked."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from accordingto.resolve.acronyms import acronym_key, initials
from accordingto.resolve.dossier import Dossier
from accordingto.resolve.profiles import Profile
from accordingto.resolve.scripts import consonants

MAX_BLOCK = 60
"""In a block of up to this many, all pairs are asked; in a larger one those near one another."""
WINDOW = 30
"""How many neighbours each is asked with in a larger block."""
N_TOPICS = 4
"""How many of an article's most telling words part the large blocks of a noun."""
N_PROMINENT = 3
"""How many of an article's most frequent names an unnamed person in it may have."""


def candidates(profiles: Sequence[Profile], dossier: Dossier) -> Iterator[tuple[int, int]]:
    """Pairs of places in `profiles`, rising, each once, by first and then second place.

    Blocks too large for all pairs are sorted, and each is asked with its neighbours: the
    sorted neighbourhood of Hernández and Stolfo (1995), "The merge/purge problem for large
    databases". So the number of pairs grows with that of the profiles, not its square.
    """
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, profile in enumerate(profiles):
        for key in sorted(keys(profile, dossier)):
            blocks[key].append(place)
    found: dict[int, set[int]] = defaultdict(set)
    for key in sorted(blocks):
        for one, other in _pairs(key, blocks[key], profiles, dossier):
            found[min(one, other)].add(max(one, other))
    for one in sorted(found):
        for other in sorted(found[one]):
            yield one, other


def keys(profile: Profile, dossier: Dossier) -> set[str]:
    """What two must share, one of these at least, to be asked about.

    Words of names by their consonants, so that romanisations meet; acronyms and the initials
    of long names; long names that acronyms stand for; nouns, of a description or beside a
    name; the newsroom's id.
    """
    found = {f"word {consonants(word)}" for word in profile.name_words}
    found |= {f"long {long}" for long in profile.longs}
    found |= {f"acronym {acronym_key(acronym)}" for acronym in profile.acronyms}
    found |= {f"acronym {key}" for name in profile.names for key in initials(name.written)}
    if profile.known_as:
        found.add(f"known {profile.known_as}")
    found |= {f"noun {noun}" for noun in profile.nouns}
    for last in profile.last_words:
        found |= {f"noun {noun}" for noun in dossier.nouns_beside(last)}
    if not profile.names:
        found |= {f"word {consonants(noun)}" for noun in profile.nouns}
        found |= _of_the_unnamed(profile, dossier)
    return found


def _of_the_unnamed(profile: Profile, dossier: Dossier) -> set[str]:
    if not profile.human or profile.plural:
        return set()
    named = dossier.of(profile.referent.article_id).named
    most = sorted(named, key=lambda word: (-named[word], word))[:N_PROMINENT]
    return {f"word {consonants(word)}" for word in most}


def _pairs(
    key: str, block: Sequence[int], profiles: Sequence[Profile], dossier: Dossier
) -> Iterator[tuple[int, int]]:
    if len(block) <= MAX_BLOCK:
        yield from _within(block, len(block))
    elif key.startswith("noun "):
        for part in _by_topic(block, profiles, dossier):
            yield from _within(part, len(part) if len(part) <= MAX_BLOCK else WINDOW)
    else:
        ordered = sorted(block, key=lambda n: (_sort_key(profiles[n]), n))
        yield from _within(ordered, WINDOW)


def _within(block: Sequence[int], window: int) -> Iterator[tuple[int, int]]:
    for at, one in enumerate(block):
        for other in block[at + 1 : at + 1 + window]:
            yield one, other


def _by_topic(
    block: Sequence[int], profiles: Sequence[Profile], dossier: Dossier
) -> Iterator[list[int]]:
    """Parts of a block whose articles have one of their most telling words in common."""
    parts: dict[str, list[int]] = defaultdict(list)
    for place in block:
        for word in dossier.telling(profiles[place].referent.article_id, N_TOPICS):
            parts[word].append(place)
    for word in sorted(parts):
        yield parts[word]


def _sort_key(profile: Profile) -> str:
    """The last word of the longest name first, so that a surname's full names are neighbours."""
    if not profile.names:
        return ""
    words = profile.names[0].key.split()
    return " ".join([*words[-1:], *words[:-1]])
