"""`dateline build` where nothing has changed: answered before anything is loaded that a build needs."""

from __future__ import annotations

import os
import sys
import time

from generator.cli.output import WITHOUT_URL, summary
from generator.pipeline.seal import unbroken


def is_untouched(*, is_quiet: bool) -> bool:
    """Tell whether a plain build has nothing to do, and if so say what one would say; else say nothing.

    Raises BrokenPipeError where nobody reads what is said.
    """
    begun = time.perf_counter()
    out = sys.stdout
    if out is None or sys.stderr is None or os.environ.get("SOURCE_DATE_EPOCH"):
        return False
    try:
        root = os.getcwd()  # noqa: PTH109  without pathlib, here and below: it costs as much as a thousand files
    except OSError:
        return False
    counts = unbroken(root, os.path.join(root, ".dateline"), os.path.join(root, "_site"))  # noqa: PTH118
    if counts is None:
        return False
    if not is_quiet:
        out.write(summary(counts, time.perf_counter() - begun) + "\n")
        if not counts.has_url:
            out.write(WITHOUT_URL + "\n")
        out.flush()
    return True
