"""The files of a new site, copied from `files/`; `requirements.txt` says where this Dateline came from."""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path
from typing import Final

from generator.atomic import replace
from generator.errors import ConfigError

FILES: Final = Path(__file__).parent / "files"
_DOT: Final = "dot-"


def scaffold(folder: Path) -> tuple[Path, ...]:
    """Make a new site in a folder that is empty or not there yet, and return the files that it now has.

    Raises ConfigError where the folder holds anything, WriteError where it cannot be written.
    """
    name = folder.as_posix()
    try:
        is_taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as err:
        message = f"cannot be read: {name!r}: {(err.strerror or str(err)).lower()}"
        raise ConfigError(message) from err
    if is_taken:
        message = f"not an empty folder: {name!r}"
        raise ConfigError(message, hint="a new site wants a folder of its own, such as 'dateline new my-timeline'")
    written = []
    for source in sorted(path for path in FILES.rglob("*") if path.is_file()):
        parts = (
            part.replace(_DOT, ".", 1) if part.startswith(_DOT) else part for part in source.relative_to(FILES).parts
        )
        written.append(folder.joinpath(*parts))
        replace(written[-1], source.read_bytes())
    written.append(folder / "requirements.txt")
    replace(written[-1], f"{requirement()}\n".encode())
    return tuple(sorted(written))


def requirement() -> str:
    """Return the line of `requirements.txt` that installs this Dateline elsewhere.

    An installation from a repository or an archive is named by its address (PEP 610), one from an index by its
    version; one from a folder of this machine cannot be named, and the line is a comment that says what to write.
    """
    try:
        dateline = metadata.distribution("dateline")
    except metadata.PackageNotFoundError:
        return _UNKNOWN
    direct = dateline.read_text("direct_url.json")
    if direct is None:
        return f"dateline=={dateline.version}"
    origin = json.loads(direct)
    url = str(origin.get("url", ""))
    if vcs := origin.get("vcs_info"):
        return f"dateline @ {vcs['vcs']}+{url}@{vcs['commit_id']}"
    return f"dateline @ {url}" if url.startswith("https://") else _UNKNOWN


_UNKNOWN: Final = """\
# Where pip finds Dateline: it was installed from a folder of this machine, so write its address here, such as
# dateline @ git+https://github.com/OWNER/REPOSITORY@main"""
