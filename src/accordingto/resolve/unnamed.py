"""Speakers whom an article describes and does not name."""

from collections.abc import Sequence

from accordingto.core.span import Span
from accordingto.core.speaker import Unnamed
from accordingto.resolve.closed import ARTICLES, OWNERS, PRONOUNS, RELATIVES
from accordingto.resolve.counted import many
from accordingto.resolve.described import STOPS, is_named, tail, what
from accordingto.resolve.lexicon import attributes, listed_kind, place
from accordingto.resolve.phrase import Phrase, phrase
from accordingto.resolve.reasons import reason
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word, cover_words

_BELONGS = frozenset({"of", "for", "with", "at", "from", "in", "to", "on", "inside", "within"})
_OF_STATES = frozenset({"official", "diplomat", "police", "military", "intelligence", "politician"})
_FILLERS = frozenset(["the", "a", "an", "of"])
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
        None where the source has a name, is a pronoun, or has no words. A described body
        ("the agency") is unnamed as well: whoever knows its name from elsewhere in the
        article asks there first.
    """
    found = phrase(text, source)
    if found is None or is_named(found) or _is_pronoun(found):
        return None
    start = source[0].start
    before = text[max(0, start - _REACH_BACK) : start]
    after = Span(source[-1].start, max(paragraph.end, source[-1].end)).of(text)[:_REACH]
    follows = after[len(source[-1]) :]
    begins = not before.strip(_OPENING) or before.rstrip(_OPENING)[-1] in _ENDS
    return Unnamed(
        what(found, before, after, follows), _words(found), many(found), _of(found, begins=begins),
        reason(text, source, paragraph),
    )  # fmt: skip


def _is_pronoun(found: Phrase) -> bool:
    lowered = {word.low for word in (*found.before, *found.head)}
    return found.known is None and bool(lowered) and lowered <= PRONOUNS | RELATIVES


def _words(found: Phrase) -> Span:
    return cover_words((*found.counted, *found.before, *found.head, *tail(found)))


def _of(found: Phrase, *, begins: bool) -> Span | None:
    """Whom they belong to: an owner, a name before them, or one after "of" and the like.

    Args:
        found: their phrase.
        begins: whether it begins a sentence, so that any first word is a capital.
    """
    before = [word for word in found.before if word.is_word]
    for place_, word in enumerate(before):
        if word.low in TIMES:
            continue
        if word.owns or (word.low in OWNERS and not word.is_capital):
            return cover_words(_name_back(before[: place_ + 1]))
    name = [word for word in before if word.is_capital and word.low not in _FIRST | TIMES]
    if begins and name[:1] == before[:1] != [] and not before[1:2] == name[1:2] != []:
        name = name if _is_own(before[0]) else name[1:]
    names = [word for word in name if place(word.plain) != "adjective" and not _is_stance(word)]
    if names:
        return cover_words(_run(before, names[-1]))
    after = _name_after(found.after)
    if after is not None:
        return after
    told = found.known.noun.what if found.known else None
    return name[-1].span if name and told in _OF_STATES else None


_OPENING = " \t\n\"'“‘(["
_ENDS = ".!?:\n—"
_FIRST = words_of("before a name")
TIMES = words_of("days and months") | words_of("times that own")
_INSIDE = frozenset(["of", "for", "at", "and", "the"])
"""Small words inside the name of a body before a noun: "a University of Orrin poll"."""


def _is_own(word: Word) -> bool:
    """Whether a word is a name though any word has a capital there: "FBI", no "Exit"."""
    listed = listed_kind(word.plain) is not None or place(word.plain) is not None
    return listed or word.text.isupper() or word.low not in attributes()


def _is_stance(word: Word) -> bool:
    """Whether it is no owner but says for or against whom: "anti-Dolent"."""
    return word.text[0].islower() and "-" in word.text


def _name_back(words: Sequence[Word]) -> Sequence[Word]:
    """The name or pronoun that ends `words`."""
    start = len(words) - 1
    while start:
        inside = 0
        while start > inside and words[start - 1 - inside].low in _INSIDE:
            inside += 1
        first = start - 1 - inside
        if first < 0 or not words[first].is_capital or words[first].low in _FIRST:
            break
        start = first
    return words[start:]


def _run(words: Sequence[Word], last: Word) -> Sequence[Word]:
    end = words.index(last) + 1
    return _name_back(words[:end])


def _name_after(after: Sequence[Word]) -> Span | None:
    for place_, word in enumerate(after):
        if word.text in STOPS or word.low in RELATIVES:
            return None
        if word.low not in _BELONGS:
            continue
        name = _leading_name(after[place_ + 1 :])
        if name:
            return cover_words(name)
    return None


def _leading_name(words: Sequence[Word]) -> list[Word]:
    name: list[Word] = []
    for word in words:
        if word.low in TIMES:
            break
        if not name and word.low in ARTICLES | OWNERS:
            continue
        if not (word.is_capital and word.is_word) and not (name and word.low in _FILLERS):
            break
        name.append(word)
    while name and not name[-1].is_capital:
        name.pop()
    return name
