"""A page and a feed for each person, body and place that enough articles tell of, and the list of them all."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Final

from generator.model.digest import digest
from generator.site.band import band
from generator.site.directory import FACETS
from generator.site.links import relative
from generator.site.place import end_key, extent, scope_span, sort_key, start_of, year_heading
from generator.site.timeline import Line, line
from generator.wording import event_label, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model.event import Event
    from generator.model.file import File
    from generator.site.directory import Profile
    from generator.site.frame import Frame
    from generator.site.gists import Gists
    from generator.site.sheets import Sheets

INDEX: Final = "names/index.html"
MOST: Final = 200
MOST_IN_FEED: Final = 30
_BOTH: Final = (False, True)
_NAMESPACE: Final = "8d9d0d0e-52a6-5d0e-9f0b-3b1f6a1c7e55"
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as a feed has it; `address` is relative to the feed where the site's address is not known."""

    id: str
    title: str
    published: str
    quote: str
    address: str


def profile_path(profile: Profile) -> str:
    """Return where the page of a person, a body or a place lies in the site."""
    return f"names/{profile.slug}.html"


def named_files(frame: Frame, gists: Gists, sheets: Sheets) -> Iterator[File]:
    """Yield the plan of each page and of its feed, and of their list; none where nobody is told of often enough."""
    profiles, loaded = gists.directory.profiles, _Loaded(gists)
    for each in profiles:
        paths = [sheets.path_in(s.year, s.month, is_dated=is_dated) for s, _ in each.inside for is_dated in _BOTH]
        shown = digest(each.name, each.kind, each.slug, each.others, each.shown, paths)
        page = profile_path(each)
        yield frame.file(page, "name.html", shown, partial(_page, frame, loaded, sheets, each))
        if "atom" in frame.config.exports:
            yield frame.file(feed_path(each), "name.xml", shown, partial(_feed, frame, loaded, sheets, each))
    if profiles:
        listed = [(each.kind, each.name, each.slug, each.count) for each in profiles]
        yield frame.file(INDEX, "names.html", digest(listed), partial(_list, frame, profiles))


def feed_path(profile: Profile) -> str:
    """Return where the feed of a person, a body or a place lies in the site."""
    return f"names/{profile.slug}.xml"


class _Loaded:
    """The events of the profile that was drawn last: its feed is drawn right after its page."""

    def __init__(self, gists: Gists) -> None:
        self._gists = gists
        self._of = ""
        self._events: list[Event] = []

    def events(self, profile: Profile) -> list[Event]:
        if self._of != profile.slug:
            self._of, self._events = profile.slug, _events(self._gists, profile)
        return self._events


def _events(gists: Gists, profile: Profile) -> list[Event]:
    """Return the events of a page in order: of more than `MOST`, those that matter most."""
    places = [(-int(gists.of(s).saliences[at]), n, at) for n, (s, own) in enumerate(profile.inside) for at in own]
    chosen = sorted((number, at) for _, number, at in sorted(places)[:MOST])
    return sorted(gists.named((profile.inside[number][0], at) for number, at in chosen), key=sort_key)


def _page(frame: Frame, loaded: _Loaded, sheets: Sheets, profile: Profile) -> Mapping[str, object]:
    path, language = profile_path(profile), frame.language
    events = loaded.events(profile)
    years: list[tuple[str, str, list[Line]]] = []
    headings = []
    for heading, inside in groupby(events, key=lambda event: year_heading(event, language)):
        own = list(inside)
        name = f"y{len(years) + 1}"
        headings.append((start_of(own[0]), f"#{name}"))
        years.append((name, heading.text, [line(event, path, sheets, language) for event in own]))
    said = _scope(events, profile, language)
    return {
        "profile": profile,
        "kind": text(f"name.{profile.kind}", language),
        "description": f"{profile.name}: {said}",
        "scope": said,
        "band": band(Counter(map(extent, events)), headings, language),
        "years": years,
        "more": profile.count - len(events),
        "feed": relative(feed_path(profile), path) if "atom" in frame.config.exports else None,
        "list": relative(INDEX, path),
    }


def _scope(events: Sequence[Event], profile: Profile, language: str) -> str:
    span = scope_span(events[0], max(events, key=end_key), language)
    return text("names.scope", language, events=text("events", language, count=profile.count), span=span)


def _feed(frame: Frame, loaded: _Loaded, sheets: Sheets, profile: Profile) -> Mapping[str, object]:
    """Return what the feed shows: the newest told of the page's events."""
    path = feed_path(profile)
    events = [event for event in loaded.events(profile) if event.sources]
    newest = sorted(events, key=lambda event: event.sources[0].published, reverse=True)[:MOST_IN_FEED]
    entries = [_entry(event, frame, sheets, path) for event in newest]
    url = frame.config.url
    return {
        "profile": profile,
        "id": _urn(f"{url or frame.config.title} {profile.kind} {profile.name}"),
        "address": url and url + path,
        "alternate": url and url + profile_path(profile),
        "updated": entries[0].published if entries else "1970-01-01T00:00:00Z",
        "entries": entries,
    }


def _entry(event: Event, frame: Frame, sheets: Sheets, path: str) -> Entry:
    target = sheets.path_of(event)
    address = f"{frame.config.url}{target}" if frame.config.url else relative(target, path)
    return Entry(
        _urn(event.id),
        _legal(f"{event_label(event, frame.language)}: {event.headline}"),
        f"{event.sources[0].published}T00:00:00Z",
        _legal(event.quote),
        f"{address}#{event.id}",
    )


def _legal(words: str) -> str:
    """Return words without the characters that XML has no place for."""
    return _NOT_XML.sub("", words)


def _list(frame: Frame, profiles: Sequence[Profile]) -> Mapping[str, object]:
    language = frame.language
    kinds = [kind for kinds in FACETS.values() for kind in kinds]
    groups = []
    for kind in kinds:
        own = sorted((each for each in profiles if each.kind == kind), key=lambda each: (each.name.lower(), each.name))
        lines = [
            Line(text("events.short", language, count=each.count), each.name, relative(profile_path(each), INDEX), 0)
            for each in own
        ]
        if lines:
            groups.append((kind, text(f"names.{kind}", language), lines))
    return {"description": text("names.title", language), "groups": groups}


def _urn(name: str) -> str:
    """Return a name for a feed or an entry that is the same from build to build."""
    from uuid import UUID, uuid5

    return f"urn:uuid:{uuid5(UUID(_NAMESPACE), name)}"
