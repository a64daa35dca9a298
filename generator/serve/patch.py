"""Which pages may be changed where they are shown, instead of being loaded again.

A script that runs on a page knows its parts: the band and the search of a timeline hold on to each card. So a page is
changed in place where no script has anything to hold: it has the shipped scripts and no others, and neither a form, a
drawing nor data for scripts. An article's page is such, and so are lists and the pages that an editor wrote.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from generator.site.assets import asset_paths
from generator.site.frame import SCRIPT, SET_CLASS
from generator.site.theme import shipped_theme

_HELD: Final = re.compile(rb"<(?:form|svg|iframe|object|embed|video|audio|canvas)[\s>/]", re.IGNORECASE)
_SCRIPT: Final = re.compile(rb"<script", re.IGNORECASE)


def is_patchable(page: bytes) -> bool:
    """Tell whether a page of the site, as it is built, shows and does the same whether it is loaded or changed.

    >>> is_patchable(b"<!doctype html><p>Text"), is_patchable(b"<p>Text<script src=own.js></script>")
    (True, False)
    """
    return not _HELD.search(page) and len(_SCRIPT.findall(page)) == len(_known().findall(page))


@cache
def _known() -> re.Pattern[bytes]:
    """Return what finds the shipped scripts: the one of a line, and the file under its own fingerprint."""
    path = re.escape(asset_paths(shipped_theme())[SCRIPT].encode())
    line = re.escape(f"<script>{SET_CLASS}</script>".encode())
    return re.compile(rb'%b|<script defer src="(?:\.\./|\./|/)*%b"></script>' % (line, path))
