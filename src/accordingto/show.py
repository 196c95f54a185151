"""Words from documents, made safe for a terminal."""

import re
import unicodedata

# C0 and C1 controls move the cursor, set titles, or worse; bidirectional
# controls make a file name read backwards; line separators break a line in two.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]"
)


def shown(words: str) -> str:
    r"""`words` without what a terminal would obey instead of show.

    >>> shown("gate\x1b[2J held")
    'gate\\x1b[2J held'
    """
    return _UNSAFE.sub(_named, words)


def _named(match: re.Match[str]) -> str:
    char = match[0]
    if char in "\n\t\r\u2028\u2029":
        return " "
    if ord(char) < 0x100:
        return f"\\x{ord(char):02x}"
    return f"<{unicodedata.name(char, f'U+{ord(char):04X}')}>"
