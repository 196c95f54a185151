"""Who "I" is outside all speech: who is interviewed, who wrote a column, else the outlet."""

import re
from bisect import bisect_right

from accordingto.core.span import Span
from accordingto.resolve.names import TITLES
from accordingto.resolve.scripts import fold
from accordingto.resolve.voices.bylined import bylined, says_i
from accordingto.resolve.voices.cast import Cast
from accordingto.resolve.voices.signed import Signed
from accordingto.resolve.voices.told import Told

_QUESTION = re.compile(r"Q\s?[:.]|Q\s(?=[A-Z])|Q(?=[A-Z][a-z])")
_ANSWER = re.compile(r"A\s?[:.]\s")
_LABEL = re.compile(r"Q\s?[:.]?|A\s?[:.]?(?:\s+(?:I|We))?")
_FEWEST = 2
"""Questions, and answers, of an interview that is printed so."""
_AT_END = 3
"""Last paragraphs of a column, in one of which it is said who wrote it."""
_BYLINE = 2
"""First paragraphs, in which the writer may be named too; "Posted by" stands below them."""
_POSTED = re.compile(r"(?:posted|written) by $", re.IGNORECASE)
_POSTED_CHARS = 12
_BESIDE = r"(?:, [^\n]{1,160}?,)? "
_IS_SOMEBODY = re.compile(
    _BESIDE + r"(?:(?:is|was) (?:an?|the)\b|(?:chairs|leads|heads|directs|runs|teaches|lives|works|"
    r"serves|founded|co-founded)\b)"
)
"""What a last paragraph says of whom nothing else tells: "Rep. Ada Lint chairs the board"."""
_SIGNS = re.compile(r"(?:, [^\n.]{1,60})?\.?\s*\Z")
"""What stands behind the name that signs: nothing, or a place."""
_STAFF = re.compile(r"\b(?:reporter|correspondent|journalist|producer|blogger)\b")
_GUEST = re.compile(r"\b(?:contribut\w+|columnist|column|opinion)\b", re.IGNORECASE)
_HEADLINE = re.compile(r"[^:\n]{3,40}(?=: [^\s“\"‘'])")
"""Whose column it is, before its headline: "Ada Lint: Whose dam?"; words in marks are spoken."""
_OWN = frozenset(["I", "me", "Me", "my", "My", "mine", "myself"])
_IS_WRITER = re.compile(
    _BESIDE + r"(?:(?:is|was)\b[^.\n]{0,80}?\b(?:authors?|columnist|editor|professor|"
    r"fellow|writer|scholar|contributor|chair|chairman|chairwoman|president|director|novelist|"
    r"historian|essayist|founder)\b|(?:writes|teaches)\b)"
)


