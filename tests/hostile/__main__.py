"""Print what each hostile input costs and how it ends: `python -m tests.hostile [WORDS OF ITS NAME]`."""

import sys
import tempfile
from pathlib import Path

from tests.hostile.cases import CASES
from tests.hostile.nursery import Nursery

with tempfile.TemporaryDirectory() as folder, Nursery(Path(folder)) as nursery:
    for case in CASES:
        if all(word in case.name for word in sys.argv[1:]):
            it = nursery.build(case)
            print(f"{it.seconds:6.2f} s {it.megabytes:5d} MB  exit {it.code:3d}  {case.name}")
            if (
                len(sys.argv) > 1
                or it.code not in ((0, 1) if case.code is None else (case.code,))
                or it.trespasses
                or any(words not in it.said for words in case.said)
            ):
                print(*("    " + line for line in [*it.said.splitlines()[:12], *it.trespasses]), sep="\n")
