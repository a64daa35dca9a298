"""A site whose events name persons, bodies and places, made by hand for the tests."""

from dataclasses import replace
from pathlib import Path

from generator.model.event import Timeline
from generator.model.name import Name
from generator.site import find_theme, site
from tests.audit.corpus import timeline
from tests.site.seed import seed_config

LANG = Name("Maria Lang", "person", short="Lang")
LAST = Name("Lang", "person", is_full=False)
BOARD = Name("Elm & Oak <Board>", "organisation", short="EOB")
OSLO = Name("Oslo", "place")
NORWAY = Name("Norway", "place")
TURNS = ((LANG, OSLO), (LAST,), (BOARD, NORWAY), (OSLO, LANG), ())


def named(root: Path, count: int, **changes: object) -> dict[str, bytes]:
    """Return the bytes of every file of a site whose events name some of these by turns."""
    events, shelf = timeline(count)
    told = []
    for number, event in enumerate(events.events):
        source = replace(event.sources[0], names=TURNS[number % len(TURNS)])
        told.append(replace(event, sources=(source, *event.sources[1:])))
    config = seed_config(root, **changes)
    return {plan.path: plan.render() for plan in site(Timeline(tuple(told)), shelf, config, find_theme(config))}
