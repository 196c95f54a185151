"""What a cue does, from its words alone: kind, stance and hedge, and whether it is negated."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from accordingto.annotate.lexicon import Cue, adjective, noun, verb, words
from accordingto.core.attribution import Kind, Stance
from accordingto.core.span import Span

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_NEGATION = re.compile(
    r"\b(?:not|never|no|nobody|none|nor|neither|cannot|without|refus\w+|declin\w+|fail(?:s|ed|ing)?)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_NO_SOURCE = re.compile(r"^(?:nobody|no one|none|neither)\b", re.IGNORECASE)
_QUESTION = re.compile(r"\?[”\"’'»]*$")
_ASKED_TO_DO = re.compile(r"(?:that|to|for)\b", re.IGNORECASE)
_MAY = re.compile(
    # "May" is a month.
    r"\b(?:may|might|could|[Pp]erhaps|[Mm]aybe|[Pp]ossibly|[Aa]llegedly|[Rr]eportedly|supposedly)\b"
)
_LOOK_AHEAD_CHARS = 60
"""Words that lower commitment are looked for so far into what is said: further on they
belong to some detail."""
_SPEAKS = words("say tell comment answer respond reply speak talk discuss confirm elaborate")
_BELIEVES = words("believe believes believed think thinks thought")
HEDGES = words(
    "allegedly reportedly supposedly purportedly apparently seemingly ostensibly rumored rumoured "
    "presumably"
)
"""Adverbs and participles that lower commitment wherever they stand in a cue."""
_SHOWN = words("is are was were be been being it's")
_REPORTED = words("said told thought believed feared understood reported rumored rumoured expected "
                  "suspected alleged claimed assumed presumed")  # fmt: skip
_SUPPORT = words("be is are was were been being have has had having do does did done will would "
                 "can could may might shall should must to not also")  # fmt: skip
"""Words of a cue that never say what it does."""


@dataclass(frozen=True, slots=True)
class Manner:
    """What a cue does; the fields are those of `Attribution`."""

    kind: Kind = "said"
    stance: Stance = "asserts"
    hedged: bool = False


def manner(
    text: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]
) -> Manner:
    """What the cue of an attribution does.

    The first word of the cue that the lexicon knows decides, verbs before nouns
    before adjectives; words that only carry tense are passed over, and what follows
    the cue may turn it ("called for").

    Args:
        text: the document's text.
        source: who speaks.
        cue: the words that attribute; without any it asserts.
        content: what is attributed.
    """
    said = " ".join(s.of(text) for s in cue)
    listed = [m.group().lower() for m in _WORD.finditer(said)]
    word = _known(listed)
    hedged = _hedged(text, listed, word, source, content)
    if word is None:
        return Manner("said", "asks" if _is_question(text, content) else "asserts", hedged)
    for frame in _following(text, cue, content):
        word = word.used_with(frame)
    return Manner(word.kind, _stance(text, said, listed, word, content), hedged)


def _stance(
    text: str, said: str, listed: Sequence[str], word: Cue, content: Sequence[Span]
) -> Stance:
    """What the cue does, given what the lexicon says of its word."""
    if _NEGATION.search(said):
        # Somebody who would not speak asserts nothing; who does not believe doubts.
        if any(w in _SPEAKS for w in listed):
            return "other"
        if any(w in _BELIEVES for w in listed):
            return "doubts"
    if word.lemma == "ask" and content and _ASKED_TO_DO.match(text, content[0].start):
        return "demands"
    if word.stance == "asserts" and _is_question(text, content):
        return "asks"
    return word.stance


def _is_question(text: str, content: Sequence[Span]) -> bool:
    """Whether what is said ends with a question mark, which may stand just behind it."""
    return bool(content) and bool(_QUESTION.search(text[content[-1].start : content[-1].end + 1]))


def negates(cue: str, source: str = "") -> bool:
    """Whether a cue says that it was not said: "did not confirm", "declined to say".

    >>> negates("refused to confirm"), negates("denied")
    (True, False)
    """
    return bool(_NEGATION.search(cue) or _NO_SOURCE.search(source))


def _known(listed: Sequence[str]) -> Cue | None:
    """The word of a cue that says what it does."""
    for before, word in pairwise(listed):
        # "Is convinced", "was worried": states, though the words are verbs too.
        state = adjective(word) if before in _SHOWN else None
        if state is not None:
            return state
    telling = [w for w in listed if w not in _SUPPORT]
    for look_up in (verb, noun, adjective):
        for word in telling:
            found = look_up(word)
            if found is not None:
                return found
    return None


def _hedged(
    text: str, listed: Sequence[str], word: Cue | None, source: Sequence[Span],
    content: Sequence[Span],
) -> bool:  # fmt: skip
    """Whether the cue, or the beginning of what is said, lowers commitment.

    "He claims that" commits him fully; "it is claimed that" commits nobody.
    """
    if any(w in HEDGES for w in listed):
        return True
    if not source and word is not None and word.hedged:
        return True
    if not source and any(a in _SHOWN and b in _REPORTED for a, b in pairwise(listed)):
        return True
    begins = text[content[0].start : content[0].end][:_LOOK_AHEAD_CHARS] if content else ""
    return bool(_MAY.search(begins))


def _following(text: str, cue: Sequence[Span], content: Sequence[Span]) -> Iterator[str]:
    """The words behind a cue, or at its end, that may turn what it does."""
    if cue:
        inside = _WORD.findall(cue[-1].of(text).lower())
        yield from inside[1:]
        after = _WORD.match(text, cue[-1].end + 1)
        if after and not any(s.start < cue[-1].start for s in content):
            yield after.group().lower()
