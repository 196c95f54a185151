"""Everything that one article shows of who speaks in it."""

from dataclasses import dataclass

from accordingto.core.entity import ArticleEntity, Mention
from accordingto.core.speaker import Hop, Reached, Speaker, Verification


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks in one article, through whom, and how verified it says that is.

    Args:
        mentions: words that refer, in text order.
        entities: to whom they refer, by their first mention; each mention stands in one.
        speakers: for each attribution, in the article's sequence.
        reached: how the words of each came to the reporter.
        chains: for each the voices it came through, the outlet first; the last is who
            is said to speak, or the body they speak for.
        verifications: what the article says of how well something is verified.
    """

    mentions: tuple[Mention, ...] = ()
    entities: tuple[ArticleEntity, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    reached: tuple[Reached, ...] = ()
    chains: tuple[tuple[Hop, ...], ...] = ()
    verifications: tuple[Verification, ...] = ()
