from pathlib import Path

import pytest

from accordingto.errors import KnowledgeError
from accordingto.resolve.knowledge import read_knowledge

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "knowledge.json"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example_in_the_docs_is_read() -> None:
    known = read_knowledge(EXAMPLE)
    assert known.id_of("the Orrin Volunteer Corps") == "orrin-volunteer-corps"
    assert known.id_of("ODK") == known.id_of("OVC") == "orrin-volunteer-corps"
    assert known.id_of("Арсений Вельнихов") == known.id_of("Arsenij Velnikhov") == "velnikhov"
    assert known.id_of("Ada Lint") == ""


def test_a_table_is_read(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "x.csv",
        "id,kind,name,aliases,acronyms\nowb,official-body,Orrin Water Board,Water Board,OWB\n",
    )
    assert read_knowledge(path).id_of("Water Board") == "owb"


def test_an_alias_of_two_says_nothing(tmp_path: Path) -> None:
    path = written(
        tmp_path, "x.csv", "id,kind,name,aliases\na,person,Ada Lint,Lint\nb,person,Bo Lint,Lint\n"
    )
    known = read_knowledge(path)
    assert (known.id_of("Lint"), known.id_of("Bo Lint")) == ("", "b")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("x.json", "[]", 'no list "entities"'),
        ("x.json", "{", "not JSON"),
        ("x.json", '{"entities": [1]}', "entry 1 is int"),
        ("x.json", '{"entities": [{"id": "a", "kind": "person"}]}', "no 'name'"),
        ("x.json", '{"entities": [{"id": "a", "kind": "ghost", "name": "A"}]}', "kind 'ghost'"),
        (
            "x.json",
            '{"entities": [{"id": "a", "kind": "person", "name": "A", "nick": 1}]}',
            "'nick'",
        ),
        (
            "x.json",
            '{"entities": [{"id": "a", "kind": "person", "name": "A", "aliases": "B"}]}',
            "list",
        ),
        ("x.csv", "id,kind,name\na,person,A\na,person,B\n", "came before"),
        ("x.csv", "", "no column 'id' in its first line"),
        ("x.csv", "id;kind;name\na;person;A\n", "no column 'id' in its first line"),
        ("x.yaml", "", "a .json or .csv file is expected"),
    ],
)
def test_a_file_in_another_form_says_what_was_found(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    with pytest.raises(KnowledgeError, match=message):
        read_knowledge(written(tmp_path, name, text))


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="cannot be read"):
        read_knowledge(tmp_path / "none.json")
