"""`content/site.toml` as a value: what the site is called, and how its articles are read.

The table `KEYS` is the whole of what the file may hold; `docs/configuration.md` says the same for users, and a test
holds the two together. A broken file, an unknown key or a wrong value raises `ConfigError` with its line and
column: nothing is built. The rooms above take their folders from here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from generator.errors import ConfigError, Location

DateOrder = Literal["mdy", "dmy", "ymd"]
Hemisphere = Literal["north", "south"]

FILE: Final = "content/site.toml"
EXPORTS: Final[Mapping[str, str]] = {
    "timeline": "timeline.json",
    "timelinejs": "timelinejs.json",
    "csv": "events.csv",
    "ics": "events.ics",
    "atom": "feed.xml",
    "jsonfeed": "feed.json",
    "sitemap": "sitemap.xml",
    "robots": "robots.txt",
}
UNTITLED: Final = "Timeline"
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_AT: Final = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")
_CLOSE_ENOUGH: Final = 0.6


@dataclass(frozen=True, slots=True)
class Settings:
    """The part of the configuration that the study of an article depends on."""

    language: str = "en"
    date_order: DateOrder = "mdy"
    hemisphere: Hemisphere = "north"


@dataclass(frozen=True, slots=True)
class Config:
    """A site's configuration; `title` is `UNTITLED` where nobody gave one.

    `url` ends in `/`, or is None where the site's address is not known; `report` is the address (mail or web) that
    takes reports of errors; `exports` are names of `EXPORTS` (name: path in the site), in its order. `names` is how
    many articles must name somebody or something for it to have a page, 0 for no such pages; `datasets` are folders
    that `dateline extract` wrote, from the site's folder on; `highlights` is how many events a timeline must have to
    open with the days that matter, 0 for none that does.
    """

    root: Path
    title: str = UNTITLED
    description: str | None = None
    url: str | None = None
    language: str = "en"
    date_order: DateOrder = "mdy"
    hemisphere: Hemisphere = "north"
    publisher: str | None = None
    report: str | None = None
    exports: tuple[str, ...] = tuple(EXPORTS)
    names: int = 3
    datasets: tuple[str, ...] = ()
    highlights: int = 1_000

    @property
    def settings(self) -> Settings:
        """What the study of an article depends on."""
        return Settings(self.language, self.date_order, self.hemisphere)

    @property
    def output(self) -> Path:
        """The folder that the site is written to."""
        return self.root / "_site"

    @property
    def seeds(self) -> Path:
        """The folder of the articles."""
        return self.root / "seeds"

    @property
    def content(self) -> Path:
        """The folder of what an editor writes."""
        return self.root / "content"

    @property
    def cache(self) -> Path:
        """The folder of the store: safe to delete."""
        return self.root / ".dateline"

    @property
    def templates(self) -> Path:
        """The site's own templates, which go before the shipped ones."""
        return self.root / "templates"

    @property
    def static(self) -> Path:
        """The site's own static files, which go before the shipped ones."""
        return self.root / "static"


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the file: what it takes, an example of it in TOML, and the test of a value."""

    expected: str
    example: str
    is_right: Callable[[object], bool]


def _is_line(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and "\n" not in value


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_url(value: object) -> bool:
    if not isinstance(value, str) or any(character.isspace() for character in value):
        return False
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(value)
        named = bool(parts.hostname)
    except ValueError:
        return False
    return named and parts.scheme in ("http", "https") and not parts.query and not parts.fragment


def _is_report(value: object) -> bool:
    return _is_url(value) or (isinstance(value, str) and re.fullmatch(r"[^\s@<>\"']+@[^\s@<>\"']+", value) is not None)


def _is_one_of(*names: str) -> Callable[[object], bool]:
    return lambda value: value in names


def _is_exports(value: object) -> bool:
    return isinstance(value, list) and all(name in EXPORTS for name in value)


KEYS: Final[Mapping[str, Key]] = {
    "title": Key("a line of text", 'title = "The road to Astana"', _is_line),
    "description": Key("text", 'description = "The talks, day by day"', _is_text),
    "url": Key("the site's address, http or https", 'url = "https://example.org/timeline/"', _is_url),
    "language": Key(
        "a language tag",
        'language = "en"',
        lambda value: isinstance(value, str) and _LANGUAGE.fullmatch(value) is not None,
    ),
    "date_order": Key('"mdy", "dmy" or "ymd"', 'date_order = "dmy"', _is_one_of("mdy", "dmy", "ymd")),
    "hemisphere": Key('"north" or "south"', 'hemisphere = "south"', _is_one_of("north", "south")),
    "publisher": Key("a line of text", 'publisher = "The Daily Example"', _is_line),
    "report": Key("a mail or web address", 'report = "desk@example.org"', _is_report),
    "exports": Key(
        "a list of " + ", ".join(f'"{name}"' for name in EXPORTS),
        'exports = ["timeline", "csv"]',
        _is_exports,
    ),
    "highlights": Key("a whole number", "highlights = 500", lambda value: type(value) is int and value >= 0),
    "names": Key("a whole number from 0 to 1000", "names = 5", lambda value: type(value) is int and 0 <= value <= 1000),
    "datasets": Key(
        "a list of folders that 'dateline extract' wrote",
        'datasets = ["../archive"]',
        lambda value: isinstance(value, list) and all(_is_line(name) for name in value),
    ),
}


def load_config(root: Path, url: str | None = None) -> Config:
    """Return the configuration of the site in `root`; `url`, where given, goes before the file's.

    A site without `content/site.toml` has the defaults. Raises ConfigError for a folder that is no site (neither
    the file nor `seeds/` is there) and for anything wrong in the file.

    >>> load_config(Path("no-such-folder"))
    Traceback (most recent call last):
    generator.errors.ConfigError: not a Dateline site: neither content/site.toml nor seeds/ is in this folder
      hint: 'dateline new DIR' makes one
    """
    path = root / FILE
    if path.is_dir():
        raise ConfigError("a folder, and not a file", Location(FILE), "move it away; the configuration is a text file")
    if not path.is_file() and not (root / "seeds").is_dir():
        message = f"not a Dateline site: neither {FILE} nor seeds/ is in this folder"
        raise ConfigError(message, hint="'dateline new DIR' makes one")
    values: dict[str, object] = {}
    if path.is_file():
        try:
            data = path.read_bytes()
        except OSError as err:
            message = f"cannot be read: {err.strerror}"
            raise ConfigError(message, Location(FILE)) from err
        values = parse(data)
    if url is not None:
        if not _is_url(url):
            message = f"not a web address: {url!r}"
            raise ConfigError(message, hint="--url takes the site's address, such as 'https://example.org/timeline/'")
        values["url"] = url
    if isinstance(values.get("url"), str):
        values["url"] = str(values["url"]).rstrip("/") + "/"
    if isinstance(exports := values.get("exports"), list):
        values["exports"] = tuple(name for name in EXPORTS if name in exports)
    if isinstance(datasets := values.get("datasets"), list):
        values["datasets"] = tuple(dict.fromkeys(datasets))
    return Config(root=root, **values)  # type: ignore[arg-type]  # KEYS has tested each value


def place_of(root: Path, name: str) -> Location:
    """Return where a key of the site's file has its value, for a complaint that needs more than the file to see."""
    try:
        text = (root / FILE).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return Location(FILE)
    return _place(text, name, of_value=True)


