"""The outlets that a sentence says words were told to."""

import pytest

from accordingto.core.span import Span
from accordingto.resolve.frames import Frame
from accordingto.resolve.voices.outlets import asked, outlets
from tests.work import assert_in_proportion

OWN = frozenset(["orrin post", "reuters"])


def around(text: str) -> Frame:
    return Frame(0, text, Span(0, 1))


def told(text: str, *may_be: str) -> list[str]:
    found = [
        [span.of(text) for span in spans]
        for how, spans in outlets(around(text), OWN, lambda span: span.of(text) in may_be)
        if not how.startswith("on air") and not how.endswith("network")
    ]
    return found[0] if found else []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lint told the Neld Courier on Monday", ["Neld Courier"]),
        ("Lint told CNN Saturday", ["CNN"]),
        ("Lint told Neld's Channel 9 television", ["Channel 9"]),
        ("Lint told Ada Brandt of BBC Radio", ["BBC Radio"]),
        ("Lint told Ada Brandt of the Neld Courier", ["Neld Courier"]),
        ("Lint told News of the Week", ["News of the Week"]),
        ("Lint complained to BBC News' Ada Brandt", ["BBC News"]),
        ("Lint told the Orrin Orb newspaper", ["Orrin Orb"]),
        ("in an interview with the BBC, CNN and NBC", ["BBC", "CNN", "NBC"]),
        ("said in a recent appearance on CNN", ["CNN"]),
        ("discussed it with radio host Ada Brandt on Monday", ["Ada Brandt"]),
        ("an engineer wrote in the Neld Courier", ["Neld Courier"]),
        ("a column in the national Neld Courier newspaper", ["Neld Courier"]),
        ("in mails obtained by the Neld Courier", ["Neld Courier"]),
        ("as recently as an October CNN interview", ["CNN"]),
        ("Lint said in a Neld Courier interview", ["Neld Courier"]),
        ("during a Neld Courier panel with Brandt", ["Neld Courier"]),
        ("Lint, speaking to WQX710, called it old", ["WQX710"]),
        ("wrote a Neld Courier opinion piece", ["Neld Courier"]),
        ("As the Neld Courier reported, it fell", ["Neld Courier"]),
        ("according to the Neld Courier", ["Neld Courier"]),
        ("Lint told Yahoo! News about it", ["Yahoo! News"]),
        ("Lint told Bloomberg Orrin about it", ["Bloomberg Orrin"]),
        ("Lint told the programme ''Neld Newsnight TV'' about it", ["Neld Newsnight TV"]),
        ("in an article from the Neld Courier", ["Neld Courier"]),
        ("Lint told the Guardian about it", ["Guardian"]),
        ("Lint told Guardian about it", []),
        ("Lint told the Orrin Post about it", []),
        ("Lint told Orrin Post Daily about it", []),
        ("Lint told Reuters about it", []),
        ("Lint told the Justice Department about it", []),
        ("Lint told Ada Brandt about it", []),
        ("heard in the news and on TV", []),
        ("after the Neld Courier article was published", []),
    ],
)
def test_an_outlet_is_found_by_its_name_and_frame(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Lint wrote on Orrin Now about it",
        "in an interview that year with Orrin Now",
        "Lint said in a recent Orrin Now interview",
    ],
)
def test_an_outlet_that_no_list_has_is_known_by_what_was_done_there(text: str) -> None:
    assert told(text, "Orrin Now") == ["Orrin Now"]
    assert told(text) == []


def test_whoever_was_told_is_named() -> None:
    text = "Lint told Ada Brandt on Monday in an interview with Piet Vennick"
    assert [span.of(text) for span in asked(around(text))] == ["Ada Brandt", "Piet Vennick"]


def test_words_without_end_take_no_time() -> None:
    for word in ("a", "A", "told ", "Aa ", "interview with ", "As A ", "'s A", "A, "):
        assert_in_proportion(lambda n, w=word: told(w * n), 10, 20_000)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lint said Sunday on CNN", ["CNN"]),
        ("Lint appeared on CNN", ["CNN"]),
        ("Lint was asked by CNN", ["CNN"]),
        ('Lint said on CNN\'s "Dam Talk"', ["Dam Talk"]),
        ("Lint said on CNN's ''Dam Talk''", ["Dam Talk"]),
        ('Lint said on NBC\'s Sunday "Dam Talk,"', ["Dam Talk"]),
        ("Lint said on CBS' Face the Dam", ["Face the Dam"]),
        ("Lint said on CNN's Dam Hour", ["Dam Hour"]),
        ("Lint said on CNN's Friday", ["CNN"]),
        ("Lint said on CNN's Ada Brandt", ["CNN"]),
        ("Lint said so on CNN.", ["CNN"]),
        ('Lint said on NBC\'s "Dam Talk."', ["Dam Talk"]),
        ("Lint said on Monday", []),
        ("Lint said on his Friday night show", []),
    ],
)
def test_who_is_on_air_is_on_the_programme_or_else_the_channel(text: str, found: list[str]) -> None:
    listed = outlets(around(text), OWN, lambda span: span.of(text) == "Dam Hour")
    shown = [spans for how, spans in listed if how in ("on air", "on air, programme")]
    assert [span.of(text) for spans in shown for span in spans] == found
    assert told(text) == []


def test_the_network_of_a_programme_is_found_beside_it() -> None:
    text = 'Lint said on CNN\'s "Dam Talk"'
    listed = outlets(around(text), OWN, lambda _: False)
    assert [(how, [span.of(text) for span in spans]) for how, spans in listed] == [
        ("on air, programme", ["Dam Talk"]),
        ("on air, network", ["CNN"]),
    ]
