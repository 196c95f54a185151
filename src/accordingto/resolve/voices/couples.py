"""Two people who are named together, "Lint and Brandt", as somebody whom "they" may take up."""

import re
from collections.abc import Sequence
from itertools import pairwise

from accordingto.core.entity import ArticleEntity, Mention
from accordingto.core.span import Span

_BETWEEN = re.compile(
    r"(?: \([^()\n]{1,30}\)|, \d{1,3},)? (and) (?:(?:[A-Z][\w-]*\.?|former|then|the) ){0,4}"
)
"""What stands between two names that are joined: "Lint (N-Orrin) and former Gov. Brandt"."""


def with_couples(
    text: str, mentions: Sequence[Mention], entities: Sequence[ArticleEntity]
) -> tuple[tuple[Mention, ...], tuple[ArticleEntity, ...]]:
    """Mentions and entities, with those of two people in a row that the network did not join.

    Args:
        text: the document's text.
        mentions: of one article, by the place of their heads.
        entities: which of them refer to one.
    """
    known = {one.head.start for one in mentions}
    names = sorted(
        (one.span, one) for one in mentions if one.form == "name" and one.kind == "person"
    )
    found = []
    for (first, _), (second, _) in pairwise(names):
        joined = _BETWEEN.fullmatch(text, first.end, max(first.end, second.start))
        if joined is None or joined.start(1) in known:
            continue
        head = Span(*joined.span(1))
        found.append(Mention(Span(first.start, second.end), head, "nominal", "person", 1.0))
    if not found:
        return tuple(mentions), tuple(entities)
    order = sorted(
        [(one, at) for at, one in enumerate(mentions)]
        + [(one, len(mentions) + at) for at, one in enumerate(found)],
        key=lambda one: (one[0].head, one[1]),
    )
    place = {old: new for new, (_, old) in enumerate(order)}
    moved = [
        ArticleEntity(
            one.kind,
            tuple(sorted(place[n] for n in one.mentions)),
            None if one.name is None else place[one.name],
        )
        for one in entities
    ]
    added = (ArticleEntity("person", (place[len(mentions) + n],), None) for n in range(len(found)))
    whole = tuple(sorted((*moved, *added), key=lambda one: one.mentions))
    return tuple(one for one, _ in order), whole
