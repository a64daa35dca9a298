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

import click

from generator.cli.verbs import dateline
from generator.errors import ConfigError, DatelineError, PackError, SiteError

NOTHING_DONE: Final = 2
LEFT_OUT: Final = 1
_INTERRUPTED: Final = 130
_CLOSED: Final = 141
_TRACEBACK: Final = "DATELINE_TRACEBACK"


def run(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    _open_streams()
    try:
        code = dateline.main(args=list(arguments), prog_name="dateline", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as err:
        err.show()
        return NOTHING_DONE
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    except BrokenPipeError:
        return _close_output()
    except DatelineError as err:
        _say(str(err))
        return NOTHING_DONE if isinstance(err, ConfigError | PackError | SiteError) else LEFT_OUT
    except Exception as err:
        if os.environ.get(_TRACEBACK):
            raise
        _say(_own_mistake(err))
        return NOTHING_DONE
    return code if isinstance(code, int) else 0


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
        click.echo(message, err=True)


def _open_streams() -> None:
    """Let a stream that was closed before the start lead nowhere: Python has None in its place."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))


def _close_output() -> int:
    """Give standard output a place to go, so that Python's own flush at the end has nothing to complain of."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return _CLOSED
