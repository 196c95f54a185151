from typing import Any

import pytest

from accordingto.core.entity import ArticleEntity, Mention
from accordingto.core.span import Span
from accordingto.core.speaker import Hop, Speaker, Unnamed
from accordingto.core.voices import Voices
from accordingto.score.voices import Tally, chain_is_right, count_what, form_of, is_right

TEXT = "Mayor Ada Lint left. She spoke of Ole Brandt. Two miners of Orrin laughed. The Board met."


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def mention(words: str) -> Mention:
    span = at(words)
    head = words.rsplit(maxsplit=1)[-1]
    form = "pronoun" if words == "She" else "name"
    return Mention(span, Span(span.end - len(head), span.end), form, "person", 1.0)  # type: ignore[arg-type]


MENTIONS = tuple(mention(w) for w in ("Ada Lint", "She", "Ole Brandt", "Two miners", "The Board"))
ENTITIES = (
    ArticleEntity("person", (0, 1), 0), ArticleEntity("person", (2,), 2),
    ArticleEntity("person", (3,), None), ArticleEntity("organisation", (4,), 4),
)  # fmt: skip
LINT, BRANDT, MINERS, BOARD = range(4)
VOICES = Voices(MENTIONS, ENTITIES)


def one(*entities: int, outlet: bool = False, what: str = "") -> Speaker:
    nobody = Unnamed(what, at("Two miners"), 2, None, None) if what else None  # type: ignore[arg-type]
    return Speaker("person", entities, is_outlet=outlet, unnamed=nobody, rule="")


def label(*words: str, what: str | None = None) -> dict[str, Any]:
    parts = [
        {"at": [at(w).start, at(w).end]} | ({"name": w} if what is None else {}) for w in words
    ]
    return {"speaker": parts, "what": what}


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        (label("Ada Lint"), one(LINT), True),
        (label("Ada Lint"), one(BRANDT), False),
        (label("Ada Lint"), one(), False),
        (label("Ada Lint"), one(LINT, BRANDT), False),
        (label("Ada Lint", "Ole Brandt"), one(BRANDT, LINT), True),
        (label("Ada Lint", "Ole Brandt"), one(LINT, BOARD), False),
        (label("Two miners", what="witness"), one(MINERS, what="witness"), True),
        (label("Two miners", what="witness"), one(MINERS, what="official"), False),
        (label("Two miners", what="witness"), one(MINERS), False),
        ({"speaker": [{"outlet": True}], "what": None}, one(outlet=True), True),
        ({"speaker": [{"outlet": True}], "what": None}, one(LINT), False),
        ({"speaker": [], "what": None}, one(), True),
        ({"speaker": [], "what": None}, one(LINT), False),
    ],
)
def test_everybody_who_is_named_must_be_found_and_nobody_else(
    gold: dict[str, Any], found: Speaker, expected: bool
) -> None:
    assert is_right(TEXT, gold, found, MENTIONS, ENTITIES) is expected


def chain(*roles: tuple[str, int]) -> list[Hop]:
    return [Hop(role, (entity,), None, None) for role, entity in roles]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("hops", "expected"),
    [
        (chain(("relay", BRANDT), ("speaker", LINT), ("principal", BOARD)), True),
        (chain(("speaker", LINT), ("principal", BOARD)), False),
        (chain(("speaker", LINT), ("relay", BRANDT), ("principal", BOARD)), False),
        (chain(("relay", BRANDT), ("speaker", LINT)), False),
        (chain(("relay", BRANDT), ("speaker", LINT), ("principal", MINERS)), False),
    ],
)
def test_a_chain_is_right_when_every_voice_is(hops: list[Hop], expected: bool) -> None:
    voices = [label("Ole Brandt")["speaker"], label("Ada Lint")["speaker"]]
    gold = {"chain": {"voices": voices, "for": label("The Board")["speaker"][0]}}
    assert chain_is_right(TEXT, gold, [Hop("outlet", (), None, None), *hops], VOICES) is expected


@pytest.mark.parametrize(
    ("gold", "hops", "expected"),
    [
        (label("Ada Lint"), chain(("speaker", LINT)), True),
        (label("Ada Lint"), chain(("speaker", BRANDT)), False),
        (label("Ada Lint"), chain(("relay", BRANDT), ("speaker", LINT)), False),
        (label("Ada Lint"), chain(("speaker", LINT), ("principal", BOARD)), False),
        ({"speaker": [{"outlet": True}]}, [], True),
        ({"speaker": [{"outlet": True}]}, chain(("speaker", LINT)), False),
        ({"speaker": []}, [Hop("speaker", (), None, 0)], True),
        ({"speaker": []}, chain(("speaker", LINT)), False),
    ],
)
def test_where_a_label_has_no_chain_the_speaker_is_all_of_it(
    gold: dict[str, Any], hops: list[Hop], expected: bool
) -> None:
    told = [Hop("outlet", (), None, None), *hops]
    assert chain_is_right(TEXT, gold | {"chain": None}, told, VOICES) is expected


@pytest.mark.parametrize(
    ("words", "form"), [("She", "pronoun"), ("Ada Lint", "name"), ("Two miners", "nominal")]
)
def test_the_form_of_a_source_is_told_by_its_words(words: str, form: str) -> None:
    assert form_of(TEXT, [at(words)]) == form


def test_a_share_is_of_the_forms_that_are_asked_for() -> None:
    tally = Tally()
    tally.sources.update({("name", True): 3, ("name", False): 1, ("pronoun", False): 4})
    assert (tally.share("name"), tally.share("pronoun"), tally.share()) == (0.75, 0.0, 0.375)


@pytest.mark.parametrize(
    ("what", "found", "typed", "described"),
    [
        ("witness", one(MINERS, what="witness"), [True], [True]),
        ("witness", one(MINERS, what="official"), [False], [True]),
        ("witness", one(LINT), [False], [False]),
        (None, one(MINERS, what="witness"), [], [False]),
        (None, one(LINT), [], [True]),
    ],
)
def test_what_a_speaker_is_counts_whoever_it_is(
    what: str | None, found: Speaker, typed: list[bool], described: list[bool]
) -> None:
    tally = Tally()
    count_what({"what": what, "kind": "person"}, found, tally)
    assert (list(tally.typed), list(tally.described)) == (typed, described)
    assert list(tally.kinds) == [True]
