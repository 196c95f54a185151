"""Links quotations to the words that say who spoke."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from accordingto.annotate.clause import (
    source_span,
    subject,
    verb_group,
)  # fmt: skip
from accordingto.annotate.fit import Marks
from accordingto.annotate.lexicon import Cue, verb
from accordingto.annotate.parse import Passage
from accordingto.annotate.verbs import speaker
from accordingto.core.span import Span
from accordingto.encode.quotes import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Token

SCARE_WORDS = 3
"""A quotation of at most so many words needs a verb of speech beside it: "the 'truce'"."""

_MAX_GAP_TOK = 25
_MAX_BRIDGE_TOK = 2
_MAX_TITLE_GAP_TOK = 3
_MAX_NAME_TOK = 6
_NAME_TAGS = ("NNP", "NNPS", "NN", "NNS", "PRP", "DT", "JJ", "POS", "PRP$")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
STOPS = (".", "!", "?")


@dataclass(frozen=True, slots=True)
class Speech:
    """A verb that can introduce a quotation, with its subject.

    Args:
        token: the verb.
        word: its entry in the lexicon.
        source: who speaks, or None.
        cue: the verb with what belongs to it.
    """

    token: "Token"
    word: Cue
    source: Span | None
    cue: Span


@dataclass(frozen=True, slots=True)
class Link:
    """A quotation and the verb that introduces it.

    Args:
        quotation: the quotation.
        speech: the verb.
        after: whether the verb follows the quotation.
        content: the quotation, with words before it that belong to the same clause.
    """

    quotation: Quotation
    speech: Speech
    after: bool
    content: Span


def speeches(passage: Passage, marks: Marks) -> list[Speech]:
    """The verbs outside quotation marks that can introduce one, in text order."""
    found: list[Speech] = []
    for token in passage.doc:
        word = verb(token.lower_) if token.tag_.startswith("V") else None
        if word is None or not word.quotable or marks.around(passage.at(token)):
            continue
        source, cue = speaker(passage, token, subject(token), verb_group(passage, token))
        if source is not None and marks.around(source.start):
            source = None
        found.append(Speech(token, word, source, cue))
    return found


def links(
    passage: Passage, quotations: Sequence[Quotation], verbs: Sequence[Speech]
) -> Iterator[Link]:
    """The quotations of a passage that a verb beside them introduces."""
    for position, quotation in enumerate(quotations):
        previous = quotations[position - 1].span.end if position else passage.start
        following = (
            quotations[position + 1].span.start
            if position + 1 < len(quotations)
            else passage.start + len(passage.words)
        )
        link = _link(passage, quotation, verbs, previous, following)
        if link is not None:
            yield link


def _link(
    passage: Passage, quotation: Quotation, verbs: Sequence[Speech], previous: int, following: int
) -> Link | None:
    after = _after(passage, quotation, verbs, following)
    before = _before(passage, quotation, verbs, previous)
    intro = _before_mark(passage, quotation.span.start)
    if before is not None and (intro in (":", ",") or after is None):
        content = _content_after(passage, before, quotation, intro)
        return Link(quotation, before, after=False, content=content)
    if after is None:
        return None
    return Link(quotation, after, after=True, content=_content_before(passage, quotation))


def _content_after(passage: Passage, speech: Speech, quotation: Quotation, intro: str) -> Span:
    """'called the plan "a disgrace"': the words between verb and mark belong to it."""
    if intro in (":", ","):
        return quotation.span
    gap = [
        t for t in tokens_between(passage, speech.cue.end, quotation.span.start) if not t.is_space
    ]
    while gap and (gap[0].lower_ in speech.word.frames or gap[0].is_punct):
        gap = gap[1:]
    if not gap:
        return quotation.span
    end = quotation.span.end
    if "c" in speech.word.frames and not speech.word.frames & {"o+o", "o+as"}:
        # What is said is a clause; it goes on behind the marks.
        end = max(end, _clause_end(passage, end))
    return Span(passage.at(gap[0]), end)


def _clause_end(passage: Passage, start: int) -> int:
    """The last word before the next punctuation mark."""
    end = start
    for token in tokens_between(passage, start, passage.start + len(passage.words)):
        if token.is_punct or token.is_space:
            break
        end = passage.end(token)
    return end


def _content_before(passage: Passage, quotation: Quotation) -> Span:
    """'The dam would "hold for years," she said': so do the words before it in its sentence."""
    start = quotation.span.start
    goes_on = passage.of(quotation.inner)[:1].islower()
    for token in reversed(tokens_between(passage, passage.start, start)):
        if token.text in STOPS or token.is_space:
            break
        if token.is_punct and not (goes_on and (token.is_quote or token.text == ",")):
            break
        start = passage.at(token)
    return Span(start, quotation.span.end)


def _before_mark(passage: Passage, place: int) -> str:
    """The last character before a place that is not a space."""
    words = passage.words[: place - passage.start].rstrip()
    return words[-1:]


def _after(
    passage: Passage, quotation: Quotation, verbs: Sequence[Speech], following: int
) -> Speech | None:
    if not _invites(passage, quotation):
        return None
    stop = _sentence_end(passage, quotation.span.end, following)
    for speech in verbs:
        if speech.cue.start < quotation.span.end:
            continue
        if not tokens_between(passage, quotation.span.end, speech.cue.start):
            speech = _inverted(passage, speech)  # noqa: PLW2901 - the same verb, better read
        elif speech.source is None or speech.source.start < quotation.span.end:
            speech = _beside(passage, quotation, speech)  # noqa: PLW2901 - the same
        if speech.source is None:
            continue
        if speech.cue.start >= stop or speech.source.end > stop:
            return None
        # "a man who says so", after the quotation, is part of the source.
        if speech.token.dep_ != "relcl" and speech.source.start >= quotation.span.end:
            first = min(speech.source.start, speech.cue.start)
            between = tokens_between(passage, quotation.span.end, first)
            return speech if _is_bridge(between) else None
    return None


def _beside(passage: Passage, quotation: Quotation, speech: Speech) -> Speech:
    """'"It leaks," Torsen said': the name between mark and verb, if the parse went astray."""
    between = tokens_between(passage, quotation.span.end, speech.cue.start)
    words = [t for t in between if not t.is_punct and not t.is_space]
    if not 1 <= len(words) <= _MAX_NAME_TOK or any(t.tag_ not in _NAME_TAGS for t in words):
        return speech
    return replace(speech, source=passage.span(words[0], words[-1]))


def _inverted(passage: Passage, speech: Speech) -> Speech:
    """'"Is it safe?" asked Torsen': the parser takes the subject for an object."""
    objects = ("nsubj", "dobj", "attr", "oprd", "ccomp")
    who = next((c for c in speech.token.rights if c.dep_ in objects), None)
    if who is None or who.left_edge.i != speech.token.i + 1 or who.tag_[:2] not in ("NN", "PR"):
        return speech
    return replace(speech, source=source_span(passage, who))


def _invites(passage: Passage, quotation: Quotation) -> bool:
    """Whether the end of a quotation lets "she said" follow."""
    tail = passage.words[quotation.span.end - passage.start :][:4]
    last = passage.words[quotation.inner.end - 1 - passage.start]
    if last == "." or last.isalnum():
        return tail.lstrip(" ,")[:1].islower() or tail.startswith(",")
    return True


def _is_bridge(between: "Sequence[Token]") -> bool:
    """Whether only punctuation, adverbs and conjunctions stand between quotation and speaker."""
    words = [t for t in between if not t.is_punct and not t.is_space]
    return len(words) <= _MAX_BRIDGE_TOK and all(t.tag_[:2] in ("RB", "IN") for t in words)


def _sentence_end(passage: Passage, start: int, stop: int) -> int:
    for token in tokens_between(passage, start, stop):
        if token.text in STOPS:
            return passage.at(token)
    return stop


def _before(
    passage: Passage, quotation: Quotation, verbs: Sequence[Speech], previous: int
) -> Speech | None:
    start = previous
    for token in tokens_between(passage, previous, quotation.span.start):
        if token.text in STOPS:
            start = passage.end(token)
    for speech in reversed(verbs):
        if speech.cue.end > quotation.span.start:
            continue
        if speech.cue.start < start:
            return None
        if _leads_to(passage, speech, quotation):
            return speech
    return None


def _leads_to(passage: Passage, speech: Speech, quotation: Quotation) -> bool:
    """Whether nothing but objects and asides stands between the verb and the mark."""
    gap = tokens_between(passage, speech.cue.end, quotation.span.start)
    if len(gap) > _MAX_GAP_TOK or speech.source is None:
        return False
    is_short = len(passage.of(quotation.inner).split()) <= SCARE_WORDS
    if is_short and len(gap) > _MAX_TITLE_GAP_TOK and gap[-1].text in (",", "—", "-"):
        return False
    return not any(t.tag_ in _FINITE for t in gap)


def tokens_between(passage: Passage, start: int, stop: int) -> "Sequence[Token]":
    """The tokens that lie wholly between two places of the document's text."""
    if start >= stop:
        return ()
    found = passage.doc.char_span(
        start - passage.start, stop - passage.start, alignment_mode="contract"
    )
    return tuple(found) if found is not None else ()


def is_sentence_like(text: str, quotation: Quotation) -> bool:
    """Whether a quotation is long enough to be speech even with no verb beside it."""
    return len(quotation.inner.of(text).split()) > SCARE_WORDS
