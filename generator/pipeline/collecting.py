"""When the interpreter looks for cycles of references: rarely, where many articles are read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

RARELY: Final = (50_000, 20, 50)


@contextmanager
def collected_rarely() -> Iterator[None]:
    """Look for cycles of references rarely: reading makes few, and a million objects that are looked at each time."""
    before = gc.get_threshold()
    gc.set_threshold(*RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)
