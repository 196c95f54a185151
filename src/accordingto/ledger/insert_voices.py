"""What one article shows of who speaks → rows. Everything is checked first."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from accordingto.core.attribution import Attribution
from accordingto.core.document import Article, Document
from accordingto.core.entity import article_entity_id
from accordingto.core.span import Regions, Span, cover
from accordingto.core.speaker import Hop, Reached, Speaker, Verification
from accordingto.core.step import Step
from accordingto.core.voices import Voices
from accordingto.errors import LedgerError
from accordingto.ledger.digests import voices_digest
from accordingto.ledger.insert import insert_step

Placed = tuple[int | None, int | None, str | None]
"""Start and end of a span, and its words; or nothing."""


class Grounds:
    """Where the words of an article may stand that say who speaks in it.

    Args:
        paragraphs: of the article, title included.
        marks: words that name its authors or credit somebody else, which may stand in
            lines that are no paragraphs.
    """

    def __init__(self, paragraphs: Iterable[Span], marks: Iterable[Span]) -> None:
        self._paragraphs = Regions(paragraphs)
        self._marks = tuple(marks)

    def hold(self, span: Span, source: Span | None = None) -> bool:
        """Whether a span lies in one of them, or between the ends of an attribution's source.

        A source that is broken over paragraphs is one voice all the same.
        """
        return (
            self._paragraphs.hold(span)
            or any(mark.contains(span) for mark in self._marks)
            or (source is not None and source.contains(span))
        )


def insert_voices(
    rows: sqlite3.Connection,
    document: Document,
    article: Article,
    attributions: Sequence[Attribution],
    voices: Voices,
    resolver: Step,
) -> None:
    """What was found of who speaks in one article, whose attributions are there already.

    Raises:
        SpanError: if a span does not fit the text.
        LedgerError: if words stand outside the article, or records point at what is not there.
    """
    _Check(document, article, attributions, voices).whole()
    article_id = article.id_in(document)
    writer = _Writer(
        rows, document.text, article_id, [one.id_in(article_id) for one in attributions], voices
    )
    insert_step(rows, resolver)
    rows.execute(
        "INSERT INTO article_voices VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article_id, len(voices.mentions), len(voices.entities), len(voices.speakers),
            sum(len(chain) for chain in voices.chains), len(voices.verifications),
            voices_digest(article_id, voices), resolver.id,
        ),
    )  # fmt: skip
    writer.referred()
    writer.spoken()
    writer.verified()


@dataclass(frozen=True, slots=True)
class _Writer:
    rows: sqlite3.Connection
    text: str
    article_id: str
    attribution_ids: Sequence[str]
    voices: Voices

    def referred(self) -> None:
        """Entities and their mentions."""
        entity_of: dict[int, int] = {}
        ids = self._entity_ids()
        for seq, entity in enumerate(self.voices.entities):
            entity_of.update(dict.fromkeys(entity.mentions, seq))
            self.rows.execute(
                "INSERT INTO article_entity VALUES (?, ?, ?, ?, ?)",
                (ids[seq], self.article_id, seq, entity.kind, entity.name),
            )
        self.rows.executemany(
            "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    self.article_id, seq, entity_of[seq], *self._placed(m.span), m.head.start,
                    m.head.end, m.form, m.kind, m.probability,
                )
                for seq, m in enumerate(self.voices.mentions)
            ],
        )  # fmt: skip

    def spoken(self) -> None:
        """The speaker of each attribution, and the voices that its words came through."""
        ids = self._entity_ids()
        told = zip(
            self.attribution_ids, self.voices.speakers, self.voices.reached, self.voices.chains,
            strict=True,
        )  # fmt: skip
        for attribution_id, speaker, reached, chain in told:
            self.rows.execute(
                f"INSERT INTO speaker VALUES ({', '.join('?' * 19)})",
                (attribution_id, *self._speaker(speaker, reached)),
            )
            self.rows.executemany(
                "INSERT INTO speaker_entity VALUES (?, ?, ?)",
                [(attribution_id, seq, ids[n]) for seq, n in enumerate(speaker.entities)],
            )
            self._chain(attribution_id, chain)

    def verified(self) -> None:
        """What is said of how well something is verified."""
        self.rows.executemany(
            "INSERT INTO verification VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    self.article_id, seq, one.kind, *self._placed(one.words),
                    None if one.about is None else self.attribution_ids[one.about],
                )
                for seq, one in enumerate(self.voices.verifications)
            ],
        )  # fmt: skip

    def _speaker(self, speaker: Speaker, reached: Reached) -> Iterator[str | int | None]:
        yield from (speaker.kind, int(speaker.is_outlet), speaker.rule, reached.channel)
        yield from self._placed(reached.evidence)
        nobody = speaker.unnamed
        yield from (None, None) if nobody is None else (nobody.what, nobody.many)
        for span in (None,) * 3 if nobody is None else (nobody.words, nobody.of, nobody.reason):
            yield from self._placed(span)

    def _chain(self, attribution_id: str, chain: Sequence[Hop]) -> None:
        for seq, hop in enumerate(chain):
            self.rows.execute(
                "INSERT INTO chain_hop VALUES (?, ?, ?, ?, ?, ?, ?)",
                (attribution_id, seq, hop.role, *self._placed(hop.words), hop.attribution),
            )
            self.rows.executemany(
                "INSERT INTO chain_hop_entity VALUES (?, ?, ?, ?)",
                [(attribution_id, seq, at, entity) for at, entity in enumerate(hop.entities)],
            )

    def _placed(self, span: Span | None) -> Placed:
        return (None,) * 3 if span is None else (span.start, span.end, span.of(self.text))

    def _entity_ids(self) -> list[str]:
        mentions = self.voices.mentions
        return [
            article_entity_id(self.article_id, mentions[entity.mentions[0]].span)
            for entity in self.voices.entities
        ]


class _Check:
    """Refuses records that contradict each other or the text."""

    def __init__(
        self,
        document: Document,
        article: Article,
        attributions: Sequence[Attribution],
        voices: Voices,
    ) -> None:
        self._where = f"{document.origin}: article {article.position}"
        title = () if article.title is None else (article.title,)
        marks = [stated.span for _, _, stated in article.marks() if stated.span is not None]
        self._grounds = Grounds((*title, *article.body), marks)
        self._attributions = attributions
        self._voices = voices

    def whole(self) -> None:
        self._mentions()
        self._entities()
        n = len(self._attributions)
        for what, found in (
            ("speakers", self._voices.speakers),
            ("channels", self._voices.reached),
            ("chains", self._voices.chains),
        ):
            if len(found) != n:
                raise LedgerError(f"{self._where} has {n} attributions and {len(found)} {what}")
        for at, speaker in enumerate(self._voices.speakers):
            self._speaker(at, speaker)
            self._reached(at, self._voices.reached[at])
            self._chain(at, self._voices.chains[at])
        for at, one in enumerate(self._voices.verifications):
            self._verification(f"verification {at}", one)

    def _mentions(self) -> None:
        for at, mention in enumerate(self._voices.mentions):
            self._stands(f"mention {at}", mention.span)
            if not mention.span.contains(mention.head):
                raise LedgerError(
                    f"{self._where}: mention {at} at {mention.span} has its head elsewhere, at "
                    f"{mention.head}"
                )

    def _entities(self) -> None:
        n_mentions = len(self._voices.mentions)
        taken: dict[int, int] = {}
        first: dict[Span, int] = {}
        for at, entity in enumerate(self._voices.entities):
            where = f"{self._where}: entity {at}"
            if not entity.mentions or list(entity.mentions) != sorted(set(entity.mentions)):
                raise LedgerError(f"{where} has mentions {entity.mentions}; some, rising, are due")
            for mention in entity.mentions:
                if not 0 <= mention < n_mentions:
                    raise LedgerError(f"{where} names mention {mention} of {n_mentions}")
                if taken.setdefault(mention, at) != at:
                    raise LedgerError(f"{where} has mention {mention} of entity {taken[mention]}")
            if entity.name is not None and entity.name not in entity.mentions:
                raise LedgerError(f"{where} takes its name from mention {entity.name} of another")
            span = self._voices.mentions[entity.mentions[0]].span
            if first.setdefault(span, at) != at:
                raise LedgerError(f"{where} begins at {span}, as entity {first[span]} does")
        if len(taken) < n_mentions:
            stray = min(set(range(n_mentions)) - set(taken))
            raise LedgerError(f"{self._where}: mention {stray} stands in no entity")

    def _speaker(self, at: int, speaker: Speaker) -> None:
        self._known(f"the speaker of attribution {at}", speaker.entities)
        nobody = speaker.unnamed
        if nobody is not None:
            for span in (nobody.words, nobody.of, nobody.reason):
                self._stands(f"the speaker of attribution {at}", span, at)

    def _reached(self, at: int, reached: Reached) -> None:
        if (reached.evidence is None) != (reached.channel == "not-stated"):
            raise LedgerError(
                f"{self._where}: attribution {at} came by {reached.channel!r}, with "
                f"{reached.evidence or 'no words'} to say so"
            )
        self._stands(f"the channel of attribution {at}", reached.evidence, at)

    def _chain(self, at: int, chain: Sequence[Hop]) -> None:
        for place, hop in enumerate(chain):
            what = f"hop {place} of attribution {at}"
            self._known(what, hop.entities)
            self._attribution(what, hop.attribution)
            self._stands(what, hop.words, at if hop.attribution is None else hop.attribution)

    def _verification(self, what: str, one: Verification) -> None:
        self._attribution(what, one.about)
        self._stands(what, one.words, one.about)

    def _known(self, what: str, entities: Iterable[int]) -> None:
        n_entities = len(self._voices.entities)
        for entity in entities:
            if not 0 <= entity < n_entities:
                raise LedgerError(f"{self._where}: {what} names entity {entity} of {n_entities}")

    def _attribution(self, what: str, at: int | None) -> None:
        n = len(self._attributions)
        if at is not None and not 0 <= at < n:
            raise LedgerError(f"{self._where}: {what} names attribution {at} of {n}")

    def _stands(self, what: str, span: Span | None, attribution: int | None = None) -> None:
        source = () if attribution is None else self._attributions[attribution].source
        within = cover(source) if source else None
        if span is not None and not self._grounds.hold(span, within):
            raise LedgerError(f"{self._where}: {what} has words at {span} outside the article")
