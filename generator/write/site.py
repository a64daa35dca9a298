"""Plans to files: what changed is rendered into a new folder, the rest is linked there, and the folders are exchanged.

A plan is rendered only where its key is not the manifest's, or where the file is no longer as it was written. A file
that comes out with the bytes that it had before keeps its place on the disk, and so its time.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator.errors import SiteError
from generator.model.file import File
from generator.write.exchange import exchange, recover
from generator.write.folder import (
    NO_CONTENT,
    Content,
    Stamp,
    build_of,
    check_apart,
    content_of,
    folders_of,
    marker,
    trouble,
)
from generator.write.intact import MARKER, stamps_of
from generator.write.manifest import Entry, Manifest, forget_others, load, load_marks, name_of, save
from generator.write.parts import Parted, digest_of, write_parts
from generator.write.twin import Twin

if TYPE_CHECKING:
    from generator.write.links import Broken

_NEXT = "next"
_LONGEST_NAME = 255
_PLAIN = re.compile(r"(?:[\w-][\w.-]{0,99}/)*[\w-][\w.-]{0,99}", re.ASCII)
_MOST_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the plans: how many there were, and the paths that were rendered, changed and removed.

    `stamps` are those that the output folder has now, as `is_intact` takes them.
    """

    files: int
    rendered: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    is_exchanged: bool
    build: str
    broken: tuple[Broken, ...]
    stamps: str


@dataclass(slots=True)
class Staged:
    """The site as it will be: looked at before it is let in."""

    output: Path
    new: Path
    entries: dict[str, Entry] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    rendered: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    broken: tuple[Broken, ...] = ()
    marks: dict[str, str] = field(default_factory=dict)
    are_marks_new: bool = False

    def read(self, path: str) -> bytes:
        """Return the bytes of one file of the site as it will be; KeyError where there is none."""
        self.entries[path]
        beside = self.new / path
        return (beside if beside.is_file() else self.output / path).read_bytes()


def write(
    files: Iterable[File],
    output: Path,
    cache: Path,
    *,
    sources: Iterable[Path] = (),
    clean: bool = False,
    accept: Callable[[Staged], bool] = lambda _: True,
) -> Written:
    """Make the output folder the site that the plans say, whole or not at all.

    `sources` are folders that the output must lie apart from; `clean` renders all; `accept` looks at the site before
    it takes the old one's place, and may say no. The caller holds the cache folder's `lock`.

    Raises WriteError where the folder is not ours or cannot be written, and SiteError where two plans are for one
    path or a path is none; the old site is then as it was. What `render` raises is raised here.
    """
    check_apart(output, sources)
    new = _beside(output, cache)
    try:
        recover(new, output)
        build = build_of(output)
        content = content_of(output) if build is not None else NO_CONTENT
        known = None if clean or build is None else load(cache, build)
        twin = Twin(new, content.inodes)
        staged = Staged(output, new)
        is_exchanged = False
        try:
            _stage(files, staged, twin, content.files, known.entries if known else {})
            staged.broken = _broken(staged, known, build, cache)
            name = name_of(staged.entries)
            is_exchanged = accept(staged)
            if is_exchanged:
                _let_in(staged, twin, content, known, (build, name), cache)
        finally:
            if not is_exchanged:
                twin.remove()
    except OSError as err:
        raise trouble(err, output) from err
    groups = (tuple(staged.rendered), tuple(staged.changed), tuple(staged.removed))
    return Written(len(staged.entries), *groups, is_exchanged, name, staged.broken, _stamps_of(staged.entries))


def _stamps_of(entries: Mapping[str, Entry]) -> str:
    files = ((path, entry.size, entry.mtime_ns) for path, entry in entries.items())
    return stamps_of(files, folders_of(entries))


def _beside(output: Path, cache: Path) -> Path:
    """Return where the new folder is built: in the cache folder, or by the output where only that is on its disk."""
    try:
        is_one_disk = cache.stat().st_dev == output.parent.stat().st_dev
    except OSError:
        is_one_disk = False
    return cache / _NEXT if is_one_disk else output.with_name(f".{output.name}.{_NEXT}")


