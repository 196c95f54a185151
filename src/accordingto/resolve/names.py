"""What a name is made of: given names, surname, initials, titles, suffixes."""

import re
from dataclasses import dataclass
from functools import lru_cache

from accordingto.resolve.scripts import consonants, fold, leaves_out_vowels, skeleton
from accordingto.resolve.wordlists import lines_of, words_of

TITLES = words_of("titles")
"""Words that stand before a name and are no part of it, folded."""
SUFFIXES = words_of("suffixes")
PARTICLES = words_of("particles")
"""Words that belong to the surname behind them."""
SMALL = words_of("small")
"""Words that neither tell two names apart nor have an initial in acronyms."""
_LEADING = words_of("leading")
_ARTICLE = re.compile(r"^(?:al|el|ul|ash|as|ad|an|ar|at|az) (?=\S{3})")
_POSSESSIVE = re.compile(r"(?:['’ʼ]s|(?<=s)['’ʼ])$")
_WORD = re.compile(r"[^\W_]+(?:[.'’ʼ‑-][^\W_]+)*\.?")
_PATRONYMIC = re.compile(
    r".{2,}(?:ovich|evich|ovych|evych|ovitch|evitch|owitsch|ewitsch|ovna|evna)$"
)


_SHORT_FORMS = lines_of("short forms")
"""Given names and what people of that name are called."""
_GENERATIONS = frozenset(["jr", "sr", "ii", "iii", "iv"])
_MALE = words_of("male titles")
_FEMALE = words_of("female titles")


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart, each word folded to Latin letters.

    Args:
        written: as it stands, without determiners, prepositions and a possessive.
        words: all words but titles and suffixes, in order.
        surname: the last of them with the particles before it; for one word that word.
        given: the words before the surname, patronymics left out; initials have one letter.
        titles: the titles before it.
        suffixes: what follows the surname ("jr").
    """

    written: str
    words: tuple[str, ...]
    surname: str
    given: tuple[str, ...]
    titles: tuple[str, ...]
    suffixes: tuple[str, ...]

    @property
    def key(self) -> str:
        """What romanisations of the whole name have in common."""
        return skeleton(" ".join(self.words))

    @property
    def surname_key(self) -> str:
        """What romanisations of the surname have in common."""
        return skeleton(without_article(self.surname))

    @property
    def content(self) -> frozenset[str]:
        """Skeletons of the words that tell it from other names."""
        found = frozenset(skeleton(word) for word in self.words if word not in SMALL)
        return found or frozenset(skeleton(word) for word in self.words)

    @property
    def bones(self) -> frozenset[str]:
        """The same of a person's name, Arabic articles left out: "al-Orrini" is "Orrini"."""
        return frozenset(bone(word) for word in self.words if word not in SMALL) or self.content

    @property
    def is_full(self) -> bool:
        """Whether it has more than a surname."""
        return len(self.words) > 1


@lru_cache(maxsize=65_536)
def parse(words: str) -> Name:
    """Take a name apart, as people's names in the news are built.

    >>> name = parse("former President Anatoly S. de Vries Jr.'s")
    >>> name.given, name.surname, name.titles, name.suffixes
    (('anatoly', 's'), 'de vries', ('president',), ('jr',))

    Words in small letters before the first capital are no part of it; a name without
    capitals, as in Arabic, is kept whole. "Surname, Given" is turned round for two single
    words.
    """
    written = _bare(words)
    listed = _turned(written)
    folded = [fold(token) for token in listed]
    titles: list[str] = []
    while len(folded) > 1 and folded[0] in TITLES:
        titles.append(folded.pop(0))
    suffixes: list[str] = []
    while len(folded) > 1 and folded[-1] in SUFFIXES:
        suffixes.insert(0, folded.pop())
    kept = tuple(word for word in folded if word)
    at = _surname_at(kept)
    given = tuple(w for n, w in enumerate(kept[:at]) if not (n and _PATRONYMIC.match(w)))
    return Name(
        written, kept, " ".join(kept[at:]), given, tuple(titles), tuple(suffixes)
    )  # fmt: skip


def given_names_differ(one: Name, other: Name) -> bool:
    """Whether two people's names with one surname exclude each other.

    They do if their given names do: initials, other romanisations, and short forms
    ("Alex", "Alexander"; "Bill", "William") do not exclude each other, nor does a name
    without given names any other. And they do if their titles do ("Mr", "Mrs"), or what tells
    parents from children ("Jr", "III").
    """
    both = [_GENERATIONS.intersection(name.suffixes) for name in (one, other)]
    if all(both) and both[0].isdisjoint(both[1]):
        return True
    if _sexes(one) | _sexes(other) == {"f", "m"}:
        return True
    if not one.given or not other.given or _may_be_one(one.given[0], other.given[0]):
        return False
    return not any(
        min(len(left), len(right)) > 1 and _may_be_one(left, right)
        for left in one.given
        for right in other.given
    )


def _sexes(name: Name) -> set[str]:
    found = {"m"} if _MALE.intersection(name.titles) else set()
    return found | ({"f"} if _FEMALE.intersection(name.titles) else set())


def without_article(word: str) -> str:
    """A folded word without the Arabic article before a hyphen: "al orrini"."""
    return _ARTICLE.sub("", word)


def bone(word: str) -> str:
    """What romanisations of a word have in common, an Arabic article in front of it left out."""
    return skeleton(without_article(fold(word)))


def spelled_alike(one: str, other: str) -> bool:
    """Whether two words are one under romanisation, in scripts without vowels too.

    An Arabic article in front does not tell two apart: "al-Orrini", "Orrini".
    """
    one, other = without_article(one), without_article(other)
    if skeleton(one) == skeleton(other):
        return bool(skeleton(one))
    if leaves_out_vowels(one) or leaves_out_vowels(other):
        return consonants(one) == consonants(other) and len(consonants(one)) > 1
    return False


def _may_be_one(left: str, right: str) -> bool:
    shorter, longer = sorted((left, right), key=len)
    if longer.startswith(shorter) or skeleton(left) == skeleton(right):
        return True
    # Vowels differ between romanisations (Mohammed, Muhammad) and within languages.
    bones = consonants(left), consonants(right)
    if bones[0] == bones[1] and len(bones[0]) > 1:
        return True
    if skeleton(longer).startswith(skeleton(shorter)) and len(shorter) > 2:
        return True
    return not _FORMS_OF.get(skeleton(left), frozenset()).isdisjoint(
        _FORMS_OF.get(skeleton(right), frozenset())
    )


def _bare(words: str) -> str:
    listed = words.split()
    while len(listed) > 1 and listed[0].casefold() in _LEADING:
        listed.pop(0)
    upper = [n for n, word in enumerate(listed) if word[:1].isupper()]
    if upper:
        first = upper[0]
        while first and fold(listed[first - 1]) in PARTICLES:
            first -= 1
        listed = listed[first:]
    return _POSSESSIVE.sub("", " ".join(listed)).strip(" ,;:\"'“”‘’()")


def _turned(written: str) -> list[str]:
    before, comma, after = written.partition(", ")
    if comma and len(before.split()) == len(after.split()) == 1 and fold(after) not in SUFFIXES:
        written = f"{after} {before}"
    return [found.group() for found in _WORD.finditer(written)]


def _surname_at(words: tuple[str, ...]) -> int:
    at = max(len(words) - 1, 0)
    while at > 0 and words[at - 1] in PARTICLES:
        at -= 1
    return at


def _forms() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(_SHORT_FORMS):
        for form in group.split():
            found.setdefault(skeleton(form), set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


_FORMS_OF = _forms()
