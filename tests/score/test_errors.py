from accordingto.score.errors import read


def test_errors_come_by_class_the_most_frequent_first() -> None:
    rows = read()
    numbers = [n for _, n in rows]
    assert numbers == sorted(numbers, reverse=True)
    assert sum(numbers) > 90
    assert all(name and not name[0].isdigit() for name, _ in rows)
