"""Speakers whom an article describes and does not name."""

import re
from collections.abc import Sequence

from accordingto.core.span import Span, cover
from accordingto.core.speaker import Described, Unnamed
from accordingto.resolve.kinds import appositive, name_kind
from accordingto.resolve.lexicon import modified, place
from accordingto.resolve.phrase import ARTICLES, PRONOUNS, QUANTIFIERS, RELATIVES, Phrase, phrase
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word, cover_words, sentence_at, sentences

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_NUMBERS |= {"a": 1, "an": 1, "another": 1, "each": 1, "either": 1, "every": 1, "couple": 2,
             "pair": 2, "both": 2, "duo": 2, "trio": 3}  # fmt: skip
_KNOWS = re.compile(
    r"\b(?:familiar|knowledge|briefed|close to|aware of|privy|involved in|insight|informed|"
    r"anonym|not to be|declined to be|not authori[sz]ed)\b",
    re.IGNORECASE,
)
_AT_LARGE = frozenset({"people", "those", "many", "some", "others", "most", "few", "all"})
_BELONGS = frozenset({"of", "for", "with", "at", "from", "in", "to", "on", "inside", "within"})
_OWNERS = frozenset(["my", "his", "her", "its", "our", "your", "their", "whose"])
_OF_STATES = frozenset({"official", "diplomat", "police", "military", "intelligence", "politician"})
_STOPS = frozenset(",—–:;()")
_FILLERS = frozenset(["the", "a", "an", "of"])
_REASON = re.compile(
    r"(?:\bwho\b[^.;“”\"]{0,40}?|\bspeaking\b\s|\bspoke\b\s|\btalked\b\s|\bbriefed \w+\s)?"
    r"(?:\bon (?:the )?conditions? (?:of anonymity|(?:that )?\w+ not be (?:named|identified))"
    r"|\b(?:asked|asking|requested|requesting|insisted|insisting|wished?|wishing|wanted|preferred|"
    r"begged|demanded)\b[^.,;“”\"]{0,20}?"
    r"\b(?:not to be|to not be|to remain|to stay|not be|anonymity)"
    r"(?: (?:publicly |further )?(?:named|identified|quoted|anonymous|unnamed|cited))?"
    r"|\b(?:declined|refused|declining|refusing|did not (?:wish|want)|would not agree)\b to be "
    r"(?:named|identified|quoted)"
    r"|\b(?:is|are|was|were|being)(?: not|n[’']t) (?:authori[sz]ed|allowed|permitted|"
    r"cleared|at liberty) to (?:speak|talk|discuss|comment|be)"
    r"|\bwould not give (?:his|her|their) names?|\b(?:was|were|is|are) granted anonymity"
    r"|\b(?:whose|his|her|their) (?:name|identity)[^.;]{0,30}?withheld)",
    re.IGNORECASE,
)  # fmt: skip
_REASON_GOES_ON = re.compile(
    r"\s*,?\s*(?:(?:publicly|by name|further|anonymously|openly)\b,?\s*)?"
    r"(?:because|citing|since|as|for fear|fearing|in order|so as|to\b|due to|given|owing to|"
    r"about|on the (?:matter|record|issue)|while|when|out of|lest|in exchange|by\b|amid)"
    r"[^.;“”\"]*",
    re.IGNORECASE,
)
_HE_SAID = re.compile(
    r",\s*(?:(?:has|have|had|also|later|earlier|recently|then)\s+)*"
    r"(?:said|told|says|tell|added|confirmed|described|acknowledged|argued|warned)\b.*",
    re.IGNORECASE | re.DOTALL,
)


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
    if found is None or _is_named(found) or _is_pronoun(found):
        return None
    after = Span(source[-1].start, max(paragraph.end, source[-1].end)).of(text)[:200]
    return Unnamed(
        _what(found, after), _described(found), _many(found), _of(found),
        reason(text, source, paragraph),
    )  # fmt: skip


def _is_named(found: Phrase) -> bool:
    if appositive(found) is not None:
        return True
    named = name_kind(found)
    return named is not None and named not in ("public", "party-or-movement")


def _is_pronoun(found: Phrase) -> bool:
    lowered = {word.low for word in (*found.before, *found.head)}
    return found.known is None and bool(lowered) and lowered <= PRONOUNS | RELATIVES


