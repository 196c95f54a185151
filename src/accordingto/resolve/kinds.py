"""What kind of speaker a source is, from its words alone."""

from collections.abc import Sequence

from accordingto.core.span import Span
from accordingto.core.speaker import Described, SpeakerKind
from accordingto.resolve.antecedents import antecedent
from accordingto.resolve.beside import appositive, kind_beside
from accordingto.resolve.closed import (
    ALONE,
    ARTICLES,
    GIVEN,
    NOUN_SURNAMES,
    OWNERS,
    PARTS,
    PRONOUNS,
    QUANTIFIERS,
)
from accordingto.resolve.heads import is_any
from accordingto.resolve.lexicon import (
    Known,
    body_kind,
    listed_kind,
    nouns,
    place,
)
from accordingto.resolve.name_words import by_words
from accordingto.resolve.names import TITLES
from accordingto.resolve.phrase import Phrase, phrase
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word, is_modifier

__all__ = [
    "appositive",
    "full_name",
    "kind_of",
    "kind_of_nobody",
    "name_kind",
    "shows_person",
    "speaker_kind",
]

_PERSONAL = words_of("person pronouns")
_YOU = frozenset(["you", "your", "yours"])
_LINKS = words_of("name links")
_FEW_WORDS = 3
_KNOWING = words_of("knowing")


def speaker_kind(text: str, source: Sequence[Span]) -> SpeakerKind | None:
    """The kind of a source, from its words alone.

    Args:
        text: the document's text.
        source: the source's spans.

    Returns:
        None where the words tell nothing: there are none, or only a pronoun that may
        stand for anybody ("they", "it").
    """
    taken_up = antecedent(text, source[0]) if len(source) == 1 else None
    found = phrase(text, source if taken_up is None else [taken_up])
    return None if found is None else kind_of(found)


def kind_of(found: Phrase) -> SpeakerKind | None:
    """The kind of what a noun phrase stands for."""
    lowered = [word.low for word in (*found.before, *found.head) if word.low not in ARTICLES]
    if len(lowered) == 1 and lowered[0] in _PERSONAL:
        return "person"
    if lowered and PRONOUNS.issuperset(lowered):
        return "public" if _YOU.issuperset(lowered) else None
    if appositive(found) is not None:
        return "person"
    kind = name_kind(found) or kind_beside(found)
    if kind is not None:
        return kind
    if found.known is not None:
        return "unnamed" if _are_somebodys(found, found.known) else found.known.kind
    return "unnamed" if lowered and lowered[-1] in QUANTIFIERS | PARTS else None


def kind_of_nobody(kind: SpeakerKind | None, what: Described) -> SpeakerKind:
    """The kind of those who are not named, by what they are as well as by their noun.

    Args:
        kind: of what their phrase stands for.
        what: what they are, by all that is said of them.
    """
    if what == "public":
        # Counties that vote are their people, and so is "33%".
        return "unnamed" if kind == "unnamed" else "public"
    if what in ("poll", "document") and kind == "outlet":
        return "document"
    if kind == "public" or (kind == "experts" and what != "expert"):
        return "unnamed"  # "those at the ministry", "party strategists"
    return kind or "unnamed"


def name_kind(found: Phrase) -> SpeakerKind | None:
    """The kind of what a name stands for; None if the phrase is no name.

    A title decides first, then the words that bodies are named with, then places; any
    other name is a person's.
    """
    name = full_name(found)
    if len(name) == 1 and _is_outlet(found, name[0]):
        return "outlet"
    listed = _by_list(found, name)
    if listed is not None:
        return listed
    if found.known is not None and not _body_in_capitals(found):
        return None
    if not name or not _names_one(found):
        return None
    if _is_only_noun(found, name):
        goes_on = found.after and found.after[0].is_word and not found.after[0].is_capital
        return None if goes_on else body_kind([name[0].plain], 0)
    has_title = _has_title(found, name)
    return _by_title(found, name) if has_title else by_words(name, found) or "person"


def _names_one(found: Phrase) -> bool:
    """Whether the head of a phrase looks like a name: "Lint", neither "Lint-led" nor "a Whig"."""
    last = found.head[-1]
    return last.is_capital and not is_modifier(last.plain) and not _is_one_of_several(found)


