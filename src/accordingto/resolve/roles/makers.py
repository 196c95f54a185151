"""Who made a document: "a poll by the Neld Institute", "the Courier’s editorial"."""

from collections.abc import Sequence

from accordingto.core.span import Span
from accordingto.resolve.closed import ARTICLES, OWNERS, RELATIVES
from accordingto.resolve.lexicon import known, place
from accordingto.resolve.roles.body_words import Body, body_at, body_before
from accordingto.resolve.roles.posts import posts
from accordingto.resolve.roles.runs import bare, is_name, run_end
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
_FULL = 2
"""Words of a full name."""
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
            body = _described(words[at + 1 : at + _FEW]) or body_at(words, at + 1)[0]
            if body is not None:
                return body, word.low
    if words[head - 1].low == "pool":
        return None  # "a Palace pool report" is by journalists.
    start = head
    while start and _is_adjective(words[start - 1]):
        start -= 1
    before = body_before(words, start)
    return None if before is None else (before, "")


def _described(words: Sequence[Word]) -> Body | None:
    """Whoever is described behind "by": "staff at the Neld Works", "a guard named Ada Lint"."""
    named = _named(words)
    if named is not None:
        return Body(named, None)
    found = next(posts(words), None)
    return None if found is None else found.body


def _named(words: Sequence[Word]) -> Span | None:
    """The name of somebody behind what they are: "a miner, Ada Lint,", "a guard named Ada Lint"."""
    if not words or words[0].low not in ("a", "an"):
        return None
    marks = (n for n, word in enumerate(words) if word.text == "," or word.low == "named")
    at = next(marks, len(words))
    if not any(_is_somebody(word) for word in words[1:at]):
        return None
    first = at + 1
    if first >= len(words) or not is_name(words[first]):
        return None
    end = run_end(words, first)
    if end - first < _FULL or place(" ".join(word.plain for word in words[first:end])) is not None:
        return None  # "a miner from Orrin, North Carolina,"
    goes_on = words[at].text == "," and end < len(words) and words[end].text != ","
    return None if goes_on else bare(words[first:end])


def _is_somebody(word: Word) -> bool:
    """Whether a word is a noun for one person."""
    found = None if word.is_capital else known([word.low])
    return found is not None and found.noun.is_person and not found.plural


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
