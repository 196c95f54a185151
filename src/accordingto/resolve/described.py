"""What an unnamed speaker is: an official, a witness, critics, a poll."""

import re
from collections.abc import Sequence

from accordingto.core.span import Span
from accordingto.core.speaker import Described, SpeakerKind
from accordingto.resolve.beside import appositive, kind_beside
from accordingto.resolve.bodies import OF_PARLIAMENTS, counts_members, members_of
from accordingto.resolve.closed import (
    ALONE,
    ARTICLES,
    OWNERS,
    PREPOSITIONS,
    QUANTIFIERS,
    RELATIVES,
)
from accordingto.resolve.counted import AT_LARGE, many, of_whole, posts, what_counted
from accordingto.resolve.kinds import name_kind
from accordingto.resolve.lexicon import Known, body_kind, known, modified, place
from accordingto.resolve.phrase import Phrase, phrase_of
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word, words_in

STOPS = frozenset(",—–:;()")
"""Marks that end what describes somebody."""

_KNOWS = re.compile(
    r"\b(?:familiar|knowledge|briefed|close to|aware of|privy|involved in|insight|informed|"
    r"anonym|not to be|declined to be|not authori[sz]ed)\b",
    re.IGNORECASE,
)
_PART_OF = words_of("part of")
_ANYBODY = frozenset(["people", "those", "person", "someone", "somebody", "everyone", "everybody",
                      "anyone", "individual", "individuals", "persons", "figure", "figures",
                      "insider", "insiders", "source", "sources", "voices"])  # fmt: skip
"""Nouns that leave it to what follows who they are: "people at the ministry"."""
_BELONGS = frozenset(["of", "for", "with", "at", "from", "in", "inside", "within"])
_SOMEBODY = frozenset(["person", "someone", "somebody", "individual"])
_DEFINITE = frozenset(["the", "that", "this", "these", "those", "both", "same"])
_MIN_JOINED = 3
_MOST_BESIDE = 6
_REACH = 200
"""Characters before a source that may say whom it counts."""
_FEW = 20


def is_named(found: Phrase) -> bool:
    """Whether a phrase names whom it stands for."""
    if _is_poll(found) or _joined(found) is not None:
        return False
    if appositive(found) is not None or kind_beside(found) is not None:
        return True
    named = name_kind(found)
    if named is None or named == "public":
        return False
    # "Democratic" says of what kind they are; "the Lantern Party" is a name.
    word = found.head[-1].plain
    if named == "party-or-movement" and place(word) == "adjective" and not word.isupper():
        return False
    # "Dozens of members of Congress" are not named by naming it.
    return not (found.counted and named != "person" and found.head[-1].is_capital)


def what(found: Phrase, before: str, after: str, follows: str) -> Described:
    """What those are whom a phrase describes.

    Args:
        found: the phrase.
        before: the text before it.
        after: the text from its last part on.
        follows: the text that follows it.
    """
    meant = _joined(found) or _as_before(found, before)
    if meant is not None:
        return what(meant, "", after, follows)
    last = found.head[-1].low
    if last in AT_LARGE and _KNOWS.search(after):
        return "sources"
    if _only_counts(found, last):
        return what_counted(found, before[-_REACH:], follows)
    if last.endswith("%") or (last in _SOMEBODY and posts(follows)):
        return "public"
    if found.known is not None:
        return _in_parliament(found, found.known) or _by_noun(found, found.known)
    told = "poll" if _is_poll(found) else members_of(found) or "public"
    return told if found.named else "other"


def _as_before(found: Phrase, before: str) -> Phrase | None:
    """The fuller words for those whom the text has just called by the same noun.

    "A harbour police official … The official said": a noun with nothing but "the" beside it
    goes on from the last one that had more.
    """
    bare = all(word.low in _DEFINITE for word in found.before) and not tail(found)
    if found.known is None or not found.before or found.counted or not bare or not before:
        return None
    noun = found.head[-1].low.removesuffix("s")
    words = words_in(before, [Span(0, len(before))])
    for at in range(len(words) - 1, -1, -1):
        if words[at].low.removesuffix("s") != noun:
            continue
        start = at
        while start and at - start < _MOST_BESIDE and _is_beside(words[start - 1]):
            start -= 1
        of_whom = len(words) > at + 1 and words[at + 1].low in _BELONGS
        end = at + _MOST_BESIDE if of_whom else at + 1
        earlier = phrase_of(words[start:end]) if start < at else None
        if earlier is None or earlier.counted or earlier.known is None:
            continue
        fuller = earlier.known.n_words > 1 or earlier.known.noun.general
        if fuller and earlier.head[-1].low.removesuffix("s") == noun:
            return earlier
    return None


