"""What is worked out of files that come with the program, kept beside them as Python keeps its bytecode.

A pack's tables, its rules laid out and a catalogue of messages take longer to read than an article; what is kept of
them is JSON, under a key that names the files' bytes and the code that read them. It is safe to delete, made again
whenever the key is another, and not kept at all where the folder cannot be written to. Neighbours: `language`,
`temporal` and `wording`, each of which knows what it keeps.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from generator.atomic import replace
from generator.errors import WriteError

_PACKAGE: Final = Path(__file__).parent


def compiled(source: Path, key: str, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return what `make` returns, as JSON has it: tuples as lists, keys as strings; made once for each key.

    `source` is the file, or the folder, that it is made of; it lies in a folder that there is. What JSON has no form
    for is returned as it is, and never kept. Raises only what `make` raises.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     first = compiled(Path(folder, "a.toml"), "1", lambda: ("made",))
    ...     first, compiled(Path(folder, "a.toml"), "1", lambda: ("made again",))
    (['made'], ['made'])
    """
    kept = source.parent / "__pycache__" / f"{source.name}.json"
    with suppress(OSError, ValueError, RecursionError):
        head, _, body = kept.read_bytes().partition(b"\n")
        if head == _head(key, body):
            return json.loads(body)
    value = make()
    try:
        body = json.dumps(value, separators=(",", ":")).encode()
    except (TypeError, ValueError):
        return value
    if source.parent.is_dir():
        with suppress(WriteError):
            replace(kept, _head(key, body) + b"\n" + body)
    return json.loads(body)


def key_of(*parts: str | bytes, code: tuple[str, ...]) -> str:
    """Return the key of what is made of these parts by rooms or modules of the house (`temporal`, `language/pack.py`).

    >>> key_of("a", code=("errors.py",)) == key_of("b", code=("errors.py",))
    False
    """
    state = blake2b(digest_size=16)
    for part in (*parts, *map(_digest_of_code, code)):
        data = part.encode() if isinstance(part, str) else part
        state.update(b"%d\0" % len(data))
        state.update(data)
    return state.hexdigest()


def _head(key: str, body: bytes) -> bytes:
    return f"{key} {blake2b(body, digest_size=16).hexdigest()}".encode()


@cache
def _digest_of_code(room: str) -> bytes:
    place = _PACKAGE / room
    modules = [place] if place.suffix == ".py" else sorted(place.rglob("*.py"))
    return blake2b(b"\0".join([module.read_bytes() for module in modules]), digest_size=16).digest()
