"""The JSON of who speaks. As in `shapes.py`; every list of words has its place in the text."""

from accordingto.core.attribution import Kind, Stance
from accordingto.core.entity import EntityKind
from accordingto.core.identity import DecidedBy
from accordingto.core.speaker import Channel, Described, HopRole, SpeakerKind, VerificationKind
from accordingto.serve.merges import State
from accordingto.serve.shapes import Shape, Sheet


class WordsAt(Shape, frozen=True):
    """Words, and where in the article's document they stand."""

    span: tuple[int, int]
    exact: str


class Speaking(Shape, frozen=True):
    """Somebody who speaks in the dossier; `known_as` is its id in the newsroom's file, or ""."""

    id: str
    name: str
    kind: EntityKind
    known_as: str
    n_attributions: int
    n_articles: int
    outlets: list[str]


class NobodyCount(Shape, frozen=True):
    """How often somebody speaks who is described so and not named."""

    what: Described
    n_attributions: int
    n_articles: int
    outlets: list[str]


class SpeakerList(Shape, frozen=True):
    """Of `/api/speakers`.

    `sheet` is about `speakers`. Neither list has the attributions of the outlet itself
    (`n_of_outlet`), of somebody whom one article alone speaks of (`n_of_one_article`), and
    those of which the text does not say who speaks (`n_open`). In `n_unasked_articles`
    nobody asked who speaks: they were analysed by an older version.
    """

    sheet: Sheet
    speakers: list[Speaking]
    nobodies: list[NobodyCount]
    n_of_outlet: int
    n_of_one_article: int
    n_open: int
    n_unasked_articles: int


class Member(Shape, frozen=True):
    """An entity of one article; `entity_id` is null before it was asked who is who."""

    id: str
    entity_id: str | None
    article_id: str
    outlet: str | None
    title: str | None
    kind: EntityKind
    name: str


class NameUsed(Shape, frozen=True):
    """One spelling of a name, the ids of the articles that use it, and their outlets."""

    name: str
    article_ids: list[str]
    outlets: list[str]


class GroundItem(Shape, frozen=True):
    """What speaks for a merge or, with log-odds below 0, against it."""

    feature: str
    value: float
    log_odds: float
    words: str


class Judged(Shape, frozen=True):
    """A judgement in force that two are different; `number` is its place in the log."""

    number: int | None
    made_at: str
    who: str
    why: str


class MergeItem(Shape, frozen=True):
    """Why two were taken for one.

    `state` is `made`, `undone` by a judgement, or one of these until the next `add` or
    `rebuild` decides anew.
    """

    one: Member
    other: Member
    probability: float
    decided_by: DecidedBy
    state: State
    reason: str
    grounds: list[GroundItem]
    judgement: Judged | None


class ApartItem(Shape, frozen=True):
    """Two that a judgement tells apart and no merge joins; null if no longer in the dossier.

    `is_waiting` until the next `add` or `rebuild` parts them.
    """

    one: Member | None
    other: Member | None
    judgement: Judged
    is_waiting: bool


class SaidItem(Shape, frozen=True):
    """What somebody is said to say; `kind` is null where the text leaves the speaker's open."""

    id: str
    article_id: str
    outlet: str | None
    title: str | None
    published: str | None
    cue: str
    content: str
    stance: Stance
    hedged: bool
    negated: bool
    channel: Channel
    channel_words: WordsAt | None
    kind: SpeakerKind | None
    is_outlet: bool
    rule: str


class EntityDetail(Shape, frozen=True):
    """Of `/api/entities/{id}`; `sheet` is about `attributions`."""

    entity: Speaking
    kinds: list[EntityKind]
    names: list[NameUsed]
    members: list[Member]
    merges: list[MergeItem]
    apart: list[ApartItem]
    sheet: Sheet
    attributions: list[SaidItem]


class UnnamedItem(Shape, frozen=True):
    """An attribution to somebody who is not named; `many` is null for several."""

    said: SaidItem
    words: WordsAt
    many: int | None
    of: WordsAt | None
    reason: WordsAt | None


class NobodyDetail(Shape, frozen=True):
    """Of `/api/nobodies/{what}`."""

    what: Described
    sheet: Sheet
    attributions: list[UnnamedItem]


class VoiceItem(Shape, frozen=True):
    """One voice of a chain; what hangs on its attribution is null where it is none's speaker."""

    role: HopRole
    name: str
    words: WordsAt | None
    entities: list[Member]
    attribution_id: str | None
    stance: Stance | None
    hedged: bool | None
    negated: bool | None
    channel: Channel | None
    channel_words: WordsAt | None
    what: Described | None


class ChainDetail(Shape, frozen=True):
    """Of `/api/chains/{attribution id}`: the outlet first, the last is who is said to speak.

    Empty where nobody asked who speaks in the article.
    """

    attribution_id: str
    article_id: str
    kind: Kind
    voices: list[VoiceItem]


class VerificationItem(Shape, frozen=True):
    """What an article says of how well something is verified, and of which attribution."""

    kind: VerificationKind
    words: WordsAt
    attribution_id: str | None


class VoiceList(Shape, frozen=True):
    """Of `/api/articles/{id}/voices`: all chains of an article, and its words on verification."""

    article_id: str
    chains: list[ChainDetail]
    verifications: list[VerificationItem]
