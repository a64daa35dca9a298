"""The keys of the files: digests of what they show, of the templates, and of the code and words that draw them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.model.digest import digest, digest_of_code, digest_of_event

if TYPE_CHECKING:
    from generator.config import Config
    from generator.model.event import Event

_ROOMS: Final = ("site", "wording", "model")
_DRAWN_BY: Final = ("jinja2", "babel", "pillow", "arabic-reshaper", "python-bidi")


def digest_event(event: Event) -> bytes:
    """Return the digest of all that an event holds."""
    return digest_of_event(event)


def drawing_digest(config: Config) -> str:
    """Return the digest of what every page depends on: configuration, code, words, libraries; templates apart."""
    said = (config.title, config.description, config.url, config.language, config.publisher, config.report)
    drawn = digest_of_code(_ROOMS, _DRAWN_BY)
    return digest(said, config.exports, config.hemisphere, drawn)
