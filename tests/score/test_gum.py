"""A corpus of two sentences that is laid out as GUM is."""

from pathlib import Path

import pytest

from accordingto.corefer.entities import TYPES
from accordingto.errors import ScoreError
from accordingto.score.gum import GoldMention, GoldText, texts

SPLITS = """# Splits

## train

  * GUM_news_gates
  * GUM_reddit_ferry

## dev

  * GUM_bio_lint
"""

PARSE = """# newdoc id = GUM_news_gates
# newpar
# newpar_block = head (1 s)
# sent_id = GUM_news_gates-1
1 Gates _ _ _ _ 2 nsubj _ _
2 leak _ _ _ _ 0 root _ _

# newpar
# newpar_block = p (2 s)
# sent_id = GUM_news_gates-2
1 Ada _ _ _ _ 4 nsubj _ _
2 and _ _ _ _ 3 cc _ _
3 Wim _ _ _ _ 1 conj _ _
4-5 don't _ _ _ _ _ _ _ _
4 do _ _ _ _ 0 root _ _
5 n't _ _ _ _ 4 advmod _ _
5.1 leave _ _ _ _ _ _ _ _
6 leave _ _ _ _ 4 xcomp _ SpaceAfter=No
7 . _ _ _ _ 4 punct _ _

# sent_id = GUM_news_gates-3
1 The _ _ _ _ 3 det _ _
2 old _ _ _ _ 3 amod _ _
3 mayor _ _ _ _ 0 root _ SpaceAfter=No
4 's _ _ _ _ 3 case _ _
5 she _ _ _ _ 3 appos:x _ _
"""
TEXT = "Gates leak\n\nAda and Wim don't leave. The old mayor's she"

MARKED = {
    0: "(object-1)",
    2: "(person-2(person-3-Ada_Lint)",
    4: "(person-4)person-2)",
    9: "(person-3-Ada_Lint",
    11: "person-3-Ada_Lint)",
    13: "(person-3-Ada_Lint)",
}
LINKED = {2: "(7(1)", 4: "7)", 9: "(1", 11: "1)", 13: "(1)", 5: "(7)", 6: "(9)"}


def layer(marks: dict[int, str], n_tokens: int = 14) -> str:
    rows = [f"{n}\tword\t{marks.get(n, '_')}" for n in range(n_tokens)]
    return "\n".join(["# begin document", *rows, "# end document", ""])


def write(folder: Path, name: str, parse: str, marked: str, linked: str) -> None:
    for path, words in (
        (folder / "dep" / f"{name}.conllu", parse),
        (folder / "coref" / "gum" / "conll" / f"{name}.conll", marked),
        (folder / "coref" / "ontogum" / "conll" / f"{name}.conll", linked),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")


def tabbed(parse: str) -> str:
    lines = parse.splitlines()
    return "\n".join(x.replace(" ", "\t") if x[:1].isdigit() else x for x in lines)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "gum"
    folder.mkdir(parents=True)
    (folder / "splits.md").write_text(SPLITS, encoding="utf-8")
    for name in ("news_gates", "reddit_ferry", "bio_lint", "voyage_orrin"):
        write(folder, f"GUM_{name}", tabbed(PARSE), layer(MARKED), layer(LINKED))
    return tmp_path


@pytest.fixture
def gates(root: Path) -> GoldText:
    (found,) = texts(root, "train", genres=["news"])
    return found


def told(gold: GoldText, mention: GoldMention) -> tuple[str, str, str]:
    return mention.span.of(gold.text), mention.head.of(gold.text), mention.type


def test_texts_are_those_of_the_part_that_have_words(root: Path) -> None:
    assert [one.name for one in texts(root, "dev")] == ["GUM_bio_lint"]
    # What the list of parts does not name is for training.
    train = [(one.name, one.genre) for one in texts(root, "train")]
    assert train == [("GUM_news_gates", "news"), ("GUM_voyage_orrin", "voyage")]


def test_only_the_genres_that_are_asked_for_are_read(root: Path) -> None:
    assert [one.genre for one in texts(root, "train", genres=["voyage"])] == ["voyage"]


def test_words_are_joined_as_they_stood(gates: GoldText) -> None:
    assert gates.text == TEXT


def test_paragraphs_and_the_headline_are_told_apart(gates: GoldText) -> None:
    assert [block.of(TEXT) for block in gates.blocks] == TEXT.split("\n\n")
    assert gates.title == gates.blocks[0]


def test_a_text_that_begins_with_a_paragraph_has_no_headline(root: Path) -> None:
    parse = tabbed(PARSE).replace("= head", "= p", 1)
    write(root / "data" / "gum", "GUM_bio_lint", parse, layer(MARKED), layer(LINKED))
    (one,) = texts(root, "dev")
    assert one.title is None
    assert len(one.blocks) == 2


def test_mentions_have_their_words_head_and_type(gates: GoldText) -> None:
    assert [told(gates, mention) for mention in gates.mentions] == [
        ("Gates", "Gates", "object"),
        ("Ada", "Ada", "person"),
        ("Ada and Wim", "and", "person"),
        ("Wim", "Wim", "person"),
        ("The old mayor", "mayor", "person"),
        ("she", "she", "person"),
    ]
    assert {mention.type for mention in gates.mentions} <= set(TYPES)


def test_clusters_have_the_types_of_mentions_with_the_same_words(gates: GoldText) -> None:
    one, other = gates.clusters
    assert [told(gates, mention) for mention in one] == [
        ("Ada", "Ada", "person"),
        ("The old mayor", "mayor", "person"),
        ("she", "she", "person"),
    ]
    assert [told(gates, mention) for mention in other] == [
        ("Ada and Wim", "and", "person"),
        ("do", "do", ""),
    ]


def test_an_and_that_joins_nothing_to_the_head_heads_nothing(root: Path) -> None:
    parse = tabbed(PARSE.replace("3 Wim _ _ _ _ 1 conj", "3 Wim _ _ _ _ 1 appos"))
    write(root / "data" / "gum", "GUM_bio_lint", parse, layer(MARKED), layer({}))
    (one,) = texts(root, "dev")
    assert ("Ada and Wim", "Ada", "person") in [told(one, m) for m in one.mentions]


def test_every_mention_holds_its_head_and_lies_in_a_paragraph(gates: GoldText) -> None:
    for mention in (*gates.mentions, *(m for cluster in gates.clusters for m in cluster)):
        assert mention.span.contains(mention.head)
        assert any(block.contains(mention.span) for block in gates.blocks)


def test_a_name_inside_one_of_the_same_entity_is_a_mention_of_its_own(root: Path) -> None:
    marks = {9: "(person-3", 10: "(person-3", 11: "person-3)person-3)"}
    write(root / "data" / "gum", "GUM_bio_lint", tabbed(PARSE), layer(marks), layer({}))
    (one,) = texts(root, "dev")
    assert [told(one, m)[0] for m in one.mentions] == ["The old mayor", "old mayor"]
    assert one.clusters == ()


def test_without_the_corpus_the_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ScoreError, match="there is no GUM in"):
        list(texts(tmp_path, "train"))


@pytest.mark.parametrize("layers", [(13, 14), (14, 15)])
def test_layers_that_do_not_fit_are_an_error(root: Path, layers: tuple[int, int]) -> None:
    marked, linked = (layer(marks, n) for marks, n in zip((MARKED, LINKED), layers, strict=True))
    write(root / "data" / "gum", "GUM_bio_lint", tabbed(PARSE), marked, linked)
    with pytest.raises(ScoreError, match="tokens, its parse 14"):
        list(texts(root, "dev"))
