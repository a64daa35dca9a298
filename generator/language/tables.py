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
    entries = pack.table(table).get(key, "")
    if isinstance(entries, str):
        return tuple(entries.split())
    if isinstance(entries, list) and all(isinstance(entry, str) for entry in entries):
        return tuple(entries)
    message = f"not a word list: {key!r} in {table}.toml"
    raise PackError(message, hint="write one string of words, or an array of strings")


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
    if isinstance(words, str):
        return tuple(words.split())
    if isinstance(words, list) and all(isinstance(word, str) for word in words):
        return tuple(words)
    message = f"not a word list: {section}.{key} in {table}.toml"
    raise PackError(message, hint="write one string of words, or an array of strings")


def nested_set(pack: Pack, table: str, section: str, key: str) -> frozenset[str]:
    """Return a word list of a section of a table as a set, empty where the pack says nothing.

    >>> from generator.language.pack import load_pack
    >>> "until" in nested_set(load_pack("en"), "cues", "signals", "until")
    True
    """
    entries = pack.table(table).get(section, {})
    words = entries.get(key, "") if isinstance(entries, dict) else ""
    if isinstance(words, str):
        return frozenset(words.split())
    message = f"not a word list: {section}.{key} in {table}.toml"
    raise PackError(message, hint="write one string of words")
