"""`embed/index.html`: a slim list for an iframe, with the snippet that puts it into another page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from generator.model.digest import digest
from generator.site.timeline import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model.file import File
    from generator.model.shard import Shard
    from generator.site.frame import Frame
    from generator.site.gists import Gists
    from generator.site.sheets import Sheets

PATH: Final = "embed/index.html"
MOST: Final = 100
_SNIPPET: Final = (
    '<iframe src="{address}" title="{title}" width="100%" height="480" loading="lazy" style="border:0"></iframe>\n'
    '<script>addEventListener("message",function(e){{if(e.data&&e.data.type==="dateline:height")'
    'document.querySelectorAll("iframe").forEach(function(f){{if(f.contentWindow===e.source)f.height=e.data.height}})}})'
    "</script>"
)


def embed_file(frame: Frame, gists: Gists, sheets: Sheets) -> File:
    """Return the plan of the page for iframes: all events in a line each, of a large timeline those that matter."""
    chosen = gists.heaviest(MOST)
    told = [
        (gist.digest_of(place), sheets.path_in(shard.year, shard.month, is_dated=gist.dated[place] == "1"))
        for shard, place in chosen
        for gist in (gists.of(shard),)
    ]
    return frame.file(PATH, "embed.html", digest(told), partial(_context, frame, gists, sheets, chosen))


def snippet(address: str, title: str) -> str:
    """Return the HTML that embeds the page at an address."""
    return _SNIPPET.format(address=_attribute(address), title=_attribute(title))


def _context(frame: Frame, gists: Gists, sheets: Sheets, chosen: Iterable[tuple[Shard, int]]) -> Mapping[str, object]:
    events = gists.named(chosen)
    return {
        "events": [(event.id, line(event, PATH, sheets, frame.language)) for event in events],
        "snippet": snippet(frame.address(PATH) or PATH, frame.config.title),
    }


def _attribute(words: str) -> str:
    return words.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
