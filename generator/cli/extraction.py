"""How far an extraction is: a bar with rate and estimate on a terminal, and the line at its end."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from generator.model.archive import Extracted


class Tally:
    """Counts what was extracted; a context manager. The bar goes to standard error, and only to a terminal."""

    def __init__(self, *, is_quiet: bool = False) -> None:
        self._has_bar = not is_quiet and sys.stderr is not None and sys.stderr.isatty()
        self._begun = time.perf_counter()
        self._articles = self._reused = self._events = self._problems = 0
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        """Return the tally itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()

    def add(self, done: Extracted) -> None:
        """Count a slice, and draw how far that is."""
        for window in done.windows:
            self._articles += window.articles
            self._reused += window.articles * window.is_reused
            self._events += window.events
            self._problems += window.problems
        if self._has_bar:
            self._draw(done)

    def line(self) -> str:
        """Return "1,200 articles (1,000 done before), 9,000 events, 3 problems, 12 s, 17 articles a second"."""
        seconds = time.perf_counter() - self._begun
        before = f" ({self._reused:,} done before)" if self._reused else ""
        rate = (self._articles - self._reused) / max(seconds, 0.001)
        return (
            f"{self._articles:,} articles{before}, {self._events:,} events, {self._problems:,} problems, "
            f"{seconds:.0f} s, {rate:.0f} articles a second"
        )

    def _draw(self, done: Extracted) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

        if self._bar is None:
            columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._bar.start()
            self._task = self._bar.add_task("", total=done.of)
        if self._task is not None:
            seconds = max(time.perf_counter() - self._begun, 0.001)
            rate = (self._articles - self._reused) / seconds
            said = f"{self._articles:,} articles, {rate:,.0f} a second"
            self._bar.update(self._task, advance=done.weight, description=said)
