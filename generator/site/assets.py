"""Static files of the site: stylesheets and scripts under names that change with them, all else as it is named."""

from __future__ import annotations

from base64 import b64encode
from functools import partial
from hashlib import blake2b, sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from generator.model.digest import digest
from generator.model.file import File
from generator.site.theme import STATIC

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.site.theme import Theme

_FINGERPRINTED: Final = (".css", ".js")


def asset_paths(theme: Theme) -> Mapping[str, str]:
    """Return the path in the site of each static file by its name in the theme."""
    return {name: _path(name, theme.read_static(name)) for name in theme.static_files}


def asset_files(theme: Theme) -> Iterator[File]:
    """Yield the plans of all static files."""
    for name in theme.static_files:
        data = theme.read_static(name)
        yield File(_path(name, data), digest(name, data), partial(theme.read_static, name))


def csp_hash(text: str) -> str:
    """Return the source expression that allows an inline script or stylesheet (CSP 3, section 2.3.1).

    >>> csp_hash("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _path(name: str, data: bytes) -> str:
    path = PurePosixPath(name)
    if path.suffix not in _FINGERPRINTED:
        return f"{STATIC}/{name}"
    fingerprint = blake2b(data, digest_size=4).hexdigest()
    return f"{STATIC}/{path.with_suffix('')}.{fingerprint}{path.suffix}"
