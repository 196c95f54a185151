import numpy as np

from accordingto.corefer.entities import TYPES
from accordingto.corefer.forms import NAME, SHE
from accordingto.testing import attribution
from accordingto.train.corefer.examples import Example, examples, head
from tests.corefer.conftest import at, cut
from tests.train.corefer.conftest import FERRY, GATES, Silent, gold, mention, two_texts


def only(text: str, mentions: list[str], *clusters: list[str]) -> Example:
    found = {words: mention(text, words) for words in mentions}
    one = gold(text, list(found.values()), [[mention(text, w) for w in c] for c in clusters])
    return examples([one], Silent())[0]


def test_each_head_has_its_type_edges_and_cluster() -> None:
    one, _ = examples(two_texts(), Silent())
    heads = np.flatnonzero(one.first >= 0).tolist()
    assert [one.words.surface[n] for n in heads] == ["Lint", "mayor", "she", "gates", "They"]
    assert one.type[heads].tolist() == [1, 1, 1, 4, 4]
    assert TYPES[4 - 1] == "object"
    assert one.cluster[heads].tolist() == [0, 0, 0, 1, 1]
    edges = zip(one.first[heads], one.last[heads], strict=True)
    assert [" ".join(one.words.surface[a : b + 1]) for a, b in edges] == [
        "Ada Lint", "the mayor", "she", "the old gates", "They",
    ]  # fmt: skip


def test_other_words_head_nothing() -> None:
    one, _ = examples(two_texts(), Silent())
    others = one.first < 0
    assert not one.type[others].any()
    assert (one.last[others] == -1).all()
    assert (one.cluster[others] == -1).all()
    assert len(one.type) == len(one.words) == len(one.form)


def test_a_mention_in_no_cluster_is_in_none() -> None:
    _, two = examples(two_texts(), Silent())
    assert two.cluster[at(two.words, "Orrin")] == -1
    assert two.type[at(two.words, "Orrin")] == 1 + TYPES.index("place")


def test_of_two_mentions_with_one_head_the_longer_one_counts() -> None:
    text = "Then the mayor of Orrin left."
    found = [mention(text, "the mayor of Orrin", "mayor"), mention(text, "the mayor")]
    for order in (found, found[::-1]):
        (one,) = examples([gold(text, order)], Silent())
        place = at(one.words, "mayor")
        assert one.words.surface[int(one.last[place])] == "Orrin"


def test_a_cluster_says_where_its_mention_ends() -> None:
    text = "Then the mayor of Orrin left, and she wept."
    long, short = mention(text, "the mayor of Orrin", "mayor"), mention(text, "the mayor")
    (one,) = examples([gold(text, [long], [[short, mention(text, "she")]])], Silent())
    assert one.last[at(one.words, "mayor")] == at(one.words, "mayor")


def test_the_type_of_what_only_a_cluster_marks_is_not_known() -> None:
    text = "Then Lint left, and that was sad."
    left, that = mention(text, "left", type_=""), mention(text, "that", type_="")
    (one,) = examples([gold(text, [mention(text, "Lint")], [[left, that]])], Silent())
    assert one.type[at(one.words, "left")] == -1
    assert one.type[at(one.words, "Lint")] == 1


def test_a_type_that_is_known_stays_known() -> None:
    text = "Then the mayor of Orrin left, and she wept."
    whole = mention(text, "the mayor of Orrin", "mayor")
    part, she = mention(text, "the mayor", type_=""), mention(text, "she", type_="")
    (one,) = examples([gold(text, [whole], [[part, she]])], Silent())
    assert one.type[at(one.words, "mayor")] == 1


def test_the_head_is_the_first_letter_or_figure_of_its_token() -> None:
    text = "Then $40m vanished, and the U.S. paid."
    words = cut(text)
    assert words.surface[head(words, mention(text, "$40m"))] == "40m"
    assert words.surface[head(words, mention(text, "U.S."))] == "U"
    assert words.surface[head(words, mention(text, "$"))] == "$"


def test_forms_and_voices_are_those_of_the_run_time() -> None:
    found = [attribution(GATES, "she", "said", "“They leak,”")]
    one, two = examples(two_texts(), Silent({GATES: found}))
    assert one.form[at(one.words, "she")] == SHE
    assert two.form[at(two.words, "Odell")] == NAME
    they = at(one.words, "They")
    assert one.voices.said_by[they] == at(one.words, "she")
    assert (two.voices.said_by == -1).all()
    assert two.words.surface[0] == FERRY.split()[0]
