"""What three short articles of two outlets show of who speaks, made by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from accordingto.core.attribution import Attribution
from accordingto.core.document import Reading
from accordingto.core.entity import (
    ArticleEntity,
    EntityKind,
    Mention,
    MentionForm,
    article_entity_id,
)
from accordingto.core.identity import DecidedBy, Entity, Ground, Merge, NameUse, entity_id
from accordingto.core.part import Part
from accordingto.core.speaker import Hop, Reached, Speaker, Unnamed, Verification
from accordingto.core.step import Step
from accordingto.core.voices import Voices
from accordingto.ledger.entities import put_entities
from accordingto.ledger.store import Dossier
from accordingto.ledger.write import add_document
from accordingto.testing import ANNOTATOR, attribution, plain_reading, span_of

RESOLVER = Step("resolve", "voices", "by-hand")
ACROSS = Step("resolve", "across", "by-hand")

GATE = """Of gates and floods
The Orrin Post
Mayor Ada Lint told the Orrin Post that the ministry said the gate held.
An official who asked not to be named because he feared for his post said it fell.
Lint denied this. The claim could not be verified.
"""
FALL = """The gate of Orrin
Harbour News
Ada Lint, the mayor, allegedly said in a statement that nobody was hurt.
"""
WALL = """The wall of Orrin
Harbour News
The ministry did not confirm that the wall fell, Lint said.
Two officials said it did.
"""


@dataclass(frozen=True)
class Told:
    """One article with what is found in it."""

    origin: str
    text: str
    outlet: str | None
    attributions: tuple[Attribution, ...]
    voices: Voices

    def read(self) -> tuple[Part, Reading]:
        raw, reading = plain_reading(self.text, origin=self.origin, outlet=self.outlet)
        return Part(raw, ""), reading

    def add(self, dossier: Dossier) -> bool:
        part, reading = self.read()
        return add_document(
            dossier, part, reading, {0: self.attributions}, ANNOTATOR,
            voices={0: self.voices}, resolver=RESOLVER,
        )  # fmt: skip

    @property
    def article_id(self) -> str:
        _, reading = self.read()
        return reading.articles[0].id_in(reading.document)

    def attribution_id(self, position: int) -> str:
        return self.attributions[position].id_in(self.article_id)


def mention(
    text: str, words: str, head: str, form: MentionForm, kind: EntityKind, nth: int = 0
) -> Mention:
    span = span_of(text, words, nth=nth)
    within = span_of(words, head).shift(span.start)
    return Mention(span, within, form, kind, 0.875)


def outlet() -> Hop:
    return Hop("outlet", (), None, None)


def gate() -> Told:
    text = GATE
    found = (
        attribution(text, "Mayor Ada Lint", "told", "the ministry said the gate held"),
        attribution(text, "the ministry", "said", "the gate held", parent=0),
        attribution(text, "An official who asked not to be named because he feared for his post",
                    "said it", "fell"),
        attribution(text, "Lint", "denied", "this", stance="denies"),
    )  # fmt: skip
    mentions = (
        mention(text, "Ada Lint", "Lint", "name", "person"),
        mention(text, "the Orrin Post", "Post", "name", "outlet"),
        mention(text, "the ministry", "ministry", "nominal", "official-body"),
        mention(text, "An official", "official", "nominal", "person"),
        mention(text, "Lint", "Lint", "name", "person", nth=1),
    )
    entities = (
        ArticleEntity("person", (0, 4), 0),
        ArticleEntity("outlet", (1,), 1),
        ArticleEntity("official-body", (2,), None),
        ArticleEntity("person", (3,), None),
    )
    nobody = Unnamed(
        "official", span_of(text, "An official"), 1, None,
        span_of(text, "because he feared for his post"),
    )  # fmt: skip
    speakers = (
        Speaker("person", (0,), False, None, "named"),
        Speaker("official-body", (2,), False, None, "described"),
        Speaker("unnamed", (3,), False, nobody, "described"),
        Speaker("person", (0,), False, None, "named"),
    )
    post = span_of(text, "told the Orrin Post")
    reached = (
        Reached("told-outlet", post), Reached("not-stated", None), Reached("not-stated", None),
        Reached("told-outlet", post),
    )  # fmt: skip
    lint = Hop("speaker", (0,), span_of(text, "Mayor Ada Lint"), 0)
    chains = (
        (outlet(), lint),
        (outlet(), lint, Hop("speaker", (2,), span_of(text, "the ministry"), 1)),
        (outlet(), Hop("speaker", (3,), found[2].source[0], 2)),
        (outlet(), Hop("speaker", (0,), span_of(text, "Lint", nth=1), 3)),
    )
    verifications = (
        Verification("anonymity", span_of(text, "asked not to be named"), 2),
        Verification("unverified", span_of(text, "could not be verified"), None),
    )
    voices = Voices(mentions, entities, speakers, reached, chains, verifications)
    return Told("case/gate.txt", text, "The Orrin Post", found, voices)


def fall() -> Told:
    text = FALL
    found = (attribution(text, "Ada Lint, the mayor", "said", "nobody was hurt", hedged=True),)
    mentions = (
        mention(text, "Ada Lint", "Lint", "name", "person"),
        mention(text, "the mayor", "mayor", "nominal", "person"),
    )
    voices = Voices(
        mentions,
        (ArticleEntity("person", (0, 1), 0),),
        (Speaker("person", (0,), False, None, "named"),),
        (Reached("statement", span_of(text, "in a statement")),),
        ((outlet(), Hop("speaker", (0,), found[0].source[0], 0)),),
    )
    return Told("case/fall.txt", text, "Harbour News", found, voices)


def wall() -> Told:
    text = WALL
    found = (
        attribution(text, "Lint", "said", "The ministry did not confirm that the wall fell"),
        attribution(text, "The ministry", "did not confirm", "that the wall fell", negated=True,
                    parent=0),
        attribution(text, "Two officials", "said", "it did"),
    )  # fmt: skip
    mentions = (
        mention(text, "The ministry", "ministry", "nominal", "official-body"),
        mention(text, "Lint", "Lint", "name", "person"),
        mention(text, "Two officials", "officials", "nominal", "person"),
    )
    entities = tuple(
        ArticleEntity(one.kind, (at,), at if one.form == "name" else None)
        for at, one in enumerate(mentions)
    )
    speakers = (
        Speaker("person", (1,), False, None, "named"),
        Speaker("official-body", (0,), False, None, "described"),
        Speaker("unnamed", (2,), False,
                Unnamed("official", span_of(text, "Two officials"), 2, None, None), "described"),
    )  # fmt: skip
    lint = Hop("speaker", (1,), span_of(text, "Lint"), 0)
    chains = (
        (outlet(), lint, Hop("principal", (0,), span_of(text, "The ministry"), None)),
        (outlet(), lint, Hop("speaker", (0,), span_of(text, "The ministry"), 1)),
        (outlet(), Hop("speaker", (2,), span_of(text, "Two officials"), 2)),
    )
    reached = (Reached("not-stated", None),) * 3
    return Told(
        "case/wall.txt", text, "Harbour News", found,
        Voices(mentions, entities, speakers, reached, chains),
    )  # fmt: skip


TOLD = (gate(), fall(), wall())


def written(path: Path, told: Sequence[Told] = TOLD) -> Path:
    """A dossier of these articles."""
    with Dossier.open(path, create=True) as dossier:
        for one in told:
            assert one.add(dossier)
    return path


def asked_nothing(path: Path, told: Sequence[Told] = TOLD) -> Path:
    """A dossier of these articles as an older version of the program leaves it: without voices."""
    with Dossier.open(path, create=True) as dossier:
        for one in told:
            part, reading = one.read()
            assert add_document(dossier, part, reading, {0: one.attributions}, ANNOTATOR)
    return path


def member(told: Told, entity: int) -> str:
    """The id of an article's entity."""
    first = told.voices.entities[entity].mentions[0]
    return article_entity_id(told.article_id, told.voices.mentions[first].span)


