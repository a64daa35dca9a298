"""The sentence: find, study, merge, curate, site and export, write. The only room that knows the order.

study       one article, from bytes to events
sources     what is there, what of it has changed, and the studies of all
build       the sentence itself: `plan` and `make`
stream      the studies of any articles, in order, for `tag` and `events`
"""

from generator.pipeline.build import Plan, State, check, make, timeline_of
from generator.pipeline.preview import Preview
from generator.pipeline.stream import studies
from generator.pipeline.study import study

__all__ = ["Plan", "Preview", "State", "check", "make", "studies", "study", "timeline_of"]
