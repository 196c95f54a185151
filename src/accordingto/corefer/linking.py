"""From scores of pairs to clusters: each mention takes up the best earlier one that it may."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from accordingto.corefer.forms import SHORT_NAMES, TITLES
from accordingto.corefer.keys import (
    ACRONYM,
    SAME_END,
    SAME_NAME,
    SAME_START,
    Key,
    relation,
    singular,
)
from accordingto.corefer.pairs import Pairs
from accordingto.encode.pieces import Bools, Floats


@dataclass(frozen=True, slots=True)
class Links:
    """Which mentions refer to the same.

    Args:
        clusters: places of mentions, rising; each stands in one, many alone.
        scores: for each mention, how surely it takes up an earlier one; 0 for none.
    """

    clusters: tuple[tuple[int, ...], ...]
    scores: tuple[float, ...]


def linked(asked: Pairs, score: Floats, keys: Sequence[Key], names: Bools, persons: Bools) -> Links:
    """Links mentions from left to right.

    A name never joins a cluster that has names if none of them is like it, neither by
    itself nor by way of a pronoun or noun: "he" would make one of any two men, and two
    groups of one kind look alike to a network. In a ledger that is worse than two entries
    for one, which names in brackets and people can still put together.

    Args:
        asked: the pairs that were compared.
        score: of each, [n_pairs].
        keys: of each mention, as `keys.keys` gives them.
        names: whether each mention is a name.
        persons: whether each is most likely a person's.
    """
    options: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
    good = score > 0
    for later, earlier, value in zip(
        asked.later[good].tolist(), asked.earlier[good].tolist(), score[good].tolist(), strict=True
    ):
        options[later].append((value, earlier))
    cluster: list[int] = []
    held: dict[int, list[int]] = {}
    # The names of each cluster, in the order of a dict.
    named: defaultdict[int, dict[Key, None]] = defaultdict(dict)
    sure: list[float] = []
    for at, key in enumerate(keys):
        refused: set[int] = set()
        for value, earlier in sorted(options[at], reverse=True):
            one = cluster[earlier]
            if one in refused:
                continue
            if not names[at] or _fits(key, named[one], is_person=bool(persons[at])):
                cluster.append(one)
                sure.append(value)
                break
            refused.add(one)
        else:
            cluster.append(at)
            sure.append(0.0)
        held.setdefault(cluster[at], []).append(at)
        if names[at]:
            named[cluster[at]][key] = None
    return Links(tuple(tuple(members) for members in held.values()), tuple(sure))


def _fits(key: Key, others: Collection[Key], *, is_person: bool) -> bool:
    """Whether a name may join others: like one of them at least, and at odds with none.

    "Lint" is like "Peter Lint" and like "Carol Lint"; where the one stands, the other may not.
    """
    if not others:
        return True
    if any(_at_odds(key, other, is_person=is_person) for other in others):
        return False
    return any(_alike(key, other, is_person=is_person) for other in others)


def _at_odds(one: Key, other: Key, *, is_person: bool) -> bool:
    """Whether two names of several words, or with numbers, cannot be one's."""
    digits = [{word for word in key if word[0].isdigit()} for key in (one, other)]
    if digits[0] != digits[1] and all(digits):
        return True
    if one[-1] != other[-1]:
        return False
    if is_person:
        return _given_names_differ(one, other)
    return bool(set(one) - set(other) and set(other) - set(one))


def _alike(one: Key, other: Key, *, is_person: bool) -> bool:
    how = relation(one, True, other, True)  # noqa: FBT003 - both are names
    if how in (SAME_NAME, ACRONYM):
        return True
    shorter, longer = sorted((one, other), key=len)
    if how == SAME_END:
        # "Lint" of "Ada Lint", "the Ministry" of "Interior Ministry", not "Orrin" of
        # "Friends of Orrin".
        return is_person or len(shorter) > 1 or singular(shorter[0]) in SHORT_NAMES
    if how == SAME_START:
        # "Ada" of "Ada Lint", "Northern Guard" of "Northern Guard Council", not "Russia" of
        # "Russia Today".
        return longer[: len(shorter)] == shorter and (is_person or len(shorter) > 1)
    return is_person and one[-1] == other[-1] and not _given_names_differ(one, other)


def _given_names_differ(one: Key, other: Key) -> bool:
    """Whether two people of one surname have unlike given names, titles left out."""
    given = [[word for word in key[:-1] if word not in TITLES] for key in (one, other)]
    if not all(given):
        return False
    first, second = given[0][0], given[1][0]
    return not (first.startswith(second) or second.startswith(first))
