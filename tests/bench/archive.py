"""Measure archives: `python -m tests.bench.archive --articles 1000 10000 [--build] [--data ../shared]`.

Wikinews articles, varied by a seed (other years, other names, sentences left out), are extracted into a dataset in one
process, the days that matter are asked of it, and with `--build` a site is built of it. Each is a process of its own,
measured from its start to its end: CPU seconds with those of its children, wall seconds, and the most memory that one
process had. What grows faster than the articles shows as ms an article.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

WIKINEWS: Final = "wikinews.jsonl"
_CYCLE: Final = 28  # years after which weekdays and leap years come again, between 1901 and 2099
_CYCLES: Final = (-3, -2, -1, 0, 1)
_YEAR: Final = re.compile(r"\b(19|20)\d\d\b")
_NAME: Final = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_KEPT: Final = frozenset(
    "January February March April June July August September October November December Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday".split()
)
_SYLLABLES: Final = tuple(first + last for first in "BDFGKLMNPRSTVZ" for last in ("a", "e", "i", "o", "u"))
_LEFT_OUT: Final = 0.1


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took."""

    cpu: float
    wall: float
    megabytes: float

    def line(self, articles: int) -> str:
        """Return it in words."""
        a_piece = self.cpu / articles * 1e3
        return f"{self.cpu:.1f} CPU s ({a_piece:.2f} ms an article), {self.wall:.1f} s, {self.megabytes:.0f} MB at most"


def report(data: Path, sizes: Sequence[int], *, is_built: bool) -> Iterator[str]:
    """Yield a few lines for each number of articles."""
    path = data / "data" / WIKINEWS
    if not path.is_file():
        yield f"archive: no such file: {path}"
        return
    real = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    for size in sizes:
        with TemporaryDirectory() as folder:
            yield from _of_size(real, size, Path(folder), is_built=is_built)


def varied(real: Sequence[dict[str, str]], number: int) -> Iterator[dict[str, str]]:
    """Yield `number` articles made of real ones: the first round as they are, each later one varied by its number."""
    for count in range(number):
        article = real[count % len(real)]
        yield article if count < len(real) else _varied(article, count)


def _varied(article: dict[str, str], seed: int) -> dict[str, str]:
    drawn = random.Random(seed)
    years = _CYCLE * drawn.choice(_CYCLES)
    names: dict[str, str] = {}

    def renamed(found: re.Match[str]) -> str:
        if found[0] in _KEPT:
            return found[0]
        return names.setdefault(found[0], "".join(drawn.sample(_SYLLABLES, 3)).capitalize())

    def moved(text: str) -> str:
        return _YEAR.sub(lambda found: str(int(found[0]) + years), _NAME.sub(renamed, text))

    first, *rest = article["text"].split(". ")
    kept = [sentence for sentence in rest if drawn.random() >= _LEFT_OUT]
    told = {"title": moved(article["title"]), "text": moved(". ".join([first, *kept]))}
    return (
        article
        | told
        | {"id": f"{seed}-{article['id']}", "dct": f"{int(article['dct'][:4]) + years}{article['dct'][4:]}"}
    )


def _of_size(real: Sequence[dict[str, str]], size: int, folder: Path, *, is_built: bool) -> Iterator[str]:
    source, out = folder / "articles.jsonl", folder / "dataset"
    with source.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(article) + "\n" for article in varied(real, size))
    extracted = _run(folder, "extract", str(source), "--out", str(out), "--workers", "1", "--quiet")
    yield f"archive: {size:,} articles, {_bytes(source) / 1e6:.1f} MB: extract {extracted.line(size)}"
    a_million = _bytes(out) / size / 1e3
    events = sum(json.loads(path.read_bytes())["events"] for path in out.glob("windows/*.json"))
    yield f"archive: {size:,} articles, {events:,} events: a dataset of {a_million:.1f} GB a million articles"
    yield f"archive: {size:,} articles: highlights {_run(folder, 'highlights', str(out), '--dates', '30').line(size)}"
    topic = ("--topic", "election, vote", "--from", "2008-01-01", "--to", "2012-12-31")
    narrowed = _run(folder, "highlights", str(out), "--dates", "30", *topic)
    yield f"archive: {size:,} articles: highlights of five years and a topic {narrowed.line(size)}"
    if is_built:
        (folder / "site" / "content").mkdir(parents=True)
        (folder / "site" / "content" / "site.toml").write_text('datasets = ["../dataset"]\n', encoding="utf-8")
        built = _run(folder / "site", "build", "--workers", "1", "--quiet")
        weight = _bytes(folder / "site" / "_site") / size / 1e3, _bytes(folder / "site" / ".dateline") / size / 1e3
        yield f"archive: {size:,} articles: build {built.line(size)}"
        yield f"archive: {size:,} articles: a site of {weight[0]:.1f}, a store of {weight[1]:.1f} GB a million articles"


def _run(folder: Path, *arguments: str) -> Cost:
    start = time.perf_counter()
    with (folder / "told.txt").open("wb") as told:
        actions = [(os.POSIX_SPAWN_DUP2, told.fileno(), 1)]
        here = Path.cwd()
        os.chdir(folder)
        try:
            command = [sys.executable, "-m", "generator", *arguments]
            process = os.posix_spawn(
                sys.executable, command, os.environ | {"OMP_NUM_THREADS": "1"}, file_actions=actions
            )
        finally:
            os.chdir(here)
        _, status, used = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status):
        message = f"{' '.join(arguments)}: exit code {os.waitstatus_to_exitcode(status)}"
        raise RuntimeError(message)
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1024)


def _bytes(place: Path) -> int:
    return (
        place.stat().st_size
        if place.is_file()
        else sum(path.stat().st_size for path in place.rglob("*") if path.is_file())
    )


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"), help="the folder with data/")
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000], help="how many, one run for each")
    parser.add_argument("--build", action="store_true", help="build a site of the dataset as well")
    given = parser.parse_args()
    for line in report(given.data, given.articles, is_built=given.build):
        print(line, flush=True)


if __name__ == "__main__":
    main()
