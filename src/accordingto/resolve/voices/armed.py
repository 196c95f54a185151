"""Whether a body is called an armed group, by the descriptions of it or beside its names."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice, takewhile

from accordingto.core.entity import Mention
from accordingto.core.span import Span
from accordingto.resolve.kinds import kind_of
from accordingto.resolve.lexicon import LONGEST_NOUN, Known, known
from accordingto.resolve.phrase import phrase
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word, line_start, words_back, words_in

_ARMED = words_of("armed")
_TIMES = words_of("days and months")
_SHORT = r"(?:[ \xa0]\([^()\n]{1,30}\))?"
_OWNER = r"[^\W\d_][\w.-]*(?:[’']s|s[’'])"
_BESIDE = re.compile(
    rf"{_SHORT},?[ \xa0](?:(?<=, )|(?<=,\xa0)|(?:which |that )?(?:is|was|are|were|remains) )"
    rf"(?:once |also |now )?(?=(?:the|an?|another|one of|{_OWNER})[ \xa0])"
)
"""What stands between a name and a description of it: "Sluice Watch (SW), a", "Sluice is a"."""
_GOES_ON = frozenset(["", "in", "of", "from", "that", "which", "based", "behind", "with"])
"""What follows the noun of a description that is set beside a name."""
_LETTERS = re.compile(r"\w+")
_END = re.compile(r"[,.;:()\n—–]")
_LOOK, _NEAR = 80, 24
"""Characters around a name that may describe it."""
_MOST_NAMES = 40
"""Places where one is named that are looked at; who is named more often was introduced before."""
_THE = ("the ", "The ", "the\xa0", "The\xa0")
_LIST = frozenset(["and", "or", ",", "(", ")", "the"])


def is_armed(text: str, mentions: Iterable[Mention]) -> bool:
    """Whether a body is described as an armed group, whatever guard or corps its name has.

    What is said by the way counts too: "the rebel group Sluice Watch", "Sluice Watch (SW), the
    largest militant faction", "the Sluice militia".

    Args:
        text: the document's text.
        mentions: of it.
    """
    listed = [one for one in mentions if one.form != "pronoun"]
    found = (phrase(text, [one.span]) for one in listed if one.form == "nominal")
    if any(one is not None and kind_of(one) == "armed-group" for one in found):
        return True
    if not _has_word_for_armed(text):
        return False
    names = (one for one in listed if one.form == "name")
    return any(_is_called_armed(text, one.span) for one in islice(names, _MOST_NAMES))


# Most articles have no such word, so that what stands beside their names need not be read.
@lru_cache(maxsize=4)
def _has_word_for_armed(text: str) -> bool:
    """Whether any word of a text, or part of one with a hyphen, is one for armed groups."""
    return not _ARMED.isdisjoint(found.group() for found in _LETTERS.finditer(text.lower()))


def _is_called_armed(text: str, name: Span) -> bool:
    if name.of(text).lower() in _TIMES:
        return False  # "the militia Tuesday"
    return _before(text, name) or _apposed(text, name) or _behind(text, name)


def _before(text: str, name: Span) -> bool:
    """Whether the noun before a name says so, or that before a list of names it stands in."""
    start = line_start(text, name.start, _LOOK)
    if start >= name.start:
        return False
    words = list(words_back(text, Span(start, name.start)))
    nearest = 0
    while nearest < len(words) and (_is_quote(words[nearest])):
        nearest += 1
    if _is_noun(words[nearest:], several=False):
        return True
    while nearest < len(words) and (words[nearest].is_capital or words[nearest].low in _LIST):
        nearest += 1
    return _is_noun(words[nearest:], several=True)


def _is_quote(word: Word) -> bool:
    return word.text in "“”‘’\"'«»"


def _is_noun(back: list[Word], *, several: bool) -> bool:
    """Whether words, the last first, begin with a noun for armed groups.

    Args:
        back: the words before a name.
        several: whether the noun is one for all of a list.
    """
    listed = [word.low for word in reversed(back[:LONGEST_NOUN])]
    noun = known(listed)
    return noun is not None and (noun.plural or not several) and _is_of_armed(noun, listed)


def _is_of_armed(noun: Known, words: list[str]) -> bool:
    own = " ".join(words[-noun.n_words :]).split()
    parts = {part for word in own for part in (word, *word.split("-"))}
    return noun.kind == "armed-group" and not parts.isdisjoint(_ARMED)


def _apposed(text: str, name: Span) -> bool:
    """Whether a description behind a name says so."""
    found = _BESIDE.match(text, name.end)
    if found is None:
        return False
    end = _END.search(text, found.end(), found.end() + _LOOK)
    stop = min(len(text), found.end() + _LOOK) if end is None else end.start()
    described = phrase(text, [Span(found.end(), stop)]) if found.end() < stop else None
    if described is None or described.known is None:
        return False
    goes_on = described.after[0].low if described.after else ""
    if found.group().startswith(", ") and goes_on not in _GOES_ON:
        return False  # "In Neld, the rebel group said no."
    is_one = not described.known.plural or text.startswith("one of", found.end())
    return is_one and _is_of_armed(described.known, [word.low for word in described.head])


def _behind(text: str, name: Span) -> bool:
    """Whether the noun behind a name says so: "the Sluice militia", "the Orrinese QZX rebels"."""
    if not name.start:
        return False
    start = max(0, name.start - _NEAR)
    before = takewhile(lambda word: word.is_capital, words_back(text, Span(start, name.start)))
    first = min((word.span.start for word in before), default=name.start)
    if not text.endswith(_THE, 0, first) and not text.startswith(_THE, first):
        return False
    line = text.find("\n", name.end, name.end + _LOOK)
    stop = min(len(text), name.end + _LOOK) if line < 0 else line
    words = words_in(text, [Span(name.end, stop)])[: LONGEST_NOUN - 1] if name.end < stop else ()
    listed: list[str] = []
    for word in words:
        if not word.is_word or word.is_capital:
            break
        listed.append(word.low)
    # The longest noun counts: "the Sluice militia commander" is a person.
    for end in range(len(listed), 0, -1):
        noun = known(listed[:end])
        if noun is not None:
            are_fighters = (
                noun.plural and noun.noun.what == "military" and listed[end - 1] in _ARMED
            )
            return are_fighters or (not noun.plural and _is_of_armed(noun, listed[:end]))
    return False
