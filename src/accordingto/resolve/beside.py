"""Names that stand beside a noun and say whom it stands for."""

from collections.abc import Sequence

from accordingto.core.speaker import SpeakerKind
from accordingto.resolve.closed import ARTICLES, RELATIVES
from accordingto.resolve.lexicon import body_kind, is_outlet, known, place
from accordingto.resolve.names import TITLES
from accordingto.resolve.phrase import Phrase
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word

_MARKS = ",—–-()"
_MOST_PLAIN = 2
"""Words in small letters between an owner's name and a noun: "Ruvenia's new military junta"."""
_MOST_LISTED = 60
"""Words in which names that follow a plural are looked for."""
_ANY_GROUP = words_of("any group")
"""Nouns for bodies that the name of a place or cause before them does not name."""
_CAMPAIGNS = frozenset(["team", "camp"])
_NAMED_BY_OWNER = ("official-body", "other", "party-or-movement", "armed-group")
_ONCE = frozenset(["former", "then", "outgoing", "incoming", "the", "late", "acting"])


def appositive(found: Phrase) -> tuple[Word, ...] | None:
    """The person's name set beside a description: "the mayor, Ilse Brandt"; else None.

    It stands between commas, or after the comma at the end of the source, and has two
    words at least, none of which names a body.
    """
    if found.known is None or found.known.plural or not found.known.noun.is_person:
        return None
    for part in _between_marks(found.after):
        name = [word for word in part if word.text != "."]
        if len(name) >= 2 and all(w.is_capital and w.is_word for w in name) and _is_person(name):
            return tuple(name)
    return None


def kind_beside(found: Phrase) -> SpeakerKind | None:
    """The kind of those whom names beside a noun name; None if none does.

    "the two candidates, Ada Lint and Piet Brandt", "a group called Sluice Watch", "the
    Vesper newspaper", "Dolent's campaign".
    """
    noun = found.known
    if noun is None or noun.noun.what == "poll":
        return None
    if noun.plural and _lists_names(found):
        return "person" if noun.noun.is_person else noun.kind
    if noun.plural and found.head[-1].low not in _CAMPAIGNS:
        return None
    if _is_called(found.after):
        return "person" if noun.noun.is_person else noun.kind
    return noun.kind if _is_named_before(found, noun.kind) else None


def _is_named_before(found: Phrase, kind: SpeakerKind) -> bool:
    """Whether the name before the noun of a body makes it the only one of its kind."""
    name = _name_before(found)
    noun = found.head[-1].low
    if not name or noun in _ANY_GROUP:
        return False
    if kind == "outlet":
        whole = " ".join(word.plain for word in name)
        foreign = any(word.owns or place(word.plain) is not None for word in name)
        return is_outlet(whole) or not (foreign or place(whole) is not None)
    if all(place(word.plain) == "adjective" for word in name):
        # "the Ruvenian government" is one, "the Ruvenian movement" need not be.
        return kind == "official-body" or noun == "party"
    return kind in _NAMED_BY_OWNER


def _name_before(found: Phrase) -> tuple[Word, ...]:
    """The name right before a noun, after "the" or as its owner."""
    before = found.before
    end = len(before)
    while end and len(before) - end < _MOST_PLAIN and before[end - 1].text.islower():
        end -= 1
    start = end
    while start and before[start - 1].is_capital and before[start - 1].low not in ARTICLES:
        start -= 1
    name = before[start:end]
    if not name or found.counted:
        return ()
    definite = start > 0 and end == len(before) and all(w.low == "the" for w in before[:start])
    return name if definite or name[-1].owns else ()


def _is_called(after: Sequence[Word]) -> bool:
    """Whether what follows a noun says its name: "a group called Sluice Watch"."""
    low = [word.low for word in after[:2]]
    start = 1 if low[:1] in (["called"], ["named"], ["dubbed"]) else 2 * (low == ["known", "as"])
    return start > 0 and any(word.is_capital for word in after[start : start + 2])


def _lists_names(found: Phrase) -> bool:
    """Whether the names of all follow a plural: "both divers, Ada Lint and Piet Brandt"."""
    after = found.after[:_MOST_LISTED]
    start = next((n for n, word in enumerate(after) if word.text in ",—–:"), len(after))
    for at, (part, joined) in enumerate(_parts(after[start + 1 :])):
        plain = [word for word in part if word.text != "."]
        if not plain or not _is_listed_name(plain, found):
            return False
        if joined:
            return at > 0
    return False


def _parts(words: Sequence[Word]) -> list[tuple[list[Word], bool]]:
    """The members of a list, each with whether "and" stands before it; brackets left out."""
    parts: list[tuple[list[Word], bool]] = []
    current: list[Word] = []
    joined = inside = False
    for word in words:
        if word.text in "()":
            inside = word.text == "("
        elif word.low in RELATIVES:
            break
        elif not inside and (word.text in ",—–" or word.low == "and"):
            if current:
                parts.append((current, joined))
                current, joined = [], False
            joined = joined or word.low == "and"
        elif not inside:
            current.append(word)
    return [*parts, (current, joined)] if current else parts


def _is_listed_name(part: Sequence[Word], found: Phrase) -> bool:
    capitals = [word for word in part if word.is_capital and word.is_word]
    plain = [word for word in part if not word.is_capital]
    if not part[-1].is_capital or not all(w.low in _ONCE or known([w.low]) for w in plain):
        return False
    name = " ".join(word.plain for word in capitals)
    if found.known is not None and not found.known.noun.is_person:
        return place(name) is None
    titled = capitals[0].low in TITLES or bool(plain)
    return (len(capitals) > 1 or titled) and (titled or _is_person(capitals))


def _is_person(name: Sequence[Word]) -> bool:
    """Whether words in capitals name neither a body nor a place, nor end in a noun."""
    plain = [word.plain for word in name]
    if body_kind(plain, len(plain) - 1) is not None or place(" ".join(plain)) is not None:
        return False
    noun = known([name[-1].low])
    return noun is None or (noun.noun.is_person and not noun.plural)


def _between_marks(after: Sequence[Word]) -> list[list[Word]]:
    parts: list[list[Word]] = [[]]
    for word in after:
        if word.text in _MARKS:
            parts.append([])
        else:
            parts[-1].append(word)
    return parts[1:]
