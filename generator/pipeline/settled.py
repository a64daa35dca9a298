"""A build to which nothing has changed: known by the stamps of all that goes in and of all that came out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.atomic import replace as replace_file
from generator.config import Config, load_config
from generator.errors import DatelineError
from generator.model.codec import DecodeError, decode, encode
from generator.model.file import Report
from generator.pipeline.seal import FILE, PACKAGE, looked_at, program
from generator.write import is_intact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.calendar import Day
    from generator.write import Written

RACY_NS: Final = 2_000_000_000
_SHIPPED: Final = (Path(PACKAGE) / "theme", Path(PACKAGE).parent)
_THEME: Final = ("templates", "static")


@dataclass(frozen=True, slots=True)
class State:
    """What a build leaves to the next: what went in, its name, what came out, and what it reported.

    `told` is what it was told beside the files of `folders`; it is plain where that is what stands in these. `inputs`
    and `outputs` are stamps, those of what went in empty where it may change once more without showing it.
    """

    root: str
    told: str
    is_plain: bool
    has_url: bool
    folders: tuple[str, ...]
    inputs: str
    build: str
    outputs: str
    report: Report


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that goes into a site: what the build is told, the stamps of all files, and the newest of their times in ns.

    `folders` ends with the site's own templates; `rest` is the digest of all but these, empty where it changed so
    lately that its next change might not show.
    """

    told: str
    folders: tuple[str, ...]
    stamps: str
    newest: int
    rest: str

    def is_racy(self, moment: int) -> bool:
        """Tell whether something changed so lately that its next change might not show."""
        return is_racy(self.newest, moment)


def is_racy(newest: int, moment: int) -> bool:
    """Tell whether what changed at a time may change once more without showing it, because that is just now.

    Both are times of the file system in ns; `moment` was taken before the file was looked at.
    """
    return newest > moment - RACY_NS


def look(config: Config, today: Day | None, now: int) -> Inputs:
    """List all that a site is made of: articles, content, templates, static files, the program, its libraries."""
    told = repr((config, today))
    own, *others = (str(place) for place in (*folders_of(config), PACKAGE))
    of_rest, newest_of_rest = looked_at(others)
    of_templates, newest = looked_at((own,))
    rest = _digest([told, *program(), *of_rest])
    stamps = "\n".join([*program(), *of_rest, *of_templates])
    is_rest_racy = is_racy(newest_of_rest, now)
    return Inputs(told, (*others, own), stamps, max(newest, newest_of_rest), "" if is_rest_racy else rest)


def folders_of(config: Config) -> tuple[Path, ...]:
    """Return the folders whose files a site is made of, its templates first, those that are not there included."""
    datasets = (config.root / name for name in config.datasets)
    own = (config.templates, config.seeds, config.content, config.static, *datasets)
    return tuple(dict.fromkeys((*own, *(place / name for place in _SHIPPED for name in _THEME))))


def last(config: Config) -> State | None:
    """Return what the last build left, None where it left nothing that reads."""
    try:
        return decode(State, (config.cache / FILE).read_bytes())
    except (OSError, DecodeError):
        return None


def leave(config: Config, inputs: Inputs, written: Written, report: Report, *, is_settled: bool) -> State:
    """Leave to the next build what this one was, and return it. Raises WriteError."""
    try:
        is_plain = inputs.told == repr((load_config(config.root), None))
    except DatelineError:  # the file is another by now
        is_plain = False
    stamps = inputs.stamps if is_settled else ""
    root = str(config.root)
    told = inputs.told, is_plain, config.url is not None
    state = State(root, *told, inputs.folders, stamps, written.build, written.stamps, report)
    replace_file(config.cache / FILE, encode(state).encode())
    return state


def again(config: Config, state: State | None, inputs: Inputs) -> Report | None:
    """Return what the last build reported where nothing has changed since, None where something has."""
    if state is None or (state.told, state.folders, state.inputs) != (inputs.told, inputs.folders, inputs.stamps):
        return None
    if not is_intact(str(config.output), state.build, state.outputs):
        return None
    return replace(state.report, studied=0, rendered=0, removed=0, is_written=False)


def _digest(lines: Sequence[str]) -> str:
    return blake2b("\n".join(lines).encode(errors="surrogatepass"), digest_size=16).hexdigest()
