"""One article, from bytes to events: pure and picklable, the unit of scale and of the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from generator.config import Settings
from generator.errors import DocumentError
from generator.model.document import Document, Origin
from generator.model.event import Dating, Study
from generator.model.problem import Problem, from_error
from generator.model.timex import Mention, Timex

if TYPE_CHECKING:
    from generator.language.reading import Reading
    from generator.store import Record

PRELOAD: Final = (
    "generator.read.plain", "generator.read.page", "generator.read.lines", "generator.temporal",
    "generator.events.features", "generator.language.reading",
)  # fmt: skip
HINT_LEFT_OUT: Final = "part the article, or take out what is not text"
_SECONDS: Final = 6.0
_SECONDS_A_MEGABYTE: Final = 0.5
_MOST_DATES: Final = 50_000
_MOST_KEPT: Final = 100_000  # characters of an article that is kept for the next edit of it
_read_last: dict[str, Reading] = {}  # by where it comes from: the preview studies one article again and again


def study(origin: Origin, settings: Settings, *, is_named: bool = True) -> Study:
    """Return all that is to be known of one article, without the names in its events' sentences unless `is_named`.

    Where it cannot be read the study has no document, and a problem says why. Nothing is raised for any bytes.
    """
    from generator.events import extract

    found, reading = _read(origin, settings)
    if found.document is None or reading is None:
        return found
    return replace(found, events=extract(found.document, found.timexes, reading, settings, is_named=is_named))


def dated(origin: Origin, settings: Settings, reads: Callable[[Document], bool]) -> tuple[Study, tuple[Dating, ...]]:
    """Return the study of an article as far as its time expressions, and what they date, in `study`'s terms.

    Where `reads` does not hold of its document, the study has none.
    """
    from generator.events import datings

    found, reading = _read(origin, settings, reads)
    if found.document is None or reading is None:
        return found, ()
    return found, datings(found.document, found.timexes, reading, settings)


def recorded(origin: Origin, settings: Settings) -> Record:
    """Return the study of an article as the store keeps it: what a worker hands back is text and no objects."""
    return record(study(origin, settings))


def record(found: Study) -> Record:
    """Return a study as the store keeps it, with what the timeline is joined by."""
    from generator.events.features import encode_sketches
    from generator.store import record_of

    return record_of(found, encode_sketches(found.events))


def tagged(origin: Origin, settings: Settings) -> Study:
    """Return the study of an article as far as its time expressions, without events."""
    return _read(origin, settings)[0]


def seconds(origin: Origin) -> float:
    """Return the CPU time that an article may take: 6 seconds, and half of one for each MB."""
    return _SECONDS + _SECONDS_A_MEGABYTE * len(origin.data) / 1_000_000


def left_out(origin: Origin, reason: str) -> Study:
    """Return the study of an article that could not be studied to its end."""
    problem = Problem("error", f"left out: {reason}", origin.at, HINT_LEFT_OUT)
    return Study(str(origin.at), None, (), (), (problem,))


def _read(
    origin: Origin, settings: Settings, reads: Callable[[Document], bool] | None = None
) -> tuple[Study, Reading | None]:
    from generator.language.pack import load_pack
    from generator.language.reading import Reading
    from generator.read import read
    from generator.temporal import load_grammar, read_timexes

    try:
        document, problems = read(origin, settings)
    except DocumentError as err:
        return Study(str(origin.at), None, (), (), (from_error(err),)), None
    if reads is not None and not reads(document):
        return Study(document.origin, None, (), (), problems), None
    pack = load_pack(document.lang)
    reading = Reading(document.text, document.sentences, pack, _read_last.get(document.origin))
    _read_last.clear()
    if len(document.text) <= _MOST_KEPT:
        _read_last[document.origin] = reading
    timexes = read_timexes(reading, document.dct, load_grammar(pack), settings)
    if len(timexes) > _MOST_DATES:
        return left_out(origin, f"it has more than {_MOST_DATES:,} dates"), None
    return Study(document.origin, document, tuple(_plain(timex) for timex in timexes), (), problems), reading


def _plain(timex: Timex) -> Timex:
    """Return the timex without its rule's slots, which only the resolver reads: what is stored is then all there is."""
    span, text, rule, _ = timex.mention
    return Timex(Mention(span, text, rule), *timex[1:])
