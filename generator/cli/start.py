"""The way in: quick where nothing has to be loaded. A test holds `dateline --version` to a tenth of a CPU second."""

from __future__ import annotations

import gc
import os
import sys

from generator import __version__

_PLAIN = {("build",): False, ("build", "--quiet"): True, ("build", "-q"): True}  # is_quiet


def main() -> None:
    """Run the command and exit."""
    if sys.argv[1:] == ["--version"] and sys.stdout is not None:
        sys.stdout.write(f"dateline, version {__version__}\n")
        return
    if sys.argv[1:2] == ["build"]:
        from generator.pipeline.collecting import RARELY

        gc.set_threshold(*RARELY)  # a build makes few cycles: to look for them is a tenth of a short one
    is_quiet = _PLAIN.get(tuple(sys.argv[1:]))
    if is_quiet is not None:
        from generator.cli.untouched import is_untouched

        try:
            if is_untouched(is_quiet=is_quiet):
                return
        except BrokenPipeError:
            from generator.cli.run import close_output

            sys.exit(close_output())
    from generator.cli.run import run

    code = run(sys.argv[1:])
    if sys.argv[1:2] == ["build"]:
        _end(code)
    sys.exit(code)


def _end(code: int) -> None:
    """Exit without giving back, object by object, what the system takes back at once: a tenth of a short build."""
    from contextlib import suppress

    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)
