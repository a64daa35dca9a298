"""The formats by name, and the files that the site has of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, Literal

from generator.config import EXPORTS, Config
from generator.export import crawlers, feeds, ics, table, timelinejs
from generator.export import timeline as timeline_json
from generator.export.matter import Matter
from generator.model.digest import digest, digest_of_code
from generator.model.event import Event, Studies, Study
from generator.model.file import File, NoPieces, Part, Pieces, in_parts
from generator.model.shard import OnePage, Places, Shard, Shards

_ROOMS: Final = ("export", "wording", "model", "site/sheets.py")
_LIBRARIES: Final = ("babel", "icalendar")
_NEXT_LINE: Final = b",\n"
_END_OF_ARRAY: Final = b"]}\n"
_ONE_PAGE: Final = OnePage()
_NOT_FOUND: Final = "404.html"
_PLAIN: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False)


@dataclass(frozen=True, slots=True)
class Rows:
    """A format that has something of each event: what stands before, between and behind, and how one is written."""

    head: Callable[[Matter], bytes]
    row: Callable[[Event, Matter], bytes]
    between: bytes = b""
    tail: bytes = b""

    def parts(self, matter: Matter, drawn_by: str) -> list[Part]:
        """Return the parts of the file: one a shard, between those of its head and its end."""
        shards = tuple(matter.shards)
        dayless = sum(matter.gist(shard).dayless for shard in shards)
        parts = [Part(digest(drawn_by, dayless), partial(self.head, matter))]
        for number, shard in enumerate(shards):
            between = self.between if number else b""
            key = digest(drawn_by, between, matter.shown(shard))
            parts.append(Part(key, partial(self._rows, shard, matter, between)))
        parts.append(Part(digest(self.tail), lambda: self.tail))
        return parts

    def _rows(self, shard: Shard, matter: Matter, between: bytes) -> bytes:
        return between + self.between.join([self.row(event, matter) for event in matter.events(shard)])


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how it is written, what of its matter it shows, and whether it wants the site's address."""

    form: Rows | Callable[[Matter], bytes]
    shows: Literal["events", "pages", "nothing"] = "events"
    wants_url: bool = False


def _timeline_head(matter: Matter) -> bytes:
    return _array_head(timeline_json.fields(matter))


def _timeline_row(event: Event, matter: Matter) -> bytes:
    return _json(timeline_json.event_fields(event, matter)).encode()


def _slides_head(matter: Matter) -> bytes:
    return _array_head(timelinejs.fields(matter))


def _slide(event: Event, matter: Matter) -> bytes:
    return _json(timelinejs.slide(event, matter)).encode()


def _table_head(_: Matter) -> bytes:
    return table.head()


def _atom(matter: Matter) -> bytes:
    return feeds.atom(matter)


def _json_feed(matter: Matter) -> bytes:
    return dump(feeds.json_feed(matter))


def _sitemap(matter: Matter) -> bytes:
    return crawlers.sitemap((page for page in matter.pages if page != _NOT_FOUND), matter.config.url or "")


def _robots(matter: Matter) -> bytes:
    return crawlers.robots(matter.config.url, has_sitemap="sitemap" in matter.config.exports)


FORMATS: Final[Mapping[str, Format]] = {
    "timeline": Format(Rows(_timeline_head, _timeline_row, _NEXT_LINE, _END_OF_ARRAY)),
    "timelinejs": Format(Rows(_slides_head, _slide, _NEXT_LINE, _END_OF_ARRAY)),
    "csv": Format(Rows(_table_head, table.row)),
    "ics": Format(Rows(ics.head, ics.entry, tail=ics.END)),
    "atom": Format(_atom),
    "jsonfeed": Format(_json_feed),
    "sitemap": Format(_sitemap, shows="pages", wants_url=True),
    "robots": Format(_robots, shows="nothing"),
}


def export(
    shards: Shards,
    studies: Studies | Mapping[str, Study],
    config: Config,
    pages: Sequence[str] = (),
    places: Places = _ONE_PAGE,
    pieces: Pieces | None = None,
) -> Iterator[File]:
    """Yield the files that `config.exports` asks for; one that wants the site's address is left out without it.

    `pages` are the paths of the site's pages, as the sitemap is to list them; `places` gives the page of each event.
    What is known of a shard without loading it is taken from `pieces`.
    """
    code = digest_of_code(_ROOMS, _LIBRARIES)
    said = (config.title, config.description, config.url, config.language, config.publisher, config.exports)
    matter = Matter(shards, studies, config, pages, places, pieces or NoPieces())
    events = digest([matter.shown(shard) for shard in shards])
    shown = {"events": events, "pages": digest(*pages), "nothing": ""}
    for name in config.exports:
        form = FORMATS.get(name)
        if form is None or (form.wants_url and config.url is None):
            continue
        drawn_by = digest(name, code, said)
        path, key = EXPORTS[name], digest(drawn_by, shown[form.shows])
        if isinstance(form.form, Rows):
            yield in_parts(path, key, form.form.parts(matter, drawn_by))
        else:
            yield File(path, key, partial(form.form, matter))


def render(name: str, matter: Matter) -> bytes:
    """Return one format. Raises KeyError for a name that `FORMATS` does not have."""
    form = FORMATS[name].form
    return b"".join([part.render() for part in form.parts(matter, "")]) if isinstance(form, Rows) else form(matter)


def dump(fields: Mapping[str, object]) -> bytes:
    r"""Return JSON that people can read too, in UTF-8; what UTF-8 cannot hold is escaped.

    >>> print(dump({"title": "T", "count": 1}).decode(), end="")
    {"title": "T",
    "count": 1}
    """
    return f"{{{_fields(fields)}}}\n".encode()


def _array_head(fields: Mapping[str, object]) -> bytes:
    """Return how JSON of some fields begins that ends with an array of the events."""
    return f'{{{_fields(fields)},\n"events": [\n'.encode()


def _fields(fields: Mapping[str, object]) -> str:
    return ",\n".join(f"{json.dumps(name)}: {_json(value)}" for name, value in fields.items())


def _json(value: object) -> str:
    text = _PLAIN.encode(value)
    return text if text.isprintable() or _is_whole(text) else json.dumps(value)


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
