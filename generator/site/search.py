"""Search data of large sites: classic scripts by year, which a page may load from `file:` too, where `fetch` may not.

`search/index.js` has what facets, counts and the band need of all events in columns, and the years that have a word
beginning with each three letters; `search/<year>.js` has the words of one year's events, loaded when they are asked
for. All of it is ASCII: nothing in it can end a script.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Final

from generator.model.calendar import format_year
from generator.model.digest import digest
from generator.model.file import File
from generator.site.facets import columns_of
from generator.site.place import start_of
from generator.wording import event_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model.event import Event
    from generator.site.frame import Frame

FOLDER: Final = "search"
_PREFIX: Final = 3
_WORD: Final = re.compile(r"[^\W_]+")


def search_files(frame: Frame, events: Sequence[Event], pages: Mapping[str, str]) -> Iterator[File]:
    """Yield the plans of a large site's search data; events are in the order of the list."""
    years = [(year, tuple(inside)) for year, inside in groupby(events, key=lambda event: start_of(event).year)]
    digests = [frame.digest_events(inside) for _, inside in years]
    key = digest(frame.digest, FOLDER, digests)
    yield File(f"{FOLDER}/index.js", key, partial(_index, frame, years))
    for number, (year, inside) in enumerate(years):
        paths = [pages[event.id] for event in inside]
        key = digest(frame.digest, digests[number], paths, number)
        yield File(f"{FOLDER}/{format_year(year)}.js", key, partial(_year, frame, number, inside, paths))


def fold(words: str) -> str:
    """Return words as they are compared: lower case, without accents.

    >>> fold("Ägypten IV")
    'agypten iv'
    """
    if words.isascii():
        return words.lower()
    decomposed = unicodedata.normalize("NFKD", words)
    return "".join(each for each in decomposed if not unicodedata.combining(each)).lower()


def _index(frame: Frame, years: Sequence[tuple[int, Sequence[Event]]]) -> bytes:
    data = {
        "years": [[format_year(year), len(inside)] for year, inside in years],
        **columns_of([event for _, inside in years for event in inside], frame.numbers_of_collections),
        "words": _years_of_words(frame, years),
    }
    return _script("index", data)


def _years_of_words(frame: Frame, years: Sequence[tuple[int, Sequence[Event]]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, (_, inside) in enumerate(years):
        said = " ".join(_words(event, frame.language) for event in inside)
        for prefix in sorted({word[:_PREFIX] for word in _WORD.findall(fold(said))}):
            found.setdefault(prefix, []).append(number)
    return dict(sorted(found.items()))


def _year(frame: Frame, number: int, events: Sequence[Event], paths: Sequence[str]) -> bytes:
    names = sorted(set(paths))
    rows = [
        [event.id, names.index(path), _label(event, frame.language), event.headline, event.quote]
        for event, path in zip(events, paths, strict=True)
    ]
    return _script("put", number, names, rows)


def _words(event: Event, language: str) -> str:
    return f"{event.headline} {event.quote} {_label(event, language)}"


def _label(event: Event, language: str) -> str:
    return event_label(event, language)


def _script(name: str, *values: object) -> bytes:
    written = ",".join(json.dumps(value, separators=(",", ":")) for value in values)
    return f"dateline.{name}({written});\n".encode("ascii")
