"""Names of outlets, the one that prints among them."""

import pytest

from accordingto.resolve.channels.outlet_names import agency, with_short_names


@pytest.mark.parametrize(
    ("outlet", "text", "short"),
    [
        ("The Orrin Post", "Lint told The Post that it fell.", ["The Post"]),
        ("The Orrin Post", "Lint told the Neld Post so. The Post said it fell.", []),
        ("The Orrin Post", "The Orrin Post is old.", ["The Post"]),
        ("Orrin Now", "Lint told Now that it fell.", []),
        ("Orrin Flash", "The Flash understands that it fell.", ["The Flash"]),
        ("Orrin Flash", "The Flash and the Neld Flash say that it fell.", []),
        ("The Guardian", "Lint told the Guardian that it fell.", []),
    ],
)
def test_an_outlet_is_called_by_its_last_word_unless_another_is(
    outlet: str, text: str, short: list[str]
) -> None:
    assert list(with_short_names(text, [outlet])) == [outlet, *short]


@pytest.mark.parametrize(
    ("text", "writes"),
    [
        ("ORRIN (Vesper Wire) - The gate fell.", "Vesper Wire"),
        ("The gate fell.\nNELD, May 3 (AP) — It fell at night.", "AP"),
        ("The gate of Ada Lint (R-Neld) fell.", None),
        ("Friends of Dams (FOD) - a group - met.\nORRIN (Vesper) - It fell.", "Vesper"),
        ("The Friends of Dams (FOD) — a group of divers — met.", None),
        ("\n".join(["It rained."] * 90) + "\nORRIN (AP) - It fell.", None),
    ],
)
def test_a_dateline_names_the_agency_whose_story_it_is(text: str, writes: str | None) -> None:
    assert agency(text, 0) == writes
