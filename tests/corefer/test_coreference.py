import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.span import Span
from accordingto.corefer import coreference
from accordingto.corefer.coreference import CONTEXT, CORE, PERSON, Reading, read
from accordingto.corefer.entities import TYPES
from accordingto.corefer.forms import NAME, SHE
from accordingto.corefer.spans import N_AFTER, N_BEFORE
from accordingto.testing import attribution
from tests.annotate.conftest import lines
from tests.corefer.conftest import TEXTS, Stub, cut

TEXT = "The old mayor, Ada Lint, left.\nThen she saw a boat of Wim Odell."


def reading(network: Stub, *, threshold: float = 0.5) -> Reading:
    return read(network, network.text, lines(network.text), None, (), threshold=threshold)


def words(found: Reading, text: str) -> list[str]:
    return [one.span.of(text) for one in found.mentions]


def test_a_text_without_words_is_not_read() -> None:
    network = Stub(" \n\x00", {})
    assert reading(network) == Reading((), (), ())
    assert read(network, "", (), None, ()) == Reading((), (), ())
    assert network.windows == []


def test_a_text_without_heads_has_no_mentions() -> None:
    network = Stub(TEXT, {})
    assert reading(network) == Reading((), (), ())
    assert network.asked == []


def test_one_mention_is_compared_with_nothing() -> None:
    network = Stub(TEXT, {"mayor": "The old mayor"})
    found = reading(network)
    assert words(found, TEXT) == ["The old mayor"]
    assert (found.clusters, found.scores, network.asked) == (((0,),), (0.0,), [])


def test_mentions_have_their_words_head_and_form() -> None:
    network = Stub(TEXT, {"Lint": "The old mayor, Ada Lint", "she": "she", "boat": "a boat"})
    name, pronoun, noun = reading(network).mentions
    assert name.span.of(TEXT) == "The old mayor, Ada Lint"
    assert (name.head.of(TEXT), name.form) == ("Lint", NAME)
    assert name.name is not None
    assert name.name.of(TEXT) == "Ada Lint"
    assert (pronoun.span, pronoun.form, pronoun.name) == (pronoun.head, SHE, None)
    assert (noun.span.of(TEXT), noun.head.of(TEXT), noun.name) == ("a boat", "boat", None)


def test_a_name_ends_with_its_mention() -> None:
    network = Stub(TEXT, {"Wim": "Wim"})
    (found,) = reading(network).mentions
    assert found.name == found.span == found.head


def test_types_are_given_that_the_words_refer() -> None:
    network = Stub(TEXT, {"Lint": "Ada Lint", "boat": "a boat"}, types={"boat": 3})
    lint, boat = reading(network).mentions
    assert lint.types == pytest.approx([float(n == PERSON) for n in range(len(TYPES))])
    assert boat.types == pytest.approx([float(n == 3) for n in range(len(TYPES))])
    assert lint.probability == pytest.approx(0.9)


def test_persons_come_first_among_the_types() -> None:
    assert TYPES[PERSON] == "person"


def test_what_is_less_likely_than_the_threshold_is_no_mention() -> None:
    network = Stub(TEXT, {"Lint": "Ada Lint"})
    assert len(reading(network, threshold=0.85).mentions) == 1
    assert len(reading(network, threshold=0.95).mentions) == 0


def test_a_mark_heads_no_mention_whatever_the_network_says() -> None:
    text = "Lint left; Odell stayed."
    assert words(reading(Stub(text, {";": ";", "Odell": "Odell"})), text) == ["Odell"]


def test_mentions_that_are_linked_are_a_cluster() -> None:
    network = Stub(
        TEXT, {"Lint": "Ada Lint", "she": "she", "boat": "a boat"}, {("she", "Lint"): 2.0}
    )
    found = reading(network)
    assert (found.clusters, found.scores) == (((0, 1), (2,)), (0.0, 2.0, 0.0))


def test_two_persons_with_unlike_names_are_never_one() -> None:
    links = {("she", "Lint"): 2.0, ("Odell", "she"): 9.0, ("Odell", "Lint"): 9.0}
    network = Stub(TEXT, {"Lint": "Ada Lint", "she": "she", "Odell": "Wim Odell"}, links)
    assert reading(network).clusters == ((0, 1), (2,))


@pytest.mark.parametrize(("type_", "n_clusters"), [(PERSON, 1), (2, 2)])
def test_one_surname_joins_names_of_persons_only(type_: int, n_clusters: int) -> None:
    text = "Then Mayor Lint left, and later Ada Lint came."
    spans, types = {"Mayor": "Mayor Lint", "Ada": "Ada Lint"}, {"Mayor": type_, "Ada": type_}
    network = Stub(text, spans, {("Ada", "Mayor"): 1.0}, types)
    assert len(reading(network).clusters) == n_clusters


