import pytest

from accordingto.annotate.manner import Manner, manner, negates
from accordingto.core.span import Span


def of(text: str, source: str, cue: str, content: str) -> Manner:
    """What the cue does; the parts are named by their words."""

    def spans(words: str) -> tuple[Span, ...]:
        at = text.index(words)
        return (Span(at, at + len(words)),) if words else ()

    return manner(text, spans(source), spans(cue), spans(content))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        ("She said that it leaks", "She", "said", "that it leaks", ("said", "asserts")),
        ("He firmly denied the claim", "He", "firmly denied", "the claim", ("said", "denies")),
        ("They accused him of it", "They", "accused", "him of it", ("said", "accuses")),
        ("She called it a lie", "She", "called", "it a lie", ("said", "describes")),
        ("She called for a vote", "She", "called", "for a vote", ("said", "demands")),
        ("She called for a vote", "She", "called for", "a vote", ("said", "demands")),
        ("He has promised to go", "He", "has promised", "to go", ("said", "promises")),
        ("the warning that it leaks", "", "warning", "that it leaks", ("said", "warns")),
        ("He is worried that it leaks", "He", "is worried", "that it leaks", ("felt", "warns")),
        (
            "He declined to comment on it",
            "He",
            "declined to comment",
            "on it",
            ("said", "other"),
        ),
        ("Mayor: it leaks", "Mayor", ":", "it leaks", ("said", "asserts")),
    ],
)
def test_a_cue_says_what_it_does(
    text: str, source: str, cue: str, content: str, expected: tuple[str, str]
) -> None:
    made = of(text, source, cue, content)
    assert (made.kind, made.stance) == expected


@pytest.mark.parametrize(
    ("text", "cue", "content", "stance"),
    [
        ("She asked that it be closed", "asked", "that it be closed", "demands"),
        ("She asked why it leaks", "asked", "why it leaks", "asks"),
        ("Reporter: does it leak?", ":", "does it leak", "asks"),
        ("She cannot say who did it", "cannot say", "who did it", "other"),
        ("She does not believe that it leaks", "does not believe", "that it leaks", "doubts"),
        ("She hopes that it holds", "hopes", "that it holds", "other"),
    ],
)
def test_what_is_said_decides_with_the_cue(text: str, cue: str, content: str, stance: str) -> None:
    assert of(text, "", cue, content).stance == stance


def test_words_that_lower_commitment_hedge() -> None:
    assert of("She thinks that it could have come down", "She", "thinks", "that it could").hedged
    assert not of("He claims that it leaks", "He", "claims", "that it leaks").hedged
    assert of("It is claimed that it leaks", "", "is claimed", "that it leaks").hedged
    assert not of("He said MARVOST, May 13", "He", "said", "MARVOST, May 13").hedged
    assert of("It allegedly leaks", "", "allegedly", "leaks").hedged
    assert of("The mayor is said to have fled", "", "is said", "to have fled").hedged
    assert not of("said the mayor of it", "the mayor", "said", "it").hedged


@pytest.mark.parametrize(
    ("cue", "source", "expected"),
    [
        ("did not say", "He", True), ("didn’t say", "He", True), ("refused to confirm", "He", True),
        ("never denied", "He", True), ("said", "Nobody", True), ("cannot tell", "He", True),
        ("denied", "He", False), ("noted", "He", False), ("said", "The Nobel laureate", False),
        ("knows", "She", False),
    ],
)  # fmt: skip
def test_a_cue_is_negated_when_it_was_not_said(cue: str, source: str, *, expected: bool) -> None:
    assert negates(cue, source) is expected
