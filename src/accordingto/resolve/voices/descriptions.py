"""Sources that are names or descriptions: the entity they mean, and what it is called."""

from collections.abc import Sequence
from dataclasses import replace

from accordingto.core.entity import Mention
from accordingto.core.span import Span, cover
from accordingto.core.speaker import Speaker, SpeakerKind, Unnamed
from accordingto.resolve.channels.outlet_names import is_own, with_short_names
from accordingto.resolve.kinds import appositive, kind_of, name_kind
from accordingto.resolve.lexicon import place
from accordingto.resolve.phrase import PERSONAL, Phrase, phrase
from accordingto.resolve.unnamed import unnamed
from accordingto.resolve.voices.again import Again
from accordingto.resolve.voices.apposed import body_named, name_before, name_of_body, without_title
from accordingto.resolve.voices.called import Calling
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.entity_kinds import as_entity
from accordingto.resolve.voices.nobodies import Nobodies, fullest
from accordingto.resolve.voices.nominals import Nominals
from accordingto.resolve.voices.office_holders import holder
from accordingto.resolve.voices.offices import Offices
from accordingto.resolve.voices.papers import Papers
from accordingto.resolve.voices.people import Heard, People
from accordingto.resolve.voices.things import Things
from accordingto.resolve.voices.told import Told
from accordingto.resolve.words import Word, cover_words

NOBODY = Speaker(None, (), is_outlet=False, unnamed=None, rule="no source")
OURSELVES = Speaker("outlet", (), is_outlet=True, unnamed=None, rule="the outlet itself")


def speaker(
    kind: SpeakerKind | None, entities: Sequence[int], rule: str, nobody: Unnamed | None = None
) -> Speaker:
    """A speaker that is not the outlet."""
    return Speaker(kind, tuple(entities), is_outlet=False, unnamed=nobody, rule=rule)


