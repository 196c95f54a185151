from hypothesis import given
from hypothesis import strategies as st

from accordingto.core.ids import ID_CHARS, digest, sha256_hex


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
def test_different_fields_have_different_ids(one: list[str], other: list[str]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)


def test_an_id_has_its_length() -> None:
    assert len(digest("document")) == ID_CHARS


def test_the_sha256_of_nothing_is_the_standard_one() -> None:
    """The value in FIPS 180-4's published examples."""
    assert sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_text_is_hashed_as_utf_8() -> None:
    assert sha256_hex("дамба") == sha256_hex("дамба".encode())
