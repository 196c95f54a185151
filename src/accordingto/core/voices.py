"""Everything that one article shows of who speaks in it."""

from dataclasses import dataclass

from accordingto.core.entity import ArticleEntity, Mention
from accordingto.core.span import Span
from accordingto.core.speaker import Hop, Reached, Speaker, Verification


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks in one article, through whom, and how verified it says that is.

    Args:
        mentions: words that refer, in text order.
        entities: to whom they refer; each mention stands in one.
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

    def called(self, entity: int) -> Span:
        """Where the article calls an entity by its fullest name, else by most words.

        Args:
            entity: its place in `entities`.
        """
        one = self.entities[entity]
        if one.name is not None:
            return self.mentions[one.name].span
        own = [self.mentions[n] for n in one.mentions]
        described = [m for m in own if m.form != "pronoun"] or own
        return max((m.span for m in described), key=lambda span: (len(span), -span.start))

    def speaker_words(self, attribution: int) -> tuple[Span, ...]:
        """The words for the speaker of an attribution: names, or what a nobody is described as.

        None where nobody is given, where the outlet itself speaks, and where a pronoun
        takes up nothing.

        Args:
            attribution: its place in the article's sequence.
        """
        speaker = self.speakers[attribution]
        if speaker.unnamed is not None and len(speaker.entities) < 2:
            return (speaker.unnamed.words,)
        return tuple(self.called(entity) for entity in speaker.entities)