def entity(
    name: str, kind: EntityKind, names: dict[str, Sequence[Told]], *members: tuple[Told, int]
) -> Entity:
    """An entity of these members, named so by these articles."""
    ids = tuple(sorted(member(*one) for one in members))
    uses = (
        NameUse(
            written_so,
            tuple(sorted(told.article_id for told in using)),
            tuple(sorted({told.outlet or "" for told in using})),
        )
        for written_so, using in names.items()
    )
    return Entity(entity_id(ids), name, kind, (kind,), ids, tuple(uses))


def merge(
    one: tuple[Told, int], other: tuple[Told, int], by: DecidedBy, *grounds: Ground,
    undone: bool = False,
) -> Merge:  # fmt: skip
    first, second = sorted((member(*one), member(*other)))
    return Merge(first, second, 1.0 if by == "person" else 0.9375, by, grounds, undone=undone)


ENTITIES = (
    entity("Ada Lint", "person", {"Ada Lint": (gate(), fall()), "Lint": (gate(), wall())},
           (gate(), 0), (fall(), 0), (wall(), 1)),
    entity("the ministry", "official-body", {}, (gate(), 2)),
    entity("The ministry", "official-body", {}, (wall(), 0)),
    entity("the Orrin Post", "outlet", {"the Orrin Post": (gate(),)}, (gate(), 1)),
    entity("An official", "person", {}, (gate(), 3)),
    entity("Two officials", "person", {}, (wall(), 2)),
)  # fmt: skip
MERGES = (
    merge((gate(), 0), (fall(), 0), "features",
          Ground("same_name", 1.0, 3.5, "both are called “Ada Lint”"),
          Ground("kinds_clash", 0.0, -0.5, "nothing")),
    merge((gate(), 0), (wall(), 1), "person", Ground("judgement", 1.0, 4.0, "Ida says so")),
    merge((gate(), 2), (wall(), 0), "features",
          Ground("same_head", 0.5, 1.25, "both are a “ministry”"), undone=True),
)  # fmt: skip


def resolved(path: Path) -> Path:
    """The dossier, with who is who in it."""
    with Dossier.open(path, write=True) as dossier:
        assert put_entities(dossier, ENTITIES, MERGES, ACROSS)
    return path
