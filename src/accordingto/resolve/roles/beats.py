"""What a journalist covers, between the name of the outlet and their role."""

from collections.abc import Sequence

from accordingto.resolve.lexicon import body_kind, is_outlet
from accordingto.resolve.wordlists import words_of

_DESKS = words_of("desks of a newsroom")


def without_beat(name: Sequence[str]) -> int:
    """How many words an outlet's name has before what is covered: "Orrin Times Senate reporter"."""
    for end in range(1, len(name)):
        beat = " ".join(name[end:])
        if beat == "City":
            continue  # "Atlantic City"
        covered = body_kind([beat], 0) == "official-body" or _DESKS.issuperset(beat.lower().split())
        if covered and is_outlet(" ".join(name[:end])):
            return end
    return len(name)
