"""Who each source of an article is: an entity, several, the outlet, or a described nobody."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from accordingto.core.span import Span
from accordingto.core.speaker import Speaker
from accordingto.resolve.antecedents import antecedent, first_of_joined
from accordingto.resolve.closed import PRONOUNS, RELATIVES
from accordingto.resolve.phrase import Phrase, phrase
from accordingto.resolve.unnamed import YOU, readers
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.descriptions import NOBODY, OURSELVES, Descriptions, speaker
from accordingto.resolve.voices.genders import GENDERED
from accordingto.resolve.voices.groups import Groups, behind_field, behind_pronoun, one_of
from accordingto.resolve.voices.pairs import Pairs, is_pair
from accordingto.resolve.voices.people import Heard, People
from accordingto.resolve.voices.principals import principal
from accordingto.resolve.voices.pronouns import NUMBERED, Pronouns
from accordingto.resolve.voices.relatives import Relatives
from accordingto.resolve.voices.spoken import whose_words
from accordingto.resolve.voices.told import Told, holders
from accordingto.resolve.voices.writers import Writers
from accordingto.resolve.wordlists import words_of

_FIRST_PERSON = words_of("first person")
_SINGULAR = words_of("one person")
_SEVERAL = _FIRST_PERSON - _SINGULAR
_PASSIVE = re.compile(
    r"\b(?:is|was|been|be)\s+(?:\w+ly\s+)?(?:\w+ed|known|said|thought|understood|held|felt|told|"
    r"written|worth\b.*)$",
    re.IGNORECASE,
)
_WITHOUT = {"nobody": "nobody", "no one": "nobody", "both": "pronoun, open"}
"""Sources that name nobody, and by which rule; "both" are two who were named, and no nobodies."""
_MAY_SPEAK = ("person", "unnamed", "experts", "armed-group", "other")


def speakers(told: Told, cast: Cast) -> tuple[Speaker, ...]:
    """The speaker of each attribution, in their order.

    A source that no mention was found in is added to the cast.

    Args:
        told: the article.
        cast: its entities.
    """
    return Sources(told, cast).speakers()


class Sources:
    """Resolves the sources of one article, in text order.

    Args:
        told: the article.
        cast: its entities; what no mention was found of is added.
    """

    def __init__(self, told: Told, cast: Cast) -> None:
        self._text = told.text
        self._all = told.attributions
        self._cast = cast
        people = People(told, cast)
        everything = People(told, cast, all_kinds=True)
        self.descriptions = Descriptions(told, cast, people, everything)
        self._groups = Groups(told.text, cast, self.descriptions)
        self.pronouns = Pronouns(told, cast, people, everything, self.descriptions.kind)
        self._relatives = Relatives(told.text, cast, self.descriptions)
        self._writers = Writers(told, cast)
        self._pairs = Pairs(told, cast)
        self._holders = holders(told)
        self._first_persons = {n for n in range(len(self._all)) if self._is_first_person(n)}
        # In text order, so that who spoke last is known at each.
        self._order = sorted(
            (n for n, one in enumerate(self._all) if one.source),
            key=lambda n: (self._all[n].source[0].start, n),
        )
        self._last: Speaker | None = None
        self._last_of_any: tuple[int, ...] = ()
        self._last_at: int | None = None
        self._spoke: set[int] = set()

    def speakers(self) -> tuple[Speaker, ...]:
        """One for each attribution, in their order.

        Those who say "I" come last, since whose speech it is may be said after it.
        """
        found: dict[int, Speaker] = {}
        for at in self._order:
            self.pronouns.read_on(self._all[at].source[0].start, self._heard(None))
            one = self._spoken_of(at, found)
            if at not in self._first_persons:
                found[at] = one
            if len(one.entities) == 1:
                self.pronouns.spoke(self._all[at].source, one.entities[0])
            if one.entities:
                self._last_of_any = one.entities
                self._last_at = self._all[at].source[0].start
                self._spoke.update(one.entities)
                self._pairs.spoke(self._last_at, one.entities)
                if one.kind in _MAY_SPEAK:
                    self._last = one
        for at in range(len(self._all)):
            if at not in found:
                found[at] = self._spoken_of(at, found)
        return tuple(found[at] for at in range(len(self._all)))

    def _spoken_of(self, at: int, found: Mapping[int, Speaker]) -> Speaker:
        if at in self._first_persons:
            return self._first_person(at, found)
        source = self._all[at].source
        if not source or not self._writers.is_label(source[0]):
            return one_of(phrase(self._text, source), self._resolved(at), self._cast)
        answering = self._writers.of(source[0].start)
        if answering is None:
            return OURSELVES
        return self.descriptions.of_entity(answering, "who answers", None)

    def _resolved(self, at: int) -> Speaker:
        source = self._all[at].source
        found = phrase(self._text, source)
        whose = None if found is None else whose_words(found)
        if whose is not None:
            source, found = (whose,), phrase(self._text, [whose])
        if found is None:
            return NOBODY
        return self._of_phrase(at, source, found)

    def _of_phrase(self, at: int, source: Sequence[Span], found: Phrase) -> Speaker:
        lowered = _lowered(found)
        is_owned = lowered[:1] == ["whose"] and found.known is not None  # "whose lawyer"
        if lowered and lowered[0] in RELATIVES and len(lowered) <= 2 and not is_owned:
            return self._relative(at, first_of_joined(self._text, source[0]))
        pair = self._pairs.meant(found, source[0].start) if is_pair(found) else []
        if pair:
            return speaker(self.descriptions.kind_of_group(pair), pair, "two told of together")
        rule = _WITHOUT.get(" ".join(lowered))
        if rule is not None and (lowered == ["both"] or not found.after):
            return speaker(None, (), rule)
        if lowered and PRONOUNS.issuperset(lowered[lowered[0] == "both" :]):
            others = behind_pronoun(source, found)
            pronoun = source if others is None else [found.head[-1].span]
            one = self._pronoun(at, pronoun, lowered[-1], is_part=bool(found.counted))
            return one if others is None else self._groups.with_others(one, others)
        of_office = behind_field(found)
        if of_office is not None:
            rest = Span(of_office, source[-1].end)
            return self.descriptions.described([rest], self._heard(None))
        return self._named_or_described(source, found)

    def _named_or_described(self, source: Sequence[Span], found: Phrase) -> Speaker:
        """Who a source is that is no pronoun, one or several."""
        several = self._groups.several(source, found, self._heard(None))
        if several:
            nobody = self.descriptions.nobody_among(several, source)
            return speaker(self.descriptions.kind_of_group(several), several, "group", nobody)
        return self.descriptions.described(source, self._heard(None))

    def _is_first_person(self, at: int) -> bool:
        found = phrase(self._text, self._all[at].source)
        lowered = [] if found is None else _lowered(found)
        return len(lowered) == 1 and lowered[0] in _FIRST_PERSON

    def _first_person(self, at: int, found: Mapping[int, Speaker]) -> Speaker:
        """Inside a speech its speaker, or whom that one speaks for; elsewhere who writes.

        A speech whose own speaker is "I" is that of whoever's speech it stands in; one that
        stands in itself is nobody's.
        """
        passed = {at}
        holder = self._holders.get(at)
        while holder in self._first_persons and holder not in passed:
            passed.add(holder)
            holder = self._holders.get(holder)
        start = self._all[at].source[0].start
        word = self._all[at].source[0].of(self._text).strip().lower()
        if holder is None:
            writer = self._writers.of(start, is_one=word not in _SEVERAL)
            if writer is None:
                return OURSELVES
            return self.descriptions.of_entity(writer, "first person", None)
        outer = found.get(holder, NOBODY)
        beyond = principal(self._text, outer, self._cast) if word in _SEVERAL else None
        if beyond is not None:
            return self.descriptions.of_entity(beyond[0], "first person, plural", None)
        return replace(outer, rule="first person")

    def _relative(self, at: int, pronoun: Span) -> Speaker:
        """What a relative pronoun takes up: by the words, or whom mentions reach it from."""
        taken_up = antecedent(self._text, pronoun)
        equal = self._relatives.said_of(pronoun, taken_up)
        if equal is not None:
            return equal
        found = None if taken_up is None else phrase(self._text, [taken_up])
        if taken_up is None or found is None:
            return self._relatives.reached(pronoun)
        whose = whose_words(found)
        if whose is not None and (own := phrase(self._text, [whose])) is not None:
            # "Lint’s remarks, which": they say what she says.
            return replace(self._of_phrase(at, [whose], own), rule="relative pronoun")
        meant = self._named_or_described([taken_up], found)
        return replace(self._relatives.personal(pronoun, meant), rule="relative pronoun")

    def _pronoun(self, at: int, source: Sequence[Span], word: str, *, is_part: bool) -> Speaker:
        linked = self._linked(source)
        if word in YOU and (linked is None or not self._is_addressed(at, linked)):
            return self._you(at)
        if word == "it" and self._is_passive(at):
            return NOBODY
        taken_up = self._taken_up(at, source[0].start, word, linked, is_part=is_part)
        if taken_up is not None:
            return taken_up
        last = self._last
        if last is not None and _may_mean(word, last):
            return replace(last, rule="last speaker")
        if linked is not None:
            return self.descriptions.of_mention(linked, "pronoun")
        return speaker("person" if word in _SINGULAR else None, (), "pronoun, open")

    def _taken_up(
        self, at: int, start: int, word: str, linked: int | None, *, is_part: bool
    ) -> Speaker | None:
        """Whom a pronoun takes up, as far as it is weighed or the network linked it."""
        heard = self._heard(linked)
        if word in GENDERED or (word in NUMBERED and not is_part):
            somebody = self.pronouns.meant(at, start, word, heard)
            if somebody is not None:
                if word in GENDERED:
                    return self._of_he(somebody, start, heard)
                return self.descriptions.of_taken_up(somebody, "pronoun")
            return speaker("person" if word in _SINGULAR else None, (), "pronoun, open")
        if linked is not None and self._says_who(linked):
            return self.descriptions.of_mention(linked, "pronoun")
        return None

    def _of_he(self, somebody: int, start: int, heard: Heard) -> Speaker:
        """Whom "he" or "she" takes up, by name where that is a description of one named.

        Of "the senator" before "he" it is asked whom it means as if it spoke.
        """
        mentions = self._cast.mentions
        if not self._cast.is_named(somebody):
            own = (mentions[n] for n in self._cast.members(somebody))
            before = [m for m in own if m.form == "nominal" and m.head.start < start]
            found = self.descriptions.named(before[-1].span, heard) if before else None
            if found is not None:
                return replace(found, rule="pronoun")
        return self.descriptions.of_entity(somebody, "pronoun", None)

    def _is_passive(self, at: int) -> bool:
        """Whether "it" stands for what was said: "it should be noted", "it is believed"."""
        return any(_PASSIVE.search(span.of(self._text)) for span in self._all[at].cue)

    def _says_who(self, linked: int) -> bool:
        """Whether the network linked a pronoun to more than other pronouns."""
        own = self._cast.members(self._cast.entity_of(linked))
        return any(self._cast.mentions[n].form != "pronoun" for n in own)

    def _is_addressed(self, at: int, linked: int) -> bool:
        """Whether "you" is said to somebody who is named, and not to all who read."""
        return at in self._holders and self._cast.is_named(self._cast.entity_of(linked))

    def _you(self, at: int) -> Speaker:
        """Who is asked in an interview's question; elsewhere whoever reads."""
        you = self._all[at].source[0]
        asked = self._writers.asked(you.start)
        if asked is not None and at not in self._holders:
            return self.descriptions.of_entity(asked, "you, who is asked", None)
        entity = self._cast.add(you, you, "pronoun", "other")
        return speaker("public", (entity,), "you, whoever reads", readers(you))

    def _heard(self, linked: int | None) -> Heard:
        last = self._last
        return Heard(
            last.entities if last is not None and last.kind != "other" else (),
            self._spoke, None if linked is None else self._cast.entity_of(linked),
            self._last_of_any, self._last_at,
        )  # fmt: skip

    def _linked(self, source: Sequence[Span]) -> int | None:
        """The mention of a pronoun that the network linked to others."""
        for mention in self._cast.within(source):
            if self._cast.n_mentions(self._cast.entity_of(mention)) > 1:
                return mention
        return None


def _may_mean(pronoun: str, last: Speaker) -> bool:
    """Whether a pronoun may go on from who spoke last: "they" from people, "it" from no person."""
    several = last.unnamed is not None and last.unnamed.many != 1
    if pronoun in _SINGULAR or NUMBERED.get(pronoun) != "they" or not several:
        return (pronoun in _SINGULAR) == (last.kind in ("person", "unnamed"))
    return True


def _lowered(found: Phrase) -> list[str]:
    return [w.low for w in (*found.before, *found.head) if w.is_word]
