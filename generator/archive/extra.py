"""What is said where a package of an extra is not installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from generator.errors import ConfigError


@contextmanager
def wanted(extra: str = "archive") -> Iterator[None]:
    """Turn the import of a package that is not there into a ConfigError that names the extra that has it."""
    try:
        yield
    except ModuleNotFoundError as err:
        message = f"a package is not installed: {err.name}"
        raise ConfigError(message, hint=f"install it: pip install 'dateline[{extra}]'") from err
