"""Search data of large sites: classic scripts by year, which a page may load from `file:` too, where `fetch` may not.

`search/index.js` has what facets, counts and the band need of all events in columns, and the years that have a word
beginning with each three letters; `search/<year>.js` has the words of one year's events, loaded when they are asked
for. All of it is ASCII: nothing in it can end a script.
"""

from __future__ import annotations

import json
from collections.abc import Mapping  # read again by the codec
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Final

from generator.model.calendar import format_year
from generator.model.codec import DecodeError, decode, encode
from generator.model.digest import digest
from generator.model.file import File, Part, in_parts
from generator.model.shard import digests_of
from generator.site.facets import columns_of, names_of, names_of_sources, numbers_of
from generator.wording import event_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model.shard import Shard
    from generator.site.frame import Frame
    from generator.site.gists import Gists
    from generator.site.roll import Key
    from generator.site.sheets import Sheets

FOLDER: Final = "search"
_END: Final = b"]);\n"


@dataclass(frozen=True, slots=True)
class _Kept:
    """A shard's `Columns` as they are kept: `starts` and `more` as JSON has them, without brackets."""

    starts: str
    more: str
    figures: Mapping[str, str]
    numbers: Mapping[str, str]
    day: int


def search_files(frame: Frame, gists: Gists, sheets: Sheets) -> Iterator[File]:
    """Yield the plans of a large site's search data."""
    key = digest(frame.digest, FOLDER, gists.digest, gists.directory.digest)
    yield File(f"{FOLDER}/index.js", key, partial(_index, frame, gists))
    for number, (year, inside) in enumerate(groupby(gists.shards, key=lambda shard: shard.year)):
        yield _year_file(frame, gists, sheets, number, year, tuple(inside))


def _index(frame: Frame, gists: Gists) -> bytes:
    years = [(year, tuple(inside)) for year, inside in groupby(gists.shards, key=lambda shard: shard.year)]
    counted = [[format_year(year), sum(shard.size for shard in inside)] for year, inside in years]
    fields = {
        "years": _json(counted),
        **_columns(frame, gists),
        "words": _json(_years_of_words(gists, [inside for _, inside in years])),
    }
    written = ",".join(f"{_json(name)}:{value}" for name, value in fields.items())
    return f"dateline.index({{{written}}});\n".encode("ascii")


