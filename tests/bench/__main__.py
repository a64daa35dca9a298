"""Measure speed: `python -m tests.bench [tagging|events|build] [--data ../shared]`; without a name, all three.

Archives have a command of their own: `python -m tests.bench.archive`.
"""

from __future__ import annotations

import argparse
from pathlib import Path


def main() -> None:
    """Print the reports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="*", choices=("tagging", "events", "build", []), help="what to measure")
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="the folder with data/")
    parser.add_argument(
        "--megabytes", type=float, default=10.0, help="how much news to tag, and how long hostile texts"
    )
    parser.add_argument("--stream", type=float, default=100.0, help="how many MB of news to tag in one stream")
    given, rest = parser.parse_known_args()
    what = given.what or ["tagging", "events", "build"]
    if "tagging" in what:
        from tests.bench import tagging

        for line in tagging.report(given.data / "data", given.megabytes, given.stream):
            print(line, flush=True)
    if "events" in what:
        from tests.bench import events

        for line in events.report(given.data / "data"):
            print(line, flush=True)
    if "build" in what:
        import subprocess
        import sys

        subprocess.run([sys.executable, "-m", "tests.bench.build", *rest], check=True)


if __name__ == "__main__":
    main()
