"""Digests: of values, of events, and of the code that works on them. They make the keys of files and of studies."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final
from weakref import ref

from generator.model.codec import encode

if TYPE_CHECKING:
    from generator.model.event import Event

_PACKAGE: Final = Path(__file__).parents[1]
_MOST_EVENTS: Final = 500_000
_EVENTS: Final[dict[str, tuple[ref[Event], bytes]]] = {}
_CODE: Final = (".py", ".po", ".toml")
_INSTALLED: Final = ".dist-info"


def digest(*parts: object) -> str:
    """Return the digest of the parts, in order: of bytes as they are, of all else by its repr.

    >>> digest("a", 1) == digest("a", 1), digest("a1") == digest("a", 1)
    (True, False)
    """
    state = blake2b(digest_size=16)
    for part in parts:
        state.update(part if isinstance(part, bytes) else repr(part).encode(errors="backslashreplace"))
        state.update(b"\0")
    return state.hexdigest()


def digest_of_events(events: Iterable[Event]) -> str:
    """Return the digest of all that the events hold, in their order."""
    return digest_of_digests(digest_of_event(event) for event in events)


def digest_of_digests(digests: Iterable[bytes]) -> str:
    """Return the digest of all that some events hold, by the digest of each."""
    return blake2b(b"".join(digests), digest_size=16).hexdigest()


def digest_of_line(line: str) -> bytes:
    """Return the digest of an event that is encoded already."""
    return blake2b(line.encode(errors="backslashreplace"), digest_size=16).digest()


def digest_of_event(event: Event) -> bytes:
    """Return the digest of all that an event holds; of one and the same event it is worked out once."""
    known = _EVENTS.get(event.id)
    if known is not None and known[0]() is event:
        return known[1]
    found = digest_of_line(encode(event))
    know_digest(event, found)
    return found


def know_digest(event: Event, found: bytes) -> None:
    """Take note of the digest of an event, where it was worked out from what the event was read from."""
    if len(_EVENTS) >= _MOST_EVENTS:
        _EVENTS.clear()
    _EVENTS[event.id] = ref(event), found


@cache
def digest_of_code(rooms: tuple[str, ...], libraries: tuple[str, ...] = ()) -> str:
    """Return the digest of rooms of the house (`site`, `config.py`), their data included, and of libraries' versions.

    >>> digest_of_code(("model",)) == digest_of_code(("errors.py",))
    False
    """
    state = blake2b(digest_size=16)
    for room in rooms:
        place = _PACKAGE / room
        for path in [place] if place.is_file() else sorted(place.rglob("*")):
            if path.suffix in _CODE:
                state.update(
                    path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + blake2b(path.read_bytes()).digest()
                )
    for library in libraries:
        state.update(f"{library} {version_of(library)}\0".encode())
    return state.hexdigest()


def version_of(library: str) -> str:
    """Return the version of a library that is installed, "none" where there is none.

    It is read off the names of the folders that installers leave (PEP 376), a tenth of what `importlib.metadata`
    costs; that is asked only about a library that has no such folder.

    >>> version_of("jinja2")[0].isdecimal(), version_of("no such library")
    (True, 'none')
    """
    found = _installed().get(library)
    if found is None:
        from importlib import metadata

        try:
            found = metadata.version(library)
        except metadata.PackageNotFoundError:
            found = "none"
    return found


@cache
def _installed() -> Mapping[str, str]:
    versions: dict[str, str] = {}
    for place in sys.path:
        try:
            names = sorted(os.listdir(place or "."))  # noqa: PTH208  a Path for each costs more than all the rest
        except OSError:
            continue
        for name in names:
            if name.endswith(_INSTALLED):
                library, _, version = name.removesuffix(_INSTALLED).partition("-")
                versions.setdefault(library.lower().replace("_", "-").replace(".", "-"), version)
    return versions
