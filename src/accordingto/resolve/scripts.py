"""One spelling for many: other scripts in Latin letters, and romanisations made alike."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_NO_VOWELS = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
"""Hebrew, Arabic, Syriac and their forms: scripts that leave most vowels unwritten."""

_DIGRAPHS = (
    ("shch", "sh"), ("schtsch", "sh"), ("tsch", "ch"), ("tch", "ch"), ("sch", "sh"),
    ("dzh", "j"), ("dsch", "j"), ("dj", "j"), ("zh", "j"), ("kh", "h"), ("gh", "g"),
    ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("tz", "ts"),
    ("w", "v"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("oe", "o"), ("ae", "a"), ("ue", "u"),
)  # fmt: skip
"""Romanisations of one sound, longer ones first; the right is what both become."""

_OTHERS = (
    (re.compile(r"(?<=[aeiouy])j"), "y"),  # Sergej, Sergey
    (re.compile(r"(?<=[bcdfghklmnprstvz])j(?=[aeiou])"), "y"),  # Tatjana, Tatyana
    (re.compile(r"ch(?=[aeiouyrlnbkvmt]|$)"), "C"),
    (re.compile(r"ch"), "h"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"c"), "k"),
    (re.compile(r"C"), "ch"),
    (re.compile(r"(?<=[^aeiouy])[iy]+[eo](?=.)"), "e"),  # Fyodor, Fedor; Vyera, Vera
    (re.compile(r"^y(?=[eo])"), ""),  # Yelena, Elena
    (re.compile(r"(?<=[aeou])y(?=[eo])"), ""),  # Sergeyevich, Sergeevich
    (re.compile(r"[iy]+"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=[aeiou])h$"), ""),  # Abdullah, Abdulla
)


@lru_cache(maxsize=65_536)
def fold(words: str) -> str:
    """The words in small Latin letters and digits, marks and accents gone, one space between.

    >>> fold("Łódź  O'Brien-Šimić"), fold("Навальный")
    ('lodz obrien simic', 'navalnyy')
    """
    composed = unicodedata.normalize("NFC", words)
    latin = anyascii(composed).casefold().replace("'", "").replace("`", "")
    return " ".join(re.findall(r"[a-z0-9]+", latin))


@lru_cache(maxsize=65_536)
def skeleton(words: str) -> str:
    """What romanisations of one name have in common, each word for itself.

    Covers w and v, kh and h, ck and k, x and ks, y, i, ij and yy, ou and u, oe and o,
    je and e, doubled letters, and a silent h at the end. It is a key, not a spelling.

    >>> {skeleton(name) for name in ("Navalny", "Nawalny", "Navalnyy", "Навальный")}
    {'navalni'}
    """
    return " ".join(_skeleton_of(word) for word in fold(words).split())


@lru_cache(maxsize=65_536)
def consonants(words: str) -> str:
    """The skeleton without its vowels, the first letter kept: what names in Arabic script keep.

    `ch` and `h`, `sh` and `s`, `z` and `s` are one: German and English write the same sound so.

    >>> consonants("Muhammad") == consonants("محمد") == "mhmd"
    True
    """
    return " ".join(
        word[:1] + re.sub(r"[aeiouv]", "", word[1:])
        for word in skeleton(words).replace("ch", "h").replace("sh", "s").replace("z", "s").split()
    )


def leaves_out_vowels(words: str) -> bool:
    """Whether the words are written in a script that leaves most vowels out."""
    return _NO_VOWELS.search(words) is not None


def _skeleton_of(word: str) -> str:
    # G7 is not G77.
    if any(char.isdigit() for char in word):
        return word
    for longer, shorter in _DIGRAPHS:
        word = word.replace(longer, shorter)
    for pattern, sound in _OTHERS:
        word = pattern.sub(sound, word)
    return word
