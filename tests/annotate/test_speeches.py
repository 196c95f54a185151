from accordingto.annotate.draft import Draft
from accordingto.annotate.quotes import quotations
from accordingto.annotate.speeches import with_whole_speeches
from accordingto.core.span import Span
from tests.annotate.conftest import lines


def contents(text: str, cue: str, *content: str) -> list[str]:
    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    blocks = lines(text)
    draft = Draft("network", (), (span(cue),), tuple(span(c) for c in content))
    (made,) = with_whole_speeches(text, blocks, quotations(text, blocks), [draft])
    return [s.of(text) for s in made.content]


def test_a_block_that_closes_and_never_opened_is_taken_whole() -> None:
    text = "She wrote:\nThe gate held.\nNobody was warned.\nThat is all.”\nIt rained."
    found = contents(text, "wrote", "The gate held.")
    assert found == ["The gate held.", "Nobody was warned.", "That is all.”"]


def test_a_speech_whose_paragraphs_all_open_is_taken_whole() -> None:
    text = "She said: “The gate held.\n“Nobody was warned.\n“That is all.”\n“Who?” he asked."
    found = contents(text, "said", "“The gate held.")
    assert found == ["“The gate held.", "“Nobody was warned.", "“That is all.”"]


def test_without_a_colon_nothing_is_added() -> None:
    text = "She wrote it.\nThe gate held.\nThat is all.”"
    assert contents(text, "wrote", "it") == ["it"]


def test_only_the_last_cue_before_the_colon_introduces() -> None:
    text = "Torsen hopes so and she wrote:\nThe gate held.\nThat is all.”"
    blocks = lines(text)
    hopes, wrote = (Span(text.index(cue), text.index(cue) + 5) for cue in ("hopes", "wrote"))
    given = [
        Draft("network", (), (hopes,), (Span(hopes.end + 1, hopes.end + 3),)),
        Draft("network", (), (wrote,), (blocks[1],)),
    ]
    made = list(with_whole_speeches(text, blocks, quotations(text, blocks), given))
    assert [len(d.content) for d in made] == [1, 2]
