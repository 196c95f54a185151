"""Speakers of whom a text says how many there are, and little more."""

import re

from accordingto.core.speaker import Described
from accordingto.resolve.bodies import members_of
from accordingto.resolve.closed import ARTICLES
from accordingto.resolve.lexicon import LONGEST_NOUN, known
from accordingto.resolve.phrase import Phrase, phrase_of
from accordingto.resolve.senses import TERRITORIES, shared
from accordingto.resolve.wordlists import words_of

AT_LARGE = frozenset(["people", "those", "many", "some", "others", "most", "few", "all"])
"""Words for people of whom nothing else need be said."""

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_NUMBERS |= {"a": 1, "an": 1, "another": 1, "each": 1, "either": 1, "every": 1, "couple": 2,
             "pair": 2, "both": 2, "duo": 2, "trio": 3}  # fmt: skip
_TIMES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
_TIMES |= {"billion": 1_000_000_000}
_PART_OF = words_of("part of")
_OF_ALL = frozenset(["all", "most", "everyone", "everybody", "none", "nobody", "half"])
_ONE_MORE = frozenset(["another", "other", "second", "third", "fourth"])
_OF_NOBODY = frozenset(["some", "many"])
"""Words that news uses of people without having said who they are."""
_GO_ON = frozenset(["few", "many", "most"])
_COUNTING = re.compile(r"\b(many|most|few|no) ((?:[\w’'-]+ ?){1,4})", re.IGNORECASE)
"""What counts people, with the words that may tell whom."""
_PEOPLE = ("unnamed", "experts", "public", "party-or-movement")
_POSTS = re.compile(
    r"\A\W*(?:(?:also|even|then|later|soon|simply|has|have)\W+)?"
    r"(?:tweet|retweet|repost|post(?:ed|s)\b|comment|joked on|wrote on (?:twitter|facebook))",
    re.IGNORECASE,
)
"""What is done by users of social media."""
_OBJECTS = re.compile(
    r"\A\W*(?:\w+\W+){0,4}?(?:critici[sz]|accus|complain|question|object|denounc|blast|slam"
    r"|fault|attack|assail|mock|ridicul|derid|oppos|condemn|disput|doubt|disagree|balk|bristl"
    r"|reject|decr(?:y|ied)|lament|pann|scoff|sneer|rail|protest(?:ed|s)?\b|skeptic|dismiss)",
    re.IGNORECASE,
)
"""What critics do, within a few words of a source."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def many(found: Phrase) -> int | None:
    """How many a phrase stands for: 1, a number in the text, or None for several."""
    if is_share(found) or shared(found.counted) or shared(found.head):
        return None  # but "a third source" is one
    counted = found.counted or found.before
    words = [w.low for w in counted] or [found.head[0].low]
    several = found.known is not None and found.known.plural
    for word, follows in zip(words, [*words[1:], ""], strict=True):
        if word in ARTICLES and several and not found.counted:
            continue  # "an estimated 300 divers"
        digits = word.replace(",", "")
        if digits.isdigit() and (several or found.counted or found.known is None):
            return int(digits) * _TIMES.get(follows, 1)  # but "the 2009 paper" is one
        if word in _NUMBERS and not (word in ARTICLES and found.counted):
            return _NUMBERS[word] * _TIMES.get(follows, 1)
    if found.counted:
        return 2 if {"couple", "pair"} & set(words) else None
    return None if found.known is None or found.known.plural else 1


def what_counted(found: Phrase, before: str, follows: str) -> Described:
    """What those are of whom only the number is said: "many", "one in five", "others".

    Args:
        found: their phrase.
        before: the text before it, which may say who they are.
        follows: the text that follows it, which may say what they do.
    """
    last = found.head[-1].low
    if is_share(found) or posts(follows):
        return "public"
    what = of_whole(found)
    if what is None and last in _GO_ON:
        what = _last_counted(before, last)
    if what is None and last not in _OF_ALL | _OF_NOBODY:
        what = last_people(before, or_one=last in _ONE_MORE)
    if what is not None:
        return what
    if last not in _OF_ALL and _OBJECTS.search(follows):
        return "critics"
    return "public" if last in AT_LARGE | _OF_ALL else "sources"


def posts(follows: str) -> bool:
    """Whether what follows a source says that they did what users of social media do."""
    return _POSTS.search(follows) is not None


def is_share(found: Phrase) -> bool:
    """Whether it is one of "one in five" or "nine out of ten"."""
    after = [word.low for word in found.after[:3]]
    return after[:1] in (["in"], ["out"]) and any(w.isdigit() or w in _NUMBERS for w in after[1:])


def of_whole(found: Phrase) -> Described | None:
    """What those are who are part of something: of "many in the audience"."""
    if not found.after or found.after[0].low not in _PART_OF:
        return None
    whole = phrase_of(tuple(found.after[1:]))
    if whole is None:
        return None
    if whole.known is None:
        return members_of(whole) if whole.named else None
    noun = whole.known.noun
    if whole.head[-1].low in TERRITORIES or noun.what == "post":
        return "public"
    if noun.kind == "official-body":
        return members_of(whole)
    return None if noun.what in ("document", "poll", "sources") else noun.what


def last_people(before: str, *, or_one: bool) -> Described | None:
    """What the last people are that a text describes, or None if it describes none.

    Args:
        before: the text before a source.
        or_one: whether a single one will do: "another" goes on from "a voter".
    """
    words = [found.group() for found in _WORD.finditer(before)]
    for end in range(len(words), 0, -1):
        if words[end - 1][0].isupper():
            continue
        found = known([word.lower() for word in words[max(0, end - LONGEST_NOUN) : end]])
        if found is not None and (found.plural or or_one) and found.kind in _PEOPLE:
            return None if found.noun.what in ("sources", "other") else found.noun.what
    return None


def _last_counted(before: str, word: str) -> Described | None:
    """What those are whom the same paragraph counted so: "Many miners came, and many left".

    "Few" goes on from "no" as well: "no miner came, and few called".
    """
    for counted in reversed(list(_COUNTING.finditer(before[before.rfind("\n") + 1 :]))):
        counting, words = counted.group(1).lower(), counted.group(2).lower().split()
        if counting != word and (counting, word) != ("no", "few"):
            continue
        found = [known(words[:end]) for end in range(1, len(words) + 1)]
        people = [one for one in found if one is not None and one.kind in _PEOPLE]
        if people:
            return None if people[-1].noun.what in ("sources", "other") else people[-1].noun.what
    return None


def last_force(before: str) -> Described | None:
    """Whether soldiers or police were told of last, of whom officers may be."""
    words = [found.group().lower() for found in _WORD.finditer(before)]
    for end in range(len(words), 0, -1):
        found = known(words[max(0, end - LONGEST_NOUN) : end])
        what = None if found is None or words[end - 1].startswith("officer") else found.noun.what
        if what in ("military", "police"):
            return what
    return None
