"""What an article gives to a ranking: its sentences, and the days to which each dates something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from generator.model.event import Event, Study
from generator.model.highlight import Telling


def tellings(study: Study) -> tuple[Telling, ...]:
    """Return the sentences of an article in their order; none where it could not be read."""
    document = study.document
    if document is None:
        return ()
    dated = _by_sentence(study.events)
    title = document.title or document.id
    found = []
    for position, span in enumerate(document.sentences):
        of_days: dict[int, list[Event]] = dated.get(span.start, {})
        found.append(
            Telling(
                document.text[span.start : span.end],
                document.lang,
                document.id,
                title,
                document.url,
                document.dct,
                position,
                frozenset(of_days),
                frozenset(day for day, events in of_days.items() if any(one.kind == "statement" for one in events)),
                frozenset(day for day, events in of_days.items() if all(one.status == "planned" for one in events)),
            )
        )
    return tuple(found)


def _by_sentence(events: Iterable[Event]) -> dict[int, dict[int, list[Event]]]:
    """Return for each start of a sentence the days that it names, with their events.

    What is not exact to the day has no day.
    """
    found: dict[int, dict[int, list[Event]]] = defaultdict(lambda: defaultdict(list))
    for event in events:
        day = event.when.earliest
        if day is not None and day == event.when.latest and event.sources:
            found[event.sources[0].sentence.start][day.ordinal].append(event)
    return found
