"""Score the program against corpora: `python -m tests.eval --data ../shared [--only timex|events|timelines]`.

The corpora lie in a folder of their own and are no part of the project; what is not there is named and left out. With
`--differences` each difference is listed.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path


def main() -> None:
    """Print the reports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="the folder with data/ and gold/")
    parser.add_argument("--only", choices=("timex", "events", "timelines"))
    parser.add_argument("--differences", action="store_true", help="list what differs")
    given = parser.parse_args()
    reports = {"timex": _timex, "events": _events, "timelines": _timelines}
    for name, report in reports.items():
        if given.only in (None, name):
            for line in report(given.data, is_verbose=given.differences):
                print(line, flush=True)


def _timex(data: Path, *, is_verbose: bool) -> Iterator[str]:
    from tests.eval import timex

    return timex.report(data / "data", is_verbose=is_verbose)


def _events(data: Path, *, is_verbose: bool) -> Iterator[str]:
    from tests.eval import events

    return events.report(data, is_verbose=is_verbose)


def _timelines(data: Path, *, is_verbose: bool) -> Iterator[str]:
    from tests.eval import timelines

    return timelines.report(data, is_verbose=is_verbose)


if __name__ == "__main__":
    main()
