"""Who wrote an article that speaks in the first person, by the byline outside its body."""

import re

from accordingto.core.span import Regions, Span
from accordingto.encode.quotes import quotations
from accordingto.resolve.names import parse
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.told import Told
from accordingto.resolve.wordlists import words_of

_I = re.compile(
    r"(?:\b(?P<before>[A-Z]\w+)[ \xa0])?"
    r"\b(?:I(?:[’'](?:m|ve|d|ll)\b|(?=,?[ \xa0][a-z]))|[Mm]y\b|me\b)"
)
"""The writer's own person; not the numeral behind a name ("King Rudolf I of Orrin")."""
_SMALL = words_of("function words")
_FEWEST = 3
"""First persons outside quotations in an article that is told by its writer. Of 82 pages with
bylines in the shared corpus of pages, nine have one at all: five of them, reviews and essays, 11
and more, the others, where a quotation has lost its marks or a reporter slips in, one or two."""
_OPINION = re.compile(
    r"\b(?:blog|opinion|op-ed|column|columnist|commentary|essay|essayist|letter|viewpoint|"
    r"perspective|first person|guest|contributor|posted by)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"/(?:opinions?|columns?|columnists?|op-?eds?|commentary|commentisfree|letters|viewpoints?|"
    r"first-person|essays?)/",
    re.IGNORECASE,
)
"""A part of an address that files what stands there under what writers think."""
_OF_ANOTHER = re.compile(r"\b(?:interviews?|interviewed|as told to)\b", re.IGNORECASE)
"""Words of a byline that names who asked or wrote down, and not who says "I"."""
_WHOLE_SPEECH = re.compile(
    r"\b(?:transcript|full text|full speech|full remarks|in full|verbatim|interview|q&a|"
    r"questions and answers|in (?:his|her|their) own words)\b",
    re.IGNORECASE,
)
"""Words of a headline over what somebody else said, printed without marks."""
_TURN = re.compile(r"(?P<who>[A-Z][\w.’' -]{1,40})(?: \([a-z]+\))?: ")
_TURNS = 2
"""Paragraphs that begin with one name and a colon where an interview is printed in turns."""
_BY = re.compile(
    r"(?:By|BY) (?P<name>[^\W\d_a-z][\w.’'-]+(?: [^\W\d_a-z][\w.’'-]*){1,3})"
    r"(?:[,|·][^\n]{0,60})?\s*\Z"
)
_FIRST = 3
"""First paragraphs of a plain text, one of which may be a byline."""
_LINE = 200
"""Characters on either side of a name in which its line is looked for."""
_LABEL = 40
"""Characters of a label above a headline: "Opinion"."""


def bylined(told: Told, cast: Cast) -> int | None:
    """The one writer of an article in the first person; None for the outlet's own report.

    Told in the first person is what says that it is a column, a letter or a blog and has "I" at
    all, or what says "I" again and again outside all quotations. Who is asked in an interview and
    whose speech is printed whole is another than who signs it.

    Args:
        told: the article.
        cast: its entities, to which the writer is added.
    """
    authors = told.authors or _in_plain_text(told, cast)
    spans = {span.of(told.text).casefold(): span for span in reversed(authors)}
    if len(spans) != 1 or not told.paragraphs or _is_of_others(told):
        return None
    (author,) = spans.values()
    line = _line(told.text, author)
    if _OF_ANOTHER.search(line):
        return None
    fewest = 1 if _is_opinion(told, line) else _FEWEST
    return _entity(told.text, author, cast) if says_i(told, fewest) else None


def _in_plain_text(told: Told, cast: Cast) -> tuple[Span, ...]:
    """The only one by whom a first paragraph says it is, in a text that nobody took apart.

    Behind a comma stands an outlet, or somebody else who wrote it too.
    """
    for block in sorted(told.paragraphs)[:_FIRST]:
        found = _BY.match(told.text, block.start, block.end)
        if found is None:
            continue
        name = Span(*found.span("name"))
        behind = cast.named_in([Span(name.end, block.end)] if name.end < block.end else [])
        return () if any(cast.kind(one) == "person" for one in behind) else (name,)
    return ()


def _entity(text: str, author: Span, cast: Cast) -> int:
    words = author.of(text)
    known = cast.called(words) if len(parse(words).words) > 1 else None
    if known is not None and cast.kind(known) == "person":
        return known
    return cast.add(author, author, "name", "person")


def _line(text: str, span: Span) -> str:
    start = text.rfind("\n", max(0, span.start - _LINE), span.start) + 1
    end = text.find("\n", span.end, span.end + _LINE)
    return text[start or max(0, span.start - _LINE) : span.end + _LINE if end < 0 else end]


def _is_opinion(told: Told, line: str) -> bool:
    if _OPINION.search(line) or _SECTION.search(told.address):
        return True
    start = min(told.paragraphs).start
    above = told.text[max(0, start - _LINE) : start].split("\n")
    labels = [one.strip() for one in above if one.strip()][-2:]
    return any(len(one) <= _LABEL and _OPINION.match(one) for one in labels)


def _is_of_others(told: Told) -> bool:
    """Whether an article prints others' words without marks, by its headline or its turns."""
    turns: dict[str, int] = {}
    blocks = sorted(told.paragraphs)
    if _WHOLE_SPEECH.search(blocks[0].of(told.text)):
        return True
    for block in blocks:
        found = _TURN.match(told.text, block.start, block.end)
        if found is not None:
            turns[found["who"]] = turns.get(found["who"], 0) + 1
    return sum(n >= _TURNS for n in turns.values()) > 1


def says_i(told: Told, often: int) -> bool:
    """Whether an article says "I" outside quotations so often.

    Args:
        told: the article.
        often: how often it must.
    """
    blocks = sorted(told.paragraphs)
    quoted = Regions(one.span for one in quotations(told.text, blocks) if not one.depth)
    n = 0
    for block in blocks:
        for found in _I.finditer(told.text, block.start, block.end):
            is_numeral = (found["before"] or "the").lower() not in _SMALL
            n += not is_numeral and not quoted.hold(Span(*found.span()))
            if n >= often:
                return True
    return False