def test_edges_are_sought_near_the_head_and_in_its_paragraph_only() -> None:
    text = "It rained.\n" + "stone " * 30 + "gate" + " stone" * 60 + ".\nIt rained."
    network = Stub(text, {"gate": "gate"}, wide=True)
    (found,) = reading(network).mentions
    assert found.span.of(text).split() == (
        ["stone"] * (N_BEFORE - 1) + ["gate"] + ["stone"] * (N_AFTER - 1)
    )
    short = "It rained.\nThe gate leaked.\nAda left."
    assert words(reading(Stub(short, {"gate": "gate"}, wide=True)), short) == ["The gate leaked."]


def test_a_long_article_is_read_in_windows_and_linked_across_them() -> None:
    text = "Then Ada Lint left.\n" + "It rained.\n" * 2000 + "Then Odell, the mayor, came."
    spans = {"Ada": "Ada Lint", "Odell": "Odell", "mayor": "the mayor"}
    network = Stub(text, spans, {("mayor", "Ada"): 1.0})
    found = reading(network)
    assert words(found, text) == ["Ada Lint", "Odell", "the mayor"]
    assert found.clusters == ((0, 2), (1,))
    assert len(network.windows) > 10
    assert max(network.windows) <= CORE + 2 * CONTEXT


def test_pairs_are_asked_of_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Then " + " ".join(f"the stone{n}x" for n in range(30))
    spans = {word: word for word in text.split()[2::2]}
    links = {("stone29x", "stone0x"): 1.0, ("stone7x", "stone6x"): 2.0}
    whole = Stub(text, spans, links)
    at_once = reading(whole)
    monkeypatch.setattr(coreference, "AT_ONCE", 100)
    few = Stub(text, spans, links)
    assert reading(few) == at_once
    assert [len(pairs) for pairs in whole.asked] == [30 * 29 // 2]
    assert [len(pairs) for pairs in few.asked] == [100, 100, 100, 100, 35]


def test_edges_are_found_of_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Then " + " ".join(f"stone{n}x" for n in range(9))
    spans = {word: word for word in text.split()[1:]}
    links = {("stone8x", "stone0x"): 1.0}
    at_once = reading(Stub(text, spans, links))
    monkeypatch.setattr(coreference, "MENTIONS_AT_ONCE", 2)
    assert reading(Stub(text, spans, links)) == at_once


def test_the_headline_is_one_of_the_blocks() -> None:
    text = "Ada Lint leaves\nThen she left."
    title, body = lines(text)
    network = Stub(text, {"Lint": "Ada Lint", "she": "she"}, {("she", "Lint"): 1.0})
    assert read(network, text, (title, body), title, ()).clusters == ((0, 1),)


def test_only_the_blocks_are_read() -> None:
    text = "Then Ada left.\nThen Wim came."
    network = Stub(text, {"Ada": "Ada", "Wim": "Wim"})
    found = read(network, text, lines(text)[1:], None, ())
    assert words(found, text) == ["Wim"]


@given(TEXTS, st.data())
def test_mentions_lie_in_their_paragraphs_and_clusters_part_them(
    text: str, data: st.DataObject
) -> None:
    once = sorted({w for w in cut(text).surface if text.count(w) == 1})
    heads = data.draw(st.lists(st.sampled_from(once), unique=True)) if once else []
    pairs = st.tuples(st.sampled_from(heads), st.sampled_from(heads)) if heads else st.nothing()
    links = data.draw(st.dictionaries(pairs, st.floats(-2, 2, width=32)))
    network = Stub(text, {head: head for head in heads}, links, wide=data.draw(st.booleans()))
    found = reading(network)
    blocks = lines(text)
    for one in found.mentions:
        assert any(block.contains(one.span) for block in blocks)
        assert one.span.contains(one.name or one.head)
        assert (one.name or one.head).contains(one.head)
    assert [one.head for one in found.mentions] == sorted(one.head for one in found.mentions)
    members = sorted(n for cluster in found.clusters for n in cluster)
    assert members == list(range(len(found.mentions))) == list(range(len(found.scores)))


def test_who_speaks_reaches_the_network() -> None:
    text = "Lint said she left."
    network = Stub(text, {"Lint": "Lint", "she": "she"})
    found = attribution(text, "Lint", "said", "she left")
    read(network, text, [Span(0, len(text))], None, [found])
    read(network, text, [Span(0, len(text))], None, [])
    assert network.asked[0] != network.asked[1]
