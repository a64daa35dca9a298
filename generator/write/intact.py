"""Whether the site is as it was written: all that a build asks to which nothing has changed."""

from __future__ import annotations

from pathlib import Path

from generator.errors import WriteError
from generator.write.folder import build_of, content_of, folders_of
from generator.write.manifest import load


def is_intact(output: Path, cache: Path, build: str) -> bool:
    """Tell whether the output folder holds what a build wrote, and all of it as it was written."""
    try:
        if build_of(output) != build:
            return False
        known, content = load(cache, build), content_of(output)
    except (OSError, WriteError):
        return False
    entries = known.entries if known else {}
    if known is None or content.others or content.files.keys() != entries.keys():
        return False
    is_as_written = all(content.files[path] == entry.stamp for path, entry in entries.items())
    return is_as_written and content.folders == folders_of(entries)
