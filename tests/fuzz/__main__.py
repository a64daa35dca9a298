"""Fuzz, guided by coverage: `make fuzz FUZZ_SECONDS=180`, or `python -m tests.fuzz [--seconds N] [TARGET...]`.

Each target runs in a process of its own, from the inputs in `corpus/<target>/`. An input that breaks a promise is
written to `found/<target>-...`, with its traceback on standard error: mend what it shows, and move it into the corpus,
which every run of the tests goes through.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
_TIMEOUT: Final = 20
_MEGABYTES: Final = 2_048
_LONGEST: Final = 4_096


def main() -> int:
    """Fuzz the targets one after another; return 1 where something was found."""
    names = sorted(path.name for path in (HERE / "corpus").iterdir())
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", default=names, help=", ".join(names))
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.here:
        return _fuzz(wanted.targets[0], wanted.seconds)
    failed = []
    for target in wanted.targets:
        command = [sys.executable, "-m", "tests.fuzz", "--here", "--seconds", str(wanted.seconds), target]
        print(f"fuzzing {target} for {wanted.seconds} seconds", flush=True)
        if subprocess.run(command, cwd=HERE.parents[1], check=False).returncode:
            failed.append(target)
    print(f"found: {', '.join(failed)}" if failed else "nothing found")
    return bool(failed)


def _fuzz(target: str, seconds: int) -> int:
    import atheris

    with atheris.instrument_imports(include=["generator"]):
        from tests.fuzz.targets import TARGETS

    found = HERE / "found"
    found.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as grown:
        options = [
            f"-max_total_time={seconds}",
            f"-timeout={_TIMEOUT}",
            f"-rss_limit_mb={_MEGABYTES}",
            f"-max_len={_LONGEST}",
            f"-artifact_prefix={found}/{target}-",
            f"-dict={HERE / 'words.dict'}",
            "-print_final_stats=1",
            "-verbosity=0",
        ]
        atheris.Setup([sys.argv[0], *options, grown, str(HERE / "corpus" / target)], TARGETS[target])
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
