"""`embed/index.html`: a slim list for an iframe, with the snippet that puts it into another page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from generator.site.place import sort_key
from generator.site.timeline import digest_shown, line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model.event import Event
    from generator.model.file import File
    from generator.site.frame import Frame

PATH: Final = "embed/index.html"
MOST: Final = 100
_SNIPPET: Final = (
    '<iframe src="{address}" title="{title}" width="100%" height="480" loading="lazy" style="border:0"></iframe>\n'
    '<script>addEventListener("message",function(e){{if(e.data&&e.data.type==="dateline:height")'
    'document.querySelectorAll("iframe").forEach(function(f){{if(f.contentWindow===e.source)f.height=e.data.height}})}})'
    "</script>"
)


def embed_file(frame: Frame, events: Sequence[Event], pages: Mapping[str, str]) -> File:
    """Return the plan of the page for iframes: all events in a line each, of a large timeline those that matter."""
    chosen = tuple(sorted(sorted(events, key=lambda event: -event.salience)[:MOST], key=sort_key))
    shown = digest_shown(frame, chosen)
    return frame.file(PATH, "embed.html", shown, partial(_context, frame, chosen, pages))


def snippet(address: str, title: str) -> str:
    """Return the HTML that embeds the page at an address."""
    return _SNIPPET.format(address=_attribute(address), title=_attribute(title))


def _context(frame: Frame, events: Sequence[Event], pages: Mapping[str, str]) -> Mapping[str, object]:
    return {
        "events": [(event.id, line(event, PATH, pages, frame.language)) for event in events],
        "snippet": snippet(frame.address(PATH) or PATH, frame.config.title),
    }


def _attribute(words: str) -> str:
    return words.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
