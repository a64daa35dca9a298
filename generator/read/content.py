"""All that an editor wrote in `content/`: pages, events by hand, timelines brought along, corrections.

Whatever cannot be read is left out as a problem of its own, and all else is there. Timelines in a format of others
may lie in `content/events/` or among the articles in `seeds/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Final, NamedTuple

from generator.config import Config
from generator.errors import DocumentError, Location
from generator.model.content import Collection, Curation, Heading, Page, Written
from generator.model.document import Origin
from generator.model.event import Event
from generator.model.problem import Problem, from_error
from generator.read import curation
from generator.read.article import TIMELINES, ending
from generator.read.collections import collection_of, read_collections
from generator.read.encoding import decode
from generator.read.folder import list_folder, load
from generator.read.inside import is_inside
from generator.read.pages import read_page
from generator.read.written import PICTURES, read_written

_Entry = Written | Event | Heading | DocumentError
Guard = Callable[[Callable[[Origin], "Imported"], Origin], "Imported"]
Importer = Callable[[str, str, Config], Iterator[_Entry]]

_TIMELINES: Final = (*TIMELINES, ".json")
_SEEDS: Final = "seeds"
_MARKS: Final = (b'"start_date"', b'"edtf"')


class Imported(NamedTuple):
    """What a timeline of others holds, in its order, and the warnings about it."""

    entries: tuple[_Entry, ...]
    problems: tuple[Problem, ...]


class Content(NamedTuple):
    """What the editor wrote; `events` are complete ones from an export of ours, `heading` is a timeline's title."""

    pages: tuple[Page, ...] = ()
    written: tuple[Written, ...] = ()
    events: tuple[Event, ...] = ()
    curation: Curation = Curation()
    collections: tuple[Collection, ...] = ()
    heading: Heading | None = None
    problems: tuple[Problem, ...] = ()


def read_content(config: Config, guard: Guard = lambda function, origin: function(origin)) -> Content:
    """Return all that is in `content/`, pages by (order, title), events in the order of their files.

    What comes from others is read through `guard`, which calls a function on an origin, and may raise DocumentError
    where that takes too long.
    """
    problems: list[Problem] = []
    pages = sorted(_pages(config, problems), key=lambda page: (page.order, page.title, page.slug))
    written: list[Written] = []
    events: list[Event] = []
    heading: Heading | None = None
    for entry in _entries(config, guard, problems):
        match entry:
            case Written():
                written.append(entry)
            case Event():
                events.append(entry)
            case Heading():
                heading = heading or entry
            case DocumentError():
                problems.append(from_error(entry))
    return Content(
        tuple(_once(pages, problems)),
        tuple(_with_own_ids(written, config, problems)),
        tuple({event.id: event for event in events}.values()),
        _curation(config, problems),
        tuple(read_collections(config, problems)),
        heading,
        tuple(problems),
    )


def is_timeline(origin: Origin) -> bool:
    """Tell whether a file of `seeds/` is a timeline and no corpus of articles.

    >>> is_timeline(Origin("seeds/a.json", b'[{"text": "..."}]')), is_timeline(Origin("seeds/a.csv", b""))
    (False, True)
    """
    kind = ending(origin.path)
    if kind != ".json":
        return kind in TIMELINES
    data = origin.data.replace(b"\0", b"")  # UTF-16 too
    return any(mark in data for mark in _MARKS)


def _origins(config: Config, folder: str, endings: tuple[str, ...], problems: list[Problem]) -> Iterator[Origin]:
    listed, warnings = list_folder(config.root, folder, endings, passed=None if folder == _SEEDS else ())
    if folder != _SEEDS:
        problems.extend(warnings)
    for each in listed:
        try:
            yield load(config.root, each)
        except DocumentError as err:
            problems.append(from_error(err))


def _pages(config: Config, problems: list[Problem]) -> Iterator[Page]:
    for origin in _origins(config, "content/pages", (".md",), problems):
        try:
            yield read_page(origin, problems)
        except DocumentError as err:
            problems.append(from_error(err))


