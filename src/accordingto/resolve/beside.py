"""Names that stand beside a noun and say whom it stands for."""

from collections.abc import Sequence

from accordingto.core.speaker import SpeakerKind
from accordingto.resolve.closed import ARTICLES, NO_ADJECTIVES, NOUN_SURNAMES, OWNERS, RELATIVES
from accordingto.resolve.heads import is_any, is_plain
from accordingto.resolve.lexicon import body_kind, is_national, known, listed_kind, nouns, place
from accordingto.resolve.names import TITLES
from accordingto.resolve.phrase import Phrase, phrase_of
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
_SELF = frozenset(["himself", "herself", "itself", "themselves"])
_NAMED_BY_OWNER = ("official-body", "other", "party-or-movement", "armed-group")
_ONCE = frozenset(["former", "then", "outgoing", "incoming", "the", "late", "acting"])


def appositive(found: Phrase) -> tuple[Word, ...] | None:
    """The person's name set beside a description: "the mayor, Ilse Brandt"; else None.

    It stands between commas, or after the comma at the end of the source, and has two
    words at least, none of which names a body; one is enough of somebody's relative ("his
    wife, Ada"). One of several may be named so as well: "one of the divers, Ada Lint".
    """
    if found.known is None or not found.known.noun.is_person:
        return None
    if found.known.plural and [word.low for word in found.counted] != ["one"]:
        return None
    owned = any(word.owns or word.low in OWNERS for word in found.before)
    least = 1 if owned and found.known.noun.what == "relative" else 2
    for part in _between_marks(found.after[:_MOST_LISTED]):
        beside = phrase_of(tuple(part))
        if beside is not None and beside.known is None and _names_one(beside, least):
            return tuple(word for word in beside.head if word.text != ".")
    return None


def _names_one(found: Phrase, least: int) -> bool:
    """Whether a part between commas is one person's name, with titles: "the Rev. Ada Lint"."""
    name = [word for word in found.head if word.text != "."]
    if len(name) < least or not all(w.is_capital and w.is_word for w in name) or found.counted:
        return False
    titled = all(w.is_capital or w.low in _ONCE or _may_describe(w) for w in found.before)
    return titled and _is_person(name)


def _may_describe(word: Word) -> bool:
    return word.is_word and word.low not in NO_ADJECTIVES


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
    own = " ".join(word.low for word in found.head)
    several = noun.plural and found.head[-1].low not in _CAMPAIGNS
    if several and not (noun.kind == "outlet" and own in nouns()):
        return None
    if _is_called(found.after):
        return "person" if noun.noun.is_person else noun.kind
    return None if noun.noun.is_person else _by_name_before(found, noun.kind)


def _by_name_before(found: Phrase, kind: SpeakerKind) -> SpeakerKind | None:
    """The kind of a body that the name before its noun makes the only one, if it does."""
    name, _ = _name_before(found)
    listed = listed_kind(" ".join(word.plain for word in name)) if name else None
    general = found.head[-1].low in _ANY_GROUP
    if listed is not None and (listed == kind or general) and not name[-1].owns:
        # "the Interfax news agency", "the Lantern Front group"
        return None if is_any(found.before[0]) else listed
    return kind if _is_named_before(found, kind) else None


def _is_named_before(found: Phrase, kind: SpeakerKind) -> bool:
    """Whether a name before the noun of a body makes it the only one of its kind."""
    name, definite = _name_before(found)
    noun = found.head[-1].low
    if not name or (noun in _ANY_GROUP and len(found.head) == 1):
        return False
    whole = " ".join(word.plain for word in name)
    if kind == "armed-group" and name[-1].owns and place(whole) is not None:
        return False  # "Ruvenia's largest rebel group"
    # "Dolent's team" may be all who work for her.
    if not definite or (noun in _CAMPAIGNS and name[-1].owns):
        return False
    if kind == "outlet":
        foreign = any(word.owns or place(word.plain) is not None for word in name)
        return not (foreign or place(whole) is not None)
    if all(place(word.plain) == "adjective" for word in name):
        # "the Ruvenian government" is one, "the Ruvenian movement" need not be.
        return kind == "official-body" or noun == "party"
    return kind in _NAMED_BY_OWNER


def _name_before(found: Phrase) -> tuple[tuple[Word, ...], bool]:
    """The name before a noun, and whether "the" or its owner makes it the only one."""
    before = found.before
    end = len(before)
    while end and len(before) - end < _MOST_PLAIN and is_plain(before[end - 1]):
        end -= 1
    start = end
    while start and before[start - 1].is_capital and not is_plain(before[start - 1]):
        start -= 1
        if before[start].low in ARTICLES:
            start += 1
            break
        if start < end - 1 and before[start].owns:
            start += 1  # "Ruvenia's Fars news agency"
            break
    name, first = before[start:end], before[:start]
    if not name or found.counted:
        return (), False
    if name[-1].owns:
        return name, True
    owned = any(word.owns or word.low == "the" for word in first)
    # "the Ruvenian foreign ministry", but no "the Orrin new agency"
    near = end == len(before) or all(is_national(word.plain) for word in name)
    return name, owned and near and not any(w.low in ("a", "an") for w in first)


def _is_called(after: Sequence[Word]) -> bool:
    """Whether what follows a noun says its name: "a group called Sluice Watch"."""
    low = [word.low for word in after[:2]]
    start = 1 if low[:1] in (["called"], ["named"], ["dubbed"]) else 0
    if low == ["known", "as"] or (low[:1] == ["calling"] and low[1:2] and low[1] in _SELF):
        start = 2
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
    surname = name[-1].low in NOUN_SURNAMES
    return noun is None or surname or (noun.noun.is_person and not noun.plural)


def _between_marks(after: Sequence[Word]) -> list[list[Word]]:
    parts: list[list[Word]] = [[]]
    for word in after:
        if word.text in _MARKS:
            parts.append([])
        else:
            parts[-1].append(word)
    return parts[1:]
