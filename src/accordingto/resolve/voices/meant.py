"""Which entity of an article the words for a body or a person mean."""

from functools import lru_cache

from accordingto.core.entity import EntityKind, Mention
from accordingto.core.span import Span
from accordingto.resolve.closed import OWNERS
from accordingto.resolve.kinds import name_kind
from accordingto.resolve.lexicon import body_kind, is_outlet, known, place, states_of
from accordingto.resolve.names import TITLES, parse
from accordingto.resolve.phrase import phrase
from accordingto.resolve.roles.body_words import Body
from accordingto.resolve.roles.posts import is_role
from accordingto.resolve.scripts import fold
from accordingto.resolve.voices.body_index import BodyIndex
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.entity_kinds import as_entity
from accordingto.resolve.voices.naming import are_origins
from accordingto.resolve.voices.offices import Offices
from accordingto.resolve.voices.owned import Owned
from accordingto.resolve.voices.whose import Whose
from accordingto.resolve.wordlists import lines_of, words_of
from accordingto.resolve.words import Word, cover_words, words_in


def _names_of_one(part: str) -> dict[str, tuple[str, ...]]:
    """Each of the names that stand on one line of a list, with that line's; a hyphen is a blank."""
    lines = (tuple(one.replace("-", " ") for one in line.split()) for line in lines_of(part))
    return {name: line for line in lines for name in line}


_SAME = _names_of_one("names of states") | _names_of_one("names of parties")
_PARTS_OF_THE_WORLD = frozenset(["Western", "Eastern", "Northern", "Southern", "Central"])
_SET_BESIDE = (", ", "– ", "— ")
_TIMES = words_of("days and months")
_OF_ROLES = {line.split()[0]: line.split()[1:] for line in lines_of("bodies of roles")}


@lru_cache(maxsize=1)
def meant_in(text: str, cast: Cast) -> "Meant":
    """What was gathered of an article; the last one's is kept."""
    return Meant(text, cast)