def shows_person(found: Phrase) -> bool:
    """Whether a name shows that it is a person's: by a title, a given name, or a body behind it.

    Any other is taken for a person's only because its words tell of no body.
    """
    name = full_name(found)
    if not name:
        return False  # Marks alone, and letters of other kinds, have capitals too.
    if appositive(found) is not None or _has_title(found, name):
        return True
    return name[0].low in GIVEN or by_words(name, found) == "person"


def _has_title(found: Phrase, name: Sequence[Word]) -> bool:
    if any(w.low in TITLES and w.is_capital and not w.owns for w in (*found.before, name[0])):
        return True
    # The stop tells the "Capt." in "Navy Capt. Ada Lint" from a captain.
    return any(
        word.low in TITLES and stop.text == "."
        for word, stop in zip(found.head, found.head[1:], strict=False)
    )


def _by_title(found: Phrase, name: Sequence[Word]) -> SpeakerKind | None:
    is_name = found.known is None and name[0].low in NOUN_SURNAMES
    return "person" if len(name) > 1 or found.before or is_name else None


def _is_outlet(found: Phrase, head: Word) -> bool:
    """Whether a noun in capitals after an article is an outlet: "The Guardian"."""
    listed = [word.low for word in found.before]
    return listed == ["the"] and body_kind(["The", head.plain], 1) == "outlet"


def _is_one_of_several(found: Phrase) -> bool:
    """Whether a noun stands for one or some of many: "another Upstate Democrat"."""
    if found.known is None or not found.known.noun.is_person or not found.before:
        return False
    return is_any(found.before[0])


def _is_only_noun(found: Phrase, name: Sequence[Word]) -> bool:
    """Whether what begins a sentence is no name but a noun: "Polls", "Anyone", "Most"."""
    if len(name) != 1:
        return False
    return found.known is not None or name[0].low in QUANTIFIERS | ALONE


def full_name(found: Phrase) -> tuple[Word, ...]:
    """The words of a name with what is joined to it: "Bank of Spain"; no article."""
    listed = [word for word in found.head if word.is_word and word.low not in ARTICLES]
    if found.known is not None:
        start = len(found.before)
        while start and _is_in_a_name(found.before, start - 1):
            start -= 1
        own = (word for word in found.before[start:] if word.is_word)
        listed = [word for word in own if word.low not in ARTICLES] + listed
        if found.known.plural and found.after and found.after[0].low == "and":
            return tuple(listed)  # "Hispanics and African Americans" are two.
    return (*listed, *_joined(found.after))


def _is_in_a_name(before: Sequence[Word], at: int) -> bool:
    """Whether a word is part of a name that goes on: of "the Divers’ Union"."""
    if before[at].text in ("’", "'"):
        return at > 0 and before[at - 1].is_capital and before[at - 1].low.endswith("s")
    return before[at].is_capital and not before[at].owns


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
    noun = found.known
    if noun is None or noun.noun.is_person or not all(word.is_capital for word in found.head):
        return False
    # "Hedge Funds" in a headline are no body of that name, nor are "Authorities in Orrin".
    alone = len(found.head) == 1 and not any(word.is_capital for word in found.before)
    if alone and noun.plural and listed_kind(found.head[-1].plain) is None:
        return False
    plain = [word.plain for word in full_name(found)]
    if not _is_inflected(found) or place(" ".join(plain)) is not None:
        return True
    return body_kind(plain, len(plain) - 1) is not None


def _by_list(found: Phrase, name: Sequence[Word]) -> SpeakerKind | None:
    """The kind of a name that is listed as a whole, whatever its last word means."""
    if not name or not found.head[-1].is_capital or _is_one_of_several(found):
        return None
    if len(name) == 1 and found.known is not None:
        return None  # "People" is a magazine, and a noun that begins a sentence.
    kind = listed_kind(" ".join(word.plain for word in name))
    return None if (kind == "party-or-movement" and found.known is not None) else kind


def _is_inflected(found: Phrase) -> bool:
    """Whether a noun is a plural, and no noun that always has that form: "forces"."""
    own = " ".join(word.low for word in found.head)
    return found.known is not None and found.known.plural and own not in nouns()


def _are_somebodys(found: Phrase, noun: Known) -> bool:
    """Whether people are no public and no party: "people close to Dolent", "her supporters"."""
    if noun.noun.what == "party":
        return noun.plural and noun.noun.is_person and _has_owner(found)
    knows = any(word.low in _KNOWING for word in found.after[:_FEW_WORDS])
    return knows and noun.noun.what == "public"


def _has_owner(found: Phrase) -> bool:
    return any(word.owns or word.low in OWNERS for word in found.before)
