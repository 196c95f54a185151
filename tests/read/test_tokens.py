import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.work import HANG_S, assert_in_proportion

from accordingto.read import tokens as tokens_module
from accordingto.read.tokens import Token, tokens

PIECES = st.sampled_from(
    ["<p>", "</p>", "<!--", "-->", "--!>", "<!", "<?", "<![CDATA[", "<script>", "</script>",
     "<title>", "</title", "<a href=", '"', "'", ">", "<", "</", "/", "=", " ", "x", "&amp;", "\0"]
)  # fmt: skip
SOUP = st.lists(PIECES, max_size=40).map("".join)


def shown(chars: str) -> str:
    return "".join(chars[t.start : t.end] for t in tokens(chars) if t.kind == "text")


def first_tag(chars: str) -> Token:
    return next(t for t in tokens(chars) if t.kind == "start")


@given(SOUP)
def test_every_character_is_in_exactly_one_token(chars: str) -> None:
    found = list(tokens(chars))
    edges = [0, *(t.end for t in found)]
    assert [t.start for t in found] == edges[:-1]
    assert edges[-1] == len(chars)


def test_attributes_keep_the_first_of_each_name_and_resolve_references() -> None:
    tag = first_tag("<A HREF='a&amp;b' href=c Hidden>")
    assert (tag.name, tag.get("href"), tag.get("hidden"), tag.get("id")) == ("a", "a&b", "", None)


def test_comments_scripts_and_declarations_are_no_text() -> None:
    chars = "<!doctype html>a<!-- b -->c<script>if (a < b) '<p>'</script>d<?php e ?>f<!-->g"
    assert shown(chars) == "acdfg"


def test_a_sign_that_opens_no_tag_is_text() -> None:
    assert shown("3 < 5 and a <- b <") == "3 < 5 and a <- b <"
    assert shown("the end <a href='x") == "the end <a href='x"


def test_an_unclosed_script_is_told() -> None:
    assert [t.closed for t in tokens("a<script>b")] == [True, True, False]


HOSTILE = [
    "<!--", "<!-- -- >", "<", "<a ", "<a b=", '<a b="', "</", "</p ", "<!", "<?", "<![CDATA[",
    "<script></scrip", "<title></title ", "<div>", "&#9", "<a b c d=e ", "<!--x--!>",
]  # fmt: skip


@pytest.mark.parametrize("tail", ["", ">", '">"', "-->"])
@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_the_length_and_not_its_square(unit: str, tail: str) -> None:
    def work(n: int) -> None:
        for _ in tokens(unit * (n // len(unit)) + tail):
            pass

    assert_in_proportion(work, 1_000, 10_000)
    began = time.monotonic()
    work(500_000)
    assert time.monotonic() - began < HANG_S


TAG_PIECES = st.sampled_from(
    ["<a", "<B", " ", "\n", "href", "ID", "=", '"', "'", "/", ">", "x&amp;y", "<", "\0", "é", "`"]
)


@given(st.lists(TAG_PIECES, max_size=16).map("".join))
def test_the_quick_way_to_read_a_tag_gives_what_the_slow_one_does(chars: str) -> None:
    quick = list(tokens(chars))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens_module, "_PLAIN_TAG", re.compile(r"(?!)"))
        assert list(tokens(chars)) == quick