class Meant:
    """Finds whom words for a body mean.

    Args:
        text: the document's text.
        cast: the article's entities; what is none of them yet is added.
    """

    def __init__(self, text: str, cast: Cast) -> None:
        self._text = text
        self._cast = cast
        self._index = BodyIndex(text, cast)
        self._whose = Whose(text, cast)
        self._offices = Offices(text, cast)
        self.bodies = Owned(text, cast)

    def entity(self, body: Body, but: int | None = None) -> int | None:
        """The entity that some words mean; None if they mean nobody who can be told.

        Args:
            body: the words.
            but: whose body it is, which is not meant.
        """
        if body.name is None:
            return None if body.noun is None else self.of_noun(body.noun.low, body.noun.span)
        owner = self._of_name(body.name, but)
        return owner if body.noun is None else self._owned(owner, body)

    def spoken_of(self, place_: int) -> int | None:
        """Of whom it is spoken: who is named first in the sentence, else the last body."""
        start = max(self._text.rfind("\n", 0, place_), self._text.rfind(". ", 0, place_)) + 1
        found = self._index.first_between(start, place_)
        return self._index.last_body(place_) if found is None else found

    def body_of_role(self, role: Word) -> int | None:
        """The body that a role alone is in, by what the article names: a pastor's church."""
        for noun in _OF_ROLES.get(role.low, ()):
            found = self._index.named(noun, role.span)
            if found is not None:
                return self._body_of(found)
        return None

    def of_noun(self, noun: str, span: Span) -> int | None:
        """The body that a noun takes up: a named one if there is any, else one described.

        Args:
            noun: for a body.
            span: where it stands.
        """
        own = [n for n in self._cast.within([span]) if self._heads(n, span)]
        for n in own:
            entity = self._cast.entity_of(n)
            if self._index.is_named(entity, noun) and self._cast.kind(entity) != "person":
                return entity
        n_named = self._index.named(noun, span)
        if n_named is not None:
            return self._body_of(n_named)
        long = (n for n in own if len(self._cast.mentions[n].span) > len(noun) + len("the "))
        found = next(long, None)
        if found is None:
            found = self._index.described(noun, span, more=True)
        if found is None and noun == "party":
            party = self._index.party(span)
            if party is not None:
                return party
        if found is None:
            found = self._index.described(noun, span, more=False)
        return None if found is None else self._cast.entity_of(found)

    def _heads(self, mention: int, span: Span) -> bool:
        """Whether a word heads a mention."""
        return self._cast.mentions[mention].head.end == span.end

    def _of_name(self, span: Span, but: int | None) -> int | None:
        words = span.of(self._text)
        if words.lower() in OWNERS:
            # "Ada Lint, his aide" is another's, unlike "Ada Lint, an engineer in her first job".
            beside = self._text[max(0, span.start - 2) : span.start] in _SET_BESIDE
            return self._whose.of(span, but if beside else None)
        if words.islower():
            return self._of_description(span)
        same = self._same(words)
        if same is not None:
            return same
        if self._is_no_body(span):
            return None
        if place(words.rstrip(".")) != "adjective":
            return self._called(span, but)
        # A state that is told only by where its people are from; "Western" tells none.
        is_state = _states_of(words) or words.lower() in _SAME
        return self._cast.add(span, span, "nominal", "place") if is_state else None

    def _is_no_body(self, span: Span) -> bool:
        """Whether words say when, or whence of no state: "since Tuesday", "North Caucasian"."""
        listed = [word for word in words_in(self._text, [span]) if word.is_word]
        if all(word.low in _TIMES for word in listed):
            return True
        return (
            len(listed) > 1
            and place(span.of(self._text)) is None
            and are_origins([word.plain for word in listed])
        )

    def _of_description(self, span: Span) -> int | None:
        """The named person whom a noun stands for: "the mayor"."""
        for n in self._cast.within([span]):
            if self._heads(n, span) and self._cast.is_named(self._cast.entity_of(n)):
                return self._cast.entity_of(n)
        noun = known([span.of(self._text).lower()])
        if noun is None or not noun.noun.is_person:
            return None
        holders = self._offices.holders(span.of(self._text))
        # Who holds an office now is spoken of more than who held it.
        return max(sorted(holders), key=self._cast.n_mentions, default=None)

    def _called(self, span: Span, but: int | None) -> int:
        """The entity with a name, by its fullest; a new one if there is none."""
        words = span.of(self._text)
        # The Courier News is not the Courier News Daily.
        outlet = self._index.whole(words) if is_outlet(words) else None
        if outlet is not None:
            return outlet
        own, called = self._mentioned(span, but), self._cast.called(words)
        both = [one for one in (own, called) if one is not None and one != but]
        found = next((one for one in both if self._is_fuller(one, words)), None)
        if found is None:
            found = self._by_index(words, own)
        if found is None and both:
            found = both[-1]
        return self._cast.add(span, span, "name", self._kind(span)) if found is None else found

    def _by_index(self, words: str, own: int | None) -> int | None:
        """Who has a fuller name than `words`, which are mentions of nobody else's."""
        if words[:1].islower():
            return None
        found = self._index.person(words) if " " not in words else None
        if found is None:
            found = self._index.short_for(words)
        by_name = body_kind(words.split(), len(words.split()) - 1)
        # "Orrin" is a place, and not short for the Orrin Clinic.
        is_place = own is not None and self._cast.kind(own) == "place" and by_name is None
        is_place &= " " not in words or place(words) is not None
        return self._index.longer(words) if found is None and not is_place else found

    def _kind(self, span: Span) -> EntityKind:
        if place(span.of(self._text)):
            return "place"
        found = phrase(self._text, [span])
        kind = as_entity(None if found is None else name_kind(found))
        return "organisation" if kind in ("person", "other") else kind

    def _is_fuller(self, entity: int, words: str) -> bool:
        names = self._cast.names(entity)
        return bool(names) and len(names[0].words) > len(parse(words).words)

    def _mentioned(self, span: Span, but: int | None) -> int | None:
        """The entity of the name that stands there, or begins there and is longer."""
        best: int | None = None
        for n in self._cast.within([span]):
            mention = self._cast.mentions[n]
            if self._cast.entity_of(n) == but:
                continue
            if mention.span == span:
                return self._cast.entity_of(n)
            if mention.form == "name" and self._begins(mention.span, span):
                best = self._cast.entity_of(n)
        return best

    def _begins(self, longer: Span, span: Span) -> bool:
        """Whether a name begins where another does, titles left out, and goes on as a name."""
        if longer.end < span.end:
            return False
        rest = Span(span.end, longer.end) if longer.end > span.end else None
        if rest is not None and (self._text[span.end] in "’'" or self._has_role(rest)):
            return False  # "Courier" in "Courier’s Ada Lint"
        if abs(longer.start - span.start) <= len("the "):
            return True
        # "Sen. Ada Lint": the name was cut to what is no title.
        title = self._text[span.start : max(longer.start, span.start)].split()
        return all(fold(word.strip(".")) in TITLES for word in title)

    def _has_role(self, span: Span) -> bool:
        """Whether words say what somebody does: "Courier Editor Ada Lint" is no longer name."""
        listed = words_in(self._text, [span])
        return any(is_role(listed, n) for n in range(len(listed)))

    def _same(self, words: str) -> int | None:
        """A state or party by any of its names: by "Mexican" Mexico, by "Democratic" Democrats."""
        key = words.rstrip(".").lower()
        names = _SAME.get(key) or _SAME.get(words.lower())
        if names is None:
            states = _states_of(words)
            if not states:
                return None
            # "North Korean" is no North Macedonia.
            names = (max(states, key=lambda one: _n_alike(one, words)).lower(),)
        government = self._index.owned("government", {fold(words)})
        if government is not None:
            return self._cast.entity_of(government)
        found = (self._cast.called(name.title()) for name in (key, *names))
        return next((one for one in found if one is not None), None)

    def _owned(self, owner: int | None, body: Body) -> int | None:
        """The body that is called by its owner: "the Brandt campaign" of "Brandt’s campaign"."""
        if body.noun is None or body.name is None:
            return owner
        own = [] if owner is None else self._cast.names(owner)
        words = body.name.of(self._text)
        is_pronoun = words.lower() in OWNERS
        surnames = [] if is_pronoun else [parse(words).surname]
        surnames += [name.surname for name in own]
        for one in surnames:
            called = self._cast.called(f"{one.title()} {body.noun.low}")
            if called is not None:
                return called
        beside = self._text[body.name.end : body.noun.span.start].isspace() and not is_pronoun
        found = self._index.owned(body.noun.low, set(surnames))
        entity = None if found is None else self._body_of(found)
        if entity is None and owner is not None:
            entity = self.bodies.body(body.noun.low, owner)
            if entity is not None and not (beside or self._cast.is_named(entity)):
                return owner  # What is only "his campaign" says less than whose it is.
        if entity is not None:
            if beside and not self._cast.is_named(entity):
                self._name(entity, body.span, body.noun.span)
            return entity
        if beside and owner is not None:
            return self._cast.add(body.span, body.noun.span, "name", "organisation")
        return owner

    def _name(self, entity: int, span: Span, head: Span) -> None:
        self._cast.put(entity, Mention(span, head, "name", "organisation", 1.0))

    def _body_of(self, mention: int) -> int:
        """The entity of a body, of whose description by its owner a name is made if it has none."""
        entity = self._cast.entity_of(mention)
        words = self._index.named_words(mention)
        if not self._cast.is_named(entity) and words[0].is_capital and not words[0].owns:
            self._name(entity, cover_words(words), words[-1].span)
        names = self._cast.names(entity)
        longer = self._index.longer(names[0].written) if names else None
        return entity if longer is None else longer


def _states_of(adjective: str) -> tuple[str, ...]:
    """The states that an adjective may stand for; "Western" is of none."""
    return () if adjective in _PARTS_OF_THE_WORLD else states_of(adjective)


def _n_alike(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    pairs = zip(one.casefold(), other.casefold(), strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
