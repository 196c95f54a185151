"""Who a source is, how the words came to the reporter, and how verified they are said to be."""

from dataclasses import dataclass
from typing import Literal, get_args

from accordingto.core.span import Span

SpeakerKind = Literal[
    "person", "official-body", "outlet", "armed-group", "party-or-movement", "company", "document",
    "public", "experts", "unnamed", "other",
]  # fmt: skip
Described = Literal[
    "official", "diplomat", "police", "military", "intelligence", "witness", "expert", "sources",
    "poll", "document", "post", "public", "aide", "lawyer", "politician", "party", "critics",
    "relative", "journalists", "company", "other",
]  # fmt: skip
Channel = Literal[
    "told-outlet", "public-speech", "statement", "document", "published-work", "press-report",
    "social-post", "law-or-order", "court-filing", "declined-comment", "not-to-reporter",
    "observed", "not-stated",
]  # fmt: skip
VerificationKind = Literal[
    "unverified", "no-evidence", "verified", "no-response", "declined", "anonymity", "undisclosed",
    "disputed",
]  # fmt: skip

HopRole = Literal["outlet", "relay", "speaker", "principal"]

SPEAKER_KINDS: tuple[SpeakerKind, ...] = get_args(SpeakerKind)
DESCRIBED: tuple[Described, ...] = get_args(Described)
CHANNELS: tuple[Channel, ...] = get_args(Channel)
VERIFICATION_KINDS: tuple[VerificationKind, ...] = get_args(VerificationKind)
HOP_ROLES: tuple[HopRole, ...] = get_args(HopRole)


@dataclass(frozen=True, slots=True)
class Unnamed:
    """What an article says of a speaker whom it does not name.

    Args:
        what: what they are.
        words: the words that say so, without what follows them ("who asked …").
        many: 1, a number that stands in the text, or None for several.
        of: the words for the body or person they belong to, if any stand near.
        reason: the words that say why they are not named, if any.
    """

    what: Described
    words: Span
    many: int | None
    of: Span | None
    reason: Span | None


@dataclass(frozen=True, slots=True)
class Reached:
    """How words came to the reporter, as far as the text says.

    Args:
        channel: one of Spangher et al. (2023), "Identifying informational sources
            in news articles", with `not-stated` where the text is silent: they
            would say "quote", which claims more than the text does.
        evidence: the words that say so; None for `not-stated`.
    """

    channel: Channel
    evidence: Span | None


@dataclass(frozen=True, slots=True)
class Verification:
    """What a text says of how well something is verified.

    Args:
        kind: what it says.
        words: where it says so.
        about: place of the attribution it speaks of, in the article's sequence;
            None when it speaks of the article or of nothing that was found.
    """

    kind: VerificationKind
    words: Span
    about: int | None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who the source of an attribution is.

    Args:
        kind: what kind of speaker; None where the text leaves it open.
        entities: whom it refers to, as places among the article's entities: one, the
            several of a group, or none where nobody is given or the outlet speaks.
        is_outlet: whether it is the outlet that prints, or its reporter.
        unnamed: what is said of a speaker whom the article never names.
        rule: how that was found, for people who ask why.
    """

    kind: SpeakerKind | None
    entities: tuple[int, ...]
    is_outlet: bool
    unnamed: Unnamed | None
    rule: str


@dataclass(frozen=True, slots=True)
class Hop:
    """One voice of a chain.

    Args:
        role: the `outlet` that prints, a `relay` that passes words on, the `speaker` of an
            attribution, or the `principal` for whom the innermost speaks.
        entities: who it is, as places among the article's entities; none for the outlet
            itself and for a voice of whom the text says nothing.
        words: the words that say so, where any do.
        attribution: the place of the attribution whose speaker it is, if it is one's; whom a
            speaker only cites is none's.
    """

    role: HopRole
    entities: tuple[int, ...]
    words: Span | None
    attribution: int | None
