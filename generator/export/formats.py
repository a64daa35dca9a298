"""The formats by name, and the files that the site has of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from generator.config import EXPORTS, Config
from generator.export import crawlers, feeds, ics, table, timelinejs
from generator.export import timeline as timeline_json
from generator.export.matter import Matter
from generator.model.digest import digest, digest_of_code, digest_of_events
from generator.model.event import Studies, Timeline
from generator.model.file import File, NoPieces, Pieces

_ROOMS: Final = ("export", "wording", "model", "site/sheets.py")
_LIBRARIES: Final = ("babel", "icalendar")
_NEXT_LINE: Final = ",\n"
_NOT_FOUND: Final = "404.html"


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how it is rendered, what of its matter it shows, and whether it wants the site's address."""

    render: Callable[[Matter], bytes]
    shows: Literal["events", "pages", "nothing"] = "events"
    wants_url: bool = False


class Lines:
    """The items of an array as JSON, one a line, in parts that hold some lines each."""

    def __init__(self, parts: Iterable[str]) -> None:
        """Take the parts."""
        self.text = _NEXT_LINE.join(parts)


def _timeline(matter: Matter) -> bytes:
    lines = matter.parts("timeline", _NEXT_LINE, lambda event: _json(timeline_json.event_fields(event, matter)))
    return dump(timeline_json.fields(matter) | {"events": Lines(lines)})


def _table(matter: Matter) -> bytes:
    return table.head() + "".join(matter.parts("csv", "", lambda event: table.row(event, matter).decode())).encode()


def _timelinejs(matter: Matter) -> bytes:
    lines = matter.parts("timelinejs", _NEXT_LINE, lambda event: _json(timelinejs.slide(event, matter)))
    return dump(timelinejs.fields(matter) | {"events": Lines(lines)})


def _calendar(matter: Matter) -> bytes:
    return ics.calendar(matter)


def _atom(matter: Matter) -> bytes:
    return feeds.atom(matter)


def _json_feed(matter: Matter) -> bytes:
    return dump(feeds.json_feed(matter))


def _sitemap(matter: Matter) -> bytes:
    return crawlers.sitemap((page for page in matter.pages if page != _NOT_FOUND), matter.config.url or "")


def _robots(matter: Matter) -> bytes:
    return crawlers.robots(matter.config.url, has_sitemap="sitemap" in matter.config.exports)


FORMATS: Final[Mapping[str, Format]] = {
    "timeline": Format(_timeline),
    "timelinejs": Format(_timelinejs),
    "csv": Format(_table),
    "ics": Format(_calendar),
    "atom": Format(_atom),
    "jsonfeed": Format(_json_feed),
    "sitemap": Format(_sitemap, shows="pages", wants_url=True),
    "robots": Format(_robots, shows="nothing"),
}


def export(
    timeline: Timeline,
    studies: Studies,
    config: Config,
    pages: Sequence[str] = (),
    places: Callable[[], Mapping[str, str]] = dict,
    pieces: Pieces | None = None,
) -> Iterator[File]:
    """Yield the files that `config.exports` asks for; one that wants the site's address is left out without it.

    `pages` are the paths of the site's pages, as the sitemap is to list them; `places` gives the page of each event.
    What was written before of the events of a month is taken from `pieces`.
    """
    code = digest_of_code(_ROOMS, _LIBRARIES)
    said = (config.title, config.description, config.url, config.language, config.publisher, config.exports)
    matter = Matter(timeline, studies, config, pages, places, pieces or NoPieces(), digest(code, said))
    shown = {"events": "", "pages": digest(*pages), "nothing": ""}
    for name in config.exports:
        form = FORMATS.get(name)
        if form is None or (form.wants_url and config.url is None):
            continue
        if form.shows == "events" and not shown["events"]:
            shown["events"] = digest(digest_of_events(timeline.events), *_untitled(timeline, studies))
        yield File(EXPORTS[name], digest(name, code, said, shown[form.shows]), _renderer(form, matter))


def _untitled(timeline: Timeline, studies: Studies) -> list[str]:
    """Return the digests of the articles that are called by their place and date, which their events do not hold."""
    named = {source.document_id for event in timeline.events for source in event.sources if not source.title}
    return [studies.digest(document_id) for document_id in sorted(named.intersection(studies))]


def render(
    name: str,
    timeline: Timeline,
    studies: Studies,
    config: Config,
    pages: Sequence[str] = (),
    places: Callable[[], Mapping[str, str]] = dict,
) -> bytes:
    """Return one format. Raises KeyError for a name that `FORMATS` does not have."""
    return FORMATS[name].render(Matter(timeline, studies, config, pages, places))


def dump(fields: Mapping[str, object]) -> bytes:
    r"""Return JSON that people can read too, in UTF-8; what UTF-8 cannot hold is escaped.

    A value that is an iterator becomes an array with one item a line.

    >>> print(dump({"title": "T", "events": iter([{"id": "a"}, {"id": "b"}])}).decode(), end="")
    {"title": "T",
    "events": [
    {"id": "a"},
    {"id": "b"}]}
    """
    parts = [f"{json.dumps(name)}: {_value(value)}" for name, value in fields.items()]
    return ("{" + ",\n".join(parts) + "}\n").encode()


def _value(value: object) -> str:
    if isinstance(value, Lines):
        return f"[\n{value.text}]" if value.text else "[]"
    if isinstance(value, Iterator):
        return "[" + ",".join(["\n" + _json(one) for one in value]) + "]"
    return _json(value)


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() or _is_whole(text) else json.dumps(value)


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _renderer(form: Format, matter: Matter) -> Callable[[], bytes]:
    return lambda: form.render(matter)
