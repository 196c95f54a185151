"""What those are who are only told by what follows them: "those who back the dam"."""

import re

from accordingto.core.speaker import Described
from accordingto.resolve.phrase import Phrase
from accordingto.resolve.wordlists import words_of

_OPEN = frozenset(["those", "others", "anyone", "anybody", "everyone", "everybody", "ones"])
"""Words that wait for what follows to say who is meant."""
_NEAR = frozenset([*_OPEN, "people", "some", "many", "several"])
_BEFORE_VERB = (
    r"\A\W*(?:who\W+)?(?:(?:have|has|had|will|would|may|might|could|do|did|still|long|always|already"
    r"|now|also|otherwise|\w+ly)\W+){0,3}"
)
_FOR = re.compile(
    _BEFORE_VERB + r"(?:back|support|favou?r|endors|champion)(?:e|s|es|ed|ing)?\b", re.IGNORECASE
)
_AGAINST = re.compile(
    _BEFORE_VERB + r"(?:oppos|criticis|criticiz|denounc|condemn|doubt)(?:e|s|es|ed|ing)?\b",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"\A\W*(?:closest\W+)?around\W+(?:him|her|(?:the\W+)?(?:prime\W+minister|president|premier"
    r"|minister|governor|mayor|senator|candidate|nominee|chancellor|king|general))\b"
    r"(?!\s*['’]s\b)",
    re.IGNORECASE,
)
_PLATFORM = (
    r"\W+(?:\w+\W+){0,3}?(?:social media|social networks?|twitter|facebook|instagram|telegram"
    r"|youtube|tiktok|whatsapp|snapchat|weibo|vkontakte|reddit|truth social)\b(?!\s*['’]s\b)"
)
_POSTED = re.compile(
    r"\b(?:posted|shared|uploaded|circulat(?:ed|ing)|spread|tweeted)\b(?:\W+\w+){0,4}?\W+"
    r"(?:on|to|by|via|across|in)" + _PLATFORM,
    re.IGNORECASE,
)
_ON = re.compile(r"\A\W*(?:on|from)" + _PLATFORM, re.IGNORECASE)
_SHOWN = words_of("what users show")
_MOST = 120
"""Characters behind a noun that say more of it."""


def by_clause(found: Phrase, follows: str) -> Described | None:
    """What those are of whom no noun but a clause tells: who back, oppose or surround somebody.

    Args:
        found: their phrase.
        follows: the text that follows it.
    """
    last, clause = found.head[-1].low, _clause(found, follows)
    if last in _NEAR and _AROUND.match(clause):
        return "aide"
    if last not in _OPEN:
        return None
    if _FOR.match(clause):
        return "party"
    return "critics" if _AGAINST.match(clause) else None


def is_posted(found: Phrase) -> bool:
    """Whether what is shown or written was put where users post: "a video posted on Telegram"."""
    clause = _clause(found, "")
    stands_there = found.head[-1].low in _SHOWN and _ON.match(clause)
    return bool(stands_there) or _POSTED.search(clause) is not None


def _clause(found: Phrase, follows: str) -> str:
    words = " ".join(word.text for word in found.after)
    return (words + follows if words else follows)[:_MOST]
