"""Those whom "and" joins to the main noun or name of a source."""

from accordingto.resolve.closed import ALONE, ARTICLES, JOINERS, OWNERS, PRONOUNS
from accordingto.resolve.heads import is_any
from accordingto.resolve.kinds import name_kind
from accordingto.resolve.phrase import Phrase, phrase_of

_MIN_JOINED = 3
_MOST_IN_BRACKETS = 6


def joined(found: Phrase) -> Phrase | None:
    """Those whom a source sets beside a name: the advisers of "Dolent and her advisers"."""
    people = found.known is not None and found.known.noun.is_person
    named = found.head[-1].is_capital and not people
    if not named and found.head[-1].low not in PRONOUNS:
        return None
    other = _other(found)
    if other is None or other.head[-1].is_capital or other.before[:1] == found.head[:1]:
        return None
    first, noun = (*other.before, *other.head)[0], other.known
    if noun is None:
        return other if other.head[-1].low in ALONE else None
    owned = first.low in OWNERS and not noun.noun.is_person  # "Dolent and her campaign"
    return other if noun.plural or is_any(first) or owned else None


def nobodies_beside(found: Phrase) -> Phrase | None:
    """Those who are joined to several: the spectators of "many marchers and spectators"."""
    if found.known is None or not found.known.plural or not found.after:
        return None
    other = phrase_of(found.after[1:]) if found.after[0].low in JOINERS else None
    if other is None or other.known is None or not other.known.plural:
        return None
    return other if name_kind(other) in (None, "public") else None


def is_twice_described(found: Phrase) -> bool:
    """Whether an "and" joins two nouns for one person: "the Orrin senator and candidate".

    "The senator and her aide" are two, and so are "the senator and the aide".
    """
    known, after = found.known, found.after
    if known is None or known.plural or not known.noun.is_person or not after:
        return False
    other = phrase_of(after[1:]) if after[0].low == "and" and len(after) > 1 else None
    if other is None or other.known is None or other.known.plural or other.after:
        return False
    is_set = any(word.low in ARTICLES | PRONOUNS | OWNERS or word.owns for word in other.before)
    return other.known.noun.is_person and not is_set


def _other(found: Phrase) -> Phrase | None:
    """What "and" joins to a phrase, if anything."""
    after = found.after
    if after and after[0].text == "(":
        end = next((n for n, word in enumerate(after[:_MOST_IN_BRACKETS]) if word.text == ")"), 0)
        after = after[end + 1 :] if end else after
    after = after[1:] if after and after[0].text == "," else after
    if len(after) < _MIN_JOINED - 1 or after[0].low not in ("and", "or"):
        return None
    return phrase_of(tuple(after[1:]))
