"""The law of packs: no word of a language stands in the rooms that read it, so that a new one needs no Python."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from generator.language.pack import load_pack

PACKAGE: Final = Path(__file__).resolve().parents[2] / "generator"
ROOMS: Final = sorted([*(PACKAGE / "language").glob("*.py"), *(PACKAGE / "events").glob("*.py")])
TABLES: Final = ("words", "cues", "verbs")
# Lists of nouns and verbs that code too may be named by ("dates", "result", "members"), and of tags.
OPEN: Final = frozenset(
    "organisations roles counting plural_nouns ing_nouns titles adjectives time_units neighbours moved reporting "
    "reporting_nouns media named_by_year captions".split()
)
# Names of our data that happen to be words: a step of a trail, a key of `curation.toml`, how two timexes are one.
OURS: Final = frozenset(("signal", "into", "same"))
SHORTEST: Final = 2


def words_of(table: object) -> Iterator[str]:
    """Yield every word of every list of a table."""
    if isinstance(table, str):
        yield from table.split()
    elif isinstance(table, Mapping):
        for key, value in table.items():
            yield from () if key in OPEN else words_of(value)
    elif isinstance(table, list):
        for value in table:
            yield from words_of(value)


def keys_of(table: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of a table's lists, and of its sections."""
    for key, value in table.items():
        yield key
        if isinstance(value, dict):
            yield from keys_of(value)
        elif isinstance(value, list):
            for entry in value:
                yield from keys_of(entry) if isinstance(entry, dict) else ()


def values_of_types() -> Iterator[str]:
    """Yield what the code's own types are made of: the strings of every `Literal`."""
    for module in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal":
                yield from (str(each.value) for each in ast.walk(node.slice) if isinstance(each, ast.Constant))


def texts(module: Path) -> Iterator[tuple[int, str]]:
    """Yield (line, text) for the strings of a module, without its docstrings."""
    tree = ast.parse(module.read_text("utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value


PACK: Final = load_pack("en")
SPOKEN: Final = frozenset(
    word for stem in ("words", "cues") for word in words_of(PACK.table(stem)) if len(word) >= SHORTEST
)
NAMES: Final = OURS.union(values_of_types(), (key for stem in TABLES for key in keys_of(PACK.table(stem))))


@pytest.mark.parametrize("module", ROOMS, ids=lambda module: f"{module.parent.name}/{module.name}")
def test_no_word_of_english_stands_in_a_room_that_reads_it(module: Path) -> None:
    assert [(line, text) for line, text in texts(module) if text in SPOKEN - NAMES] == []


def test_the_law_knows_words_from_names() -> None:
    assert {"according", "would", "n't", "'s"} <= SPOKEN - NAMES
    assert {"since", "participle", "planned"}.isdisjoint(SPOKEN - NAMES)
