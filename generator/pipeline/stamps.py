"""Whether a source is as it was when it was last read, as far as the file system can tell."""

from __future__ import annotations

from typing import Final

from generator.pipeline.settled import is_racy
from generator.read import Listed
from generator.store import Seen

_UNTRUSTED: Final = "-"


def is_as_seen(one: Listed, seen: Seen, now: int) -> bool:
    """Tell whether a file is as it was when it was last read, as far as its stamp can be trusted."""
    stamp = stamp_of(one, now)
    return stamp == seen.stamp != _UNTRUSTED


def stamp_of(one: Listed, now: int) -> str:
    """Return the stamp under which a file is known, one that is never trusted where it changed just now."""
    size, mtime, ctime, inode = one.stamp
    return _UNTRUSTED if is_racy(max(mtime, ctime), now) else f"{size} {mtime} {ctime} {inode}"
