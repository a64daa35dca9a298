"""The way in: quick where nothing has to be loaded. A test holds `dateline --version` to a tenth of a CPU second."""

from __future__ import annotations

import sys

from generator import __version__


def main() -> None:
    """Run the command and exit."""
    if sys.argv[1:] == ["--version"] and sys.stdout is not None:
        sys.stdout.write(f"dateline, version {__version__}\n")
        return
    from generator.cli.run import run

    sys.exit(run(sys.argv[1:]))
