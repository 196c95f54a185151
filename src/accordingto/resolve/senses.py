"""What a noun means that may mean several things, by the words around it."""

from collections.abc import Sequence

from accordingto.resolve.closed import OWNERS
from accordingto.resolve.lexicon import Known, body_kind, known, modified
from accordingto.resolve.wordlists import words_of
from accordingto.resolve.words import Word

TERRITORIES = words_of("territories")
"""Nouns for places that speak as their government, and for those who live there."""

PROMINENT = frozenset(["figures"])
"""Nouns for papers that before "who" stand for people."""

_KIN = words_of("kin of the public")
_ANY_REPORTS = words_of("any reports")
_PARTS_OF_ALL = words_of("shares of all")
_VOTES = frozenset(["vote", "votes"])
_WHOLE = frozenset(["whole", "entire"])
_SHARES = words_of("shares of a place")
_DONE_BY = frozenset(["by", "from", "issued", "released", "published", "prepared", "written"])
_ELECTED = words_of("of parliaments") | words_of("representatives of voters")
_YEAR_DIGITS = 4
_FEW_WORDS = 6
_OF_BODIES = frozenset(["campaign", "official", "government", "company", "agency", "university"])


def sense(
    before: Sequence[Word], head: Sequence[Word], after: Sequence[Word],
    counted: Sequence[Word], found: Known,
) -> Known:  # fmt: skip
    """The noun of a phrase in the sense that it has there.

    Args:
        before: the words before the noun, in its phrase.
        head: the noun's own words.
        after: what follows it in the source.
        counted: what counts it: "half" of "half of the country".
        found: what the table says of it.
    """
    noun = head[-1].low
    if _is_polled(noun, counted, found):
        return known(["voters"]) or found
    if found.n_words > 1:
        return found
    other = (
        _kin(noun, before, after)
        or _press(noun, before, after)
        or _inhabitants(noun, before, counted)
        or _paper(noun, before, after)
        or _page(noun, before)
        or _polled(found, after)
        or _opponents(noun, before)
        or _representatives(noun, before, after)
        or _strategists(noun, before, after)
        or _figures(noun, before, after)
    )
    return other or found


def shared(counted: Sequence[Word]) -> bool:
    """Whether what counts people is a share of all: "79 percent" or "two out" of somebody."""
    if counted and counted[-1].low == "out":
        return True
    return any(word.low in _PARTS_OF_ALL or word.text.endswith("%") for word in counted)


def _is_polled(noun: str, counted: Sequence[Word], found: Known) -> bool:
    """Whether a poll or vote counts them: "79 percent of Republicans", "a third of the vote"."""
    return shared(counted) and ((found.plural and found.noun.is_person) or noun in _VOTES)


def _kin(noun: str, before: Sequence[Word], after: Sequence[Word]) -> Known | None:
    """Parents at large are the public, somebody's are relatives."""
    if noun not in _KIN or not (_has_owner(before) or (after and after[0].low in ("of", "whose"))):
        return None
    return known(["relatives"])


def _press(noun: str, before: Sequence[Word], after: Sequence[Word]) -> Known | None:
    """Reports that are nobody's are those of the press: "several reports", no "new reports by"."""
    if noun != "reports" or (after and after[0].low in _DONE_BY):
        return None
    plain = all(word.low in _ANY_REPORTS for word in before)
    return known(["news", "reports"]) if plain else None


def _inhabitants(noun: str, before: Sequence[Word], counted: Sequence[Word]) -> Known | None:
    """A country speaks as its government; much of it, or the whole of it, is its people."""
    if noun not in TERRITORIES:
        return None
    shared = any(word.low in _SHARES for word in counted)
    return known(["population"]) if shared or any(w.low in _WHOLE for w in before) else None


def _paper(noun: str, before: Sequence[Word], after: Sequence[Word]) -> Known | None:
    """A paper of or by somebody, of a year or of a university is no newspaper."""
    if noun not in ("paper", "papers"):
        return None
    year = any(word.text.isdigit() and len(word.text) == _YEAR_DIGITS for word in before)
    school = any(word.is_capital and body_kind(["", word.plain], 1) == "other" for word in before)
    by_somebody = bool(after) and after[0].low in ("by", "from")
    if year or school or by_somebody or any(word.low in OWNERS for word in before):
        return known(["research", noun])
    return None


def _page(noun: str, before: Sequence[Word]) -> Known | None:
    """The website of somebody is what it says: "the council's website", no outlet."""
    if noun not in ("website", "websites", "site", "sites"):
        return None
    owned = _has_owner(before) or any(word.low in _OF_BODIES for word in before)
    return known(["web", "page" if noun[-1] != "s" else "pages"]) if owned else None


def _polled(found: Known, after: Sequence[Word]) -> Known | None:
    """The results of a poll are the poll."""
    if found.noun.what != "document" or not after or after[0].low not in ("of", "from", "in"):
        return None
    for end in range(2, min(len(after), _FEW_WORDS) + 1):
        if not after[end - 1].is_word:
            break
        noun = known([word.low for word in after[1:end]])
        if noun is not None and noun.noun.what == "poll":
            return known(["polls" if found.plural else "poll"])
    return None


def _opponents(noun: str, before: Sequence[Word]) -> Known | None:
    """Opponents who are nobody's are those of a thing."""
    if noun != "opponents" or _has_owner(before):
        return None
    return known(["critics"])


def _representatives(noun: str, before: Sequence[Word], after: Sequence[Word]) -> Known | None:
    """Representatives speak for somebody, unless they sit in a parliament."""
    if noun not in ("representative", "representatives"):
        return None
    around = [*before, *after[:2]]
    speaks = (after and after[0].low in ("for", "of")) or _has_owner(before)
    sits = any(word.low in _ELECTED for word in around)
    s = noun.removeprefix("representative")
    return known([f"legislator{s}" if sits and not speaks else f"aide{s}"])


def _strategists(noun: str, before: Sequence[Word], after: Sequence[Word]) -> Known | None:
    """Strategists and pollsters who are somebody's advise them: "Dolent's strategists"."""
    speaks = (after and after[0].low in ("for", "to")) or _has_owner(before)
    bare = noun.removesuffix("s")
    if bare not in ("strategist", "pollster") or not speaks:
        return None
    return known(["adviser" + noun.removeprefix(bare)])


def _figures(noun: str, before: Sequence[Word], after: Sequence[Word]) -> Known | None:
    """Figures are numbers, but for those of a party and those "who"."""
    if noun != "figures":
        return None
    if before and modified([before[-1].low]) == "party":
        return known(["party", noun])
    return known(["political", noun]) if after and after[0].low.startswith("who") else None


def _has_owner(before: Sequence[Word]) -> bool:
    return any(word.owns or word.low in OWNERS for word in before)
