"""Which sources of an article are one speaker, by their words alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from accordingto.core.attribution import Attribution
from accordingto.core.span import Span
from accordingto.resolve.closed import PRONOUNS, RELATIVES
from accordingto.resolve.kinds import appositive, name_kind
from accordingto.resolve.names import SUFFIXES
from accordingto.resolve.phrase import PERSONAL, Phrase, phrase
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word, words_in

_WRITER = frozenset(["i", "me", "my", "we", "us", "our"])
_HE = frozenset(["he", "him", "his", "himself"])
_SHE = frozenset(["she", "her", "hers", "herself"])
_GROUPS = frozenset(
    ["party", "movement", "faction", "bloc", "coalition", "wing", "campaign", "pac", "caucus",
     "committee", "camp", "group", "team", "staff", "opposition"]
)  # fmt: skip
"""Nouns that stand for several, though the table has them with persons."""
_MEN = words_of("male titles") | words_of("men")
_WOMEN = words_of("female titles") | words_of("women")
_MENS_NAMES, _WOMENS_NAMES = words_of("men's names"), words_of("women's names")
_NEAR = 40
"""Characters in which the word stands that a relative follows."""


def by_words(text: str, attributions: Sequence[Attribution]) -> tuple[str | None, ...]:
    """A speaker for each attribution by its source's words alone, for want of better.

    A name or noun counts by the last word of its head. "He" and "she" stand for the last
    speaker whom that pronoun fits, a description of a person ("the engineer") for the last
    person, "who" for what it follows, and "we" for whoever writes.
    """
    seen = _Seen(text)
    return tuple(seen.speaker(one) for one in attributions)


@dataclass(slots=True)
class _Seen:
    """Who has spoken so far.

    Args:
        text: the document's text.
        last: the speaker before.
        people: the persons who have spoken, the last of them at the end.
        fits: "he" or "she" for persons of whom the text shows it.
    """

    text: str
    last: str | None = None
    people: dict[str, None] = field(default_factory=dict)
    fits: dict[str, str | None] = field(default_factory=dict)

    def speaker(self, one: Attribution) -> str | None:
        words = [word for word in words_in(self.text, one.source) if word.is_word]
        lowered = {word.low for word in words}
        if not words:
            return None
        if lowered <= _WRITER:
            return "we"
        if lowered <= RELATIVES:
            return _antecedent(self.text, one.source[0].start)
        if lowered <= PRONOUNS:
            return self._meant(lowered)
        return self._described(one, words)

    def _meant(self, lowered: set[str]) -> str | None:
        """Whom a pronoun stands for."""
        if not lowered <= _HE | _SHE:
            return self.last
        wrong = "she" if lowered <= _HE else "he"
        who = next((p for p in reversed(self.people) if self.fits.get(p) != wrong), None)
        if who is not None:
            self.fits[who] = "he" if wrong == "she" else "she"
            self._spoke(who)
        return who

    def _described(self, one: Attribution, words: Sequence[Word]) -> str | None:
        described = phrase(self.text, one.source)
        if described is None:
            return None
        person = next(reversed(self.people), None)
        known = described.known
        if person is not None and _is_definite(described):
            self.last = person
            return person
        name = appositive(described)
        who = _last_name(described.head if name is None else name)
        is_thing = known is not None and name is None and known.noun.kind not in PERSONAL
        if is_thing or (known is not None and who in _GROUPS):
            who = _with_owner(described, who)
        self.last = who
        if name is not None or _is_person(described):
            self._spoke(who)
            if who not in self.fits:
                self.fits[who] = _shown_elsewhere(self.text, who)
            self.fits[who] = _shown(words) or self.fits[who]
        return who

    def _spoke(self, who: str) -> None:
        self.people.pop(who, None)
        self.people[who] = None
        self.last = who


def _last_name(words: Sequence[Word]) -> str:
    """The last word of a name, "Jr." left out."""
    kept = [word.low for word in words if word.is_word and word.low not in SUFFIXES]
    return kept[-1] if kept else words[-1].low


def _with_owner(found: Phrase, who: str) -> str:
    """A group or thing by whose it is: "the Dolent campaign"."""
    owner = next((w.low for w in reversed(found.before) if w.is_capital and w.is_word), None)
    return who if owner is None or owner in ("the", "a", "an") else f"{owner} {who}"


def _shown(words: Sequence[Word]) -> str | None:
    """The pronoun that a person's title, description or given name shows; None if none does."""
    lowered = {word.low for word in words}
    return _by_lists(lowered, _MEN, _WOMEN) or _by_lists(lowered, _MENS_NAMES, _WOMENS_NAMES)


def _shown_elsewhere(text: str, who: str) -> str | None:
    """The same, by the word before a surname where the text has it first with one."""
    found = re.search(rf"\b([A-Z]\w+) (?:[A-Z]\. )?{re.escape(who)}\b", text, re.IGNORECASE)
    return None if found is None else _by_lists({found[1].lower()}, _MENS_NAMES, _WOMENS_NAMES)


def _by_lists(words: set[str], men: frozenset[str], women: frozenset[str]) -> str | None:
    he, she = bool(words & men), bool(words & women)
    return None if he == she else "he" if he else "she"


def _antecedent(text: str, start: int) -> str | None:
    listed = words_in(text, [Span(max(0, start - _NEAR), start)]) if start else ()
    return next((word.low for word in reversed(listed) if word.is_word), None)


def _is_person(found: Phrase) -> bool:
    """Whether one person is named or described, for all that the words tell."""
    if found.known is None:
        return name_kind(found) == "person"
    if found.head[-1].low in _GROUPS:
        return False
    return found.known.noun.kind in PERSONAL and not found.known.plural


def _is_definite(found: Phrase) -> bool:
    """Whether it is a person who was spoken of before: "the engineer", no name beside it."""
    first = found.before[0].low if found.before else ""
    if found.known is None or first != "the" or not _is_person(found):
        return False
    return appositive(found) is None and name_kind(found) is None
