import re
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.attribution import ROLES
from accordingto.read.plain import paragraphs
from accordingto.score.examples import Example, Gold
from accordingto.train.voices import speakers, with_voices
from tests.train.conftest import articles, marked, told

# None of them speaks in the articles themselves.
OTHERS = ("a spokesman for the mill", "Ines Varga", "the Dyke Gazette", "her brother")

SEEDS = st.integers(0, 9999)
SHARES = st.sampled_from([0.25, 0.5, 1.0])


def is_outer(one: Example, gold: Gold) -> bool:
    """Whether the attribution was put around others."""
    (who,) = told(one, gold)[0]
    return who.lower() in {o.lower() for o in OTHERS}


def number(words: tuple[str, ...]) -> int:
    """Of the gate that this content, and no other one, is about."""
    match = re.search(r"[Gg]ate (\d+)", words[0])
    assert match
    return int(match.group(1))


def pairs(before: Example, after: Example) -> Iterator[tuple[Gold, Gold]]:
    """Each attribution as it was and as it is now."""
    now = {number(told(after, g)[2]): g for g in after.golds if g.inner or not is_outer(after, g)}
    for gold in before.golds:
        yield gold, now.pop(number(told(before, gold)[2]))
    assert not now


def voiced(one: Example, seed: int, share: float = 1.0) -> Example:
    return with_voices(one, OTHERS, np.random.default_rng(seed), share=share)


@given(articles(), SEEDS, SHARES)
def test_spans_stay_inside_the_text(one: Example, seed: int, share: float) -> None:
    after = voiced(one, seed, share)
    for gold in after.golds:
        assert gold.cue
        assert gold.content
        assert all(p.end <= len(after.text) for p in gold.parts)


@given(articles(), SEEDS, SHARES)
def test_what_nobody_else_says_keeps_its_words(one: Example, seed: int, share: float) -> None:
    after = voiced(one, seed, share)
    lines = [p.of(after.text) for p in paragraphs(after.text)]
    for old, new in pairs(one, after):
        if not new.inner:
            assert told(after, new) == told(one, old)
            home = next(p for p in paragraphs(one.text) if p.contains(old.cue[0]))
            assert home.of(one.text) in lines


@given(articles(), SEEDS, SHARES)
def test_what_somebody_else_says_keeps_its_words_but_for_marks(
    one: Example, seed: int, share: float
) -> None:
    after = voiced(one, seed, share)
    begins = {p.start for p in paragraphs(one.text)}
    for old, new in pairs(one, after):
        if not new.inner:
            continue
        for role in ROLES:
            for was, now in zip(old.spans(role), new.spans(role), strict=True):
                words = was.of(one.text)
                single = re.sub('[“”"]', "'", words)
                possible = {words, single}
                if was.start in begins:  # as in "said that gate nine leaks"
                    possible |= {w[0].lower() + w[1:] for w in possible}
                assert now.of(after.text) in possible


@given(articles(), SEEDS, SHARES)
def test_an_inner_attribution_lies_in_the_content_of_one_outer(
    one: Example, seed: int, share: float
) -> None:
    after = voiced(one, seed, share)
    outer = [g for g in after.golds if not g.inner and is_outer(after, g)]
    for gold in after.golds:
        around = [
            o for o in outer if all(any(c.contains(p) for c in o.content) for p in gold.parts)
        ]
        assert len(around) == int(gold.inner)


@given(articles(), SEEDS)
def test_all_long_paragraphs_but_the_first_are_given_away(one: Example, seed: int) -> None:
    after = voiced(one, seed)
    first, *others = paragraphs(one.text)
    assert after.text.startswith(first.of(one.text) + "\n\n")
    long = [p for p in others if len(p) > 40]
    if len(long) == len(others):
        assert all(g.inner or is_outer(after, g) for g in after.golds)
        outer = sum(is_outer(after, g) for g in after.golds if not g.inner)
        assert (outer > 0) == bool(long)


@given(articles(), SEEDS)
def test_without_a_share_only_the_breaks_change(one: Example, seed: int) -> None:
    after = voiced(one, seed, share=0.0)
    assert after.text == "".join(p.of(one.text) + "\n\n" for p in paragraphs(one.text))
    assert [told(after, g) for g in after.golds] == [told(one, g) for g in one.golds]


def test_an_attribution_over_two_paragraphs_is_not_torn() -> None:
    one = marked(
        "Gates of Orrin leak\n\n"
        "[1s Ada Lint, who keeps the lock,] [1q said] [1c “Gate 1 leaks every spring.]\n\n"
        "[1c “Nobody ever paid for it, and nobody will.”]\n\n"
        "The ferry lay still for the whole of the night."
    )
    for seed in range(60):
        after = voiced(one, seed)
        (new,) = (g for g in after.golds if g.inner or not is_outer(after, g))
        assert len(new.content) == 2
        whole = "".join(told(after, new)[2])
        assert re.sub("['“”]", "", whole) == re.sub("[“”]", "", "".join(told(one, one.golds[0])[2]))


def test_a_first_letter_that_grows_in_lower_case_moves_nothing() -> None:
    one = marked(
        "Gates of Orrin leak\n\n"
        "İnce Köprü, where [1s Ada Lint] keeps the lock, leaks, [1q said] [1c gate 1’s miller]."
    )
    for seed in range(60):
        after = voiced(one, seed)
        (inner,) = (g for g in after.golds if g.inner)
        assert told(after, inner) == told(one, one.golds[0])


@given(articles(), SEEDS)
def test_the_same_draw_gives_the_same_voices(one: Example, seed: int) -> None:
    assert voiced(one, seed) == voiced(one, seed)


def test_every_way_to_speak_is_used() -> None:
    one = marked(
        "Gates of Orrin leak\n\n"
        "[1s Ada Lint] [1q said] [1c that gate 1 leaks every spring and will leak again].\n\n"
        "[2s Torsen] [2q said] [2c that gate 2 leaks every spring and will leak again]."
    )
    texts = [voiced(one, seed).text for seed in range(80)]
    for way in (
        r"“Ada Lint said that .* again,” \w+ .*\.\n",
        r": “Ada Lint said that .* again\.”\n",
        r"(According to|according to) .*, [Aa]da Lint said",
        r" that [Aa]da Lint said",
        r"\n[A-Z][\w ]+: Ada Lint said",
        r"“Ada Lint said .*\.”\n[—–-] [\w ]+\n",
        r":\n\n“?Ada Lint said .*\n\n“?Torsen said",
    ):
        assert any(re.search(way, text) for text in texts), way


def test_speakers_are_short_sources_each_once() -> None:
    one = marked(
        "[1s Ada Lint] [1q said] [1c so]. [2s Torsen] [2q said] [2c so]. "
        "[3s He] [3q said] [3c so]. [4s Ada Lint] [4q said] [4c so], "
        "[5s who] [5q said] [5c so]. "
        "[6s Ola] [6q said], [6s the mayor], [6c so]. "
        f"[7s {'The board ' * 6}] [7q said] [7c so]. [8q Said] [8c so]."
    )
    assert speakers([one, one]) == ("Ada Lint", "Torsen")


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_an_empty_article_stays_empty(text: str) -> None:
    assert voiced(marked(text), 0) == Example("made-up", "", ())
