"""What lies at a path or a URL, in slices: found without reading more than it takes to part it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from generator.errors import DocumentError, Location, from_extra
from generator.model.archive import Form, Slice

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

SLICE_BYTES: Final = 32_000_000
_BLOCK: Final = 1_000_000
_FILES: Final = 256
FORMS: Final[tuple[tuple[str, Form], ...]] = (
    (".jsonl", "lines"),
    (".jsonl.gz", "packed lines"),
    (".jsonl.zst", "packed lines"),
    (".parquet", "rows"),
    (".warc", "records"),
    (".warc.gz", "records"),
)
_ARTICLES: Final = (".txt", ".md", ".html", ".htm")
_HINT: Final = f"sources end in {', '.join(ending for ending, _ in FORMS)}, or are folders of these and of articles"


def slices(source: str, size: int = SLICE_BYTES) -> Iterator[Slice]:
    """Yield the slices of a file or a folder, in the order of their names and places.

    A file of plain lines is parted every `size` bytes or a little more, a Parquet file by its row groups; a packed
    stream is one slice. What a folder holds beside sources and articles is passed over. Raises DocumentError where
    there is nothing, or nothing that is read.
    """
    with from_extra("archive"):
        import fsspec
    try:
        system, path = fsspec.core.url_to_fs(source)
        is_folder = system.isdir(path)
        if not is_folder and not system.exists(path):
            raise DocumentError("no such file or folder", Location(source))
        names = sorted(system.find(path)) if is_folder else [path]
        yield from _of_names(system, names, source, size)
    except (OSError, ValueError, ImportError) as err:
        message = f"cannot be read: {str(err)[:200]}"
        raise DocumentError(message, Location(source), "a path, or a URL such as s3://, gs:// or https://") from err


def weight(source: str) -> int:
    """Return how many bytes a source has, packed as they may be; 0 where that cannot be told."""
    with from_extra("archive"):
        import fsspec
    try:
        system, path = fsspec.core.url_to_fs(source)
        names = system.find(path) if system.isdir(path) else [path]
        return sum(_size(system, name) for name in names if _form(name) or name.lower().endswith(_ARTICLES))
    except (OSError, ValueError, ImportError):
        return 0


def _size(system: AbstractFileSystem, name: str) -> int:
    return int(system.info(name).get("size") or 0)


def _of_names(system: AbstractFileSystem, names: list[str], source: str, size: int) -> Iterator[Slice]:
    found = False
    articles: list[str] = []
    for name in names:
        if form := _form(name):
            found = True
            yield from _of_file(system, name, form, size)
        elif name.lower().endswith(_ARTICLES):
            articles.append(name)
    for start in range(0, len(articles), _FILES):
        found = True
        files = articles[start : start + _FILES]
        stamp = " ".join(_stamp(system, name) for name in files)
        urls = tuple(str(system.unstrip_protocol(name)) for name in files)
        weight_of = sum(_size(system, name) for name in files)
        yield Slice(source, "files", stamp, weight_of, start, start + len(files), files=urls)
    if not found:
        raise DocumentError("nothing that is read", Location(source), _HINT)


def _form(name: str) -> Form | None:
    lower = name.lower()
    return next((form for ending, form in FORMS if lower.endswith(ending)), None)


def _of_file(system: AbstractFileSystem, name: str, form: Form, size: int) -> Iterator[Slice]:
    url, stamp = str(system.unstrip_protocol(name)), _stamp(system, name)
    if form == "lines":
        with system.open(name, "rb") as file:
            for start, stop, line in _runs_of_lines(file, size):
                yield Slice(url, form, stamp, stop - start, start, stop, line)
    elif form == "rows":
        with from_extra("archive"):
            from pyarrow.parquet import ParquetFile
        with system.open(name, "rb") as file:
            groups = ParquetFile(file).num_row_groups
        for group in range(groups):
            yield Slice(url, form, stamp, _size(system, name) // groups, group, group + 1)
    else:
        yield Slice(url, form, stamp, _size(system, name))


def _runs_of_lines(file: Any, size: int) -> Iterator[tuple[int, int, int]]:  # noqa: ANN401  # fsspec's own files
    """Yield (start, stop, first line) of runs of whole lines, each as long as `size` or the line that passes it."""
    start = at = 0
    line = first = 1
    while block := file.read(_BLOCK):
        read = 0
        while (cut := block.find(b"\n", max(start + size - at - 1, read))) >= 0:
            line += block.count(b"\n", read, cut + 1)
            read = cut + 1
            yield start, at + read, first
            start, first = at + read, line
        line += block.count(b"\n", read)
        at += len(block)
    if at > start:
        yield start, at, first


def _stamp(system: AbstractFileSystem, name: str) -> str:
    """Return what tells a version of a file from another: its size, and its tag or the time of its change."""
    found = system.info(name)
    tag = found.get("ETag") or found.get("etag") or found.get("mtime") or found.get("LastModified") or ""
    return f"{found.get('size')} {tag}"
