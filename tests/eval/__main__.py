"""Score the extraction against corpora: `python -m tests.eval --data ../shared [--only timex|events] [--differences]`.

The corpora lie in a folder of their own and are no part of the project; what is not there is named and left out.
"""

from __future__ import annotations

import argparse
from pathlib import Path


def main() -> None:
    """Print the reports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="the folder with data/ and gold/")
    parser.add_argument("--only", choices=("timex", "events"))
    parser.add_argument("--differences", action="store_true", help="list what differs")
    given = parser.parse_args()
    if given.only != "events":
        from tests.eval import timex

        for line in timex.report(given.data / "data", is_verbose=given.differences):
            print(line, flush=True)
    if given.only != "timex":
        from tests.eval import events

        for line in events.report(given.data, is_verbose=given.differences):
            print(line, flush=True)


if __name__ == "__main__":
    main()
