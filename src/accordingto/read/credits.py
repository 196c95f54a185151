"""Where a story comes from beside its outlet: agencies, helpers, first prints, translations."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from accordingto.core.document import Credit, CreditKind
from accordingto.core.span import Span
from accordingto.read.agencies import AGENCY, agency_of
from accordingto.read.blocks import Block, Story
from accordingto.read.credit_forms import (
    CLOSING_WIRE,
    DATELINE,
    LINE_WIRE,
    MAY_CREDIT,
    MONTH,
    OPENING_WIRE,
    SENTENCES,
    UPPER,
)
from accordingto.read.dates import find_dates
from accordingto.read.languages import language_code

_MAX_SENTENCE_CHARS = 400
_MAX_BLOCK_CHARS = 20_000
_N_FIRST, _N_LAST, _N_BEFORE, _N_AFTER = 2, 3, 12, 6
_OTHER_ZONES = frozenset(
    {"menu", "related", "comments", "caption", "cookie", "page-title", "share"}
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*|(?<=\b\w)\.[^.!?\n]*)*[.!?]?")


@dataclass(frozen=True, slots=True)
class _Found:
    kind: CreditKind
    start: int
    end: int
    value: str

    def at(self, start: int) -> Credit:
        """The same in a text in which the words begin at `start`."""
        return Credit(self.kind, Span(self.start, self.end).shift(start), self.value)


def credits_of(story: Story) -> tuple[Credit, ...]:
    """The credits of a story, in text order; none overlaps another of its kind.

    They are sought where they are written: at the beginning and the end of its
    text, and in the blocks beside it.
    """
    found: list[Credit] = []
    for block, looks in _places(story):
        if len(block.words) > _MAX_BLOCK_CHARS:
            continue
        found.extend(one.at(block.span.start) for one in looks(block.words))
    return tuple(sorted(_apart(found), key=lambda one: (one.span, one.kind)))


def _apart(found: Sequence[Credit]) -> Iterator[Credit]:
    kept: list[Credit] = []
    for one in found:
        if not any(one.kind == other.kind and one.span.overlaps(other.span) for other in kept):
            kept.append(one)
    yield from kept


def _places(story: Story) -> Iterator[tuple[Block, Callable[[str], Iterator[_Found]]]]:
    """The blocks in which credits may stand, and what is sought in each."""
    # Of a body that is headings alone, these are its paragraphs.
    body = [block for block in story.body if not block.heading] or list(story.body)
    # Above the paragraph with the place may stand a summary; what follows it has none.
    opening = next((one for one in body[:_N_FIRST] if any(_opening(one.words))), None)
    if opening is not None:
        yield opening, _opening
    for block in body[-_N_LAST:]:
        yield block, _closing
    for block in (*body[:1], *body[-_N_LAST:]):
        yield block, _sentences
    low = body[0].span.start if story.title is None else story.title.span.start
    first, last = body[0].span.start, body[-1].span.end
    usable = [block for block in story.near if block.zone not in _OTHER_ZONES]
    before = [block for block in usable if low <= block.span.start < first][-_N_BEFORE:]
    after = [block for block in usable if block.span.start >= last][:_N_AFTER]
    for block in (*before, *after):
        yield block, _line
        yield block, _sentences


def _opening(words: str) -> Iterator[_Found]:
    """A dateline and the agency in it, or an agency alone, before the first sentence."""
    match = DATELINE.match(words)
    if match is not None and _is_dateline(match, words):
        end = match.end("day") if match["day"] else match.end("place")
        # The full stop belongs to a short month, not to a whole one.
        end -= re.search(r"(?<!Sept)(?<=\w{4})\.$", words[:end]) is not None
        yield _Found("dateline", 0, end, _place(match["place"]))
        for group in ("wire", "slashed"):
            if match[group]:
                yield _wire(match, group, bracketed=True)
        # Behind a place and a day it is whoever sent the story, known to us or not.
        if match["outlet"] and match["day"] and match["outlet"][1].isupper():
            yield _Found("wire", *match.span("outlet"), match["outlet"].strip("() "))
        return
    match = OPENING_WIRE.match(words)
    if match is not None:
        group = next(name for name in "abc" if match[name])
        if group != "c" or _begins_sentence(words[match.end() :]):
            yield _wire(match, group, bracketed=group != "c")


def _begins_sentence(rest: str) -> bool:
    """Whether what follows a dash is a sentence: "Reuters - the agency - said" has none there.

    What stands between two dashes is none either, whatever it begins with.
    """
    sentence = _SENTENCE.match(rest)
    n_dashes = 0 if sentence is None else len(_PARTING_DASH.findall(sentence[0]))
    return not rest.lstrip()[:1].islower() and n_dashes % 2 == 0


_PARTING_DASH = re.compile(r"\s(?:[—–―]|--?)\s")


def _are_initials(before: str, form: str) -> bool:
    """Whether a form in brackets shortens the name before it, which is none of an agency.

    "American Psychological Association (APA)". Towns in capitals, and names with a comma
    between them as in "Asunción, Paraguay (AP)", are places.
    """
    name = _NAME_BEFORE.search(before[-_MAX_NAME_CHARS:])
    listed = [] if name is None else [word for word in re.split(r"[\s-]+", name[0]) if word]
    firsts = [word[0] for word in listed if word[0].isupper()]
    in_capitals = any(word.isupper() and len(word) > 2 for word in listed)
    return form.isupper() and not in_capitals and "".join(firsts).endswith(form)


_NAME_BEFORE = re.compile(
    rf"(?:[{UPPER}][\w’'-]*[ \u00a0](?:(?:of|for|the|and|on|in|de|la|del|für|der)[ \u00a0]){{0,2}})"
    rf"{{0,8}}[{UPPER}][\w’'-]*\s?$"
)
_MAX_NAME_CHARS = 120


def _is_dateline(match: re.Match[str], words: str) -> bool:
    """Whether a place before a dash is one: in capitals, with a day or an agency, or one name."""
    if agency_of(match["place"]) is not None:
        return False
    rest = words[match.end() :].lstrip()
    place = match["place"]
    if match["wire"] and (
        _are_initials(place, match["wire"])
        or (match[0].rstrip().endswith(")") and rest[:1].islower())
    ):
        return False
    if match["wire"] or match["slashed"] or match["day"]:
        return True
    city = re.split(r",\s", place)[0]
    capitals = city.isupper() and len(city) > 2
    if not rest or not re.match(rf"[{UPPER}\"“'‘«\d(]", rest) or len(rest) < 40:
        return False
    if match["outlet"]:
        return capitals
    # Names in small letters stand before hyphens in headings and lists as well.
    named = len(place.split()) <= 2 and "-" not in match["dash"] and _begins_sentence(rest)
    return capitals or named


def _place(words: str) -> str:
    """A place without its capitals: "NEW YORK, N.Y." is New York, N.Y.

    Short forms keep theirs.
    """
    return re.sub(
        rf"(?<![\w.])[{UPPER}]{{3,}}(?![\w.])",
        lambda match: match[0] if match[0] in ("UAE", "USA", "DRC") else match[0].capitalize(),
        " ".join(words.split()),
    )


def _wire(match: re.Match[str], group: str, *, bracketed: bool) -> _Found:
    start, end = match.span(group)
    return _Found("wire", start - bracketed, end + bracketed, _agencies(match[group]))


def _agencies(words: str) -> str:
    """The agencies named, in normal form, with commas between them."""
    listed = re.findall(AGENCY, words) or [words]
    return ", ".join(dict.fromkeys(agency_of(one) or one for one in listed))


def _closing(words: str) -> Iterator[_Found]:
    """The agency behind the last sentence."""
    match = CLOSING_WIRE.search(words, max(len(words) - 120, 0))
    if match is not None:
        group = next(name for name in "abc" if match[name])
        if group == "a" and _are_initials(words[: match.start()], match["a"]):
            return
        end = match.end() - words.endswith(".")
        yield _Found("wire", match.start(), end, _agencies(match[group]))


def _line(words: str) -> Iterator[_Found]:
    """A line that holds an agency and nothing else."""
    match = LINE_WIRE.fullmatch(words) if len(words) <= 120 else None
    if match is not None and _has_capitals(match["a"]):
        yield _Found("wire", *match.span("a"), _agencies(match["a"]))


def _has_capitals(words: str) -> bool:
    return any(char.isupper() for char in words) or not words.isascii() or words == "dpa"


def _sentences(words: str) -> Iterator[_Found]:
    """Sentences that say where the story comes from."""
    if not MAY_CREDIT.search(words):
        return
    for sentence in _SENTENCE.finditer(words):
        if len(sentence[0]) <= _MAX_SENTENCE_CHARS:
            for one in _credits_in(sentence[0].rstrip()):
                start = sentence.start() + one.start
                yield _Found(one.kind, start, sentence.start() + one.end, one.value)


def _credits_in(sentence: str) -> Iterator[_Found]:
    for kind, pattern in SENTENCES:
        match = pattern.search(sentence.lstrip())
        if match is None:
            continue
        shift = len(sentence) - len(sentence.lstrip())
        named = next((v for k, v in match.groupdict().items() if v), "").strip(" ,:")
        if not _fits(kind, match, sentence.lstrip(), named):
            continue
        whole = match[0]
        start = match.start() + len(whole) - len(whole.lstrip(" \t\u00a0([*—–-"))
        end = match.end() - (len(whole) - len(whole.rstrip()))
        if kind == "with-reporting" and agency_of(named):
            yield _Found("wire", start + shift, end + shift, _agencies(named))
            return
        yield _Found(kind, start + shift, end + shift, _value(kind, named))


def _fits(kind: CreditKind, match: re.Match[str], sentence: str, named: str) -> bool:
    """Whether the sentence speaks of the story itself: it begins so, or is not much longer."""
    lead = sentence[: match.start()].strip(" ([*—–-")
    if kind == "with-reporting":
        return (
            not lead
            and bool(re.match(rf"(?:the\s)?[{UPPER}]", named, re.IGNORECASE))
            and any(char.isupper() for char in named[:1] + named[-1:] + named)
        )
    if kind == "syndication":
        dated = re.match(rf"(?:{MONTH}|\d)", named, re.IGNORECASE) or next(find_dates(named), None)
        if dated or not (named or re.match(r"(?i)this ", match[0])):
            return False
    return not lead


def _value(kind: CreditKind, named: str) -> str:
    if kind == "translated":
        return language_code(named)
    return " ".join(named.split())
