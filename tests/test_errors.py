import inspect
import pickle
import re

import pytest

from accordingto import errors

CLASSES = [
    found
    for _, found in inspect.getmembers(errors, inspect.isclass)
    if issubclass(found, errors.AccordingtoError)
]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_an_error_crosses_from_a_worker_as_it_was(kind: type[errors.AccordingtoError]) -> None:
    takes_two = kind in {errors.ReadError, errors.MissingExtraError}
    error = kind("one", "two") if takes_two else kind("one")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert str(again) == str(error)


def test_the_tree_in_the_docstring_names_every_error() -> None:
    drawn = re.findall(r"(\w+Error)\b", (errors.__doc__ or "").partition("```")[2])
    assert sorted(drawn) == sorted(found.__name__ for found in CLASSES)
