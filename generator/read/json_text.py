"""JSON as it is found in files: half characters mended, and where each item of a list stands."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from itertools import islice
from typing import Any, Final

from generator.errors import DocumentError, Location

_HALF: Final = re.compile("[\ud800-\udfff]")
_MOST_TRIED: Final = 5  # a list within the list may bear the same name
_GAP: Final = re.compile(r"[\s,]*")


def load_json(text: str) -> Any:  # noqa: ANN401 (what json.loads returns)
    r"""Return the value of JSON, with U+FFFD for each half of a character, so that every text in it can be written.

    The length of texts does not change. Raises what `json.loads` raises.

    >>> load_json(r'["a\ud800b", "\ud83c\udf89"]')
    ['a\ufffdb', '🎉']
    """
    found = json.loads(text)
    if "\\ud" in text or "\\uD" in text:
        return json.loads(without_halves(json.dumps(found, ensure_ascii=False)))
    return found


def without_halves(text: str) -> str:
    r"""Return the text with U+FFFD for each surrogate that has no other half.

    >>> without_halves("a\ud800b")
    'a\ufffdb'
    """
    return _HALF.sub("\ufffd", text)


def parse_json(text: str, path: str, hint: str) -> Any:  # noqa: ANN401 (what json.loads returns)
    """Return the value of a file of JSON. Raises DocumentError, with line and column, where it is none."""
    try:
        return load_json(text)
    except json.JSONDecodeError as err:
        message = f"not JSON: {err.msg[:1].lower()}{err.msg[1:]}"
        raise DocumentError(message, Location(path, err.lineno, err.colno), hint) from err
    except (ValueError, RecursionError) as err:
        message = "not JSON that can be read: a number too long, or nested too deeply"
        raise DocumentError(message, Location(path, 1), hint) from err


def places(text: str, items: Sequence[object], names: Sequence[str]) -> list[tuple[int, int]]:
    """Return where each item of a file's list begins and ends; the empty list where that cannot be told.

    The list is the file, or stands in it under one of the names.

    >>> places('{"events": [1, {}]}', [1, {}], ["events"])
    [(12, 13), (15, 17)]
    """
    decoder = json.JSONDecoder()
    for opening in islice(re.finditer(rf'\A\s*\[|"(?:{"|".join(names)})"\s*:\s*\[', text), _MOST_TRIED):
        found: list[tuple[int, int]] = []
        at = opening.end()
        try:
            while len(found) < len(items):
                start = at = gap.end() if (gap := _GAP.match(text, at)) else at
                _, at = decoder.raw_decode(text, at)
                found.append((start, at))
        except (ValueError, RecursionError):
            continue
        if (gap := _GAP.match(text, at)) and text.startswith("]", gap.end()):
            return found
    return []


def locations(text: str, path: str, spans: Sequence[tuple[int, int]], count: int) -> list[Location]:
    """Return the line and column of each of `count` items; its number behind the path where there are no spans."""
    if len(spans) != count:
        return [Location(f"{path} (item {number})") for number in range(1, count + 1)]
    found = []
    line = done = 0
    for start, _ in spans:
        line += text.count("\n", done, start)
        done = start
        found.append(Location(path, line + 1, start - text.rfind("\n", 0, start)))
    return found
