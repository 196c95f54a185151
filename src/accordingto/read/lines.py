"""The lines of a text without markup, and what each may be."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from accordingto.core.document import BoilerplateKind
from accordingto.core.span import Span
from accordingto.read.blocks import Block
from accordingto.read.phrases import byline_names, is_truncated, kind_of_phrase
from accordingto.read.plain import MAX_HEADLINE_WORDS, paragraphs

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\u2028\u2029]")
_STOPS = ".!…:\"'”’»)]"
_OPENS_TITLE = re.compile(r"[\"'“‘«(\[¿¡#]?[^\W_a-zß-öø-ÿа-яα-ω]")
_SHORT_LINKS = frozenset({"by", "on", "in", "at", "and", "from", "published", "updated"})
_METADATA = frozenset({"byline", "dateline", "share"})
_LISTED = re.compile(r"\s[/|·•—–]\s.*\s[/|·•—–]\s|\d{4}\b.*\bprice\b", re.IGNORECASE)
_MAX_TITLE_CHARS = 170
_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿа-я][\w’'.-]*(?: [^\W\d_a-zß-öø-ÿа-я][\w’'.-]*){1,2}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line and what its own words say about it.

    Args:
        block: the line.
        kind: what its wording makes it, if that is no story; else None.
        truncated: whether it breaks off, as teasers do.
        names: where the authors' names stand in the text, for a byline.
    """

    block: Block
    kind: BoilerplateKind | None = None
    truncated: bool = False
    names: Span | None = None

    @property
    def is_prose(self) -> bool:
        """Whether it is running text: long, or a sentence with its stop."""
        if self.kind is not None or self.truncated:
            return False
        # A question mark does not make a sentence of a line: headlines ask.
        n_words = self.block.n_words
        return n_words >= 25 or (n_words >= 8 and self.block.words[-1] in _STOPS)

    @property
    def is_stopped(self) -> bool:
        """Whether it ends as sentences do."""
        return self.block.words[-1] in _STOPS + "?;"

    @property
    def is_title_like(self) -> bool:
        """Whether it could be a headline, by its length and its first and last character."""
        words = self.block.words
        return (
            self.kind is None
            and not self.truncated
            and 2 <= self.block.n_words <= MAX_HEADLINE_WORDS
            and len(words) <= _MAX_TITLE_CHARS
            and words[-1] not in ",:"
            and _OPENS_TITLE.match(words) is not None
        )


def blocks_of(text: str) -> tuple[Block, ...]:
    """The lines of `text` that hold anything, with the empty lines before each."""
    found: list[Block] = []
    at = 0
    for span in paragraphs(text):
        n_ends = len(_LINE_END.findall(text, at, span.start))
        found.append(Block(span, span.of(text), gap=max(n_ends - 1, 0) if found else n_ends))
        at = span.end
    return tuple(found)


def judge(blocks: Sequence[Block]) -> list[Line]:
    """What each line is by its own words, and by "By" or "on" alone on the line before."""
    judged = [_judge(block) for block in blocks]
    for at, line in enumerate(judged[:-1]):
        word = line.block.words.lower().rstrip(":")
        following = judged[at + 1]
        if word not in _SHORT_LINKS:
            continue
        if word == "by" and following.kind in (None, "byline") and following.block.n_words <= 8:
            judged[at] = replace(line, kind="byline")
            judged[at + 1] = replace(following, kind="byline", names=following.block.span)
        elif following.kind in _METADATA or judged[at - 1].kind in _METADATA:
            judged[at] = replace(line, kind="dateline")
    return judged


def _judge(block: Block) -> Line:
    kind = kind_of_phrase(block.words)
    names = byline_names(block.words) if kind == "byline" else None
    where = None if names is None else names.shift(block.span.start)
    return Line(block, kind, is_truncated(block.words), where)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a text sets its paragraphs apart.

    Args:
        gap: the empty lines that usually stand before a paragraph.
        kept: how many of the paragraphs keep to it, in [0, 1].
    """

    gap: int
    kept: float

    @property
    def steady(self) -> bool:
        """Whether nearly all paragraphs keep to it, so that a wider gap says something."""
        return self.kept >= 0.9


def rhythm_of(judged: Sequence[Line]) -> Rhythm:
    """The rhythm of the running text: the commonest gap between two paragraphs."""
    gaps = Counter(
        line.block.gap for before, line in pairwise(judged) if line.is_prose and before.is_prose
    )
    if not gaps:
        return Rhythm(max((line.block.gap for line in judged[1:]), default=0), 0.0)
    usual = max(gaps, key=lambda gap: (gaps[gap], -gap))
    return Rhythm(usual, gaps[usual] / gaps.total())


def title_among(judged: Sequence[Line], n_leading: int, rhythm: Rhythm) -> int | None:
    """Which of the lines before the running text is most likely its headline.

    Points go to what is set apart, is long enough to be a sentence, or stands
    before a byline or date; they are taken from lists, mastheads and what ends
    in a full stop. Of equals the first is taken.
    """
    likely = [at for at in range(n_leading) if judged[at].is_title_like]
    return max(likely, key=lambda at: (_points(judged, at, rhythm), -at), default=None)


def _points(judged: Sequence[Line], at: int, rhythm: Rhythm) -> int:
    block = judged[at].block
    following = judged[at + 1] if at + 1 < len(judged) else None
    points = (block.n_words >= 4) + (block.n_words >= 6)
    points += block.gap > rhythm.gap
    if following is not None:
        points += following.block.gap > rhythm.gap
        points += 3 * (following.kind in _METADATA)
    points += block.words.endswith("?")
    points -= 3 * _is_name_below(judged, at)
    points -= (
        block.words.isupper() + block.words.endswith(".") + 3 * bool(_LISTED.search(block.words))
    )
    return points


def _is_name_below(judged: Sequence[Line], at: int) -> bool:
    """Whether a line is a name alone, right below one that is longer: it signs a headline."""
    words = judged[at].block.words
    above = judged[at - 1] if at else None
    return (
        above is not None
        and above.is_title_like
        and above.block.n_words >= 4
        and _NAME.fullmatch(words) is not None
    )
