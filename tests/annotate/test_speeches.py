from accordingto.annotate.draft import Draft
from accordingto.annotate.speeches import with_whole_speeches
from accordingto.core.span import Span
from accordingto.encode.quotes import quotations
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


def test_a_speech_ends_where_a_mark_pairs_with_nothing() -> None:
    text = "She said: “The gate held.\n’Tis late, and they “no” there."
    assert contents(text, "said", "“The gate held.") == ["“The gate held."]


def test_a_speech_ends_before_a_paragraph_with_a_speaker_of_its_own() -> None:
    text = "She said: “The gate held.\n“It leaks,” wrote Torsen."
    blocks = lines(text)
    said, wrote = (Span(text.index(c), text.index(c) + len(c)) for c in ("said", "wrote"))
    first, second = (
        Span(text.index(c), text.index(c) + len(c)) for c in ("“The gate held.", "“It leaks,”")
    )
    given = [Draft("network", (), (said,), (first,)), Draft("network", (), (wrote,), (second,))]
    made = list(with_whole_speeches(text, blocks, quotations(text, blocks), given))
    assert [d.content for d in made] == [(first,), (second,)]


def test_a_speech_never_takes_the_words_that_name_its_own_speaker() -> None:
    text = "“The gate held.\n“Nobody was warned, Torsen."
    blocks = lines(text)
    who = Span(text.index("Torsen"), text.index("Torsen") + 6)
    draft = Draft("network", (who,), (who,), (blocks[0],))
    (made,) = with_whole_speeches(text, blocks, quotations(text, blocks), [draft])
    assert made.content == (blocks[0],)


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
