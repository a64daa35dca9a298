"""The theme: where templates and static files lie, a site's own before the shipped ones, file by file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.errors import Location, SiteError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.config import Config

_PACKAGE: Final = Path(__file__).parents[1]
_TAGS: Final = re.compile(rb"\{%[-+]?\s*(?:extends|include|import|from)\b(.*?)%\}", re.DOTALL)
_NAME: Final = re.compile(rb"""\s*(?:"([^"]+)"|'([^']+)')\s*(?:$|-|as\b|import\b|with\b|without\b|ignore\b)""")
TEMPLATES: Final = "templates"
STATIC: Final = "static"


@dataclass(frozen=True)
class Theme:
    """Folders of templates and of static files, the first that has a file wins; `root` is the site's folder.

    Not slotted: what was found is looked up once and kept.
    """

    root: Path
    templates: tuple[Path, ...]
    static: tuple[Path, ...]

    @cached_property
    def template_files(self) -> Mapping[str, Path]:
        """The template that each name stands for."""
        return _first_of_each(self.templates)

    @cached_property
    def static_files(self) -> Mapping[str, Path]:
        """The static file that each name stands for."""
        return _first_of_each(self.static)

    @cached_property
    def digest(self) -> str:
        """A digest of all templates."""
        return self._digest_of(self.template_files)

    def digest_of(self, template: str) -> str:
        """Return the digest of a template and of all that it names: what changes a page that it draws.

        One that names others by an expression may draw with any: its digest is that of all templates.
        """
        if template not in self._digests:
            reached: set[str] = set()
            waiting = [template]
            while waiting:
                name = waiting.pop()
                if name not in reached and name in self.template_files:
                    reached.add(name)
                    waiting += _named_in(self._sources[name]) or ()
            is_open = any(_named_in(self._sources[name]) is None for name in reached)
            self._digests[template] = self.digest if is_open else self._digest_of(reached)
        return self._digests[template]

    @cached_property
    def _sources(self) -> Mapping[str, bytes]:
        return {name: _read(path, self.root) for name, path in self.template_files.items()}

    @cached_property
    def _digests(self) -> dict[str, str]:
        return {}

    def _digest_of(self, names: Iterable[str]) -> str:
        state = blake2b(digest_size=16)
        for name in sorted(names):
            state.update(f"{name}\0".encode())
            state.update(blake2b(self._sources[name]).digest())
        return state.hexdigest()

    def read_static(self, name: str) -> bytes:
        """Return a static file's bytes. Raises SiteError where there is none."""
        path = self.static_files.get(name)
        if path is None:
            raise SiteError(f"no such static file: {name!r}", Location(f"{STATIC}/{name}"), _missing_hint(STATIC))
        return _read(path, self.root)

    def location(self, path: Path, line: int | None = None) -> Location:
        """Return the place to name in a message: relative to the site's folder, or to the shipped theme's."""
        for folder in (self.root, *(shipped.parent for shipped in (*self.templates, *self.static))):
            if path.is_relative_to(folder):
                return Location(path.relative_to(folder).as_posix(), line)
        return Location(path.as_posix(), line)


def find_theme(config: Config) -> Theme:
    """Return the theme of a site: its own `templates/` and `static/` before the shipped ones.

    The shipped theme is `generator/theme` in an installed package, else the folders beside the `pyproject.toml`
    that names `dateline`. Raises SiteError where neither is there.
    """
    shipped = _shipped_theme()
    own = config.root
    return Theme(
        own,
        tuple(dict.fromkeys((own / TEMPLATES, shipped / TEMPLATES))),
        tuple(dict.fromkeys((own / STATIC, shipped / STATIC))),
    )


def shipped_theme() -> Theme:
    """Return the theme that comes with the program, without any site's own. Raises SiteError where it is not there."""
    shipped = _shipped_theme()
    return Theme(shipped, (shipped / TEMPLATES,), (shipped / STATIC,))


def _named_in(source: bytes) -> tuple[str, ...] | None:
    """Return the templates that a template names, None where it names one by an expression."""
    names = [_NAME.match(tag) for tag in _TAGS.findall(source)]
    found = [name for name in names if name is not None]
    if len(found) < len(names):
        return None
    return tuple((name[1] or name[2]).decode("utf-8", "replace") for name in found)


def _shipped_theme() -> Path:
    packed = _PACKAGE / "theme"
    if packed.is_dir():
        return packed
    beside = _PACKAGE.parent
    project = beside / "pyproject.toml"
    if project.is_file() and _names_dateline(project) and (beside / TEMPLATES).is_dir():
        return beside
    raise SiteError("the shipped theme is missing", Location(packed.as_posix()), "install dateline again")


def _names_dateline(project: Path) -> bool:
    try:
        table = tomllib.loads(project.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    section = table.get("project")
    return isinstance(section, dict) and section.get("name") == "dateline"


def _first_of_each(folders: Sequence[Path]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in folders:
        for name, path in _files(folder):
            found.setdefault(name, path)
    return dict(sorted(found.items()))


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files below a folder; hidden ones, and links that lead out of it, are none of the theme."""
    if not folder.is_dir():
        return
    base = folder.resolve()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if any(part.startswith(".") for part in name.parts) or not path.is_file():
            continue
        if path.resolve().is_relative_to(base):
            yield name.as_posix(), path


def _read(path: Path, root: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as err:
        place = path.relative_to(root) if path.is_relative_to(root) else path
        raise SiteError(f"cannot be read: {err.strerror}", Location(place.as_posix())) from err


def _missing_hint(folder: str) -> str:
    return f"a site's own {folder}/ goes before the shipped one; templates may only name files of the two"
