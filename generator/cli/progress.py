"""How far a build is: a bar on a terminal while there is much to do, and what each stage took."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_WORTH_A_BAR: Final = 40
_WORDS: Final = {
    "find": "looking for changes",
    "study": "reading articles",
    "merge": "joining events",
    "plan": "laying out pages",
    "write": "writing pages",
}


class Meter:
    """Told by a build what it does; a context manager. Bars go to standard error, and only to a terminal."""

    def __init__(self, *, is_quiet: bool = False) -> None:
        self._has_bars = not is_quiet and sys.stderr is not None and sys.stderr.isatty()
        self._begun = self._last = time.perf_counter()
        self._stage = ""
        self._took: dict[str, float] = {}
        self._bars: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        """Return the meter itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Take the bar away."""
        self._end()
        if self._bars is not None:
            self._bars.stop()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note that `done` of `total` things of a stage are done."""
        if stage != self._stage:
            self._end()
            self._stage = stage
        if self._has_bars and total >= _WORTH_A_BAR:
            self._draw(stage, done, total)

    @property
    def seconds(self) -> float:
        """How long it has been since the beginning."""
        return time.perf_counter() - self._begun

    def stages(self) -> str:
        """Return what each stage took: "study 1.20 s, write 0.31 s"."""
        return ", ".join(f"{stage} {seconds:.2f} s" for stage, seconds in self._took.items())

    def _end(self) -> None:
        now = time.perf_counter()
        if self._stage:
            self._took[self._stage] = self._took.get(self._stage, 0) + now - self._last
        self._last = now
        self._stage = ""
        if self._bars is not None and self._task is not None:
            self._bars.remove_task(self._task)
            self._task = None

    def _draw(self, stage: str, done: int, total: int) -> None:
        from rich.console import Console
        from rich.progress import Progress

        if self._bars is None:
            self._bars = Progress(console=Console(stderr=True), transient=True)
            self._bars.start()
        if self._task is None:
            self._task = self._bars.add_task(_WORDS.get(stage, stage), total=total)
        self._bars.update(self._task, completed=done, total=total)