def _what(found: Phrase, after: str) -> Described:
    last = found.head[-1].low
    if last in _AT_LARGE and _KNOWS.search(after):
        return "sources"
    around = [word.low for word in (*found.before, *_tail(found))]
    if found.known is not None:
        noun = found.known.noun
        if last == "people" and found.known.n_words == 1 and _one_or_few(found):
            return "witness"
        return (modified(around) if noun.general else None) or noun.what
    if found.named:
        return "party" if name_kind(found) == "party-or-movement" else "public"
    if last in QUANTIFIERS or last in _NUMBERS:
        return "critics" if last in _AT_LARGE else "sources"
    return "other"


def _one_or_few(found: Phrase) -> bool:
    many = _many(found)
    return many is not None and many < 20


def _tail(found: Phrase) -> list[Word]:
    """The words after the head that still describe it: up to a comma or a relative."""
    tail: list[Word] = []
    for word in found.after:
        if word.text in _STOPS or word.low in RELATIVES:
            break
        tail.append(word)
    return tail


def _described(found: Phrase) -> Span:
    return cover_words((*found.counted, *found.before, *found.head, *_tail(found)))


def _many(found: Phrase) -> int | None:
    counted = found.counted or found.before
    words = [w.low for w in counted] or [found.head[0].low]
    for word in words:
        digits = word.replace(",", "")
        if digits.isdigit():
            return int(digits)
        if word in _NUMBERS and not (word in ARTICLES and found.counted):
            return _NUMBERS[word]
    if found.counted:
        return 2 if {"couple", "pair"} & set(words) else None
    return None if found.known is None or found.known.plural else 1


def _of(found: Phrase) -> Span | None:
    """Whom they belong to: an owner, a name before them, or one after "of" and the like."""
    before = [word for word in found.before if word.is_word]
    for place_, word in enumerate(before):
        if word.owns or (word.low in _OWNERS and not word.is_capital):
            return cover_words(_name_back(before[: place_ + 1]))
    name = [word for word in before if word.is_capital and word.low not in _FIRST]
    names = [word for word in name if place(word.plain) != "adjective"]
    if names:
        return cover_words(_run(before, names[-1]))
    after = _name_after(found.after)
    if after is not None:
        return after
    what = found.known.noun.what if found.known else None
    return name[-1].span if name and what in _OF_STATES else None


_FIRST = words_of("before a name")


def _name_back(words: Sequence[Word]) -> Sequence[Word]:
    """The name or pronoun that ends `words`."""
    start = len(words) - 1
    while start and words[start - 1].is_capital and words[start - 1].low not in _FIRST:
        start -= 1
    return words[start:]


def _run(words: Sequence[Word], last: Word) -> Sequence[Word]:
    end = words.index(last) + 1
    return _name_back(words[:end])


def _name_after(after: Sequence[Word]) -> Span | None:
    for place_, word in enumerate(after):
        if word.text in _STOPS or word.low in RELATIVES:
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
        if not name and word.low in ARTICLES | _OWNERS:
            continue
        if not (word.is_capital and word.is_word) and not (name and word.low in _FILLERS):
            break
        name.append(word)
    while name and not name[-1].is_capital:
        name.pop()
    return name


def reason(text: str, source: Sequence[Span], paragraph: Span) -> Span | None:
    """The words that say why a source is not named, or on what condition.

    They stand in its sentence or in the next one of the paragraph, the nearest after the
    source first.
    """
    at = cover(source)
    here = sentence_at(text, at.start, paragraph)
    following = [s for s in sentences(text, paragraph) if s.start >= here.end][:1]
    for stretch in (Span(min(at.start, here.end - 1), here.end), here, *following):
        found = _REASON.search(text, stretch.start, stretch.end)
        if found is not None:
            return _whole_reason(text, Span(*found.span()), stretch.end)
    return None


def _whole_reason(text: str, found: Span, end: int) -> Span:
    more = _REASON_GOES_ON.match(text, found.end, end)
    if more is None:
        return found
    tail = _HE_SAID.sub("", more.group()).rstrip(" ,")
    whole = Span(found.start, max(found.end, more.start() + len(tail)))
    return whole.trim(text) or found
