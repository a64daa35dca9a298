"""What an editor wrote, put to use: dates in words read, events by hand made, corrections applied.

The only place where the reading of `content/` meets the reading of time.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from generator.config import Settings
from generator.errors import DatelineError, Location
from generator.model.calendar import Day
from generator.model.content import Written
from generator.model.document import Span
from generator.model.edtf import bounds, parse
from generator.model.event import Event, Status, Studies, When
from generator.model.problem import Problem
from generator.model.shard import Parted, Shards, timeline_of
from generator.read import Content

_NO_ARTICLES = Day(2000, 1, 1)


def edited(
    shards: Shards, content: Content, studies: Studies, settings: Settings
) -> tuple[Shards, tuple[Problem, ...]]:
    """Return the timeline with the editor's events and corrections, and what of them could not be used.

    Where there are any, all events are looked at: a correction may be about each of them.
    """
    from generator.events.curate import curate

    if not (content.written or content.events or content.curation.corrections):
        return shards, content.problems
    timeline = timeline_of(shards)
    newest = max((event.sources[0].published for event in timeline.events), default=_NO_ARTICLES)
    by_hand: list[Event] = list(content.events)
    problems = list(content.problems)
    for one in content.written:
        made = by_hand_event(one, newest, settings)
        if isinstance(made, Problem):
            problems.append(made)
        else:
            by_hand.append(made)
    curated, lost = curate(
        timeline,
        content.curation,
        by_hand,
        read_date=partial(read_date, dct=newest, settings=settings),
        members=partial(_members, studies),
    )
    return Parted(curated), (*problems, *lost)


def by_hand_event(written: Written, newest: Day, settings: Settings) -> Event | Problem:
    """Return an event that an editor wrote, or what is wrong with its date.

    Where its status is not given, what lies after the newest article is planned, what has no end is ongoing, and all
    else has happened.
    """
    text = written.date if written.end is None else f"{written.date}/{written.end}"
    when = read_date(text, written.date_at, newest, settings)
    if isinstance(when, Problem):
        return when
    return Event(
        id=written.id,
        when=when,
        headline=written.headline,
        status=written.status or _status(when, newest),
        kind="event",
        salience=3 if written.is_pinned else 2,
        sources=(),
        steps=(),
        body=written.body,
        citations=written.citations,
        media=written.media,
        label=written.label,
        group=written.group,
        is_pinned=written.is_pinned,
        collection=written.collection,
    )


def read_date(text: str, at: Location, dct: Day, settings: Settings) -> When | Problem:
    """Return the date that an editor gave, in EDTF or in words ("spring 2011", "since early 2015").

    Words are read as an article of `dct` would be; all of them must be part of the date. Two dates with a slash
    between them are a range, each in EDTF or in words.
    """
    try:
        edtf = parse(text.strip())
    except ValueError:
        found = _in_words(text, dct, settings)
    else:
        found = When(str(edtf), None, *bounds(str(edtf), None, settings.hemisphere))
    hint = "write it in EDTF, such as '2017-01-23', '2011-21' (spring 2011) or '2015/..', or in words"
    return found or Problem("error", f"not a date: {text!r}", at, hint)


def _in_words(text: str, dct: Day, settings: Settings) -> When | None:
    first, slash, second = text.partition("/")
    if slash:
        ends = [_edtf_of(end.strip(), dct, settings) for end in (first, second)]
        if ends[0] is None or ends[1] is None:
            return None
        edtf = f"{ends[0]}/{ends[1]}"
        try:
            return When(str(parse(edtf)), None, *bounds(edtf, None, settings.hemisphere))
        except ValueError:
            return None
    return _of_words(text.strip(), dct, settings)


def _edtf_of(text: str, dct: Day, settings: Settings) -> str | None:
    if text in ("..", ""):
        return text
    try:
        return str(parse(text))
    except ValueError:
        found = _of_words(text, dct, settings)
        return found.edtf if found is not None and "/" not in found.edtf else None


def _of_words(text: str, dct: Day, settings: Settings) -> When | None:
    from generator.events.period import periods, when
    from generator.language.pack import load_pack
    from generator.language.reading import Reading
    from generator.temporal import load_grammar, read_timexes

    try:
        pack = load_pack(settings.language)
    except DatelineError:
        return None
    reading = Reading(text, (Span(0, len(text)),), pack)
    timexes = [timex for timex in read_timexes(reading, dct, load_grammar(pack), settings) if timex.edtf is not None]
    found = periods(timexes, text, 0, pack) if timexes else ()
    if len(found) != 1 or found[0].span != Span(0, len(text)):
        return None
    return when(found[0], settings)


def _members(studies: Studies, event: Event) -> tuple[Event, ...]:
    """Return the events that were merged into one, as their articles tell them."""
    ids = {event.id, *event.aliases}
    parts: list[Event] = []
    for document_id in dict.fromkeys(source.document_id for source in event.sources):
        with suppress(KeyError):  # an event that an export of another site brought along has no article here
            parts += [part for part in studies[document_id].events if part.id in ids]
    return tuple(parts)


def _status(when: When, newest: Day) -> Status:
    if when.latest is None:
        return "ongoing"
    return "planned" if (when.earliest or when.latest) > newest else "happened"
