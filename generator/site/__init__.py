"""The website: from the timeline to the plans of the files that readers open.

`site` yields a plan a file, `find_theme` says where templates and static files lie. Neighbours: `wording` has the
words; nothing here reads an article, works out a date or writes a file.
"""

from generator.site.outline import Outline, files_of, frame_of, outline_of
from generator.site.pages import Laid, lay, site
from generator.site.theme import Theme, find_theme
from generator.site.told import Layout

__all__ = ["Laid", "Layout", "Outline", "Theme", "files_of", "find_theme", "frame_of", "lay", "outline_of", "site"]
