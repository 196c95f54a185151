"""Attributions that punctuation and layout make: headlines, interviews, a dash before a name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from accordingto.annotate.draft import Draft
from accordingto.annotate.fit import Marks
from accordingto.annotate.lexicon import words
from accordingto.core.span import Span

MIN_LABELS = 4
"""An article with so many paragraphs that open with a name and a colon, one name at
least twice, is an interview or a debate."""

GENERIC = words(
    "analysis opinion exclusive breaking update updated watch video live photos gallery review "
    "editorial comment commentary letter letters interview transcript revealed factbox explainer "
    "obituary correction"
)
"""Labels before a headline's colon that say what the article is, not who speaks."""

SAYERS = words(
    "poll polls survey study report reports sources source official officials police minister "
    "ministry court judge lawyer expert experts analyst analysts spokesman spokeswoman "
    "spokesperson un government army military witness witnesses mayor president"
)
"""Last words of a headline's tail that name who says the rest."""

_NAME = r"[A-Z][\w.'’&-]*(?: (?:of|de|van|von|al|[A-Z(][\w.'’)&-]*)){0,5}"
_LABEL = re.compile(rf"({_NAME})(:)\s*(?=\S)")
_TAIL = re.compile(r"(?P<mark>[:–—])\s*(?P<who>(?!The\b)[\w.'’-]+(?: [\w.'’-]+){0,3})\s*$")
_DASH = re.compile(rf"\s*(—|–|--|-)\s*({_NAME})")


def attributions(
    text: str, blocks: Sequence[Span], title: Span | None, marks: Marks
) -> Iterator[Draft]:
    """The attributions that stand in headline, interview and signature, in text order."""
    labels = Counter(
        m[1] for b in blocks if b != title and (m := _LABEL.match(text, b.start, b.end))
    )
    if title is not None:
        yield from _trailing(text, title, marks)
    for block in blocks:
        label = _LABEL.match(text, block.start, block.end)
        if label is not None and _is_label(text, label, block, title, labels):
            content = Span(label.end(), block.end)
            rule = "headline: colon" if block == title else "layout: label"
            yield Draft(rule, (Span(*label.span(1)),), (Span(*label.span(2)),), (content,))
    yield from _signatures(text, marks)


def _is_label(
    text: str, label: re.Match[str], block: Span, title: Span | None, labels: Counter[str]
) -> bool:
    if block == title:
        return label[1].lower() not in GENERIC
    is_interview = labels.total() >= MIN_LABELS and max(labels.values()) > 1
    return is_interview or labels[label[1]] > 1 or text[label.end()] in '"“'


def _trailing(text: str, title: Span, marks: Marks) -> Iterator[Draft]:
    """'Voters stay home: poll' and '"It will hold": Torsen'."""
    tail = _TAIL.search(text, title.start, title.end)
    if tail is None:
        return
    content = Span(title.start, tail.start()).trim(text)
    if content is None:
        return
    quoted = any(q.span.end >= content.end for q in marks.within(content))
    last = tail["who"].split()[-1].lower()
    if quoted or last in SAYERS:
        yield Draft(
            "headline: colon at the end",
            (Span(*tail.span("who")),),
            (Span(*tail.span("mark")),),
            (content,),
        )


def _signatures(text: str, marks: Marks) -> Iterator[Draft]:
    for quotation in marks.outer:
        dash = _DASH.match(text, quotation.span.end)
        if dash and re.match(r"[,.]?\s*(\n|$)", text[dash.end() : dash.end() + 3]):
            yield Draft(
                "layout: dash and name", (Span(*dash.span(2)),), (Span(*dash.span(1)),),
                (quotation.span,),
            )  # fmt: skip
