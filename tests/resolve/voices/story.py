"""Short invented articles with mentions, entities and attributions, made in a few lines."""

from collections.abc import Sequence

from accordingto.core.attribution import Attribution
from accordingto.core.entity import ArticleEntity, EntityKind, Mention, MentionForm
from accordingto.core.span import Span
from accordingto.core.voices import Voices
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.resolver import voices
from accordingto.resolve.voices.told import Told
from accordingto.testing import span_of
from tests.resolve.case import lines

PRONOUNS = frozenset(["he", "she", "they", "it", "who", "i", "we", "his", "her"])
Entity = Sequence[str]
"""Words that refer to one, "@1" behind them for their second place in the text."""


class Story:
    """An article whose lines are paragraphs.

    Args:
        text: the article.
        entities: who is mentioned: the kind, then words that refer to them.
        outlet: the names of the outlet.
    """

    def __init__(
        self, text: str, *entities: tuple[EntityKind, *tuple[str, ...]], outlet: Sequence[str] = ()
    ) -> None:
        self.text = text
        self.outlet = outlet
        self.attributions: list[Attribution] = []
        self.credits: list[Span] = []
        self.authors: list[Span] = []
        self.outside: list[Span] = []
        self.address = ""
        placed = sorted(
            (mention(text, words, kind), number)
            for number, (kind, *listed) in enumerate(entities)
            for words in listed
        )
        placed.sort(key=lambda one: (one[0].head, one[0].span))
        self.mentions = [one for one, _ in placed]
        self.entities = [
            entity_of(kind, self.mentions, [n for n, (_, of) in enumerate(placed) if of == number])
            for number, (kind, *_) in enumerate(entities)
        ]

    def said(self, source: str, content: str = "", parent: int | None = None) -> "Story":
        """Attribute words, all of the text if none are given, to a source, nobody if it is ""."""
        self.attributions.append(
            Attribution(
                (at(self.text, source),) if source else (), (),
                (at(self.text, content) if content else Span(0, len(self.text)),),
                form="indirect", kind="said", stance="asserts", hedged=False, negated=False,
                parent=parent, probability=1.0,
            )
        )  # fmt: skip
        return self

    def credited(self, words: str) -> "Story":
        """Credit the whole article."""
        self.credits.append(at(self.text, words))
        return self

    def by(self, *names: str, label: str = "", address: str = "") -> "Story":
        """Say who wrote it, in lines that are no paragraphs of it, as is that of a label."""
        self.authors += [at(self.text, name) for name in names]
        self.outside += [*self.authors, *([at(self.text, label)] if label else ())]
        self.address = address
        return self

    def told(self) -> Told:
        """The article."""
        blocks = [
            block for block in lines(self.text)
            if not any(block.contains(words) for words in self.outside)
        ]  # fmt: skip
        return Told(
            self.text, blocks, self.attributions, self.outlet, self.credits,
            authors=self.authors, address=self.address,
        )  # fmt: skip

    def cast(self) -> Cast:
        """Mentions and entities as they are given."""
        return Cast(self.text, self.mentions, self.entities)

    def voices(self) -> Voices:
        """Who speaks in it."""
        return voices(self.told(), self.mentions, self.entities)

    def who(self, attribution: int) -> list[str]:
        """What the speaker of an attribution is called."""
        return [span.of(self.text) for span in self.voices().speaker_words(attribution)]

    def rule(self, attribution: int) -> str:
        """How the speaker was found."""
        return self.voices().speakers[attribution].rule

    def chain(self, attribution: int) -> list[tuple[str, str]]:
        """The role of each voice, and what it is called."""
        found = self.voices()
        return [
            (hop.role, "; ".join(found.called(one).of(self.text) for one in hop.entities))
            for hop in found.chains[attribution]
        ]

    def called(self) -> list[list[str]]:
        """The words for each entity that is kept, each once."""
        found = self.voices()
        return [
            sorted({found.mentions[n].span.of(self.text) for n in entity.mentions})
            for entity in found.entities
        ]


def at(text: str, words: str) -> Span:
    """Where words stand, for the second time if "@1" stands behind them."""
    wanted, _, nth = words.partition("@")
    return span_of(text, wanted, nth=int(nth or 0))


def mention(text: str, words: str, kind: EntityKind) -> Mention:
    """A mention headed by its last word: a name if that is capitalised."""
    span = at(text, words)
    head = span.of(text).rsplit(maxsplit=1)[-1]
    form: MentionForm = "name" if head[0].isupper() or head == span.of(text).upper() else "nominal"
    if head.lower() in PRONOUNS:
        form = "pronoun"
    return Mention(span, Span(span.end - len(head), span.end), form, kind, 0.9)


def entity_of(
    kind: EntityKind, mentions: Sequence[Mention], members: Sequence[int]
) -> ArticleEntity:
    """The entity of some mentions, with its longest name."""
    names = [n for n in members if mentions[n].form == "name"]
    name = max(names, key=lambda n: (len(mentions[n].span), -n), default=None)
    return ArticleEntity(kind, tuple(members), name)
