"""From resolved time expressions to events (`extract`), and from the events of all articles to one timeline.

The second half, `merge` and `curate` in the modules of their names, is loaded by whoever asks for it: the events of
one article need no joining.
"""

from generator.events.extract import datings, extract

__all__ = ["datings", "extract"]