def _is_beside(word: Word) -> bool:
    return word.is_word and word.low not in ARTICLES | OWNERS | QUANTIFIERS | PREPOSITIONS


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


def _in_parliament(found: Phrase, noun: Known) -> Described | None:
    """Whether those of a party sit in a parliament: "Democrats on the committee"."""
    if noun.noun.kind == "official-body":
        return members_of(found) if found.counted else None
    if noun.noun.what != "party" or noun.noun.kinds != "party-or-movement":
        return None
    after = tail(found)
    near = after if after and after[0].low in _PART_OF else []
    sits = any(word.low in OF_PARLIAMENTS for word in (*found.before, *near))
    return "politician" if sits or (counts_members(found) and not noun.plural) else None


def _by_noun(found: Phrase, noun: Known) -> Described:
    n_people = many(found)
    if found.head[-1].low == "people" and noun.n_words == 1 and n_people and n_people < _FEW:
        return "witness"
    if found.head[-1].low in _ANYBODY and (whole := of_whole(found)) not in (None, "public"):
        return whole
    return (_by_words_beside(found, noun) if noun.noun.general else None) or noun.noun.what


def _by_words_beside(found: Phrase, noun: Known) -> Described | None:
    """What the words beside a general noun say of it, or the name of whom they belong to."""
    what = modified([word.low for word in (*found.before, *tail(found))])
    if what == "party" and noun.noun.what in ("official", "politician"):
        # "Republican officials" work for a party, "Republican governors" were elected.
        works = found.head[-1].low in ("official", "officials", "member", "members")
        return "party" if works and not _is_elected(found) else "politician"
    # Neldian volunteers are no officials, and naval consultants are no soldiers.
    if (noun.noun.what, what) == ("other", "official") or (noun.noun.what == "aide" != what):
        return "party" if what == "party" else None
    return what or _by_name_beside(found, noun)


def _is_elected(found: Phrase) -> bool:
    """Whether members of a party are no more than that by an adjective: "Republican members"."""
    if found.head[-1].low not in ("member", "members"):
        return False
    return all(place(word.plain) == "adjective" for word in found.before if word.is_capital)


def _by_name_beside(found: Phrase, noun: Known) -> Described | None:
    """What those are who belong to a body that is named beside them."""
    after = tail(found)
    name = _leading_name(after[1:]) if after and after[0].low in _BELONGS else []
    if not name:
        start = len(found.before)
        while start and found.before[start - 1].is_capital:
            start -= 1
        name = list(found.before[start:])
    plain = [word.plain for word in name if word.low not in ARTICLES]
    if not plain:
        return None
    if place(" ".join(plain)) in ("state", "capital") and noun.noun.what in _OF_STATES:
        return "official"
    return _WORK_FOR.get(body_kind(plain, len(plain) - 1) or "person")


_OF_STATES = frozenset(["party", "sources", "company"])
"""What allies, sources and partners are whom nothing but a state's name tells more of."""
_WORK_FOR: dict[SpeakerKind, Described] = {
    "company": "company", "outlet": "journalists", "armed-group": "military",
    "party-or-movement": "party",
}  # fmt: skip
"""What officials, sources and employees are of a body that is no state's."""


def _leading_name(words: Sequence[Word]) -> list[Word]:
    """The capitalised words that `words` begin with, after an article."""
    start = 1 if words and words[0].low in ARTICLES else 0
    end = start
    while end < len(words) and words[end].is_capital and words[end].is_word:
        end += 1
    return list(words[start:end])


def tail(found: Phrase) -> list[Word]:
    """The words after the head that still describe it: up to a comma or a relative."""
    listed: list[Word] = []
    for word in found.after:
        if word.text in STOPS or word.low in RELATIVES:
            break
        listed.append(word)
    return listed
