"""Who made a document: "a poll by the Neld Institute", "the Courier’s editorial"."""

from collections.abc import Sequence

from accordingto.resolve.closed import ARTICLES, OWNERS, RELATIVES
from accordingto.resolve.roles.body_words import Body, body_at, body_before
from accordingto.resolve.roles.posts import posts
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word

_MADE = words_of("what documents are by")
OF_OTHERS = frozenset(["email", "emails", "e-mail", "e-mails", "video", "footage", "memo", "memos"])
SHOWN = frozenset(
    form for verb in ("release", "publish", "obtain", "post")
    for form in (verb, verb + "s", verb + "es", verb + "ed", verb + "d", verb + "ing",
                 verb.removesuffix("e") + "ing")
)  # fmt: skip
"""What those do with emails and the like who did not write them."""
_NEAR = 6
_FEW = 16
_BY = frozenset(["by", "from"])
_LITTLE = (words_of("after a person's name") - {"of", "for", "and", "the"}) | {
    "this",
    "last",
    "week",
    "month",
    "year",
}
"""Words for when it was made."""


def maker(words: Sequence[Word], head: int) -> tuple[Body, str] | None:
    """The words for whoever made a document, and the word "by" if they stand behind it.

    Args:
        words: of its description.
        head: which of them is the noun for it.
    """
    for at in range(head + 1, len(words)):
        word = words[at]
        if word.low in RELATIVES or not (word.is_word or _goes_on(words, at)):
            break
        if words[head].low in OF_OTHERS and words[at - 1].low in SHOWN:
            break
        made = words[at - 1].low in _MADE or _LITTLE.issuperset(
            one.low for one in words[head + 1 : at]
        )  # fmt: skip
        posted = word.low == "on" and words[at - 1].low in ("posted", "published")
        if posted or (word.low in _BY and (made or _is_after_made(words, head, at))):
            # "by economists at the Neld Works"
            by_somebody = next(posts(words[at + 1 : at + _FEW]), None)
            body = by_somebody.body if by_somebody is not None else body_at(words, at + 1)[0]
            if body is not None:
                return body, word.low
    if words[head - 1].low == "pool":
        return None  # "a Palace pool report" is by journalists.
    start = head
    while start and _is_adjective(words[start - 1]):
        start -= 1
    before = body_before(words, start)
    return None if before is None else (before, "")


def _is_adjective(word: Word) -> bool:
    is_plain = word.is_word and not word.is_capital and not word.owns
    return is_plain and word.low not in ARTICLES | OWNERS


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether a mark does not end the phrase: a hyphen, or a comma before what was done with it."""
    if words[at].text in "-’'&":
        return True
    return words[at].text == "," and at + 1 < len(words) and words[at + 1].low in _MADE


def _is_after_made(words: Sequence[Word], head: int, at: int) -> bool:
    """Whether "by" belongs to what was done with the document: "released on Friday by"."""
    return any(word.low in _MADE for word in words[max(head, at - _NEAR) : at])
