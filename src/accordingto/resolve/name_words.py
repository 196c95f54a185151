"""What the words of a name tell of the kind of whoever bears it."""

import re
from collections.abc import Sequence

from accordingto.core.speaker import SpeakerKind
from accordingto.resolve.closed import GIVEN
from accordingto.resolve.lexicon import LONGEST_NOUN, body_kind, is_national, known, place
from accordingto.resolve.phrase import Phrase
from accordingto.resolve.words import Word

_OF_BODIES = frozenset(["of", "for", "from", "at", "with", "in"])
_LONGEST_ACRONYM = 4
"""Letters up to which a word in capitals may be an acronym."""
_NO_PLURAL = ("ese", "ish", "ch", "ss", "sh", "an-", "ic", "GOP")
"""Endings of adjectives that stand for a people as they are."""


def by_words(name: Sequence[Word], found: Phrase) -> SpeakerKind | None:
    """The kind that words of a name tell: those of bodies and places; None if none of them does.

    Args:
        name: its words, with those that are joined to it.
        found: the phrase that it heads.
    """
    plain = [word.plain for word in name]
    if _is_nation(found, name):
        return "official-body"
    if name[-1] == found.head[-1] and _is_people(name[-1]):
        return "public"
    if _is_of_a_body(found):
        return "person"
    head = name.index(found.head[-1]) if found.head[-1] in name else len(name) - 1
    kind = body_kind(plain, head)
    if kind == "armed-group" and place(plain[0]) == "adjective" and plain[-1] == "Front":
        kind = None
    if kind == "armed-group" and any(word.text[0].isdigit() for word in found.before[-1:]):
        kind = "official-body"  # the 47th Brigade of some army
    return kind or _by_place(plain, found) or _by_shape(plain) or _by_noun_before(found)


def _by_place(plain: Sequence[str], found: Phrase) -> SpeakerKind | None:
    whole = " ".join(plain)
    where = place(whole)
    if where is None:
        return None
    # "U.S." goes before nouns as an adjective does, and speaks as a state does.
    if where in ("state", "capital", "region") or re.fullmatch(r"(?:[A-Z]\.?){2,}", whole):
        return "official-body"
    # "Cubans" would be several; "Cuban" alone is a surname, and "Chinese" is none.
    surname = where == "adjective" and not found.before and not whole.endswith(_NO_PLURAL)
    return "person" if surname and len(plain) == 1 else "public"


def _by_shape(plain: Sequence[str]) -> SpeakerKind | None:
    # In "the Russian FSB" the people tells whose it is, and the letters what.
    if re.fullmatch(r"[A-Z](?:\.?[A-Z\d]){1,4}", plain[-1]) and all(map(place, plain[:-1])):
        return body_kind(plain[-1:], 0) or "other"
    return _by_hyphens(plain)


def _by_hyphens(plain: Sequence[str]) -> SpeakerKind | None:
    """An outlet whose name has a hyphen before the word that tells: "Vesper Sun-Herald"."""
    parts = [part for word in plain for part in word.split("-")]
    if len(parts) == len(plain):
        return None
    return "outlet" if body_kind(parts, len(parts) - 1) == "outlet" else None


def _by_noun_before(found: Phrase) -> SpeakerKind | None:
    """What a noun before a name says it is: "the band Sluice", "the website Vesper"."""
    before = found.before
    if not before or before[-1].is_capital:
        return None
    noun = known([word.low for word in before[-LONGEST_NOUN:]])
    if noun is None or noun.plural or noun.noun.is_person:
        return None
    return noun.kind


def _is_of_a_body(found: Phrase) -> bool:
    """Whether a person's name has that of a body after it: "Ada Lint of the Orrin Institute"."""
    after = found.after[0].low if found.after else ""
    head = [word.plain for word in found.head if word.is_word]
    if after not in _OF_BODIES or len(head) < 2:
        return False
    is_body = body_kind(head, len(head) - 1) is not None
    if head[0].lower() in GIVEN:
        # "The Ada Lint Center for Dams", unlike "Ada Hall of the Orrin Institute".
        return not is_body or len(head) == 2
    body = is_body or place(" ".join(head)) is not None
    return not body and all(known([word.lower()]) is None for word in head)


def _is_nation(found: Phrase, name: Sequence[Word]) -> bool:
    """Whether a people stands for its state: "the Ruvenians", no "many Ruvenians"."""
    listed = [word.low for word in found.before] or [word.low for word in found.head[:-1]]
    goes_on = bool(found.after) and found.after[0].is_word
    one = len(name) == 1 and is_national(name[0].plain)
    return one and listed == ["the"] and not found.counted and not goes_on


def _is_people(word: Word) -> bool:
    """Whether a word means the people of a place: "Belgians", "Arab-Americans"."""
    part = word.plain.rpartition("-")[2]
    noun = known([part.lower()])
    if noun is not None and noun.noun.kinds != "public":
        return False  # Republicans are no people of a place.
    if part.isupper() and len(part) > _LONGEST_ACRONYM:
        part = part.title()
    if place(part) == "people" or (part.endswith("s") and place(part[:-1]) == "people"):
        return True
    return part.endswith("s") and place(part.removesuffix("s")) == "adjective"
