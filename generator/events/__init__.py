"""From resolved time expressions to events, and from the events of all articles to one timeline."""

from generator.events.curate import curate
from generator.events.extract import datings, extract
from generator.events.merge import merge

__all__ = ["curate", "datings", "extract", "merge"]
