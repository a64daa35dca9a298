"""A pack's tables as the rooms of `language` and `events` read them: word lists and maps.

A table is a TOML file of the pack, by its stem; a word list in it is one string of words parted by white space, or
an array of strings where entries have several words.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from generator.errors import PackError

if TYPE_CHECKING:
    from generator.language.pack import Pack


def word_list(pack: Pack, table: str, key: str) -> tuple[str, ...]:
    """Return the entries of one word list, () where the pack says nothing.

    Raises PackError where it is neither a string nor an array of strings.
    """
    return _entries(pack.table(table).get(key, ""), f"{key!r} in {table}.toml")


@cache
def word_set(pack: Pack, table: str, *keys: str) -> frozenset[str]:
    """Return the entries of several word lists as one set.

    >>> from generator.language.pack import load_pack
    >>> "jan" in word_set(load_pack("en"), "abbreviations", "before_numbers")
    True
    """
    return frozenset(entry for key in keys for entry in word_list(pack, table, key))


@cache
def nested_list(pack: Pack, table: str, section: str, key: str) -> tuple[str, ...]:
    """Return the entries of a word list of a section of a table in order, () where the pack says nothing.

    Raises PackError where it is neither a string nor an array of strings.
    """
    entries = pack.table(table).get(section, {})
    words = entries.get(key, "") if isinstance(entries, dict) else ""
    return _entries(words, f"{section}.{key} in {table}.toml")


@cache
def nested_set(pack: Pack, table: str, section: str, key: str) -> frozenset[str]:
    """Return a word list of a section of a table as a set, empty where the pack says nothing.

    >>> from generator.language.pack import load_pack
    >>> "until" in nested_set(load_pack("en"), "cues", "signals", "until")
    True
    """
    return frozenset(nested_list(pack, table, section, key))


def _entries(said: object, where: str) -> tuple[str, ...]:
    if isinstance(said, str):
        return tuple(said.split())
    if isinstance(said, list) and all(isinstance(entry, str) for entry in said):
        return tuple(said)
    message = f"not a word list: {where}"
    raise PackError(message, hint="write one string of words, or an array of strings")
