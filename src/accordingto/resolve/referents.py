"""What is compared across articles: an article's entity with its names and what stands near."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.core.entity import (
    ArticleEntity,
    ArticleText,
    EntityKind,
    Mention,
    article_entity_id,
)
from accordingto.core.span import Span
from accordingto.resolve.nouns import is_plural, singular
from accordingto.resolve.surroundings import (
    FUNCTION_WORDS,
    content_words,
    sentences,
    tokens,
)

NEAR_TOK = 5
"""How many words on either side of a mention count as near it."""


@dataclass(frozen=True, slots=True)
class Naming:
    """One way in which an article refers to something.

    Args:
        words: as they stand there.
        head: the word that carries the reference, small and in the singular.
        plural: whether that word is a plural.
        span: where the words stand in the document's text.
    """

    words: str
    head: str
    plural: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Referent:
    """One entity of one article, as it is compared with those of others.

    Args:
        id: a digest of the article and of where its first mention stands, so that a
            judgement still finds it when other mentions are added to it.
        article_id: the article.
        outlet: who published the article, or "".
        kind: what it is.
        names: its mentions by name, in text order.
        nominals: its mentions by description.
        near: words within `NEAR_TOK` of any mention but those of pronouns.
        around: words of the sentences that hold them, the mentions' own left out.
        first: the words of its first mention, whatever their form.
    """

    id: str
    article_id: str
    outlet: str
    kind: EntityKind
    names: tuple[Naming, ...]
    nominals: tuple[Naming, ...]
    near: frozenset[str]
    around: frozenset[str]
    first: str


def referents(
    article: ArticleText, mentions: Sequence[Mention], entities: Sequence[ArticleEntity]
) -> tuple[Referent, ...]:
    """What the entities of an article bring to the comparison, in the same order.

    Args:
        article: its words.
        mentions: of the article, rising.
        entities: which of them refer to one.
    """
    finder = _Sentences(article)
    return tuple(_referent(article, [mentions[n] for n in e.mentions], e, finder) for e in entities)


def _referent(
    article: ArticleText, own: Sequence[Mention], entity: ArticleEntity, finder: "_Sentences"
) -> Referent:
    near: set[str] = set()
    around: set[str] = set()
    for mention in own:
        if mention.form != "pronoun":
            close, far = finder.words_around(mention.span)
            near |= close
            around |= far
    first = own[0].span
    return Referent(
        id=article_entity_id(article.id, first),
        article_id=article.id,
        outlet=article.outlet,
        kind=entity.kind,
        names=tuple(_naming(article.text, m) for m in own if m.form == "name"),
        nominals=tuple(_naming(article.text, m) for m in own if m.form == "nominal"),
        near=frozenset(near),
        around=frozenset(around),
        first=first.of(article.text),
    )


def _naming(text: str, mention: Mention) -> Naming:
    head = mention.head.of(text)
    return Naming(mention.span.of(text), singular(head), is_plural(head), mention.span)


class _Sentences:
    """The sentences of an article, found by place."""

    def __init__(self, article: ArticleText) -> None:
        self._text = article.text
        self._spans = [s for p in article.paragraphs for s in sentences(article.text, p)]
        self._starts = [s.start for s in self._spans]

    def words_around(self, span: Span) -> tuple[set[str], set[str]]:
        """Content words near a mention, and those of its sentence."""
        at = bisect_right(self._starts, span.start) - 1
        if at < 0 or self._spans[at].end <= span.start:
            return set(), set()
        listed = list(tokens(self._text, self._spans[at]))
        before = [word for word, _, end in listed if end <= span.start]
        after = [word for word, start, _ in listed if start >= span.end]
        close = [*before[-NEAR_TOK:], *after[:NEAR_TOK]]
        return set(content_words(close)), set(content_words([*before, *after]))


def content_of(words: str) -> frozenset[str]:
    """What a description says: its words, small and in the singular, function words left out.

    >>> sorted(content_of("the Indian navy's two warships"))
    ['indian', 'navy', 'warship']
    """
    listed = [w.removesuffix("'s").removesuffix("’s") for w in words.split()]
    kept = [w.strip(".,;:()\"“”'‘’") for w in listed]
    return frozenset(singular(w) for w in kept if w and w.casefold() not in FUNCTION_WORDS)
