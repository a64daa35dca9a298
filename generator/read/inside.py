"""Where a path leads in the end: no link is followed out of the site."""

from __future__ import annotations

import os
from pathlib import Path


def is_inside(path: str | Path, folder: Path) -> bool:
    """Tell whether a path leads, through all its links, to a place in a folder that is itself no link.

    Raises OSError for a link that leads nowhere or round in a circle, and for a name that no file can have.
    """
    return Path(os.path.realpath(path, strict=True)).is_relative_to(folder)