def _stage(files: Iterable[File], staged: Staged, twin: Twin, found: dict[str, Stamp], old: dict[str, Entry]) -> None:
    taken: set[str] = set()
    waiting: list[tuple[File, Entry | None]] = []
    for file in files:
        path = file.path
        if path in taken or not _is_path(path):
            message = f"not a path for a file: {path!r}" if path not in taken else f"two files for {path!r}"
            raise SiteError(message)
        taken.add(path)
        entry, stamp = old.get(path), found.get(path)
        if entry is not None and entry.key == file.key and stamp == entry.stamp:
            staged.entries[path] = entry
            staged.kept.append(path)
            continue
        staged.rendered.append(path)
        if waiting and (len(waiting) == _MOST_AT_ONCE or len(file.parts) != len(waiting[0][0].parts)):
            _stage_parts(waiting, staged, twin)
            waiting.clear()
        if file.parts:
            waiting.append((file, entry if entry is not None and stamp == entry.stamp else None))
            continue
        data = file.render()
        digest = blake2b(data, digest_size=16).hexdigest()
        if stamp is not None and stamp.size == len(data) and (staged.output / path).read_bytes() == data:
            staged.kept.append(path)
        else:
            stamp = _write(twin.place(path), data)
            staged.changed.append(path)
        staged.entries[path] = Entry(file.key, digest, *stamp)
    _stage_parts(waiting, staged, twin)
    staged.removed.extend(sorted(found.keys() - staged.entries.keys()))


def _stage_parts(files: Sequence[tuple[File, Entry | None]], staged: Staged, twin: Twin) -> None:
    """Write files of parts side by side; each with itself as it is, None where that is not as it was written."""
    places = [twin.place(file.path) for file, _ in files]
    written = write_parts(
        Parted(file.parts, place, str(staged.output / file.path), entry.parts if entry else ())
        for (file, entry), place in zip(files, places, strict=True)
    )
    for (file, entry), place, parts in zip(files, places, written, strict=True):
        beside, digest = Path(place), digest_of(parts)
        if entry is not None and entry.parts and entry.digest == digest:
            beside.unlink()
            staged.kept.append(file.path)
            staged.entries[file.path] = entry._replace(key=file.key, parts=parts)
            continue
        staged.changed.append(file.path)
        stat = beside.stat()
        staged.entries[file.path] = Entry(file.key, digest, stat.st_size, stat.st_mtime_ns, parts)


def _broken(staged: Staged, known: Manifest | None, build: str | None, cache: Path) -> tuple[Broken, ...]:
    """Return the links that lead nowhere, looking at the pages where that can have changed."""
    from generator.write.links import Links, mark_of, parted, read_marks

    pages = [path for path in staged.entries if path.endswith(".html")]
    before = load_marks(cache, build) if known is not None and build is not None else {}
    if known is None or not all(path in before for path in known.entries if path.endswith(".html")):
        known, before = None, {}
    changed = {path for path in staged.changed if path.endswith(".html")}
    links = Links(staged.entries, staged.read, {page: before[page] for page in pages if page in before})
    links.look(sorted(changed.union(page for page in pages if page not in before)))
    staged.marks = links.marks
    if known is None:
        staged.are_marks_new = True
        return tuple(links.broken(sorted(pages)))
    suspects = changed.union(page for page in known.broken if page in staged.entries)
    gone = {mark_of(path) for path in staged.removed}
    for path in changed & before.keys():
        gone |= parted(read_marks(before[path]).places) - parted(read_marks(links.marks[path]).places)
    suspects.update(links.linking(sorted(gone), (page for page in pages if page not in suspects)))
    return tuple(links.broken(sorted(suspects)))


def _let_in(
    staged: Staged, twin: Twin, content: Content, known: Manifest | None, builds: tuple[str | None, str], cache: Path
) -> None:
    before, name = builds
    is_other = (
        before != name
        or staged.changed
        or staged.removed
        or content.others
        or content.folders != folders_of(staged.entries)
    )
    now = Manifest(staged.entries, tuple(sorted({page for page, _ in staged.broken})))
    if not is_other:
        if now != known or staged.are_marks_new:
            save(cache, name, now, staged.marks)
        return
    twin.complete(staged.kept, staged.changed, staged.output)
    _write(twin.place(MARKER), marker(name))
    save(cache, name, now, staged.marks)
    exchange(staged.new, staged.output)
    twin.keep_names((MARKER, *staged.changed, *staged.removed))
    forget_others(cache, name)


def _write(path: str, data: bytes) -> Stamp:
    with open(path, "xb", buffering=0) as file:  # noqa: PTH123  one of ten thousand: a Path costs as much as the writing
        view = memoryview(data)
        while view:
            view = view[file.write(view) :]
        found = os.fstat(file.fileno())
    return Stamp(found.st_size, found.st_mtime_ns)


def _is_path(path: str) -> bool:
    """Tell a relative path, of whole parts and fit for every system, from any other."""
    if _PLAIN.fullmatch(path):
        return True
    parts = path.split("/")
    return (
        not path.startswith(MARKER)
        and "\\" not in path
        and path.isprintable()
        and str(PurePosixPath(path)) == path
        and all(part not in (".", "..", "") and len(part.encode()) <= _LONGEST_NAME for part in parts)
    )
