"""Everything that can go wrong, as one tree.

    DatelineError
    ├── ConfigError     content/site.toml or the command line: nothing is built, exit 2
    ├── PackError       a language pack: nothing is built, exit 2
    ├── SiteError       a template or a static file: nothing is built, exit 2
    ├── DocumentError   one article: it is left out, the others are built, exit 1
    └── WriteError      the output folder: the old site stays, exit 1

Each carries what was wrong (`message`, lower case, no full stop, the value in quotes), where (`at`) and what
mends it (`hint`). All of them survive pickling, for they cross from the workers to the pipeline.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source: lines and columns count from 1; None is "not known"."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """Return `path:line:column`, as far as it is known; what a terminal would obey, or not show, is escaped.

        >>> str(Location("seeds/a.txt", 1, 6))
        'seeds/a.txt:1:6'
        """
        path = self.path if self.path.isprintable() else _escaped(self.path)
        return ":".join(str(part) for part in (path, self.line, self.column) if part is not None)


def _escaped(text: str) -> str:
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)


class DatelineError(Exception):
    """What was wrong, where, and what mends it."""

    def __init__(self, message: str, at: Location | None = None, hint: str | None = None) -> None:
        """Keep the three parts as attributes."""
        super().__init__(message)
        self.message = message
        self.at = at
        self.hint = hint

    def __reduce__(self) -> tuple[type[DatelineError], tuple[str, Location | None, str | None]]:
        """Return what pickling needs: the class and its three parts."""
        return type(self), (self.message, self.at, self.hint)

    def __str__(self) -> str:
        """Return `path:line:column: message`, and the hint on a line of its own.

        >>> print(DatelineError("not a date: '2017-13-17'", Location("a.txt", 1, 6), "the month runs from 01 to 12"))
        a.txt:1:6: not a date: '2017-13-17'
          hint: the month runs from 01 to 12
        """
        first = f"{self.at}: {self.message}" if self.at else self.message
        return f"{first}\n  hint: {self.hint}" if self.hint else first


class ConfigError(DatelineError):
    """`content/site.toml` or the command line is wrong."""


@contextmanager
def from_extra(extra: str) -> Iterator[None]:
    """Turn the import of a package that is not there into a ConfigError that names the extra of Dateline that has it.

    >>> with from_extra("archive"):
    ...     import no_such_package
    Traceback (most recent call last):
    generator.errors.ConfigError: a package is not installed: no_such_package
      hint: install it: pip install 'dateline[archive]'
    """
    try:
        yield
    except ModuleNotFoundError as err:
        message = f"a package is not installed: {err.name}"
        raise ConfigError(message, hint=f"install it: pip install 'dateline[{extra}]'") from err


class PackError(DatelineError):
    """A language pack is wrong."""


class SiteError(DatelineError):
    """A template or a static file is wrong or missing."""


class DocumentError(DatelineError):
    """One article cannot be read."""


class WriteError(DatelineError):
    """The site cannot be written."""
