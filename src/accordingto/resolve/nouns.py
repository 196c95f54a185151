"""What common nouns show: their singular, and whether they stand for people."""

from functools import lru_cache

from accordingto.resolve.wordlists import words_of

PRONOUNS = words_of("pronouns")
_PEOPLE = words_of("people")
_MALE = words_of("male")
_FEMALE = words_of("female")
_THINGS = words_of("things")
"""Nouns on -er and -or that stand for no person."""
_ENDINGS = ("man", "woman", "ist", "person", "maker", "holder", "keeper", "worker")
_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "police": "police", "wives": "wife",
    "thieves": "thief", "knives": "knife", "lives": "life", "policemen": "policeman",
    "feet": "foot", "media": "media", "news": "news", "series": "series",
}  # fmt: skip


@lru_cache(maxsize=16_384)
def singular(word: str) -> str:
    """A noun in small letters, its plural ending taken off by rule.

    >>> [singular(word) for word in ("Pirates", "bodies", "witnesses", "women", "census", "gas")]
    ['pirate', 'body', 'witness', 'woman', 'census', 'gas']
    """
    word = word.casefold()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 5:
        return word[:-2] + "an"
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def is_plural(word: str) -> bool:
    """Whether the form of a noun is a plural."""
    return singular(word) != word.casefold()


def is_human(noun: str) -> bool:
    """Whether a noun, in the singular, stands for a person.

    >>> is_human("actress"), is_human("policeman"), is_human("vessel")
    (True, True, False)
    """
    if noun in _PEOPLE or noun in _MALE or noun in _FEMALE or noun.endswith(_ENDINGS):
        return True
    return len(noun) > 5 and noun.endswith(("er", "or")) and noun not in _THINGS


def sexes_differ(one: str, other: str) -> bool:
    """Whether one noun or pronoun is a man's and the other a woman's.

    >>> sexes_differ("boy", "she"), sexes_differ("boy", "teenager")
    (True, False)
    """
    return (one in _MALE and other in _FEMALE) or (one in _FEMALE and other in _MALE)
