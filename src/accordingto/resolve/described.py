"""What an unnamed speaker is: an official, a witness, critics, a poll."""

import re

from accordingto.core.speaker import Described
from accordingto.resolve.bodies import OF_PARLIAMENTS, counts_members, members_of
from accordingto.resolve.counted import AT_LARGE, many, what_counted
from accordingto.resolve.kinds import appositive, name_kind
from accordingto.resolve.lexicon import Known, known, modified
from accordingto.resolve.phrase import ALONE, OWNERS, QUANTIFIERS, RELATIVES, Phrase, phrase_of
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word

STOPS = frozenset(",—–:;()")
"""Marks that end what describes somebody."""

_KNOWS = re.compile(
    r"\b(?:familiar|knowledge|briefed|close to|aware of|privy|involved in|insight|informed|"
    r"anonym|not to be|declined to be|not authori[sz]ed)\b",
    re.IGNORECASE,
)
_PART_OF = words_of("part of")
_KIN = frozenset(["parents", "mothers", "fathers", "grandparents", "kids", "couples", "teens"])
_MIN_JOINED = 3
_FEW = 20
_ENDINGS: tuple[tuple[tuple[str, ...], Described], ...] = (
    (("ologist", "ologists", "ographer", "ographers", "onomist", "onomists"), "expert"),
    (("goer", "goers", "percent", "%"), "public"),
    (("crat", "crats"), "official"),
    (("ists", "ites"), "party"),
)
"""What nouns that no table has are by their ending."""


def is_named(found: Phrase) -> bool:
    """Whether a phrase names whom it stands for."""
    if _is_poll(found) or _joined(found) is not None:
        return False
    if appositive(found) is not None:
        return True
    named = name_kind(found)
    if named is None or named in ("public", "party-or-movement"):
        return False
    # "Dozens of members of Congress" are not named by naming it.
    return not (found.counted and named != "person" and found.head[-1].is_capital)


def what(found: Phrase, before: str, after: str) -> Described:
    """What those are whom a phrase describes.

    Args:
        found: the phrase.
        before: the text before it.
        after: the text from its last part on.
    """
    joined = _joined(found)
    if joined is not None:
        return what(joined, "", "")
    last = found.head[-1].low
    if last in AT_LARGE and _KNOWS.search(after):
        return "sources"
    if _only_counts(found, last):
        return what_counted(found, before)
    if found.known is not None:
        return (
            _by_owner(found) or _in_parliament(found, found.known) or _by_noun(found, found.known)
        )
    if found.named:
        return "poll" if _is_poll(found) else members_of(found) or "public"
    return next((told for endings, told in _ENDINGS if last.endswith(endings)), "other")


def _only_counts(found: Phrase, last: str) -> bool:
    if last not in ALONE | AT_LARGE and not last.isdigit():
        return False
    return found.known is None or (found.known.n_words == 1 and last not in ("people", "those"))


def _is_poll(found: Phrase) -> bool:
    """Whether it is a poll, which the name of whoever asked does not name."""
    noun = found.known or known([found.head[-1].low])
    return noun is not None and noun.noun.what == "poll"


def _joined(found: Phrase) -> Phrase | None:
    """Those whom a source sets beside a name: the advisers of "Dolent and her advisers"."""
    if not found.named or len(found.after) < _MIN_JOINED or found.after[0].low != "and":
        return None
    if found.after[1].low not in OWNERS | QUANTIFIERS:
        return None
    other = phrase_of(tuple(found.after[1:]))
    return other if other is not None and other.known and other.known.plural else None


def _by_owner(found: Phrase) -> Described | None:
    """Opponents who are nobody's are those of a thing; somebody's representatives are aides."""
    if found.head[-1].low in ("representative", "representatives"):
        speaks_for = found.after and found.after[0].low == "for"
        return "aide" if speaks_for or _has_owner(found) else None
    if found.head[-1].low != "opponents":
        return None
    return None if _has_owner(found) else "critics"


def _has_owner(found: Phrase) -> bool:
    after = found.after[0].low if found.after else ""
    kin_of = after in ("of", "whose") and found.head[-1].low in _KIN
    return kin_of or any(word.owns or word.low in OWNERS for word in found.before)


def _in_parliament(found: Phrase, noun: Known) -> Described | None:
    """Whether those of a party sit in a parliament: "Democrats on the committee"."""
    if noun.noun.kind == "official-body":
        return members_of(found) if found.counted else None
    if noun.noun.what != "party" or noun.noun.kind != "party-or-movement":
        return None
    after = tail(found)
    near = after if after and after[0].low in _PART_OF else []
    sits = any(word.low in OF_PARLIAMENTS for word in (*found.before, *near))
    return "politician" if sits or (counts_members(found) and not noun.plural) else None


def _by_noun(found: Phrase, noun: Known) -> Described:
    # Parents at large are the public, somebody's are relatives.
    if found.head[-1].low in _KIN and _has_owner(found):
        return "relative"
    n_people = many(found)
    if found.head[-1].low == "people" and noun.n_words == 1 and n_people and n_people < _FEW:
        return "witness"
    around = [word.low for word in (*found.before, *tail(found))]
    return (modified(around) if noun.noun.general else None) or noun.noun.what


def tail(found: Phrase) -> list[Word]:
    """The words after the head that still describe it: up to a comma or a relative."""
    listed: list[Word] = []
    for word in found.after:
        if word.text in STOPS or word.low in RELATIVES:
            break
        listed.append(word)
    return listed
