import importlib.util

import pytest

from tests.train.conftest import marked, need_torch, told


@pytest.fixture
def without_torch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)


def test_without_torch_a_module_is_skipped(
    without_torch: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"make \.venv/\.train") as raised:
        need_torch()
    assert raised.value.allow_module_level


def test_without_torch_ci_fails(without_torch: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match=r"make \.venv/\.train"):
        need_torch()


def test_marks_become_spans() -> None:
    one = marked("[1c “It leaks,”] [1q said] [1s Ada Lint], [1c “and badly.”]")
    assert one.text == "“It leaks,” said Ada Lint, “and badly.”"
    (gold,) = one.golds
    assert told(one, gold) == (("Ada Lint",), ("said",), ("“It leaks,”", "“and badly.”"))
