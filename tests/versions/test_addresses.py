import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.versions.addresses import normal_address

SAME = [
    "https://www.orrin-post.example/news/dam?id=7",
    "http://orrin-post.example/news/dam/?id=7",
    "HTTPS://WWW.Orrin-Post.example:443/news/dam?id=7&utm_source=mail&fbclid=x#comments",
    "http://orrin-post.example:80/news/d%61m?gclid=1&id=7",
    "https://web.archive.org/web/20310504120000/https://orrin-post.example/news/dam?id=7",
    "https://web.archive.org/web/20310504120000id_/http://www.orrin-post.example/news/dam?id=7",
]


@pytest.mark.parametrize("url", SAME)
def test_addresses_of_one_page_are_one(url: str) -> None:
    assert normal_address(url) == "orrin-post.example/news/dam?id=7"


@pytest.mark.parametrize(
    "url",
    [
        "https://orrin-post.example/news/dam?id=8",
        "https://orrin-post.example/news/Dam?id=7",
        "https://orrin-post.example:8080/news/dam?id=7",
        "https://m.orrin-post.example/news/dam?id=7",
        "https://orrin-post.example/news/dam?id=7#!/live",
        "https://orrin-post.example/news/dam",
    ],
)
def test_addresses_of_other_pages_are_others(url: str) -> None:
    assert normal_address(url) not in ("", normal_address(SAME[0]))


@pytest.mark.parametrize(
    "url",
    [
        "",
        "dam.html",
        "file:///home/x/dam.html",
        "https://",
        "http://[",
        "http://a:b/",
        "mailto:a@b",
    ],
)
def test_what_is_no_web_address_is_none(url: str) -> None:
    assert normal_address(url) == ""


def test_parameters_may_stand_in_any_order() -> None:
    assert normal_address("http://a.example/?b=1&a=2") == normal_address("http://a.example?a=2&b=1")


@given(st.text(max_size=80))
def test_no_text_can_break_it(text: str) -> None:
    for url in (text, f"http://{text}", f"http://a.example/{text}"):
        assert isinstance(normal_address(url), str)
