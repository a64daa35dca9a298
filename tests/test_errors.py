"""Errors carry what, where and a hint, and cross process borders."""

from __future__ import annotations

import pickle

import pytest

from generator import errors
from generator.model.problem import from_error

TREE = [errors.ConfigError, errors.PackError, errors.SiteError, errors.DocumentError, errors.WriteError]


@pytest.mark.parametrize("kind", TREE)
def test_an_error_survives_pickling_with_its_three_parts(kind: type[errors.DatelineError]) -> None:
    error = kind("not a date: '2017-13-17'", errors.Location("seeds/a.txt", 1, 6), "the month runs from 01 to 12")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  our own bytes
    assert type(again) is kind
    assert str(again) == "seeds/a.txt:1:6: not a date: '2017-13-17'\n  hint: the month runs from 01 to 12"


def test_a_problem_says_what_its_error_says() -> None:
    error = errors.DocumentError("empty file", errors.Location("seeds/a.txt"))
    assert str(from_error(error)) == str(error) == "seeds/a.txt: empty file"
    assert from_error(error).severity == "error"
