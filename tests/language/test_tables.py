"""Word lists of a pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import PackError
from generator.language.pack import Pack
from generator.language.tables import nested_set, word_list, word_set


def pack(**table: object) -> Pack:
    return Pack("xx", str(Path("xx")), {"cues": table}, (), repr(table))


def test_a_string_and_an_array_are_word_lists() -> None:
    assert word_list(pack(a="one two"), "cues", "a") == ("one", "two")
    assert word_list(pack(a=["no longer"]), "cues", "a") == ("no longer",)


def test_what_a_pack_does_not_say_is_empty() -> None:
    assert word_set(pack(), "cues", "a", "b") == frozenset()
    assert nested_set(pack(), "cues", "part", "a") == frozenset()


@pytest.mark.parametrize("value", [1, [1], {"a": "b"}])
def test_anything_else_is_an_error_of_the_pack(value: object) -> None:
    with pytest.raises(PackError, match="not a word list"):
        word_list(pack(a=value), "cues", "a")


def test_a_section_of_anything_but_words_is_an_error() -> None:
    with pytest.raises(PackError, match="not a word list"):
        nested_set(pack(part={"a": 1}), "cues", "part", "a")
