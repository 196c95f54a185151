"""Who made a document."""

import pytest

from accordingto.core.span import Span
from accordingto.resolve.roles.makers import maker
from accordingto.resolve.words import words_in


@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        ("a Neld University poll", "poll", "Neld University"),
        ("the Courier’s scathing editorial", "editorial", "Courier"),
        ("a report by the Neld Works", "report", "Neld Works"),
        ("a memo from the Neld Board", "memo", "Neld Board"),
        ("a poll of 400 voters released on Friday by the Neld Works", "poll", "Neld Works"),
        ("a report about dams, published by the Neld Works", "report", "Neld Works"),
        ("a study by economists at the Neld Works", "study", "Neld Works"),
        ("a statement posted on the Neld Blog", "statement", "Neld Blog"),
        ("her plan", "plan", "her"),
        ("a study last year by the Neld Works", "study", "Neld Works"),
        ("a suit filed by a former guard named Ada Lint, a Neld Works envoy", "suit", "Ada Lint"),
        ("a study by an old miner, Ada Lint, on dams", "study", "Ada Lint"),
        ("a study by an envoy of the Neld Works, Ada Lint said", "study", "Neld Works"),
        ("a suit by a miner from Orrin, North Carolina, on dams", "suit", None),
        ("a report on the Neld Works", "report", None),
        ("a report about a dam by the river", "report", None),
        ("a report. Then Lint, by the Board", "report", None),
        ("a poll that was done by Lint", "poll", None),
    ],
)
def test_a_document_is_by_whoever_stands_behind_or_before_it(
    text: str, noun: str, name: str | None
) -> None:
    words = words_in(text, [Span(0, len(text))])
    head = next(n for n, word in enumerate(words) if word.low == noun)
    made = maker(words, head)
    assert (None if made is None else made[0].span.of(text)) == name
