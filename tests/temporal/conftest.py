"""Texts read as on Tuesday 17 January 2017, unless a test says otherwise."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.config import Settings
from generator.language.pack import load_pack
from generator.language.reading import Reading
from generator.language.sentences import sentences
from generator.model.calendar import Day, from_iso
from generator.model.timex import Timex
from generator.temporal import Grammar, load_grammar, read_timexes

DCT = Day(2017, 1, 17)
Read = Callable[..., tuple[Timex, ...]]


@pytest.fixture(scope="session")
def grammar() -> Grammar:
    return load_grammar(load_pack("en"))


@pytest.fixture(scope="session")
def read(grammar: Grammar) -> Read:
    def timexes(text: str, dct: str = "2017-01-17", settings: Settings | None = None) -> tuple[Timex, ...]:
        reading = Reading(text, sentences(text, grammar.pack), grammar.pack)
        return read_timexes(reading, from_iso(dct), grammar, settings or Settings())

    return timexes
