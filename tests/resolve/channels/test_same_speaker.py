"""Who is who by the words of sources; the texts are invented."""

import pytest

from accordingto.resolve.channels.same_speaker import by_words
from tests.resolve.channels.marked import marked


def test_speakers_by_the_words_of_their_sources() -> None:
    text, found = marked(
        "{Mara Dolent, who built the gate in Orrin,} [said] <it held>. "
        "{Two inspectors} [said] <no>. {She} [said] <yes>. {The engineer} [said] <yes>. "
        "{They} [said] <no>. {I} [think] <so>. "
        "The divers {who} [say] <no>."
    )
    assert by_words(text, found) == (
        "dolent", "inspectors", "dolent", "dolent", "dolent", "we", "divers"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("marked_text", "who"),
    [
        ("{Mr. Dolent} [said] <so>. {Ms. Roe} [said] <no>. {He} [said] <yes>.", "dolent"),
        ("{Peter Dolent} [said] <so>. {Anna Roe} [said] <no>. {He} [said] <yes>.", "dolent"),
        ("Anna Roe came. {Dolent} [said] <so>. {Roe} [said] <no>. {He} [said] <yes>.", "dolent"),
        ("{Dolent} [said] <so>. {Roe} [said] <no>. {He} [said] <yes>.", "roe"),
        ("{Dolent} [said] <so>. {The Dolent campaign} [said] <no>.", "dolent campaign"),
        ("{Dolent} [said] <so>. {the engineer, Ida Roe,} [said] <no>.", "roe"),
        ("{Piet Dolent} [said] <so>. {Piet Dolent Jr.} [said] <no>.", "dolent"),
        ("{Dolent} [said] <so>. {}[It is said] <so>.", None),
    ],
)
def test_the_last_speaker(marked_text: str, who: str | None) -> None:
    text, found = marked(marked_text)
    assert by_words(text, found)[-1] == who
