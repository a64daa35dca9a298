"""The collections of a site: the folders of `seeds/`, each with a title of its own.

`seeds/<folder>/collection.toml` says what a collection is called; without it, the folder's name does.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.config import Config
from generator.errors import DocumentError, Location
from generator.model.problem import Problem, from_error
from generator.read.encoding import decode
from generator.read.inside import is_inside

if TYPE_CHECKING:
    from generator.model.content import Collection

FILE: Final = "collection.toml"
KEYS: Final[Mapping[str, str]] = {
    "title": 'title = "The talks of Astana"',
    "description": 'description = "Round by round, since January 2017"',
    "topic": 'topic = "ceasefire, truce"',
}
_SEEDS: Final = "seeds"
_AT: Final = re.compile(r" ?\(at (?:line (\d+), column (\d+)|end of document)\)")
_LONGEST: Final = 1_000


def collection_of(path: str) -> str | None:
    """Return the folder of `seeds/` that a file lies in, None where it lies in none.

    >>> collection_of("seeds/talks/day-1/a.txt"), collection_of("seeds/a.txt")
    ('talks', None)
    """
    parts = path.split("/")
    return parts[1] if parts[0] == _SEEDS and len(parts) > 2 else None


def read_collections(config: Config, problems: list[Problem]) -> Iterator[Collection]:
    """Yield the collections in the order of their folders, no page's name twice.

    What is wrong with a settings file is told, and its collection is called by its folder.
    """
    from generator.model.content import Collection
    from generator.read.pages import slug

    seen: set[str] = set()
    for folder in _folders(config.seeds):
        said: Mapping[str, str] = {}
        at = Location(f"{_SEEDS}/{folder.name}/{FILE}")
        try:
            said = _settings(folder / FILE, at) if _is_there(folder) else {}
        except DocumentError as err:
            problems.append(from_error(err))
        name = page = slug(folder.name)
        number = 2
        while page in seen:
            page, number = f"{name}-{number}", number + 1
        seen.add(page)
        title = said.get("title") or _title(folder.name)
        yield Collection(folder.name, title, page, said.get("description"), _topic(said.get("topic", "")))


def _is_there(folder: Path) -> bool:
    path = folder / FILE
    return path.is_file() and is_inside(path, folder.resolve())


def _folders(seeds: Path) -> list[Path]:
    try:
        with os.scandir(seeds) as entries:
            inside = [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return []
    return [seeds / name for name in sorted(inside) if not name.startswith(".") and name.isprintable()]


def _title(folder: str) -> str:
    words = folder.replace("_", " ").replace("-", " ").split()
    line = " ".join(words) or folder
    return line[:1].upper() + line[1:]


def _topic(words: str) -> tuple[str, ...]:
    """Return the words of a topic, which are parted by commas, in lower case.

    >>> _topic("Syria, cease fire,")
    ('syria', 'cease fire')
    """
    return tuple(word for part in words.lower().split(",") if (word := part.strip()))


def _settings(path: Path, at: Location) -> Mapping[str, str]:
    import tomllib

    try:
        text = decode(path.read_bytes(), at.path)
        table = tomllib.loads(text)
    except OSError as err:
        raise DocumentError(f"cannot be read: {(err.strerror or str(err)).lower()}", at) from err
    except tomllib.TOMLDecodeError as err:
        raise _broken(str(err), at.path, text) from err
    except (RecursionError, ValueError) as err:
        raise DocumentError("not TOML that can be read", at, f"a line is '{KEYS['title']}'") from err
    for key, value in table.items():
        place = _place(text, at.path, key)
        if key not in KEYS:
            from difflib import get_close_matches

            near = get_close_matches(key, KEYS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"the keys are {', '.join(KEYS)}"
            raise DocumentError(f"unknown key: {key!r}", place, hint)
        if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
            raise DocumentError(f"{key}: not a line of text: {value!r}"[:200], place, f"write it as: {KEYS[key]}")
    return {key: " ".join(value.split()) for key, value in table.items()}


def _broken(complaint: str, path: str, text: str) -> DocumentError:
    found = _AT.search(complaint)
    what = _AT.sub("", complaint)
    line, column = (int(found[1]), int(found[2])) if found and found[1] else (text.count("\n") + 1, 1)
    message = f"not TOML: {what[:1].lower()}{what[1:]}"
    return DocumentError(message, Location(path, line, column), f"a line is '{KEYS['title']}'")


def _place(text: str, path: str, key: str) -> Location:
    for number, line in enumerate(text.split("\n"), start=1):
        if found := re.match(rf"""[ \t]*["']?{re.escape(key)}["']?[ \t]*=[ \t]*""", line):
            return Location(path, number, found.end() + 1)
    return Location(path, 1)
