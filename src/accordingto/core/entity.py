"""Who is meant: mentions in one article, and the entities they refer to."""

from dataclasses import dataclass
from typing import Literal, get_args

from accordingto.core.ids import digest
from accordingto.core.span import Span

EntityKind = Literal[
    "person", "official-body", "outlet", "armed-group", "party-or-movement", "company",
    "organisation", "place", "document", "other",
]  # fmt: skip
MentionForm = Literal["name", "nominal", "pronoun"]

ENTITY_KINDS: tuple[EntityKind, ...] = get_args(EntityKind)
MENTION_FORMS: tuple[MentionForm, ...] = get_args(MentionForm)


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Words of one article that refer to somebody or something.

    Args:
        span: the words, titles and appositions left out where they can be
            ("Maria Zakharova", not "spokeswoman Maria Zakharova").
        head: the word of them that carries the reference, within `span`.
        form: a `name`, a `nominal` ("the militant group") or a `pronoun`.
        kind: what is referred to, as far as these words and those around show.
        probability: that an annotator would mark these words, in [0, 1].
    """

    span: Span
    head: Span
    form: MentionForm
    kind: EntityKind
    probability: float


@dataclass(frozen=True, slots=True)
class ArticleEntity:
    """Somebody or something that one article refers to, by one mention or many.

    Args:
        kind: what it is.
        mentions: places in the article's sequence of mentions, rising.
        name: the place among `mentions` of the fullest name, or None where the
            article gives no name.
    """

    kind: EntityKind
    mentions: tuple[int, ...]
    name: int | None


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article's words, as those to whom they refer are found and compared.

    Args:
        id: of the article.
        outlet: who published it, or "".
        text: of its document.
        paragraphs: its title and the paragraphs of its body, in text order.
    """

    id: str
    outlet: str
    text: str
    paragraphs: tuple[Span, ...]


def article_entity_id(article_id: str, first: Span) -> str:
    """The id of an article's entity: a digest of the article and of its first mention's place.

    A judgement still finds it when other mentions are added to it.
    """
    return digest("referent", article_id, first.start, first.end)