def _years_of_words(gists: Gists, years: Iterable[Sequence[Shard]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, inside in enumerate(years):
        for prefix in sorted({prefix for shard in inside for prefix in gists.of(shard).prefixes}):
            found.setdefault(prefix, []).append(number)
    return dict(sorted(found.items()))


def _columns(frame: Frame, gists: Gists) -> dict[str, str]:
    """Return the columns of all events as JSON, put together from those of each shard as they were kept."""
    names = names_of_sources(gists.counts.sources)
    parts = []
    day = 0
    for shard in gists.shards:
        part = _columns_of_shard(frame, gists, shard, names, day)
        parts.append(part)
        day = part.day
    return {
        "from": f"[{','.join(part.starts for part in parts)}]",
        "more": f"[{','.join(part.more for part in parts)}]",
        **{name: _json("".join(part.figures[name] for part in parts)) for name in parts[0].figures},
        **{name: _json(",".join(part.numbers[name] for part in parts)) for name in parts[0].numbers},
    }


def _columns_of_shard(frame: Frame, gists: Gists, shard: Shard, names: Mapping[str, int], day: int) -> _Kept:
    """Return a shard's columns; they are kept with numbers of its own, for those of the site change with any event."""
    said = gists.names_in(shard)
    of_site = {
        facet: {key: number for key, number in numbers.items() if key in said}
        for facet, numbers in numbers_of(gists.directory, gists.counts.events).items()
    }
    own = {facet: {key: place for place, key in enumerate(sorted(numbers))} for facet, numbers in of_site.items()}
    columns = _kept_columns(frame, gists, shard, own, day)
    numbers = {**columns.numbers, "source": _sources(frame, gists, shard, names)}
    for facet, places in own.items():
        numbers[facet] = _renumbered(numbers[facet], [of_site[facet][key] for key in places])
    return replace(columns, numbers=numbers)


def _kept_columns(frame: Frame, gists: Gists, shard: Shard, own: Mapping[str, Mapping[Key, int]], day: int) -> _Kept:
    """Return a shard's columns without its sources."""
    place = f"columns {shard.name}"
    shown = shard.digest, [(facet, list(places)) for facet, places in own.items()], frame.numbers_of_collections, day
    part = frame.kept_piece(place, "", shown)
    with suppress(DecodeError):
        if part is not None:
            return decode(_Kept, part)
    columns = columns_of(gists.events(shard), {}, frame.numbers_of_collections, own, day)
    starts, more = (_json(each)[1:-1] for each in (columns.starts, columns.more))
    kept = _Kept(starts, more, columns.figures, columns.numbers, columns.day)
    frame.keep_piece(place, "", shown, encode(kept))
    return kept


def _sources(frame: Frame, gists: Gists, shard: Shard, names: Mapping[str, int]) -> str:
    """Return a shard's column of sources. Which have a number changes with any event: so all are kept by name."""
    if gists.of(shard).counts.sources.keys().isdisjoint(names):
        return "," * (shard.size - 1)
    place = f"sources {shard.name}"
    part = frame.kept_piece(place, "", shard.digest)
    column = None if part is None else _numbered(part, names, shard.size)
    if column is None:
        part = _json([names_of(event) for event in gists.events(shard)])
        frame.keep_piece(place, "", shard.digest, part)
        column = _numbered(part, names, shard.size) or ""
    return column


def _numbered(told: str, names: Mapping[str, int], size: int) -> str | None:
    """Return the numbers of the sources of so many events, whose names are kept as JSON; None where these do not read.

    >>> _numbered('[["a","b"],["c"],["b"]]', {"b": 0, "a": 1}, 3), _numbered("[7]", {}, 1), _numbered("[", {}, 1)
    ('1 0,,0', None, None)
    """
    with suppress(ValueError, TypeError):
        cells = [" ".join([str(names[name]) for name in own if name in names]) for own in json.loads(told)]
        return ",".join(cells) if len(cells) == size else None
    return None


def _renumbered(column: str, numbers: Sequence[int]) -> str:
    """Return a column whose numbers are places among others; those whom an event names are in their order.

    >>> _renumbered("0 1,,1", [5, 3])
    '3 5,,3'
    """
    if list(numbers) == list(range(len(numbers))):
        return column
    cells = column.split(",")
    anew = {}
    for cell in set(cells):
        anew[cell] = " ".join(map(str, sorted([numbers[int(place)] for place in cell.split()])))
    return ",".join([anew[cell] for cell in cells])


def _year_file(frame: Frame, gists: Gists, sheets: Sheets, number: int, year: int, shards: Sequence[Shard]) -> File:
    """Return the plan of a year's words: one row an event, with the number of the page that it is on."""
    paths = sorted(
        {
            sheets.path_in(shard.year, shard.month, is_dated=figure == "1")
            for shard in shards
            for figure in set(gists.of(shard).dated)
        }
    )
    numbers = {path: place for place, path in enumerate(paths)}
    head = f"dateline.put({number},{_json(paths)},[".encode("ascii")
    parts = [Part(digest(head), lambda: head)]
    for shard in shards:
        own = [(each, numbers.get(sheets.path_in(shard.year, shard.month, is_dated=each))) for each in (False, True)]
        is_first = shard is shards[0]
        key = digest(frame.drawing, FOLDER, shard.digest, own, is_first)
        parts.append(Part(key, partial(_rows, frame, gists, shard, sheets, numbers, is_first=is_first)))
    parts.append(Part(digest(_END), lambda: _END))
    key = digest(frame.digest, FOLDER, number, paths, digests_of(shards))
    return in_parts(f"{FOLDER}/{format_year(year)}.js", key, parts)


def _rows(
    frame: Frame, gists: Gists, shard: Shard, sheets: Sheets, numbers: Mapping[str, int], *, is_first: bool
) -> bytes:
    rows = [
        _json(
            [event.id, numbers[sheets.path_of(event)], event_label(event, frame.language), event.headline, event.quote]
        )
        for event in gists.events(shard)
    ]
    return (("" if is_first else ",") + ",".join(rows)).encode("ascii")


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))
