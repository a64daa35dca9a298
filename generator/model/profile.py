"""Somebody or something that many articles name: one person, body or place, by all its names, and its events."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.event import Event
from generator.model.name import NameKind


@dataclass(frozen=True, slots=True)
class Profile:
    """A person, a body or a place of a corpus.

    `name` is what most articles call it, `others` its other names; `slug` is its page's name, each once. `articles` is
    how many tell of it; `events` are in the order of the timeline.
    """

    name: str
    kind: NameKind
    slug: str
    others: tuple[str, ...]
    articles: int
    events: tuple[Event, ...]
