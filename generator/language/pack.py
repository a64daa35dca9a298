"""A language as data: the folder `packs/<lang>/` with its tables and rules, read once a process.

A pack says nothing by itself: `temporal` reads its lexicon and rules, `sentences`, `clause` and `tense` their tables.
A later language needs a folder here and no Python.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, Final

from generator.compiled import compiled, key_of
from generator.errors import Location, PackError

PACKS: Final = Path(__file__).parent / "packs"
_PLACE: Final = re.compile(r" ?\(at (?:line (\d+), column (\d+)|end of document)\)")
_STRINGS: Final = re.compile(  # comments and all strings; by name those that could as well be literal strings
    r"""
    \#[^\n]*+
    | '''(?>[^']++|'(?!''))*+'''
    | '[^'\n]*+'
    | \"\"\"(?P<lines>(?>[^"\\']++|'(?!''))*+)(?<!')\"\"\"(?!")
    | \"\"\"(?>[^"\\]++|\\.|"(?!""))*+\"\"\"
    | "(?P<line>[^"\\'\n]*+)"(?!")
    | "(?>[^"\\\n]++|\\.)*+"
    """,
    re.DOTALL | re.VERBOSE,
)
_EXAMPLES: Final = re.compile(r"^[ \t]*\[rule\.(?:examples|rejects)\][^\n]*\n(?:(?![ \t]*\[)[^\n]*\n?)*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RuleFile:
    """One file of rules: its path as messages name it, its source, and its tables without the examples."""

    path: str
    source: str
    tables: Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """A language: `tables` by the file's stem ("lexicon", "verbs", ...), `rules` in the order of their file names.

    `digest` names everything that the pack holds: whatever was worked out with another digest is to be worked out
    again. A pack is read once a process, so it is itself alone, and may be the key of a cache.
    """

    lang: str
    path: str
    tables: Mapping[str, Mapping[str, Any]]
    rules: tuple[RuleFile, ...]
    digest: str

    def table(self, stem: str) -> Mapping[str, Any]:
        """Return a table, empty where the pack has no such file.

        >>> load_pack("en").table("no such table")
        {}
        """
        return self.tables.get(stem, {})

    def __reduce__(self) -> tuple[object, tuple[str, Path]]:
        """Return what pickling needs: a worker reads the pack by itself."""
        return load_pack, (self.lang, Path(self.path).parent)


def languages(packs: Path = PACKS) -> tuple[str, ...]:
    """Return the languages that there are packs for, sorted.

    >>> "en" in languages()
    True
    """
    return tuple(sorted(folder.name for folder in packs.iterdir() if (folder / "lexicon.toml").is_file()))


def load_pack(lang: str, packs: Path = PACKS) -> Pack:
    """Return the pack of a language, read once a process.

    Raises PackError where there is no such pack, and with file, line and column where a file is no TOML.

    >>> load_pack("en").lang
    'en'
    """
    return _load(lang, packs)


@cache
def _load(lang: str, packs: Path) -> Pack:
    folder = packs / lang
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", lang) or not folder.is_dir():
        message = f"no language pack: {lang!r}"
        raise PackError(message, hint=f"there are packs for: {', '.join(languages(packs))}")
    digest = hashlib.sha256(lang.encode())
    sources: dict[str, str] = {}
    for path in sorted(folder.rglob("*.toml")):
        name = path.relative_to(packs).as_posix()
        data = path.read_bytes()
        digest.update(f"\0{name}\0{len(data)}\0".encode() + data)
        sources[name] = _decode(data, name)
    key = key_of(digest.hexdigest(), code=("language/pack.py",))
    read = compiled(folder / "tables", key, lambda: {name: _read(source, name) for name, source in sources.items()})
    tables = {PurePosixPath(name).stem: table for name, table in read.items() if not _is_of_rules(name)}
    rules = [RuleFile(name, sources[name], table) for name, table in read.items() if _is_of_rules(name)]
    return Pack(lang, folder.as_posix(), tables, tuple(rules), digest.hexdigest())


def _is_of_rules(name: str) -> bool:
    return PurePosixPath(name).parent.name == "rules"


def _read(source: str, name: str) -> Mapping[str, Any]:
    return read_toml(without_examples(source) if _is_of_rules(name) else source, name)


def read_toml(source: str, path: str) -> dict[str, Any]:
    """Return the tables of a TOML text; `path` is how messages name it.

    Raises PackError with line and column where it is no TOML.
    """
    import tomllib

    try:
        return tomllib.loads(_STRINGS.sub(_literal, source))
    except tomllib.TOMLDecodeError as err:
        message = str(err)
        place = _PLACE.search(message)
        line, column = (int(place[1]), int(place[2])) if place and place[1] else (source.count("\n") + 1, 1)
        what = _PLACE.sub("", message)
        raise PackError(f"{what[:1].lower()}{what[1:]}", Location(path, line, column)) from err


def _literal(match: re.Match[str]) -> str:
    """Return a string that has nothing to escape as a literal one: `tomllib` reads those at once, others by letters."""
    lines, line = match["lines"], match["line"]
    if lines is not None:
        return f"'''{lines}'''"
    return match[0] if line is None else f"'{line}'"


def without_examples(source: str) -> str:
    r"""Return a rule file without its examples and rejects, every line in its place: they cost most of the reading.

    >>> without_examples('[[rule]]\nname = "a"\n[rule.examples]\n"b" = "c"\n[[rule]]\n')
    '[[rule]]\nname = "a"\n\n\n[[rule]]\n'
    """
    return _EXAMPLES.sub(lambda match: "\n" * match[0].count("\n"), source)


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as err:
        line = data.count(b"\n", 0, err.start) + 1
        message = f"not UTF-8: byte {data[err.start]:#04x}"
        raise PackError(message, Location(name, line, err.start - data.rfind(b"\n", 0, err.start))) from err
