"""Articles with mentions and entities, made in a few lines."""

from collections.abc import Mapping, Sequence

from accordingto.core.entity import ArticleEntity, ArticleText, EntityKind, Mention, MentionForm
from accordingto.core.span import Span
from accordingto.resolve.decide import Decided, decide
from accordingto.resolve.dossier import Dossier
from accordingto.resolve.judged import NOBODY, Judged
from accordingto.resolve.knowledge import Knowledge
from accordingto.resolve.referents import Referent, referents
from accordingto.resolve.surroundings import surroundings
from accordingto.testing import span_of

Told = tuple[EntityKind, tuple[str, ...]]
"""A kind, and words of the article that refer to one of it."""


class Case:
    """A dossier of short articles, each with what it refers to."""

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        self.articles: list[ArticleText] = []
        self.referents: list[Referent] = []
        self.knowledge = knowledge

    def article(self, outlet: str, text: str, *told: Told) -> tuple[Referent, ...]:
        """Add an article; gives its referents as told."""
        article = ArticleText(f"article-{len(self.articles):03}", outlet, text, lines(text))
        placed = sorted(
            (mention(text, words, kind), number)
            for number, (kind, listed) in enumerate(told)
            for words in listed
        )
        entities = [
            ArticleEntity(kind, tuple(n for n, (_, of) in enumerate(placed) if of == number), None)
            for number, (kind, _) in enumerate(told)
        ]
        found = referents(article, [m for m, _ in placed], entities)
        self.articles.append(article)
        self.referents += found
        return found

    def dossier(self) -> Dossier:
        """What the articles say together."""
        return Dossier([surroundings(a) for a in self.articles], self.referents, self.knowledge)

    def decided(self, judged: Judged = NOBODY) -> Decided:
        """Who is who."""
        return decide(self.referents, self.dossier(), judged=judged)


def mention(text: str, words: str, kind: EntityKind) -> Mention:
    """The first place of the words: a name if the last of them is capitalised or in Arabic."""
    span = span_of(text, words)
    head = words.rsplit(maxsplit=1)[-1]
    form: MentionForm = "name" if head[0].isupper() or not head[0].islower() else "nominal"
    return Mention(span, Span(span.end - len(head), span.end), form, kind, 0.9)


def lines(text: str) -> tuple[Span, ...]:
    """Each line, a paragraph."""
    found, at = [], 0
    for line in text.split("\n"):
        if line:
            found.append(Span(at, at + len(line)))
        at += len(line) + 1
    return tuple(found)


def together(decided: Decided, named: Mapping[str, Referent]) -> list[list[str]]:
    """The names given to referents in `named`, grouped by entity, each group sorted."""
    of = {member: entity.id for entity in decided.entities for member in entity.members}
    groups: dict[str, list[str]] = {}
    for name, referent in named.items():
        groups.setdefault(of[referent.id], []).append(name)
    return sorted(sorted(group) for group in groups.values())


def reasons(decided: Decided, members: Sequence[Referent]) -> list[str]:
    """Why the members are one, in words."""
    ids = {referent.id for referent in members}
    return [m.reason for m in decided.merges if m.one in ids and m.other in ids]
