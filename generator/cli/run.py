"""From an argument list to an exit code: 0 done, 1 something was left out, 2 nothing was done.

Whatever goes wrong below ends here as a message on standard error, never as a traceback: a mistake in the input has
its place and a hint, a mistake of the program one line that says how to report it.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from generator.cli.output import say
from generator.errors import ConfigError, DatelineError, PackError, SiteError

NOTHING_DONE: Final = 2
LEFT_OUT: Final = 1
_INTERRUPTED: Final = 130
_CLOSED: Final = 141
_TRACEBACK: Final = "DATELINE_TRACEBACK"
_PLAIN: Final = {("build",): False, ("build", "--quiet"): True, ("build", "-q"): True}  # is_quiet


def run(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    _open_streams()
    try:
        is_quiet = _PLAIN.get(tuple(arguments))
        code = _parsed(arguments) if is_quiet is None else _build(is_quiet=is_quiet)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        return close_output()
    except DatelineError as err:
        _say(str(err))
        return NOTHING_DONE if isinstance(err, ConfigError | PackError | SiteError) else LEFT_OUT
    except Exception as err:
        if os.environ.get(_TRACEBACK):
            raise
        _say(_own_mistake(err))
        return NOTHING_DONE
    return code


def _parsed(arguments: Sequence[str]) -> int:
    """Do what the arguments say, whatever they are."""
    import click

    from generator.cli.verbs import dateline

    try:
        code = dateline.main(args=list(arguments), prog_name="dateline", standalone_mode=False)
    except click.ClickException as err:
        err.show()
        return NOTHING_DONE
    except click.Abort:
        return _INTERRUPTED
    return code if isinstance(code, int) else 0


def _build(*, is_quiet: bool) -> int:
    """Do what a plain `dateline build` says: nothing in it wants parsing."""
    from generator.cli.building import build

    return build(is_quiet=is_quiet)


def _own_mistake(err: Exception) -> str:
    where = err.__traceback__
    while where is not None and where.tb_next is not None:
        where = where.tb_next
    place = f" ({Path(where.tb_frame.f_code.co_filename).name}:{where.tb_lineno})" if where else ""
    return (
        f"dateline failed, and the mistake is its own: {type(err).__name__}: {err}{place}\n"
        f"  hint: {_TRACEBACK}=1 in the environment shows the whole traceback; please report it"
    )


def _say(message: str) -> None:
    with contextlib.suppress(OSError):  # there may be nobody to tell
        say(message, is_error=True)


def _open_streams() -> None:
    """Let a stream that was closed before the start lead nowhere: Python has None in its place."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))


def close_output() -> int:
    """Give standard output a place to go, so that Python's own flush at the end has nothing to complain of."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return _CLOSED
