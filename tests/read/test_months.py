from accordingto.read.months import MONTHS


def test_every_month_has_names_in_every_language() -> None:
    assert set(MONTHS.values()) == set(range(1, 13))
    for names in (("juin", 6), ("Dezember", 12), ("mayo", 5), ("luglio", 7), ("мая", 5),
                  ("лютого", 2), ("październik", 10)):  # fmt: skip
        assert MONTHS[names[0].lower()] == names[1]
