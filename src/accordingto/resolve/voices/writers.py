"""Who "I" is outside all speech: who is interviewed, who wrote a column, else the outlet."""

import re
from bisect import bisect_right

from accordingto.core.span import Span
from accordingto.resolve.voices.bylined import bylined
from accordingto.resolve.voices.cast import Cast
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
_IS_WRITER = re.compile(
    r"(?:, [^.\n]{1,160},)? (?:(?:is|was)\b[^.\n]{0,80}?\b(?:authors?|columnist|editor|professor|"
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
        self._writing = self._poster()
        if self._writing is None:
            self._writing = self._writer()
        self._told = told
        self._is_bylined = False

    def of(self, place: int) -> int | None:
        """Whose words stand at a place; None if they are the outlet's, for all that is shown."""
        at = bisect_right(self._starts, place) - 1
        if at >= 0 and self._is_answer[at] is not None:
            return self._answering if self._is_answer[at] else None
        if self._writing is None and not self._is_bylined:
            # Only where it is asked for, since it counts through the article.
            self._is_bylined = True
            self._writing = bylined(self._told, self._cast)
        return self._writing

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
        for one in reversed(self._paragraphs[_BYLINE:][-_AT_END:]):
            for n in self._cast.within([one])[:1]:
                mention = self._cast.mentions[n]
                entity = self._cast.entity_of(n)
                if (
                    mention.span.start == one.start
                    and mention.form == "name"
                    and self._cast.kind(entity) == "person"
                    and _IS_WRITER.match(self._text, mention.span.end)
                    and self._is_named_only_around(entity, one.start)
                ):
                    return entity
        return None

    def _is_named_only_around(self, entity: int, end: int) -> bool:
        start = self._paragraphs[:_BYLINE][-1].end
        names = (self._cast.mentions[n] for n in self._cast.members(entity))
        return not any(start <= m.span.start < end for m in names if m.form == "name")
