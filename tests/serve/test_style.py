"""Colours can be told apart by everybody, in both themes and on every wash."""

import re
from pathlib import Path

import pytest

from accordingto.serve import app

SHEETS = {path.name: path.read_text(encoding="utf-8") for path in app.STATIC.glob("*.css")}
REPORT = Path(app.__file__).parents[1] / "export" / "templates" / "report.css"
Colour = tuple[float, float, float]


def themes(sheet: str) -> list[dict[str, str]]:
    """The custom properties of each rule that sets the paper."""
    return [
        dict(re.findall(r"--([\w-]+):\s*([^;]+);", rule))
        for rule in re.findall(r"\{([^{}]*--paper:[^{}]*)\}", sheet)
    ]


def over(paper: Colour, value: str) -> Colour:
    """A colour, opaque or not, as it looks on paper."""
    if found := re.fullmatch(r"#([0-9a-f]{3}|[0-9a-f]{6})", value):
        digits = found[1] if len(found[1]) == 6 else "".join(2 * d for d in found[1])
        return tuple(int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))  # type: ignore[return-value]  # three of them
    if value == "transparent":
        return paper
    *parts, alpha = [float(n) for n in re.findall(r"[\d.]+", value)]
    mixed = [alpha * c / 255 + (1 - alpha) * p for c, p in zip(parts, paper, strict=True)]
    return mixed[0], mixed[1], mixed[2]


def luminance(colour: Colour) -> float:
    """Relative luminance, WCAG 2.2."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, two: Colour) -> float:
    lighter, darker = sorted((luminance(one), luminance(two)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_contrast_of_the_standard() -> None:
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)


LIGHT, DARK, CHOSEN_DARK = themes(SHEETS["room.css"])
REPORT_LIGHT, REPORT_DARK, _ = themes(REPORT.read_text(encoding="utf-8"))


def test_the_chosen_dark_theme_is_that_of_the_system() -> None:
    assert DARK == CHOSEN_DARK


@pytest.mark.parametrize(
    "theme",
    [LIGHT, DARK, REPORT_LIGHT, REPORT_DARK],
    ids=["light", "dark", "report", "report-dark"],
)
def test_text_has_a_contrast_of_at_least_four_and_a_half(theme: dict[str, str]) -> None:
    paper = over((1, 1, 1), theme["paper"])
    grounds = {
        name: over(paper, theme[name])
        for name in ("paper", "raised", "wash", "wash-deep", "lit")
        if name in theme
    }
    for ground, behind in grounds.items():
        # The current item of the list lies on a wash, with its content's wash on it.
        assert contrast(over(paper, theme["ink"]), over(behind, theme["wash"])) >= 4.5
        for name in ("soft", "link") if ground in ("paper", "raised", "wash") else ():
            found = contrast(over(paper, theme[name]), behind)
            assert found >= 4.5, f"{name} on {ground}: {found:.2f}"
        for name in ("source", "cue", "focus"):
            found = contrast(over(paper, theme[name]), behind)
            assert found >= 3, f"{name} on {ground}: {found:.2f}"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_found_words_and_forms_can_be_seen(theme: dict[str, str]) -> None:
    paper = over((1, 1, 1), theme["paper"])
    assert contrast(over(paper, theme["found-ink"]), over(paper, theme["found"])) >= 4.5
    for name in ("bracket", "direct", "mixed", "indirect"):
        assert contrast(over(paper, theme[name]), paper) >= 2.4, name


def test_every_custom_property_that_is_used_is_set() -> None:
    used = {name for sheet in SHEETS.values() for name in re.findall(r"var\(--([\w-]+)\)", sheet)}
    assert used <= set(LIGHT)
    assert set(DARK) <= set(LIGHT)


def test_no_style_asks_for_anything_from_elsewhere() -> None:
    for path in app.STATIC.iterdir():
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"url\(|@import|//\w", text.replace("http://www.w3.org/2000/svg", ""))


def test_movement_is_for_those_who_want_it() -> None:
    for name, sheet in SHEETS.items():
        for match in re.finditer(r"(?<!over)scroll-behavior|transition|animation", sheet):
            before = sheet[: match.start()]
            assert "prefers-reduced-motion: no-preference" in before[-80:], name
