"""Cues that stand inside the quotation marks: “It was, she says, a mistake”."""

import re
from collections.abc import Iterator
from dataclasses import replace

from accordingto.annotate.draft import Draft, drafted
from accordingto.annotate.edges import tidy
from accordingto.annotate.fit import Marks
from accordingto.annotate.lexicon import Cue, verb
from accordingto.core.span import Span
from accordingto.encode.quotes import Quotation

_ASIDE = re.compile(
    r"(?:(?<=[,—–-])\s*\b|(?<=[a-z]{4}))(?P<who>he|she|they)\s+(?P<verb>[a-z]+)\b(?=\s*(?:[,—–.]|$))"
)
"""A pronoun and a verb between commas. The pronoun may be glued to the word before it,
where a scraper lost the marks between them: "the whole villagehe explains,"."""

INSIDE = "direct: inside the marks"
NETWORK_INSIDE = "network: inside the marks"
"""What attributions say whose cue was set into the marks, by who found them."""


def inside_marks(text: str, draft: Draft, marks: Marks) -> Iterator[Draft]:
    """A draft whose cue stands in quotation marks, with what that means for its content.

    Where the content begins with the marks, the cue was set into them: “It was, she
    says, a mistake”. Else somebody is quoted who speaks of another voice, and the
    marks are not that voice's: the content ends before them.
    """
    around = marks.around(draft.cue[0].start)
    if around is None:
        yield draft
    elif any(s.start <= around.span.start for s in draft.content):
        yield replace(draft, rule=NETWORK_INSIDE)
    else:
        # A content that goes on outside is of whoever put the cue into marks.
        ends = around.inner.end
        content = tuple(
            tidy(text, Span(s.start, ends), around.inner, marks=False)
            if s.start < ends < s.end <= around.span.end
            else s
            for s in draft.content
        )
        yield replace(draft, content=content)


_COMMAS = " \t\u00a0,—–"


def inside_attributions(text: str, marks: Marks) -> Iterator[Draft]:
    """One draft for each outermost quotation with a speaker set inside it, in text order."""
    for quotation in marks.outer:
        for aside in _ASIDE.finditer(text, quotation.inner.start, quotation.inner.end):
            word = verb(aside["verb"])
            if word is not None and word.quotable and word.kind == "said":
                yield _draft(text, quotation, aside, word)
                break


def _draft(text: str, quotation: Quotation, aside: re.Match[str], word: Cue) -> Draft:
    before = text[quotation.span.start : aside.start("who")].rstrip(_COMMAS)
    after = text[aside.end() : quotation.span.end]
    start = quotation.span.end - len(after.lstrip(_COMMAS + "."))
    content = [Span(quotation.span.start, quotation.span.start + len(before))]
    if any(c.isalnum() for c in text[start : quotation.span.end]):
        content.append(Span(start, quotation.span.end))
    return drafted(
        INSIDE, word, source=(Span(*aside.span("who")),),
        cue=(Span(*aside.span("verb")),), content=content,
    )  # fmt: skip
