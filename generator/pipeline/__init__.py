"""The sentence: find, study, merge, curate, site and export, write. The only room that knows the order.

    build       the sentence itself: `plan` and `make`
    settled     a build to which nothing has changed
    sources     what of the articles has changed, and the studies of all
    stamps      whether a source is as it was
    datasets    articles that were studied before
    joining     from the studies to the timeline
    editing     what an editor wrote, put to use
    article     one article, from bytes to events: `study`
    preview     the sentence without its end, again and again
    extracting  from sources of any size to a dataset: `extract`
    days        the days that matter, for `highlights`
    stream      the studies of any articles, in order, for `tag` and `events`

What a name needs is loaded when it is asked for: a build to which nothing has changed needs little.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from generator.pipeline.article import study
    from generator.pipeline.build import Plan, check, exported, make, timeline_of
    from generator.pipeline.days import ranked
    from generator.pipeline.extracting import extract
    from generator.pipeline.preview import Preview
    from generator.pipeline.settled import State
    from generator.pipeline.stream import studies

__all__ = [
    "Plan",
    "Preview",
    "State",
    "check",
    "exported",
    "extract",
    "make",
    "ranked",
    "studies",
    "study",
    "timeline_of",
]

_HOMES: Final = {
    "Plan": "build",
    "Preview": "preview",
    "State": "settled",
    "check": "build",
    "make": "build",
    "study": "article",
    "studies": "stream",
    "exported": "build",
    "extract": "extracting",
    "ranked": "days",
    "timeline_of": "build",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
