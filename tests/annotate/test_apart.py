from dataclasses import replace

from accordingto.annotate.apart import set_apart
from accordingto.annotate.found import Found
from accordingto.core.span import Span
from tests.annotate.conftest import lines


def found(text: str, cue: str, *content: tuple[str, float]) -> Found:
    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    spans = tuple(span(words) for words, _ in content)
    return Found(
        (), (span(cue),), spans, 0.9, 0.0, (1, 1, 1), (), tuple(sure for _, sure in content)
    )


def contents(text: str, *read: Found) -> list[list[str]]:
    return [[s.of(text) for s in one.content] for one in set_apart(text, lines(text), read)]


def test_a_quotation_that_two_claim_stays_with_the_surer() -> None:
    text = "“It leaks,” said Ada. “It holds,” says Ola."
    first = found(text, "said", ("“It leaks,”", 0.9), ("“It holds,”", 0.4))
    second = found(text, "says", ("“It holds,”", 0.8))
    assert contents(text, first, second) == [["“It leaks,”"], ["“It holds,”"]]
    assert contents(text, second, first) == [["“It holds,”"], ["“It leaks,”"]]


def test_words_already_given_away_take_nothing_from_others() -> None:
    text = "“It leaks,” said Ada. “It holds,” says Ola. “So,” adds Eve."
    ada = found(text, "said", ("“It leaks,”", 0.9), ("“It holds,”", 0.5))
    ola = found(text, "says", ("“It holds,”", 0.8), ("“So,”", 0.4))
    eve = found(text, "adds", ("“It holds,”", 0.3), ("“So,”", 0.9))
    assert contents(text, ada, ola, eve) == [["“It leaks,”"], ["“It holds,”"], ["“So,”"]]


def test_of_two_sources_the_surer_one_stays() -> None:
    text = "Ada and the mayor said that it leaks"
    read = replace(
        found(text, "said", ("that it leaks", 0.9)),
        source=(Span(0, 3), Span(8, 17)),
        named=(0.4, 0.8),
    )
    (one,) = set_apart(text, lines(text), [read])
    assert one.source == (Span(8, 17),)


def test_two_cues_may_share_their_only_content() -> None:
    text = "He said and swore that it holds."
    one, other = (
        found(text, cue, ("that it holds", p)) for cue, p in (("said", 0.9), ("swore", 0.5))
    )
    assert contents(text, one, other) == [["that it holds"], ["that it holds"]]


def test_a_voice_inside_takes_nothing_from_the_one_around_it() -> None:
    text = "“It rains. Torsen thinks that it leaks,” said Ada. “So.”"
    outer = found(text, "said", ("“It rains. Torsen thinks that it leaks,”", 0.5), ("“So.”", 0.9))
    inner = found(text, "thinks", ("that it leaks", 0.9))
    assert contents(text, outer, inner)[0] == ["“It rains. Torsen thinks that it leaks,”", "“So.”"]


def test_a_dash_signs_what_stands_before_it_in_its_paragraph() -> None:
    text = "“It leaks.” — Ada\n“It holds.” ― Ola"
    read = found(text, "―", ("“It leaks.”", 0.9), ("“It holds.”", 0.9))
    assert contents(text, read) == [["“It holds.”"]]
    below = found("“It leaks.”\n— Ada", "—", ("“It leaks.”", 0.9))
    assert contents("“It leaks.”\n— Ada", below) == [["“It leaks.”"]]