def _once(pages: list[Page], problems: list[Problem]) -> Iterator[Page]:
    seen: set[str] = set()
    for page in pages:
        if page.slug in seen:
            message = f"left out: second page of the name {page.slug!r}"
            problems.append(Problem("error", message, Location("content/pages"), "give its file another name"))
        else:
            seen.add(page.slug)
            yield page


def _entries(config: Config, guard: Guard, problems: list[Problem]) -> Iterator[_Entry]:
    for origin in _origins(config, "content/events", (".md", *_TIMELINES), problems):
        if ending(origin.path) == ".md":
            try:
                yield read_written(origin, problems)
            except DocumentError as err:
                yield err
        else:
            yield from _timeline(origin, config, guard, problems)
    for origin in _origins(config, _SEEDS, _TIMELINES, problems):
        if is_timeline(origin):
            yield from _timeline(origin, config, guard, problems)


def _timeline(origin: Origin, config: Config, guard: Guard, problems: list[Problem]) -> Iterator[_Entry]:
    try:
        found = guard(partial(import_timeline, config=config), origin)
    except DocumentError as err:
        yield err
        return
    problems.extend(found.problems)
    for entry in found.entries:
        if isinstance(entry, Event) and entry.media is not None and not _is_there(config, entry.media.path):
            message = f"no such picture: {entry.media.path!r}"
            yield DocumentError(message, Location(origin.path), f"put it into content/, as {', '.join(PICTURES)}")
        else:
            yield entry


def import_timeline(origin: Origin, config: Config) -> Imported:
    """Return what a timeline of others holds; what is wrong with it stands among the entries."""
    problems: list[Problem] = []
    entries: list[_Entry] = []
    try:
        text = decode(origin.data, origin.path, problems)
        folder = collection_of(origin.path)
        for entry in _IMPORTERS[ending(origin.path)](text, origin.path, config):
            of_folder = replace(entry, collection=folder) if folder and isinstance(entry, Written | Event) else entry
            entries.append(of_folder)
    except DocumentError as err:
        entries.append(err)
    return Imported(tuple(entries), tuple(problems))


def _csv(text: str, path: str, _: Config) -> Iterator[_Entry]:
    from generator.read import exported, slides

    own = exported.read_csv(text, path)
    yield from slides.read_csv(text, path) if own is None else own


def _json(text: str, path: str, _: Config) -> Iterator[_Entry]:
    from generator.read import exported, slides

    own = exported.read_json(text, path)
    yield from slides.read_json(text, path) if own is None else own


def _markwhen(text: str, path: str, config: Config) -> Iterator[_Entry]:
    from generator.read import markwhen

    return markwhen.read_markwhen(text, path, config.date_order)


_IMPORTERS: Final[Mapping[str, Importer]] = {".csv": _csv, ".json": _json, ".mw": _markwhen}


def _with_own_ids(written: list[Written], config: Config, problems: list[Problem]) -> Iterator[Written]:
    """Yield the events with a picture that is there, and no id twice."""
    seen: dict[str, Written] = {}
    for event in written:
        first = seen.setdefault(event.id, event)
        if first is not event:
            hint = f"the first is {first.at}; an id of its own stands in the front matter"
            problems.append(Problem("error", f"left out: second event of the id {event.id!r}", event.at, hint))
        elif event.media is not None and not _is_there(config, event.media.path):
            hint = f"put it into content/, as {', '.join(PICTURES)}"
            problems.append(Problem("error", f"no such picture: {event.media.path!r}", event.at, hint))
        else:
            yield event


def _is_there(config: Config, path: str) -> bool:
    picture = config.content / path
    try:
        return picture.is_file() and is_inside(picture, config.content.resolve())
    except OSError:
        return False


def _curation(config: Config, problems: list[Problem]) -> Curation:
    path = config.root / curation.FILE
    try:
        if not path.is_file():
            return Curation()
        if is_inside(path, config.root.resolve()):
            return curation.read_curation(path.read_bytes(), problems)
        hint = "copy what it leads to"
        problems.append(Problem("error", "link that leads out of the site", Location(curation.FILE), hint))
    except DocumentError as err:
        problems.append(from_error(err))
    except OSError as err:
        problems.append(Problem("error", f"cannot be read: {(err.strerror or '').lower()}", Location(curation.FILE)))
    return Curation()
