"""The output folder: changed from one whole site to the next, and never touched where it is not ours.

lock        one build at a time
folder      whose folder it is, and what lies in it
manifest    what the last build wrote, by path: key, digest, size, time
parts       a large file from the parts that it had
twin        the folder in which the new site is made, kept from build to build
links       where the pages lead, and what of that leads nowhere
exchange    two folders change places at once
intact      whether the site is as it was written
site        render what changed, keep what did not, exchange

What writes is loaded when it is asked for: a build to which nothing has changed does not need it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.write.intact import is_intact
from generator.write.lock import lock, take

if TYPE_CHECKING:
    from generator.write.site import Staged, Written, write

__all__ = ["Staged", "Written", "is_intact", "lock", "take", "write"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from generator.write import site

    return getattr(site, name)