def parse(data: bytes) -> dict[str, object]:
    """Return the file's keys and values, each tested against `KEYS`.

    >>> parse(b'title = "Talks"')
    {'title': 'Talks'}
    """
    import tomllib

    text = _decode(data)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as err:
        raise _broken(str(err), text) from err
    except RecursionError as err:
        message = "nested too deeply"
        raise ConfigError(message, Location(FILE)) from err
    for name, value in values.items():
        key = KEYS.get(name)
        if key is None:
            message = f"unknown key: {name!r}"
            raise ConfigError(message, _place(text, name), _nearest(name))
        if not key.is_right(value):
            message = f"not {key.expected}: {value!r}"
            hint = f"write it as: {key.example}"
            raise ConfigError(f"{name}: {message}", _place(text, name, of_value=True), hint)
    return values


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        before = data[: err.start].split(b"\n")
        at = Location(FILE, len(before), len(before[-1].decode("utf-8-sig", "replace")) + 1)
        message = f"not UTF-8: byte 0x{data[err.start]:02x}"
        raise ConfigError(message, at, "save the file as UTF-8") from err


def _broken(complaint: str, text: str) -> ConfigError:
    lines = text.split("\n")
    found = _AT.search(complaint)
    message = _AT.sub("", complaint).strip().rstrip(".")
    line, column = (int(found[1]), int(found[2])) if found and found[1] else (len(lines), len(lines[-1]) + 1)
    hint = "a line is 'key = value', and text stands in quotation marks"
    return ConfigError(f"not TOML: {message[:1].lower()}{message[1:]}", Location(FILE, line, column), hint)


def _place(text: str, name: str, *, of_value: bool = False) -> Location:
    """Return where the key stands, or its value; line 1 where it is written in a way that this does not find."""
    pattern = re.compile(rf"""^[ \t]*\[*[ \t]*(["']?)({re.escape(name)})\1[ \t]*(?:[=.\]][ \t]*(?=(\S?)))""")
    for number, line in enumerate(text.splitlines(), start=1):
        if found := pattern.match(line):
            return Location(FILE, number, (found.start(3) if of_value else found.start(2)) + 1)
    return Location(FILE, 1, 1)


def _nearest(name: str) -> str:
    import difflib

    near = difflib.get_close_matches(name, KEYS, n=1, cutoff=_CLOSE_ENOUGH)
    known = ", ".join(KEYS)
    return f"did you mean {near[0]!r}?" if near else f"the keys are {known}"
