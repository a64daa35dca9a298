"""Measure the tagger on corpora, through `dateline tag -`: all documents, and the tenth that no rule was made from."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tests.eval.score_timex import Score

CORPORA: Final = {
    "timebank": (91.0, 95.5, 88.0),
    "aquaint": (87.0, 95.0, 82.0),
    "wikiwars-dev": (91.0, 96.5, 90.0),
    "tweets-dev": (87.0, 93.0, 83.0),
}
_TENTH: Final = 10


def report(data: Path, *, is_verbose: bool = False) -> Iterator[str]:
    """Yield the lines of the report: a table of scores and marks, and what is missing where it is not there."""
    yield f"{'':24}{'strict':>8}{'relaxed':>9}{'value':>8}   marks"
    for name, marks in CORPORA.items():
        path = data / "timex" / f"{name}.jsonl"
        if not path.is_file():
            yield f"{name}: no such file: {path}"
            continue
        documents = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        found = tagged(documents)
        whole, aside = Score(), Score()
        for document, ours in zip(documents, found, strict=True):
            whole.add(document["timex"], ours["timex"], document["text"] if is_verbose else "")
            if is_kept_aside(document["doc_id"]):
                aside.add(document["timex"], ours["timex"])
        yield _row(name, whole) + "   " + " / ".join(f"{mark:g}" for mark in marks)
        yield _row("  tenth kept aside", aside)
        yield from (f"  {kind:9} {what}: {where}" for kind, what, where in sorted(whole.differences))


def is_kept_aside(name: str) -> bool:
    """Tell whether a document is of the tenth that was not looked at while the rules were written: its name tells."""
    return int(hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest(), 16) % _TENTH == 0


def tagged(documents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what `dateline tag -` prints for the documents, in their order."""
    lines = (
        json.dumps({"id": each["doc_id"], "dct": each["dct"][:10], "lang": each["lang"], "text": each["text"]})
        for each in documents
    )
    command = [sys.executable, "-m", "generator", "tag", "-"]
    done = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def _row(name: str, score: Score) -> str:
    return f"{name:24}{score.strict_f1:8.1f}{score.relaxed_f1:9.1f}{score.value_f1:8.1f}"
