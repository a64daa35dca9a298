"""The keys of the files: digests of what they show, of the templates, and of the code and words that draw them."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from generator.config import Config
    from generator.model.event import Event
    from generator.site.theme import Theme

_ROOMS: Final = ("site", "wording", "model")
_DRAWN_BY: Final = ("jinja2", "babel", "pillow")


def digest(*parts: object) -> str:
    """Return the digest of the parts' reprs, in order.

    >>> digest("a", 1) == digest("a", 1), digest("a1") == digest("a", 1)
    (True, False)
    """
    state = blake2b(digest_size=16)
    for part in parts:
        state.update(part if isinstance(part, bytes) else repr(part).encode(errors="backslashreplace"))
        state.update(b"\0")
    return state.hexdigest()


def digest_event(event: Event) -> bytes:
    """Return the digest of all that an event holds."""
    return blake2b(repr(event).encode(errors="backslashreplace"), digest_size=16).digest()


def drawing_digest(config: Config, theme: Theme) -> str:
    """Return the digest of what every page depends on: configuration, templates, code, words, libraries."""
    said = (config.title, config.description, config.url, config.language, config.publisher, config.report)
    return digest(said, config.exports, config.hemisphere, theme.digest, code_digest())


@cache
def code_digest() -> str:
    """Return the digest of the modules and catalogues that draw the site, and of the libraries' versions."""
    package = Path(__file__).parents[1]
    state = blake2b(digest_size=16)
    for room in _ROOMS:
        for path in sorted((package / room).rglob("*")):
            if path.suffix in (".py", ".po"):
                state.update(path.name.encode() + b"\0" + blake2b(path.read_bytes()).digest())
    for library in _DRAWN_BY:
        state.update(_version(library).encode() + b"\0")
    return state.hexdigest()


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "none"
