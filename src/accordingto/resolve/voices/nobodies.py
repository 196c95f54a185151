"""What the entities of an article are, and are described as where no name is given."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.core.entity import EntityKind, Mention
from accordingto.core.span import Span
from accordingto.core.speaker import Described as What
from accordingto.core.speaker import SpeakerKind, Unnamed
from accordingto.resolve.closed import RELATIVES
from accordingto.resolve.kinds import kind_of, kind_of_nobody, shows_person
from accordingto.resolve.phrase import Phrase, phrase
from accordingto.resolve.unnamed import unnamed
from accordingto.resolve.voices.armed import is_armed
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.genders import GENDERED
from accordingto.resolve.voices.personal import tells_person, thing_called
from accordingto.resolve.voices.told import Told
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import words_in

_DAYS = words_of("days and months")
_THE = "the "
_SUBJECTS = frozenset({"i", "he", "she", "we", "they"})
"""Pronouns that begin a clause without a relative: "the report she wrote"."""

_TAKEN_FOR: dict[EntityKind, SpeakerKind] = {
    "organisation": "other", "place": "official-body", "other": "document",
    # These the network never says, but the words around a name.
    "company": "company", "outlet": "outlet", "armed-group": "armed-group",
    "party-or-movement": "party-or-movement", "official-body": "official-body",
}  # fmt: skip
"""What speaks under a name that tells nothing, by what the network takes it for."""
_VAGUE = ("other", "public", "sources")
"""What those are of whom words tell little."""


@dataclass(frozen=True, slots=True)
class Described:
    """Words for a nobody, and what they say."""

    words: tuple[Span, ...]
    nobody: Unnamed

    def rank(self) -> tuple[bool, int, tuple[Span, ...]]:
        """The fullest description first; what has no known noun tells least."""
        return self.nobody.what == "other", -sum(map(len, self.words)), self.words


def fullest(text: str, before: Described | None, own: Described | None) -> Described | None:
    """What tells most of a nobody: the words of a source, or what else the entity is called.

    Words that say plainly what somebody is are not overruled: of "some Democrats" the network
    may think that they are the "spokesman for Democrats" or the "Senate Democrats" before them.

    Args:
        text: the article's.
        before: what the mentions of the entity tell.
        own: what the words of the source tell.
    """
    listed = [one for one in (before, own) if one is not None]
    if own is not None and _is_plain(text, own):
        listed = [one for one in listed if one.nobody.what == own.nobody.what]
    return min(listed, key=Described.rank, default=None)


def _is_plain(text: str, described: Described) -> bool:
    if described.nobody.what in _VAGUE:
        return False
    found = phrase(text, described.words)
    return found is not None and found.known is not None and not found.known.noun.general


class Nobodies:
    """Says what the mentions of an entity tell of it.

    Args:
        told: the article.
        cast: its entities.
    """

    def __init__(self, told: Told, cast: Cast) -> None:
        self._text = told.text
        self._cast = cast
        self._paragraphs = sorted(told.paragraphs)
        self._starts = [block.start for block in self._paragraphs]
        # By entity and number of its mentions, as many as it had when it was asked for.
        self._kinds: dict[tuple[int, int], SpeakerKind] = {}
        self._found: dict[tuple[int, int], Described | None] = {}
        self._named: dict[tuple[int, int], bool] = {}
        self._shown: dict[tuple[int, int], bool] = {}

    def of_entity(self, entity: int) -> "Described | None":
        """What the mentions of an entity describe it as, by the one that tells most."""
        key = entity, self._cast.n_mentions(entity)
        if key not in self._found:
            own = [self._cast.mentions[n] for n in self._cast.members(entity)]
            found = [self.described_by([self._short(one)]) for one in own if one.form != "pronoun"]
            described = [one for one in found if one is not None]
            self._found[key] = min(described, key=Described.rank, default=None)
        return self._found[key]

    def described_by(self, words: Sequence[Span]) -> "Described | None":
        """What words describe somebody as, who is not named by them."""
        nobody = unnamed(self._text, words, self.paragraph(words[0].start))
        return None if nobody is None else Described(tuple(words), nobody)

    def kind(self, entity: int) -> SpeakerKind:
        """By the fullest name whose words tell, then nouns, else by the network."""
        key = entity, self._cast.n_mentions(entity)
        if key not in self._kinds:
            self._kinds[key] = self._kind(entity)
        return self._kinds[key]

    def _kind(self, entity: int) -> SpeakerKind:
        own = [self._cast.mentions[n] for n in self._cast.members(entity)]
        kept = [one for one in own if one.form != "pronoun"]
        thing = thing_called(self._text, kept)
        if thing is not None and not tells_person(self._text, kept):
            return thing
        taken_for = self._taken_for(entity, own)
        for one in sorted(kept, key=lambda m: (m.form != "name", -len(m.span), m.span)):
            found = phrase(self._text, [self._short(one)])
            kind = kind_of(found) if found is not None else None
            tells_nothing = kind == "person" and found is not None and not shows_person(found)
            if tells_nothing and taken_for and not tells_person(self._text, kept):
                continue  # Nouns may tell, and what the network takes it for.
            if kind in ("official-body", "other") and is_armed(self._text, kept):
                return "armed-group"
            if kind is not None:
                return kind
        if taken_for and is_armed(self._text, kept):
            return "armed-group"
        return taken_for or ("person" if self._cast.kind(entity) == "person" else "other")

    def _taken_for(self, entity: int, own: Sequence[Mention]) -> SpeakerKind | None:
        """What an entity is by the network; None if that, or "she" said of it, is a person."""
        if any(m.form == "pronoun" and m.span.of(self._text).lower() in GENDERED for m in own):
            return None
        is_day = all(one.head.of(self._text).lower() in _DAYS for one in own)
        return "other" if is_day else _TAKEN_FOR.get(self._cast.kind(entity))

    def kind_described(self, entity: int, found: Phrase | None, what: What) -> SpeakerKind:
        """The kind of an entity without a name, by the phrase that describes it best.

        A noun that no table has is nobody's where the network says so: "the downturn".
        """
        kind = kind_of_nobody(None if found is None else kind_of(found), what)
        is_open = kind == "unnamed" and what == "other"
        if not is_open or found is None or found.known is not None or found.named:
            return kind
        was_found = self._cast.mentions[self._cast.members(entity)[0]].probability < 1
        return "other" if was_found and self._cast.kind(entity) != "person" else kind

    def tells_more(self, entity: int, found: Phrase, kind: SpeakerKind | None) -> bool:
        """Whether what else an entity is called tells its kind better than one of its names."""
        # An acronym alone does not tell what its full name does, nor "Guard" that it is armed.
        if kind in (None, "other") or self.kind(entity) == "armed-group":
            return True
        if kind == "person":
            return self._cast.kind(entity) != "person" and not shows_person(found)
        # "Bloomberg" may be Ada Bloomberg.
        return len(found.head) == 1 and self._is_shown_person(entity)

    def _is_shown_person(self, entity: int) -> bool:
        """Whether the network takes it for a person, and a name of it shows that."""
        key = entity, self._cast.n_mentions(entity)
        if key not in self._shown:
            own = (self._cast.mentions[n] for n in self._cast.members(entity))
            names = (phrase(self._text, [one.span]) for one in own if one.form == "name")
            self._shown[key] = self._cast.kind(entity) == "person" and any(
                one is not None and one.named and shows_person(one) for one in names
            )
        return self._shown[key]

    def are_others(self, source: Sequence[Span], found: Phrase, entity: int) -> bool:
        """Whether several people without a name were put to somebody with one."""
        known = found.known
        if known is None or not known.plural:
            return False
        if not (known.noun.is_person or known.kind == "public" or found.head[-1].low == "staff"):
            return False  # A team may be its campaign, which has a name.
        if not self.names_somebody(entity):
            return False
        described = self.described_by(source)
        return described is not None and described.nobody.many != 1

    def paragraph(self, place: int) -> Span:
        """The paragraph that a place stands in."""
        at = bisect_right(self._starts, place) - 1
        if at >= 0 and place < self._paragraphs[at].end:
            return self._paragraphs[at]
        return Span(place, place + 1)

    def names_somebody(self, entity: int) -> bool:
        """Whether a name of it is more than a people or a party in the plural."""
        key = entity, self._cast.n_mentions(entity)
        if key not in self._named:
            self._named[key] = self._has_name(entity)
        return self._named[key]

    def _has_name(self, entity: int) -> bool:
        return any(
            unnamed(self._text, [self._with_article(one.span)], one.span) is None
            for n in self._cast.members(entity)
            if (one := self._cast.mentions[n]).form == "name"
        )

    def _with_article(self, name: Span) -> Span:
        """A name with the "the" before it, which makes "Lint campaign" the only one."""
        start = name.start - len(_THE)
        is_definite = start >= 0 and self._text[start : name.start].lower() == _THE
        return Span(start, name.end) if is_definite else name

    def _short(self, mention: Mention) -> Span:
        """A mention without clauses behind its head: "a poll", not "a poll showing …"."""
        if mention.form == "name":
            return mention.span
        after = words_in(self._text, [Span(mention.head.start, mention.span.end)])[1:]
        for word in after:
            is_clause = word.low in RELATIVES | _SUBJECTS or word.text in ",;:—–(.!?"
            if is_clause or (word.low.endswith(("ing", "ed")) and not word.is_capital):
                end = max(mention.head.end, word.span.start)
                return Span(mention.span.start, end).trim(self._text) or mention.span
        return mention.span
