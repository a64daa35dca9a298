"""A process that builds sites, each in a child of its own that is watched and limited.

    with Nursery(folder) as nursery:
        outcome = nursery.build(case)

The process has loaded the program and built a small site before it is asked, so that a child costs what its input
costs. A child may not use more CPU time or memory than it is given; what it opens outside its site, starts or calls is
written down (`sys.addaudithook`) and comes back in the outcome.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final, Self

from tests.hostile.case import GOOD, OUTSIDE, SECRET, Case

ROOT: Final = Path(__file__).parents[2]
_MEGABYTE: Final = 1 << 20
_SPARE_MEGABYTES: Final = 256
_WRITES: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES: Final = ("os.chmod", "os.chown", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink",
                   "os.truncate", "os.utime", "shutil.rmtree", "shutil.move", "shutil.copyfile")  # fmt: skip
_LOOKS: Final = ("os.listdir", "os.scandir", "os.walk", "sqlite3.connect")
_CALLS: Final = ("subprocess.", "os.exec", "os.system", "os.posix_spawn", "os.spawn", "socket.connect", "socket.bind",
                 "socket.getaddrinfo", "socket.sendto", "urllib.", "ftplib.", "ctypes.dlopen", "pty.", "pickle.find_class")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build ended: its code (negative where a signal ended it), what it said, what it cost and where it went."""

    site: Path
    code: int
    said: str
    seconds: float
    megabytes: int
    trespasses: tuple[str, ...]


class Nursery:
    """Builds cases one after another, below a folder; a context manager."""

    def __init__(self, folder: Path) -> None:
        """Start nothing yet."""
        self._folder = folder
        self._number = 0

    def __enter__(self) -> Self:
        """Start the process."""
        command = [sys.executable, "-m", "tests.hostile.nursery"]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self._process.communicate()

    def build(self, case: Case) -> Outcome:
        """Lay out a case in a folder of its own and build it."""
        self._number += 1
        outside = self._folder / str(self._number)
        site = outside / "site"
        lay(case, site)
        asked = {"site": str(site), "seconds": case.seconds, "megabytes": case.megabytes}
        stdin, stdout = _pipes(self._process)
        stdin.write(json.dumps(asked) + "\n")
        stdin.flush()
        answer = json.loads(stdout.readline())
        said = (site / "said").read_text(encoding="utf-8", errors="replace")
        places = (site / "trespasses").read_text(encoding="utf-8", errors="replace")
        for name in ("said", "trespasses"):
            (site / name).unlink()
        return Outcome(site, answer["code"], said, answer["seconds"], answer["megabytes"], tuple(places.splitlines()))


def lay(case: Case, site: Path) -> None:
    """Write a case's files, a good article beside it, and what lies outside the site."""
    outside = site.parent
    for folder in ("seeds", "content"):
        (site / folder).mkdir(parents=True)
    (outside / "secret.md").write_text(f"---\ndate: 2019-05-06\n---\n\nOn 3 May 2019 {SECRET} were read.\n", "utf-8")
    (outside / "secret.png").write_text(SECRET, "utf-8")
    (site / "content/site.toml").write_text('title = "Two towns"\nurl = "https://example.org/t/"\n', "utf-8")
    (site / "seeds/good.txt").write_text(GOOD, "utf-8")
    for name, data in case.files.items():
        place = site / (name if name.startswith("content/") else f"seeds/{name}")
        place.parent.mkdir(parents=True, exist_ok=True)
        content = data if isinstance(data, bytes) else data()
        place.write_bytes(content.replace(OUTSIDE.encode(), str(outside).encode()))
    for name, target in case.links.items():
        place = site / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if target == "|":
            os.mkfifo(place)
        else:
            place.symlink_to(target.replace(OUTSIDE, str(outside)))


def _pipes(process: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    if process.stdin is None or process.stdout is None:
        raise ValueError("started without pipes")
    return process.stdin, process.stdout


# --- in the process ---


def _main() -> None:
    import tempfile

    from generator.cli.run import run

    sys.dont_write_bytecode = True  # what Python keeps beside its modules is not the program's doing
    with tempfile.TemporaryDirectory() as folder:
        lay(Case("warm", {"a.md": b"---\ndate: 2019-05-06\n---\nIt opened on Monday.\n"}), Path(folder) / "site")
        os.chdir(Path(folder) / "site")
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere, contextlib.redirect_stdout(nowhere):
            run(["build", "--workers", "1"])
        os.chdir(ROOT)
    for asked in sys.stdin:
        wanted = json.loads(asked)
        child = os.fork()
        if not child:
            _build(Path(wanted["site"]), wanted["seconds"], wanted["megabytes"])
        _, status, used = os.wait4(child, 0)
        answer = {
            "code": os.waitstatus_to_exitcode(status),
            "seconds": used.ru_utime + used.ru_stime,
            "megabytes": used.ru_maxrss // 1024,
        }
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _build(site: Path, seconds: int, megabytes: int) -> None:
    """Build a site in this process and end it."""
    from generator.cli.run import run

    os.chdir(site)
    watched = (site / "trespasses").open("w", encoding="utf-8", errors="backslashreplace")
    descriptor = os.open(site / "said", os.O_CREAT | os.O_WRONLY, 0o600)
    for number in (1, 2):
        os.dup2(descriptor, number)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds + 5, seconds + 5))
    most = (megabytes + _SPARE_MEGABYTES) * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    _watch(site, watched)
    code = 99
    try:
        code = run(["build", "--workers", "1"])
    finally:
        watched.flush()
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(code)


def _watch(site: Path, told: IO[str]) -> None:
    """Write down from now on what this process does outside the site."""
    prefixes = {
        *filter(None, sys.path),
        sys.prefix,
        sys.base_prefix,
        sys.exec_prefix,
        str(ROOT),
        "/usr/lib",
        "/usr/share",
        "/lib",
        "/dev",
        "/proc",
    }
    readable = tuple(f"{os.path.realpath(prefix)}/" for prefix in prefixes)
    own = f"{os.path.realpath(site)}/"

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            is_written = bool(flags & _WRITES)
        elif event in _CHANGES or event in _LOOKS:
            path, is_written = arguments[0], event in _CHANGES
        elif event == "socket.bind" and arguments[1] == ("::1", 0):
            return  # urllib3 looks whether there is IPv6
        elif event.startswith(_CALLS):
            told.write(f"{event} {arguments!r}\n")
            return
        else:
            return
        if not isinstance(path, str | bytes | os.PathLike):
            return
        place = os.path.realpath(os.fsdecode(path))
        if f"{place}/".startswith(own) or place == "/dev/null" or (not is_written and f"{place}/".startswith(readable)):
            return
        told.write(f"{event} {place!r}\n")

    sys.addaudithook(hook)


if __name__ == "__main__":
    _main()