class Descriptions:
    """Says who the words of a source name or describe.

    Args:
        told: the article.
        cast: its entities; what no mention was found of is added.
        people: where people are mentioned.
        everything: where all entities are mentioned.
    """

    def __init__(self, told: Told, cast: Cast, people: People, everything: People) -> None:
        self._text = told.text
        self._cast = cast
        self._nobodies = Nobodies(told, cast)
        self.kind = self._nobodies.kind
        self.paragraph = self._nobodies.paragraph
        self._offices = Offices(told.text, cast)
        self.nominals = Nominals(told, cast, people, self._offices, self._nobodies.names_somebody)
        self._papers = Papers(told.text, cast)
        self.things = Things(cast, everything, Calling(told.text, cast, self.kind))
        self._again = Again(cast)
        self._own = with_short_names(told.text, told.outlet)

    def described(self, source: Sequence[Span], heard: Heard) -> Speaker:
        """Who a source is that is no pronoun, alone or one of several.

        What is described in an article is known again by its main noun: "the officials"
        are those whom it last called officials when they spoke.

        Args:
            source: its words.
            heard: who spoke before it.
        """
        found = phrase(self._text, source)
        if found is None:
            return NOBODY
        name = self._name(found, source)
        if name is not None:
            return self._by_name(source, found, name)
        held = holder(found, self._cast)
        if held is not None:
            return self.of_entity(held, "name", None)
        before = name_of_body(self._text, self._cast, found)
        if before is not None:
            return self.of_entity(before, "name", None)
        beside = self._beside(source, found)
        if beside is not None:
            return self.of_entity(beside, "name", None)
        return self._by_description(source, found, heard)

    def named(self, description: Span, heard: Heard) -> Speaker | None:
        """Who is meant by a description of one person, if it is somebody who is named."""
        found = phrase(self._text, [description])
        if found is None or not self.nominals.may_mean_somebody(found):
            return None
        meant = self.nominals.meant(found, replace(heard, linked=None))
        return None if meant is None else self.of_entity(meant, "description of one named", None)

    def _by_name(self, source: Sequence[Span], found: Phrase, name: Sequence[Word]) -> Speaker:
        if is_own(cover_words(name).of(self._text), self._own):
            return OURSELVES
        entity = self._entity(source, found, name)
        kind = kind_of(found)
        told = self.kind(entity)
        if told in (*PERSONAL, "document") and body_named(found) is not None:
            told = "other"  # "a group called Friends of Orrin"
        kind = told if self._nobodies.tells_more(entity, found, kind) else kind
        return speaker(kind, (entity,), "name")

    def _beside(self, source: Sequence[Span], found: Phrase) -> int | None:
        """Whose name stands before a description of one of their kind: "Dam Watch, a group"."""
        if found.known is None or found.known.plural:
            return None
        name = name_before(self._text, self._cast, source[0])
        if name is None:
            return None
        # What was not found as a mention, a title in quotation marks, is added as one.
        entity = self._cast.add(name, name, "name", as_entity(kind_of(found)))
        fits = (found.known.noun.kind in PERSONAL) == (self._cast.kind(entity) == "person")
        return entity if fits and self._cast.kind(entity) != "place" else None

    def _by_description(self, source: Sequence[Span], found: Phrase, heard: Heard) -> Speaker:
        entity = self._entity(source, found, None)
        by_office = self._by_office(found)
        if by_office is not None:
            return self.of_entity(by_office, "description", source)
        if self.nominals.may_mean_somebody(found):
            linked = entity if self._cast.is_named(entity) else None
            meant = self.nominals.meant(found, replace(heard, linked=linked))
            if meant is not None:
                return self.of_entity(meant, "description of one named", None)
            if linked is None:
                entity = self._again.known_again(source[0].start, found, entity)
        elif self.things.may_mean_something(found) and not self._ends_name(found):
            return self._thing(source, found, entity, heard)
        elif found.counted and not self._cast.is_new(entity, source[0].start):
            # "Some of the miners" are not the miners who were spoken of.
            kind = as_entity(kind_of(found))
            entity = self._cast.add(cover(source), found.head[-1].span, "nominal", kind)
        elif not self._cast.is_named(entity):
            # Nor is "half of the crew" the crew that was.
            if not found.counted:
                entity = self._again.known_again(source[0].start, found, entity)
        elif self._nobodies.are_others(source, found, entity):
            # The network put "members of Ada Lint's crew" to her, or "Readers" to "TheVesper"; and
            # "Miners" of "many miners" may be a mention by itself.
            wholes = (cover_words(found.head), cover(source))
            added = (
                self._cast.add(one, found.head[-1].span, "nominal", "person") for one in wholes
            )
            entity = next((one for one in added if one != entity), entity)
        return self.of_entity(entity, "description", source)

    def _ends_name(self, found: Phrase) -> bool:
        """Whether a noun ends a longer name: "the Lint campaign"."""
        main = cover_words(found.head)
        own = [self._cast.mentions[n] for n in self._cast.within([main])]
        return any(one.form == "name" and one.span.start < main.start for one in own)

    def _thing(self, source: Sequence[Span], found: Phrase, entity: int, heard: Heard) -> Speaker:
        """The body, document or outlet that a description with "the" means."""
        paper = None if self._cast.is_named(entity) else self._papers.meant(found, entity)
        if paper is not None:
            return self.of_entity(paper, "description", None)
        linked = entity if self._cast.n_mentions(entity) > 1 else None
        thing = self.things.meant(found, entity, heard.of_any_kind(linked))
        return self.of_entity(thing, "description", source if thing == entity else None)

    def _by_office(self, found: Phrase) -> int | None:
        """Whom a description means that says where the only one of its kind is from."""
        is_plural = found.known is not None and found.known.plural
        if is_plural or [word.low for word in found.before[:1]] != ["the"]:
            return None
        origins = [w.plain for w in found.before if place(w.plain) in ("adjective", "people")]
        return self._offices.described(found.head[-1].low, origins)

    def nobody_among(self, entities: Sequence[int], source: Sequence[Span]) -> Unnamed | None:
        """What those are who have no name in a group, if there are any: "Lint and her aides"."""
        others = [one for one in entities if not self._nobodies.names_somebody(one)]
        if not others:
            return None
        described = self._nobodies.of_entity(others[0]) if len(others) == 1 else None
        described = described or self._nobodies.described_by(source)
        return None if described is None else described.nobody

    def of_mention(self, mention: int, rule: str) -> Speaker:
        """Who a mention refers to, several where it joins several."""
        entity = self._cast.entity_of(mention)
        several = self._of_several(self._cast.group(mention), rule)
        if several is not None:
            return several
        if self._cast.mentions[mention].form == "name":
            # "Lint" is not both of whom it is said elsewhere: "Lint and Brandt".
            return self.of_entity(entity, rule, None)
        return self.of_taken_up(entity, rule)

    def of_taken_up(self, entity: int, rule: str) -> Speaker:
        """Who an entity is, several where its first mention of several joins them."""
        several = self._of_several(self._cast.group_of(entity), rule)
        return several or self.of_entity(entity, rule, None)

    def _of_several(self, joined: Sequence[int], rule: str) -> Speaker | None:
        if len(joined) < 2:
            return None
        return speaker(self.kind_of_group(joined), joined, rule)

    def of_entity(self, entity: int, rule: str, source: Sequence[Span] | None) -> Speaker:
        """An entity as a speaker: by its name if it has one, else as it is described.

        Args:
            entity: its place in the cast.
            rule: how it was found.
            source: the words of the source, where they describe it too.
        """
        if self._nobodies.names_somebody(entity):
            return speaker(self.kind(entity), (entity,), rule)
        own = None if source is None else self._nobodies.described_by(source)
        is_open = source is None or own is not None
        best = fullest(self._text, self._nobodies.of_entity(entity), own) if is_open else None
        if best is None:
            return speaker(self.kind(entity), (entity,), rule)
        whole = phrase(self._text, best.words)
        kind = self._nobodies.kind_described(entity, whole, best.nobody.what)
        return speaker(kind, (entity,), rule, best.nobody)

    def kind_of_group(self, entities: Sequence[int]) -> SpeakerKind | None:
        """The kind that all of several have; where one is a person, they are people."""
        kinds = {self.kind(entity) for entity in entities}
        return "person" if "person" in kinds else kinds.pop() if len(kinds) == 1 else None

    def _name(self, found: Phrase, source: Sequence[Span]) -> tuple[Word, ...] | None:
        """The words of a name that the source gives, if it gives one."""
        beside = appositive(found) or body_named(found)
        if beside is not None:
            return beside
        if name_kind(found) in (None, "public"):
            return None
        # "Democrats" is a name by its capital, and a described party all the same.
        if unnamed(self._text, source, self.paragraph(source[0].start)) is not None:
            return None
        return found.head

    def _ends_title(self, mention: int, title: Span) -> bool:
        """Whether a name only ends a title that is written large: "the secretary of State"."""
        one = self._cast.mentions[mention]
        return one.form == "name" and one.span.start > title.start

    def _entity(self, source: Sequence[Span], found: Phrase, name: Sequence[Word] | None) -> int:
        """The entity of the mention that the source's main words head, or a new one."""
        main = cover_words(list(name or found.head))
        heads = self._cast.within([main])
        if name is not None:
            named = [n for n in heads if self._cast.mentions[n].form == "name"]
            if named and self._cast.mentions[named[-1]].span.end >= name[-1].span.end:
                entity = self._cast.entity_of(named[-1])
                if body_named(found) is not None and self._cast.kind(entity) == "place":
                    # Of "a group called Friends of Orrin" the network may know Orrin alone.
                    entity = self._cast.add(main, name[-1].span, "name", "organisation")
                elif body_named(found) is not None:
                    self._cast.put(entity, Mention(main, name[-1].span, "name", "other", 1.0))
                return entity
            # In "Neld Sen. Ada Lint" the place alone may have been found.
            main = cover_words(without_title(name))
            called = self._cast.called(main.of(self._text))
            if called is not None:
                return called
            if named and main.start <= self._cast.mentions[named[-1]].span.start:
                return self._cast.entity_of(named[-1])
        elif heads and not self._ends_title(heads[-1], main):
            return self._cast.entity_of(heads[-1])
        covering = [
            n for n in self._cast.within(source) if self._cast.mentions[n].span.contains(main)
        ]
        if covering:
            longest = max(covering, key=lambda n: len(self._cast.mentions[n].span))
            entity = self._cast.entity_of(longest)
            if name is not None and not self._cast.is_named(entity):
                # "Spokeswoman Ada Lint", where the noun was taken for the head.
                self._cast.put(entity, Mention(main, name[-1].span, "name", "person", 1.0))
            return entity
        return self._cast.add(
            cover(source) if name is None else main,
            (name or found.head)[-1].span,
            "nominal" if name is None else "name",
            as_entity(kind_of(found)),
        )
