"""A referent's names and descriptions taken apart, once, for all the pairs it is in."""

from collections.abc import Iterable
from dataclasses import dataclass

from accordingto.resolve.acronyms import acronym_key, home_key, is_acronym, long_key
from accordingto.resolve.dossier import Dossier
from accordingto.resolve.names import Name, bone, parse
from accordingto.resolve.nouns import is_human
from accordingto.resolve.referents import Referent, content_of
from accordingto.resolve.scripts import skeleton
from accordingto.resolve.wordlists import words_of

SORTS = frozenset(skeleton(word) for word in words_of("bodies"))
"""Words that say what sort of body a name is of, and by which alone many are called."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a referent is compared by.

    Args:
        referent: the article's entity.
        names: its names taken apart, each once, the longest first.
        last_words: the skeletons of its names' last words.
        contents: the skeletons of each name's words, as `names`.
        name_words: those of all names.
        acronyms: those names that are acronyms, as they stand, sorted.
        longs: keys of the long names that it has or its acronyms stand for.
        nouns: heads of its descriptions, in the singular.
        phrases: the words of each description, the heads' too.
        human: whether a description's head stands for a person.
        plural: whether its descriptions are plurals; None where it has none.
        known_as: its id in the newsroom's file, or "".
        is_person: whether it is one by kind.
    """

    referent: Referent
    names: tuple[Name, ...]
    last_words: frozenset[str]
    contents: tuple[frozenset[str], ...]
    name_words: frozenset[str]
    acronyms: tuple[str, ...]
    longs: frozenset[str]
    nouns: frozenset[str]
    phrases: tuple[frozenset[str], ...]
    human: bool
    plural: bool | None
    known_as: str
    is_person: bool


def profile(referent: Referent, dossier: Dossier) -> Profile:
    """Take a referent's names and descriptions apart."""
    written = sorted({n.words for n in referent.names}, key=lambda w: (-len(w), w))
    names = tuple(dict.fromkeys(name for w in written if (name := parse(w)).words))
    acronyms = tuple(sorted({n.written for n in names if is_acronym(n.written)}))
    longs = {key(n.written) for n in names if len(n.words) > 1 for key in (long_key, home_key)}
    for acronym in acronyms:
        longs.update(dossier.expansions(acronym))
    is_person = referent.kind == "person"
    contents = tuple(name.bones if is_person else name.content for name in names)
    plurals = [naming.plural for naming in referent.nominals]
    return Profile(
        referent=referent,
        names=names,
        last_words=frozenset(
            bone(name.words[-1]) if is_person else skeleton(name.words[-1]) for name in names
        ),
        contents=contents,
        name_words=frozenset(word for own in contents for word in own),
        acronyms=acronyms,
        longs=frozenset(longs),
        nouns=frozenset(naming.head for naming in referent.nominals),
        phrases=tuple(sorted({content_of(n.words) for n in referent.nominals}, key=sorted)),
        human=any(is_human(naming.head) for naming in referent.nominals),
        plural=sum(plurals) * 2 > len(plurals) if plurals else None,
        known_as=_known_as(names, dossier),
        is_person=is_person,
    )


def _known_as(names: Iterable[Name], dossier: Dossier) -> str:
    """The newsroom's id, if those of all names that it knows are one."""
    found = {known for name in names if (known := dossier.knowledge.id_of(name.written))}
    return found.pop() if len(found) == 1 else ""


def acronym_keys(one: Profile) -> frozenset[str]:
    """The letters of its acronyms."""
    return frozenset(acronym_key(acronym) for acronym in one.acronyms)
