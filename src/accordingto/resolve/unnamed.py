"""Speakers whom an article describes and does not name."""

from collections.abc import Sequence

from accordingto.core.span import Span
from accordingto.core.speaker import Unnamed
from accordingto.resolve.antecedents import antecedent
from accordingto.resolve.closed import PRONOUNS, RELATIVES
from accordingto.resolve.counted import many
from accordingto.resolve.described import is_named, tail, what
from accordingto.resolve.joined_to import joined
from accordingto.resolve.owners import owner
from accordingto.resolve.phrase import Phrase, phrase
from accordingto.resolve.reasons import reason
from accordingto.resolve.words import cover_words, words_in

YOU = frozenset({"you", "your", "yours"})
_OPENING = " \t\n\"'“‘(["
_ENDS = ".!?:\n—"
"""Marks before the first word of a sentence."""
_REACH = 200
_REACH_BACK = 400
"""Characters after and before a source that may say more of it."""


def unnamed(text: str, source: Sequence[Span], paragraph: Span) -> Unnamed | None:
    """What the text says of a source that it does not name.

    Args:
        text: the document's text.
        source: the source's spans.
        paragraph: the paragraph that they stand in.

    Returns:
        None where the source has a name, is a pronoun, or has no words; a relative is what
        it takes up, and "you" outside quotations whoever reads. A described body
        ("the agency") is unnamed as well: whoever knows its name from elsewhere in the
        article asks there first.
    """
    alone = words_in(text, source)
    if len(alone) == 1 and alone[0].low in RELATIVES:
        taken_up = antecedent(text, source[0])
        return None if taken_up is None else unnamed(text, [taken_up], paragraph)
    if len(source) == 1 and is_whoever_reads(text, source[0], paragraph):
        return readers(source[0])
    found = phrase(text, source)
    if (
        found is None
        or is_named(found)
        or (_is_pronoun(found) and not found.counted and joined(found) is None)
    ):
        return None
    start = source[0].start
    before = text[max(0, start - _REACH_BACK) : start]
    after = Span(source[-1].start, max(paragraph.end, source[-1].end)).of(text)[:_REACH]
    follows = after[len(source[-1]) :]
    begins = not before.strip(_OPENING) or before.rstrip(_OPENING)[-1] in _ENDS
    return Unnamed(
        what(found, before, after, follows), _words(found), many(found),
        owner(found, begins=begins), reason(text, source, paragraph),
    )  # fmt: skip


def is_whoever_reads(text: str, pronoun: Span, paragraph: Span) -> bool:
    """Whether "you" is said to all who read: outside quotations, where somebody is addressed."""
    if pronoun.of(text).strip().lower() not in YOU:
        return False
    before = text[paragraph.start : pronoun.start]
    return before.count("“") <= before.count("”") and before.count('"') % 2 == 0


def readers(you: Span) -> Unnamed:
    """What "you" is that is said to all who read."""
    return Unnamed("public", you, None, None, None)


def _is_pronoun(found: Phrase) -> bool:
    lowered = {word.low for word in (*found.before, *found.head)}
    return found.known is None and bool(lowered) and lowered <= PRONOUNS | RELATIVES


def _words(found: Phrase) -> Span:
    return cover_words((*found.counted, *found.before, *found.head, *tail(found)))
