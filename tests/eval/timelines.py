"""Measure the highlights of archives against timelines that newsrooms made: T17, by its protocol.

A system may be told four things of a reference: its first and last day, how many days it has, and how many sentences a
day. The scorer lies beside the data; the figures are AR1-F, AR2-F and date F1, macro over timelines.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

PUBLISHED: Final = (
    "DATEWISE, published, on finan, h1n1, libya, mj: .131 / .040 / .581; to reach there: .150 / .048 / .62"
)
_SCORER: Final = Path("tools") / "score_timeline.py"


def report(data: Path, *, is_verbose: bool = False) -> Iterator[str]:
    """Yield the lines of the report: CPU seconds of each timeline, the scorer's table, and what is published."""
    archives = data / "data" / "tls"
    if not archives.is_dir():
        yield f"timelines: no such folder: {archives}"
        return
    with TemporaryDirectory() as folder:
        for topic in sorted(path.parent for path in archives.glob("*/timelines.json")):
            yield from _topic(topic, Path(folder))
        command = [sys.executable, str(data / _SCORER), "--folder", str(archives), folder, "--strict", "--table"]
        table = subprocess.run(command, check=False, capture_output=True, text=True)
    lines = (table.stdout + table.stderr).splitlines()
    yield from lines if is_verbose else [line for line in lines if "macro_timelines" in line or "|" not in line]
    yield f"(AR1-F / AR2-F / date F1) {PUBLISHED}"


def _topic(topic: Path, folder: Path) -> Iterator[str]:
    words = ",".join(json.loads((topic / "keywords.json").read_text("utf-8")))
    (folder / topic.name).mkdir()
    for number, reference in enumerate(json.loads((topic / "timelines.json").read_text("utf-8"))):
        days = sorted({day[:10] for day, _ in reference})
        count = round(sum(len(sentences) for _, sentences in reference) / len(days))
        span = ["--from", days[0], "--to", days[-1], "--dates", str(len(days)), "--sentences", str(count)]
        command = [sys.executable, "-m", "generator", "highlights", str(topic / "articles.jsonl.gz"), *span]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        answer = subprocess.run(
            [*command, "--topic", words, "--format", "json", "--workers", "1"],
            check=True, capture_output=True, env={**os.environ, "OMP_NUM_THREADS": "1"},
        )  # fmt: skip
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        (folder / topic.name / f"{number}.json").write_bytes(answer.stdout)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        yield f"timelines {topic.name}/{number}: {seconds:.1f} CPU s"
