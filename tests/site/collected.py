"""A site of two collections, made by hand for the tests."""

from dataclasses import replace
from pathlib import Path

from generator.model.content import Collection
from generator.model.event import Event, Timeline
from generator.site import find_theme, site
from tests.audit.corpus import timeline
from tests.site.seed import seed_config

TALKS = Collection("talks", "The <talks>", "talks", "Round by round")
SIEGE = Collection("siege", "The siege", "siege")


def inside(event: Event, *folders: str) -> Event:
    """Return the event as articles in these folders tell it."""
    source = event.sources[0]
    return replace(event, sources=tuple(replace(source, collection=folder) for folder in folders))


def collected(root: Path, count: int) -> dict[str, bytes]:
    """Return the bytes of every file of a site whose events lie in two collections by turns."""
    events, shelf = timeline(count)
    parted = [inside(event, ("talks", "siege")[number % 2]) for number, event in enumerate(events.events)]
    config = seed_config(root)
    plans = site(Timeline(tuple(parted)), shelf, config, find_theme(config), collections=(SIEGE, TALKS))
    return {plan.path: plan.render() for plan in plans}
