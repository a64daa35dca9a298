"""What is told to the person who builds the site: an error or a warning, collected and reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.errors import DatelineError, Location


@dataclass(frozen=True, slots=True)
class Problem:
    """An error (something was left out) or a warning (told, and all is built), where, and what mends it."""

    severity: Literal["error", "warning"]
    message: str
    at: Location | None = None
    hint: str | None = None

    def __str__(self) -> str:
        """Return `path:line:column: message`, with the hint on a line of its own."""
        return str(DatelineError(self.message, self.at, self.hint))


def from_error(error: DatelineError) -> Problem:
    """Return the problem of severity "error" that says what the exception says."""
    return Problem("error", error.message, error.at, error.hint)
