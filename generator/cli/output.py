"""What the verbs print: lines of JSON, tables, problems and their count."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.event import Event, Study
    from generator.model.file import Report, Shown
    from generator.model.highlight import Highlight
    from generator.model.problem import Problem
    from generator.pipeline.seal import Counts

WITHOUT_URL: Final = "without a url in content/site.toml, or --url, there is no sitemap and no canonical link"


class Told:
    """The problems told so far: each is printed once, when it comes up, and counted for the end."""

    def __init__(self) -> None:
        self.errors = 0
        self.warnings = 0

    def tell(self, problems: Iterable[Problem]) -> None:
        """Print problems on standard error as `path:line:column: message`, hints below."""
        for problem in problems:
            self.errors += problem.severity == "error"
            self.warnings += problem.severity == "warning"
            say(_line(problem), is_error=True)

    def count(self) -> str:
        """Return "1 error, 2 warnings", the empty string for none."""
        parts = [_many(self.errors, "error")] * bool(self.errors)
        parts += [_many(self.warnings, "warning")] * bool(self.warnings)
        return ", ".join(parts)

    def finish(self, *, is_strict: bool = False) -> int:
        """Print the count where there is one, and return the exit code."""
        if count := self.count():
            say(count, is_error=True)
        return 1 if self.errors or (is_strict and self.warnings) else 0


def say(line: str, *, is_error: bool = False) -> None:
    """Print a line, on standard error where it tells of a mistake."""
    import click

    click.echo(line, err=is_error)


def summary(report: Report | Counts, seconds: float) -> str:
    """Return the line at the end of a build.

    >>> from generator.model.file import Report
    >>> summary(Report(2, 1, 9, 8, 3, 0, (), True), 0.5)
    '9 events from 2 articles (1 unchanged), 8 files (3 rendered), 0.50 s'
    """
    articles = _many(report.articles, "article")
    unchanged = max(report.articles - report.studied, 0)
    articles += f" ({unchanged:,} unchanged)" if unchanged else ""
    removed = f", {report.removed:,} removed" if report.removed else ""
    files = f"{_many(report.files, 'file')} ({report.rendered:,} rendered{removed})"
    return f"{_many(report.events, 'event')} from {articles}, {files}, {seconds:.2f} s"


def shown_line(shown: Shown, seconds: float) -> str:
    """Return what the preview says after a build: how long it took, and what could not be built."""
    lines = [_line(problem) for problem in shown.problems]
    return "\n".join([*lines, f"{_many(len(shown.files), 'file')} planned in {1000 * seconds:.0f} ms"])


def is_terminal() -> bool:
    """Tell whether somebody reads along."""
    return sys.stdout.isatty()


def write(data: bytes) -> None:
    """Write bytes to standard output, whatever the locale."""
    sys.stdout.buffer.write(data)


def flush() -> None:
    """Hand on what was written."""
    sys.stdout.buffer.flush()


def tag_text(study: Study) -> str:
    """Return the time expressions of an article as aligned lines below its id."""
    if study.document is None:
        return ""
    rows = [
        (timex.mention.text.replace("\n", " "), timex.type, timex.value, timex.mod or "", timex.mention.rule)
        for timex in study.timexes
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(5)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([study.document.id, *(f"  {line}" for line in lines), ""])


def highlights_json(highlights: Iterable[Highlight]) -> bytes:
    """Return `[["YYYY-MM-DD", ["sentence", ...]], ...]`, the sentences as the articles have them."""
    from generator.export import dump

    return dump([[str(each.day), [telling.text for telling in each.tellings]] for each in highlights])


def highlights_text(highlights: Iterable[Highlight]) -> str:
    """Return days, sentences and who says so, to read in a terminal."""
    import textwrap

    lines = []
    for each in highlights:
        lines.append(str(each.day))
        for telling in each.tellings:
            sentence = textwrap.fill(" ".join(telling.text.split()), 100, initial_indent="  ", subsequent_indent="  ")
            lines += [sentence, f"    {telling.title}, {telling.published}"]
    return "\n".join([*lines, ""]) if lines else ""


def print_events(studies: Iterator[Study], title: str) -> None:
    """Print events as a table as wide as the terminal."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(title=title or None, title_justify="left")
    for column in ("date", "mod", "status", "headline", "phrase", "article"):
        table.add_column(column, overflow="fold")
    for study in studies:
        for event in study.events:
            source = event.sources[0]
            begin = source.sentence.start
            phrase = source.quote[source.phrase.start - begin : source.phrase.end - begin]
            cells = (event.when.edtf, event.when.mod or "", event.status, event.headline, phrase, source.document_id)
            table.add_row(*(escape(cell) for cell in cells))
    Console().print(table)


def event_rows(studies: Iterable[Study]) -> Iterator[bytes]:
    """Yield the events of articles as rows for spreadsheets, a head before them."""
    from pathlib import Path

    from generator.config import Config
    from generator.export import Matter, csv_rows
    from generator.model.event import Timeline
    from generator.model.shard import Parted

    known: dict[str, Study] = {}

    def events() -> Iterator[Event]:
        for study in studies:
            known.clear()  # an event's source is its own article
            known[study.document.id if study.document else ""] = study
            yield from study.events

    yield from csv_rows(events(), Matter(Parted(Timeline(())), known, Config(Path())))


def _line(problem: Problem) -> str:
    from generator.model.problem import Problem

    if problem.severity == "error":
        return str(problem)
    return str(Problem("warning", f"warning: {problem.message}", problem.at, problem.hint))


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count:,} {noun}s"
