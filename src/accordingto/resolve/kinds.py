"""What kind of speaker a source is, from its words alone."""

import re
from collections.abc import Sequence

from accordingto.core.span import Span
from accordingto.core.speaker import SpeakerKind
from accordingto.resolve.lexicon import body_kind, known, place
from accordingto.resolve.names import TITLES
from accordingto.resolve.phrase import (
    ALONE,
    ARTICLES,
    PARTS,
    PERSONAL,
    QUANTIFIERS,
    Phrase,
    is_any,
    phrase,
)
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word

_PERSONAL = words_of("person pronouns")
_OWN_NAMES = re.compile(r"of$|for$|on$|on the$|of the$|for the$|without$|to$|against$|in$|and$")
_LINKS = words_of("name links")


def speaker_kind(text: str, source: Sequence[Span]) -> SpeakerKind | None:
    """The kind of a source, from its words alone.

    Args:
        text: the document's text.
        source: the source's spans.

    Returns:
        None where the words tell nothing: there are none, or only a pronoun that may
        stand for anybody ("they", "it").
    """
    found = phrase(text, source)
    return None if found is None else kind_of(found)


def kind_of(found: Phrase) -> SpeakerKind | None:
    """The kind of what a noun phrase stands for."""
    lowered = [word.low for word in (*found.before, *found.head) if word.low not in ARTICLES]
    if len(lowered) == 1 and lowered[0] in _PERSONAL:
        return "person"
    if appositive(found) is not None:
        return "person"
    kind = name_kind(found)
    if kind is not None:
        return kind
    if found.known is not None:
        return found.known.noun.kind
    return "unnamed" if lowered and lowered[-1] in QUANTIFIERS | PARTS else None


def name_kind(found: Phrase) -> SpeakerKind | None:
    """The kind of what a name stands for; None if the phrase is no name.

    A title decides first, then the words that bodies are named with, then places; any
    other name is a person's.
    """
    name = full_name(found)
    if len(name) == 1 and _is_outlet(found, name[0]):
        return "outlet"
    if found.known is not None and not _body_in_capitals(found):
        # A described "state news agency" is none of the names that have "State" in them.
        whole = [word.plain for word in name]
        return body_kind(whole, len(whole) - 1) if _as_listed(found, whole) else None
    if not any(word.is_capital for word in name) or _is_one_of_several(found):
        return None
    if _is_only_noun(found, name):
        goes_on = found.after and found.after[0].is_word and not found.after[0].is_capital
        return None if goes_on else body_kind([name[0].plain], 0)
    return _by_title(found, name) if _has_title(found, name) else _by_words(name, found)


def _has_title(found: Phrase, name: Sequence[Word]) -> bool:
    return any(word.low in TITLES and word.is_capital for word in (*found.before, name[0]))


def _by_title(found: Phrase, name: Sequence[Word]) -> SpeakerKind | None:
    return "person" if len(name) > 1 or found.before else None


def _is_outlet(found: Phrase, head: Word) -> bool:
    """Whether a noun in capitals after an article is an outlet: "The Guardian"."""
    listed = [word.low for word in found.before]
    return listed == ["the"] and body_kind(["The", head.plain], 1) == "outlet"


def _is_one_of_several(found: Phrase) -> bool:
    """Whether a noun stands for one or some of many: "another Upstate Democrat"."""
    if found.known is None or found.known.noun.kind not in PERSONAL or not found.before:
        return False
    return is_any(found.before[0])


def _is_only_noun(found: Phrase, name: Sequence[Word]) -> bool:
    """Whether what begins a sentence is no name but a noun: "Polls", "Anyone", "Most"."""
    if len(name) != 1:
        return False
    return found.known is not None or name[0].low in QUANTIFIERS | ALONE


def _by_words(name: Sequence[Word], found: Phrase) -> SpeakerKind:
    plain = [word.plain for word in name]
    if name[-1] == found.head[-1] and _is_people(name[-1]):
        return "public"
    head = name.index(found.head[-1]) if found.head[-1] in name else len(name) - 1
    kind = body_kind(plain, head)
    if kind == "armed-group" and len(plain) > 1 and place(plain[0]) == "adjective":
        kind = None if plain[-1] == "Front" else kind
    if kind is not None:
        return kind
    whole = " ".join(plain)
    where = place(whole)
    if where is not None:
        # "U.S." goes before nouns as an adjective does, and speaks as a state does.
        speaks = where in ("state", "capital") or re.fullmatch(r"(?:[A-Z]\.?){2,}", whole)
        return "official-body" if speaks else "public"
    if len(plain) == 1 and re.fullmatch(r"[A-Z](?:\.?[A-Z]){1,4}", plain[0]):
        return "other"
    return "person"


def _is_people(word: Word) -> bool:
    """Whether a word means the people of a place: "Belgians", "Arab-Americans"."""
    part = word.plain.rpartition("-")[2]
    noun = known([part.lower()])
    if noun is not None and noun.noun.kind != "public":
        return False  # Republicans are no people of a place.
    return part.endswith("s") and place(part.removesuffix("s")) == "adjective"


def full_name(found: Phrase) -> tuple[Word, ...]:
    """The words of a name with what is joined to it: "Bank of Spain"; no article."""
    listed = [word for word in found.head if word.is_word and word.low not in ARTICLES]
    if found.known is not None:
        start = len(found.before)
        while start and found.before[start - 1].is_capital and not found.before[start - 1].owns:
            start -= 1
        listed = [w for w in found.before[start:] if w.low not in ARTICLES] + listed
    return (*listed, *_joined(found.after))


def _joined(after: Sequence[Word]) -> tuple[Word, ...]:
    """The words after a head that belong to its name: "of the Interior"."""
    end = 0
    while end < len(after) and (
        (after[end].is_capital and after[end].is_word) or after[end].low in _LINKS
    ):
        end += 1
    while end and not after[end - 1].is_capital:
        end -= 1
    return tuple(after[:end])


def _body_in_capitals(found: Phrase) -> bool:
    """Whether a known noun is the last word of a name: "State Department"."""
    head = found.head[-1]
    noun = found.known
    return head.is_capital and noun is not None and noun.noun.kind not in ("unnamed", "experts")


def _as_listed(found: Phrase, whole: Sequence[str]) -> bool:
    return found.head[-1].is_capital and body_kind(whole[:1], 0) is not None and len(whole) == 1


def appositive(found: Phrase) -> tuple[Word, ...] | None:
    """The person's name set beside a description: "the mayor, Ilse Brandt"; else None.

    It stands between commas, or after the comma at the end of the source, and has two
    words at least, none of which names a body.
    """
    if found.known is None or found.known.plural or found.known.noun.kind not in (
        "unnamed", "experts", "party-or-movement", "public",
    ):  # fmt: skip
        return None
    parts = _between_commas(found.after)
    for part in parts:
        name = [word for word in part if word.text != "."]
        if len(name) < 2 or not all(word.is_capital and word.is_word for word in name):
            continue
        plain = [word.plain for word in name]
        if body_kind(plain, len(plain) - 1) or place(" ".join(plain)) or _is_noun(name[-1]):
            continue
        return tuple(name)
    return None


def _is_noun(word: Word) -> bool:
    """Whether a capitalised word is a noun that is no surname: "Officials", not "Cook"."""
    found = known([word.low])
    return found is not None and (found.plural or found.noun.kind not in ("unnamed", "experts"))


def _between_commas(after: Sequence[Word]) -> list[list[Word]]:
    parts: list[list[Word]] = [[]]
    for word in after:
        if word.text in ",—–-()":
            parts.append([])
        else:
            parts[-1].append(word)
    return parts[1:]
