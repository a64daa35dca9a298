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
    days = _by_sentence(study.events)
    title = document.title or document.id
    return tuple(
        Telling(
            document.text[span.start : span.end],
            document.id,
            title,
            document.url,
            document.dct,
            position,
            frozenset(days.get(span.start, {})),
            frozenset(day for day, is_statement in days.get(span.start, {}).items() if is_statement),
        )
        for position, span in enumerate(document.sentences)
    )


def _by_sentence(events: Iterable[Event]) -> dict[int, dict[int, bool]]:
    """Return for each start of a sentence the days that it names, and whether something was only said on them.

    What is not exact to the day has no day.
    """
    found: dict[int, dict[int, bool]] = defaultdict(dict)
    for event in events:
        day = event.when.earliest
        if day is None or day != event.when.latest or not event.sources:
            continue
        of_sentence = found[event.sources[0].sentence.start]
        is_statement = event.kind == "statement"
        of_sentence[day.ordinal] = of_sentence.get(day.ordinal, False) or is_statement
    return found
