"""Build, preview and edit a large site for a long time, and kill many builds: `make soak`.

    python -m tests.soak [--articles 10000] [--minutes 20] [--kills 200]

Printed: what each step took, every edit that did not come onto its page, how memory and open files grew. Returns 1
where an edit was lost, a file handle leaked, memory grew by more than a tenth after the first quarter, or a killed
build left no whole site.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]
COMMAND: Final = (sys.executable, "-m", "generator")
PLACES: Final = "Odense Ribe Viborg Aarhus Kolding Vejle Horsens Randers Aalborg Esbjerg".split()
THINGS: Final = "bridge school harbour library mill railway hospital theatre market tower".split()
_PATIENCE: Final = 60
_GROWTH: Final = 1.10


def article(number: int, word: str = "council") -> str:
    """Return an article of a few sentences, no two alike."""
    chance = random.Random(number)
    year, month, day = chance.randint(1990, 2020), chance.randint(1, 12), chance.randint(1, 28)
    place, thing = chance.choice(PLACES), chance.choice(THINGS)
    return (
        f"date {year}-{month:02}-{day:02} {place.upper()} — The {word} of {place} opened {thing} {number} on Monday. "
        f"Work on {thing} {number} had begun in {year - 2}, {chance.randint(2, 30)} months after a vote of the {word}."
        f"\n\nThe old {thing} of parish {number} closed in March {year - chance.randint(3, 9)}.\n"
    )


def environment() -> dict[str, str]:
    """Return what the command is run with."""
    return os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}


def build(root: Path, *words: str) -> float:
    """Build a site; return the seconds that it took."""
    begun = time.perf_counter()
    done = subprocess.run([*COMMAND, "build", *words], cwd=root, env=environment(), capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.decode())
    return time.perf_counter() - begun


def family(pid: int) -> list[int]:
    """Return a process and its descendants."""
    found = [pid]
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(place.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
        if parent == pid:
            found += family(int(place.parent.name))
    return found


def size_of(pid: int) -> tuple[float, int]:
    """Return the megabytes that a process and its descendants hold, what they share counted in each, and its files."""
    kilobytes = 0
    for each in family(pid):
        try:
            kilobytes += int(re.findall(r"VmRSS:\s+(\d+)", Path(f"/proc/{each}/status").read_text())[0])
        except (OSError, IndexError):
            continue
    return kilobytes / 1024, len(list(Path(f"/proc/{pid}/fd").iterdir()))


class Visitor:
    """A browser of the preview."""

    def __init__(self, port: int) -> None:
        self._port = port

    def ask(self, method: str, path: str, body: object = None) -> Any:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=_PATIENCE)
        headers = {}
        if body is not None:
            headers = {
                "Origin": f"http://127.0.0.1:{self._port}",
                "Content-Type": "application/json",
                "X-Dateline-Token": self.ask("GET", "/.dateline/edit.json")["token"],
            }
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        data = connection.getresponse().read()
        connection.close()
        return json.loads(data) if path.endswith(("edit", "edit.json")) else data.decode()

    def shows(self, path: str, words: str) -> float | None:
        """Return the seconds until a page has the words, None where it does not come to have them."""
        begun = time.perf_counter()
        while time.perf_counter() - begun < _PATIENCE:
            if words in self.ask("GET", path):
                return time.perf_counter() - begun
            time.sleep(0.02)
        return None


def preview(root: Path, articles: int, minutes: float) -> list[str]:
    """Edit a previewed site for a time; print how it went, and return what went wrong."""
    wrong: list[str] = []
    waits: list[float] = []
    sizes: list[tuple[float, int]] = []
    chance = random.Random(8)
    command = [*COMMAND, "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=root, env=environment(), stdout=subprocess.PIPE, text=True) as server:
        lines = iter(server.stdout or ())
        port = next(int(found[1]) for line in lines if (found := re.search(r"http://127\.0\.0\.1:(\d+)/", line)))
        os.set_blocking(server.stdout.fileno() if server.stdout else 0, False)
        visitor = Visitor(port)
        end = time.monotonic() + minutes * 60
        number = 0
        while time.monotonic() < end:
            number += 1
            one = chance.randrange(articles)
            if number % 5:
                word = f"guild-{number}"
                (root / f"seeds/{one}.txt").write_text(article(one, word), encoding="utf-8")
            else:
                page = visitor.ask("GET", f"/articles/{one}.html")
                word = f"Corrected {number}"
                event = re.findall(r'class="?sentence"? id="?([0-9a-f]{16})', page)[0]
                visitor.ask("POST", "/.dateline/edit", {"id": event, "said": {"headline": word}})
            waited = visitor.shows(f"/articles/{one}.html", word)
            if waited is None:
                wrong.append(f"edit {number} of article {one} is not on its page")
            else:
                waits.append(waited)
            sizes.append(size_of(server.pid))
            while server.stdout and server.stdout.read(65_536):
                pass
        server.send_signal(signal.SIGINT)
        server.wait(60)
    early, late = sizes[len(sizes) // 4], sizes[-1]
    print(f"{len(waits)} edits on their pages in {statistics.median(waits):.2f} s (median), {max(waits):.2f} s at most")
    print(f"memory {early[0]:.0f} MB after a quarter, {late[0]:.0f} MB at the end, {max(sizes)[0]:.0f} MB at most")
    print(f"open files {early[1]} after a quarter, {late[1]} at the end, {max(each[1] for each in sizes)} at most")
    if statistics.median(size[0] for size in sizes[-20:]) > _GROWTH * early[0]:
        wrong.append("memory grew")
    if late[1] > early[1] + 2:
        wrong.append("file handles leaked")
    return wrong


def tree(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def kill(root: Path, times: int) -> list[str]:
    """Kill builds of a small site at random moments; return what was left that is not whole."""
    (root / "content").mkdir(parents=True)
    (root / "seeds").mkdir()
    (root / "content/site.toml").write_text('title = "Towns"\n', "utf-8")
    sites = []
    for word in ("council", "guild"):
        for number in range(20):
            (root / f"seeds/{number}.txt").write_text(article(number, word), "utf-8")
        took = build(root)
        sites.append(tree(root / "_site"))
    chance = random.Random(9)
    wrong = []
    for number in range(times):
        for each in range(20):
            (root / f"seeds/{each}.txt").write_text(article(each, ("council", "guild")[number % 2]), "utf-8")
        command = [*COMMAND, "build", *(["--clean"] if number % 3 else [])]
        with subprocess.Popen(
            command, cwd=root, env=environment(), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        ) as run:
            time.sleep(chance.uniform(0, took * 1.1))
            run.kill()
        if tree(root / "_site") not in sites:
            wrong.append(f"build {number} left a mix")
    build(root)
    if tree(root / "_site") != sites[(times - 1) % 2]:
        wrong.append("the build after them is not right")
    print(f"{times} builds killed at random moments of {took:.1f} s: {len(wrong)} left a site that is not whole")
    return wrong


def main() -> int:
    """Run the three parts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--kills", type=int, default=200)
    wanted = parser.parse_args()
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        if wanted.kills:
            wrong += kill(Path(folder) / "killed", wanted.kills)
        if wanted.minutes:
            root = Path(folder) / "large"
            for name in ("seeds", "content"):
                (root / name).mkdir(parents=True)
            (root / "content/site.toml").write_text('title = "Towns"\n', "utf-8")
            for number in range(wanted.articles):
                (root / f"seeds/{number}.txt").write_text(article(number), "utf-8")
            print(
                f"{wanted.articles:,} articles built in {build(root):.0f} s, again in {build(root):.1f} s", flush=True
            )
            wrong += preview(root, wanted.articles, wanted.minutes)
    print(*wrong[:20], sep="\n")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