class Writers:
    """Knows whose words an article prints that nobody is said to say.

    Args:
        told: the article.
        cast: its entities, as they are before any source is resolved.
    """

    def __init__(self, told: Told, cast: Cast) -> None:
        self._text = told.text
        self._cast = cast
        self._paragraphs = sorted(told.paragraphs)
        self._starts = [one.start for one in self._paragraphs]
        self._is_answer = self._answers()
        first = next((n for n, one in enumerate(self._is_answer) if one is not None), 0)
        self._answering = self._most_told_of(self._paragraphs[first].start) if first else None
        self._told = told
        self._writing = self._poster()
        self._is_sought = self._writing is not None
        self._signed: Signed | None = None

    def of(self, place: int, *, is_one: bool = True) -> int | None:
        """Whose words stand at a place; None if they are the outlet's, for all that is shown.

        Args:
            place: in the text.
            is_one: whether one person speaks: "we" between letters is no writer of one.
        """
        at = bisect_right(self._starts, place) - 1
        if at >= 0 and self._is_answer[at] is not None:
            return self._answering if self._is_answer[at] else None
        signer = self._signer(at, place) if is_one and at >= 0 else None
        if signer is not None:
            return signer
        if not self._is_sought:
            # Only where it is asked for, since it goes through the article.
            self._is_sought = True
            self._writing = self._written_by()
        return self._writing

    def _signer(self, at: int, place: int) -> int | None:
        """The person who signs a letter or a post below what it says."""
        name = self._letters().of(at)
        if name is None or name.start < place:
            return None
        found = self._cast.within([name])
        entity = (
            self._cast.entity_of(found[0]) if found
            else self._cast.add(name, name, "name", "person")
        )  # fmt: skip
        return entity if self._cast.kind(entity) == "person" else None

    def _letters(self) -> Signed:
        if self._signed is None:
            self._signed = Signed(self._text, self._paragraphs, self._told.outlet, self._cast)
        return self._signed

    def _written_by(self) -> int | None:
        """Who wrote the whole of it, by what stands at its end, in its headline or above it."""
        told_at_end = self._writer()
        if told_at_end is not None:
            return told_at_end
        if says_i(self._told, 1):
            headed = self._in_headline()
            if headed is not None:
                return headed
        return bylined(self._told, self._cast)

    def is_label(self, source: Span) -> bool:
        """Whether words only mark a question or an answer of an interview: "Q", "A. We"."""
        at = bisect_right(self._starts, source.start) - 1
        if at < 0 or self._is_answer[at] is None or source.start != self._starts[at]:
            return False
        return _LABEL.fullmatch(self._text, source.start, source.end) is not None

    def asked(self, place: int) -> int | None:
        """Who is asked in an interview's question that a place stands in: "you"."""
        at = bisect_right(self._starts, place) - 1
        return self._answering if at >= 0 and self._is_answer[at] is False else None

    def _answers(self) -> list[bool | None]:
        """For each paragraph whether it is part of an answer; None for what is no interview."""
        found: list[bool | None] = []
        n_questions = n_answers = 0
        is_answer: bool | None = None
        for one in self._paragraphs:
            if _QUESTION.match(self._text, one.start, one.end):
                is_answer = False
                n_questions += 1
            elif is_answer is not None and _ANSWER.match(self._text, one.start, one.end):
                is_answer = True
                n_answers += 1
            found.append(is_answer)
        is_interview = n_questions >= _FEWEST and n_answers >= _FEWEST
        return found if is_interview else [None] * len(found)

    def _most_told_of(self, end: int) -> int | None:
        """The person with a name who is mentioned most before a place."""
        counted: dict[int, int] = {}
        for n in self._cast.within([Span(0, end)] if end else []):
            entity = self._cast.entity_of(n)
            if self._cast.kind(entity) == "person" and self._cast.is_named(entity):
                counted[entity] = counted.get(entity, 0) + 1
        return max(counted, key=lambda one: counted[one], default=None)

    def _poster(self) -> int | None:
        """Who is said to have written a post above it: "Posted by Ada Lint"."""
        for one in self._paragraphs[: _BYLINE + 1]:
            for n in self._cast.within([one])[:1]:
                start = self._cast.mentions[n].span.start
                before = self._text[max(one.start, start - _POSTED_CHARS) : start]
                entity = self._cast.entity_of(n)
                if _POSTED.match(before) and self._cast.kind(entity) == "person":
                    return entity
        return None

    def _writer(self) -> int | None:
        """Who is said to have written the article at its end: "Ada Lint is a historian".

        Who wrote it is named nowhere in what it tells.
        """
        if self._letters().are_letters:
            return None  # Whoever signs the last of them wrote no other.
        last = self._paragraphs[_BYLINE:][-_AT_END:][::-1]
        for place, one in enumerate(last):
            found = self._named_first(one)
            if found is None or not self._is_named_only_around(found[0], one.start):
                continue
            is_last = not place and self._says_who_wrote(one, found[1])
            if _IS_WRITER.match(self._text, found[1], one.end) or (
                is_last and says_i(self._told, 1)
            ):
                return found[0]
        return None

    def _says_who_wrote(self, last: Span, end: int) -> bool:
        """Whether a last paragraph signs, or tells whose name it begins with, ended at `end`."""
        if _SIGNS.match(self._text, end, last.end):
            return True
        found = _IS_SOMEBODY.match(self._text, end, last.end)
        return found is not None and not self._is_staff(last)

    def _named_first(self, paragraph: Span) -> tuple[int, int] | None:
        """The person whose name, title or none, begins a paragraph, and where the name ends."""
        mentions = self._cast.mentions
        inside = self._cast.within([paragraph])
        start = mentions[inside[0]].span.start if inside else paragraph.end
        first = [n for n in inside if mentions[n].span.start == start]
        titles = self._text[paragraph.start : start].split()
        if not first or not all(fold(title.strip(".")) in TITLES for title in titles):
            return None
        # Of a name that was cut in two, the whole.
        n = max(first, key=lambda one: mentions[one].span.end)
        entity = self._cast.entity_of(n)
        is_person = mentions[n].form == "name" and self._cast.kind(entity) == "person"
        return (entity, mentions[n].span.end) if is_person else None

    def _is_staff(self, paragraph: Span) -> bool:
        """Whether what is said of somebody is that they report, or belong to the outlet."""
        words = paragraph.of(self._text)
        names = (name.removeprefix("The ").casefold() for name in self._told.outlet)
        is_own = any(name in words.casefold() for name in names) and not _GUEST.search(words)
        return is_own or bool(_STAFF.search(words))

    def _in_headline(self) -> int | None:
        """Whose name stands before a headline, and nowhere else: "Ada Lint: Whose dam?"."""
        if not self._paragraphs:
            return None
        headline = self._paragraphs[0]
        found = _HEADLINE.match(self._text, headline.start, headline.end)
        first = self._named_first(headline)
        if found is None or first is None or first[1] != found.end():
            return None
        own = (self._cast.mentions[n] for n in self._cast.members(first[0]))
        # "I" is the writer's own word.
        told = (m for m in own if m.form != "pronoun" or m.head.of(self._text) not in _OWN)
        return first[0] if all(m.span.end <= headline.end for m in told) else None

    def _is_named_only_around(self, entity: int, end: int) -> bool:
        start = self._paragraphs[:_BYLINE][-1].end
        names = (self._cast.mentions[n] for n in self._cast.members(entity))
        return not any(start <= m.span.start < end for m in names if m.form == "name")
