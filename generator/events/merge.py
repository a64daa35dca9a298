"""One timeline from the events of all articles. (Joining comes below.)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.events.order import ordered
from generator.model.event import Timeline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.event import Event, Study


def merge(studies: Iterable[Study], hand_written: Iterable[Event] = ()) -> Timeline:
    """Return all events in order."""
    return Timeline(ordered([*(event for study in studies for event in study.events), *hand_written]))
