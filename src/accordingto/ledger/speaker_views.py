"""What the ledger answers with about who speaks: plain records, ready to be shown."""

from dataclasses import dataclass

from accordingto.core.attribution import Stance
from accordingto.core.entity import EntityKind
from accordingto.core.identity import DecidedBy, Ground, NameUse
from accordingto.core.speaker import Channel, Described, HopRole, SpeakerKind, VerificationKind
from accordingto.ledger.views import Words


@dataclass(frozen=True, slots=True)
class SpeakingRow:
    """Somebody who speaks in the dossier.

    Args:
        id: of the entity.
        name: the fullest one seen, or a description where nobody gives a name.
        known_as: its id in the newsroom's own file, or "".
        n_attributions: how many have it for a speaker, alone or in a group.
        outlets: names of the outlets in whose articles it speaks, sorted.
    """

    id: str
    name: str
    kind: EntityKind
    known_as: str
    n_attributions: int
    n_articles: int
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MemberRow:
    """An entity of one article.

    Args:
        id: as judgements name it.
        entity_id: the entity of the dossier that it is, or None before that was asked.
        name: the fullest name that the article gives, or the words of its first mention that is
            no pronoun, if any is.
        known_name: the fullest name that any article of the dossier gives it, or None.
    """

    id: str
    entity_id: str | None
    article_id: str
    outlet: str | None
    title: str | None
    kind: EntityKind
    name: str
    known_name: str | None


@dataclass(frozen=True, slots=True)
class MergeRow:
    """Why two entities of articles are one, or that a judgement says they are not.

    Args:
        reason: what speaks for it, in words, the weightiest first.
        grounds: all that speaks for it or against.
    """

    one: MemberRow
    other: MemberRow
    probability: float
    decided_by: DecidedBy
    undone: bool
    reason: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class SaidRow:
    """An attribution, as a list of what somebody says shows it.

    Args:
        id: of the attribution.
        content: its words, the pieces joined by an ellipsis; so `cue`.
        channel: how the words came to the reporter.
        channel_words: what says so, or None for `not-stated`.
        kind: what kind of speaker; None where the text leaves it open.
        is_outlet: whether it is the outlet that prints who speaks.
        rule: how the speaker was found.
    """

    id: str
    article_id: str
    outlet: str | None
    title: str | None
    published: str | None
    content: str
    cue: str
    stance: Stance
    hedged: bool
    negated: bool
    channel: Channel
    channel_words: Words | None
    kind: SpeakerKind | None
    is_outlet: bool
    rule: str


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """Everything about one entity that speaks, or is spoken of.

    Args:
        kinds: all that its members have, sorted.
        names: every name seen and by whom, the most used first.
        members: the entities of articles that are it, in the order of the articles.
        merges: why they are one, and what judgements undid.
        attributions: in the order of the articles and of their text.
    """

    row: SpeakingRow
    kinds: tuple[EntityKind, ...]
    names: tuple[NameUse, ...]
    members: tuple[MemberRow, ...]
    merges: tuple[MergeRow, ...]
    attributions: tuple[SaidRow, ...]


@dataclass(frozen=True, slots=True)
class NobodyRow:
    """How often somebody speaks who is described so and not named.

    Args:
        outlets: names of the outlets in whose articles that is, sorted.
    """

    what: Described
    n_attributions: int
    n_articles: int
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unlisted:
    """Attributions whose speakers no list of speakers holds.

    Args:
        n_outlet: those of the outlet that prints, or of its reporter.
        n_of_one_article: those of somebody whom one article alone speaks of and no entity of
            the dossier gathers, as one whom it gives no name.
        n_open: those of which the text does not say who speaks.
    """

    n_outlet: int
    n_of_one_article: int
    n_open: int


@dataclass(frozen=True, slots=True)
class UnnamedRow:
    """An attribution to somebody who is not named; see `core.speaker.Unnamed`."""

    said: SaidRow
    what: Described
    words: Words
    many: int | None
    of: Words | None
    reason: Words | None


@dataclass(frozen=True, slots=True)
class HopRow:
    """One voice that the words of an attribution came through.

    Args:
        name: the fullest names of who it is, or the article's words where nobody names them;
            for the outlet that prints, the one that is stated; else "".
        words: the words of the article that say so, if any do.
        entities: who it is, the several of a group.
        attribution_id: the attribution whose speaker it is, if it is one's.
        hedged: whether words lower the commitment of that attribution; so `stance` and
            `negated`. None where it is no attribution's speaker.
        what: what that speaker is described as where no article names them, else None.
    """

    role: HopRole
    name: str
    words: Words | None
    entities: tuple[MemberRow, ...]
    attribution_id: str | None
    hedged: bool | None
    negated: bool | None
    stance: Stance | None
    what: Described | None


@dataclass(frozen=True, slots=True)
class VerificationRow:
    """What an article says of how well something is verified.

    Args:
        attribution_id: the attribution that it speaks of, or None.
    """

    kind: VerificationKind
    words: Words
    attribution_id: str | None
