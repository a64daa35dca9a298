"""`404.html`: served at any depth, so that it brings its own small stylesheet and, where it can, an absolute link."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from generator.model.digest import digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model.file import File
    from generator.site.frame import Frame

PATH: Final = "404.html"
STYLESHEET: Final = "404.css"


def not_found_file(frame: Frame) -> File:
    """Return the plan of the page for addresses that the site does not have."""
    css = frame.theme.read_static(STYLESHEET).decode(errors="replace")
    return frame.file(PATH, PATH, digest(css), partial(_context, frame, css))


def _context(frame: Frame, css: str) -> Mapping[str, object]:
    return {"css": css, "csp": frame.policy(css), "home": frame.config.url}
