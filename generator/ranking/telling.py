"""What an article gives to a ranking: its sentences, and the days to which each dates something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.model.document import Document
from generator.model.event import Dating, Event
from generator.model.highlight import Telling


def tellings(document: Document, datings: Iterable[Dating]) -> tuple[Telling, ...]:
    """Return the sentences of an article in their order, each with the days that it dates something to."""
    dated = _by_sentence(datings)
    title = document.title or document.id
    found = []
    for position, span in enumerate(document.sentences):
        of_days: dict[int, list[Dating]] = dated.get(span.start, {})
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
                frozenset(day for day, dated_to in of_days.items() if any(one.kind == "statement" for one in dated_to)),
                frozenset(day for day, dated_to in of_days.items() if all(one.status == "planned" for one in dated_to)),
            )
        )
    return tuple(found)


def datings_of(events: Iterable[Event]) -> Iterator[Dating]:
    """Yield what the events of an article date; those written by hand have no sentence."""
    for one in events:
        if one.sources:
            yield Dating(one.sources[0].sentence, one.when, one.status, one.kind)


def _by_sentence(datings: Iterable[Dating]) -> dict[int, dict[int, list[Dating]]]:
    """Return for each start of a sentence the days that it names, with what it dates to them.

    What is not exact to the day has no day.
    """
    found: dict[int, dict[int, list[Dating]]] = defaultdict(lambda: defaultdict(list))
    for one in datings:
        day = one.when.earliest
        if day is not None and day == one.when.latest:
            found[one.sentence.start][day.ordinal].append(one)
    return found
