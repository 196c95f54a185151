import json

from accordingto.read.linked import LinkedArticle, LinkedName, linked_articles


def linked(*scripts: object) -> tuple[LinkedArticle, ...]:
    """What the scripts describe, each written out as JSON."""
    written = [one if isinstance(one, str) else json.dumps(one) for one in scripts]
    places, at = [], 0
    for one in written:
        places.append((at, at + len(one)))
        at += len(one)
    return linked_articles("".join(written), places)


def test_a_name_by_reference_is_looked_up_in_all_scripts() -> None:
    (found,) = linked(
        {"@type": "NewsArticle", "headline": "Crane falls", "author": {"@id": "#ada"}},
        {"@graph": [{"@type": ["Person"], "@id": "#ada", "name": "Ada Voss"}]},
    )
    assert found.authors == (LinkedName("Ada Voss", "Person"),)


def test_articles_come_before_the_pages_that_hold_them() -> None:
    found = linked(
        {"@type": "WebPage", "name": "Page", "datePublished": "2031-05-13"},
        {"@type": "Article", "headline": "Crane falls", "dateModified": "2031-05-14"},
    )
    assert [(one.headline, one.is_page) for one in found] == [
        ("Crane falls", False),
        ("Page", True),
    ]
    assert found[0].modified == "2031-05-14"


def test_a_broken_script_describes_nothing() -> None:
    assert linked('{"@type": "NewsArticle", "headline": ') == ()
    assert linked("[" * 100_000) == ()


def test_addresses_are_no_names() -> None:
    (found,) = linked({"@type": "Article", "author": ["https://courier.test/ada", "Ada Voss"]})
    assert [one.name for one in found.authors] == ["Ada Voss"]
