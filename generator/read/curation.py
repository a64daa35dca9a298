"""`content/curation.toml`: an editor's corrections, one table `[[event]]` each, by the event's id.

`sentence` and `phrase` stand beside the id, so that an event whose id has changed is found again by its text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from generator.errors import DocumentError, Location
from generator.model.content import Correction, Curation
from generator.model.problem import Problem, from_error
from generator.read.draft import Value, decode
from generator.read.written import status

FILE: Final = "content/curation.toml"
TEXTS: Final = ("id", "sentence", "phrase", "headline", "date", "status", "note", "merge")
FLAGS: Final = ("hide", "pin", "split")
KEYS: Final = (*TEXTS, *FLAGS)
HINT: Final = 'a correction is a table [[event]] with id = "..." and what is to be changed'
_TABLE: Final = re.compile(r"[ \t]*\[\[[ \t]*event[ \t]*\]\]")
_AT: Final = re.compile(r" ?\(at (?:line (\d+), column (\d+)|end of document)\)")
_LONGEST: Final = 2_000


def read_curation(data: bytes, problems: list[Problem]) -> Curation:
    """Return the corrections that can be read; each other is a problem of its own.

    Raises DocumentError where the file is no TOML.
    """
    text = decode(data, FILE)
    tables = _tables(text)
    written = text.split("\n")
    lines = [number for number, line in enumerate(written, start=1) if _TABLE.match(line)]
    corrections: dict[str, Correction] = {}
    for number, table in enumerate(tables):
        line = lines[number] if len(lines) == len(tables) else None
        try:
            correction = _correction(table, written, Location(FILE, line))
        except DocumentError as err:
            problems.append(from_error(err))
            continue
        first = corrections.setdefault(correction.id, correction)
        if first is not correction:
            message = f"corrected twice: {correction.id!r}"
            problems.append(Problem("error", message, correction.at, f"join it with {first.at}"))
    return Curation(tuple(corrections.values()))


def _tables(text: str) -> list[Any]:
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as err:
        place = _AT.search(str(err))
        line, column = (int(place[1]), int(place[2])) if place and place[1] else (text.count("\n") + 1, 1)
        what = _AT.sub("", str(err))
        raise DocumentError(f"not TOML: {what[:1].lower()}{what[1:]}", Location(FILE, line, column), HINT) from err
    except (ValueError, RecursionError) as err:
        raise DocumentError("not TOML that can be read", Location(FILE), HINT) from err
    for key in found:
        if key != "event":
            raise DocumentError(f"unknown key: {key!r}", Location(FILE, 1), HINT)
    tables = found.get("event", [])
    if not isinstance(tables, list):
        raise DocumentError("not a list of corrections", Location(FILE, 1), HINT)
    return tables


def _correction(table: object, lines: Sequence[str], at: Location) -> Correction:
    if not isinstance(table, dict) or not isinstance(table.get("id"), str) or not table["id"].strip():
        raise DocumentError("a correction without an id", at, HINT)
    for key, value in table.items():
        place = _place(lines, at, key)
        if key not in KEYS:
            from difflib import get_close_matches

            near = get_close_matches(key, KEYS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"the keys are {', '.join(KEYS)}"
            raise DocumentError(f"unknown key: {key!r}", place, hint)
        if key in FLAGS and not isinstance(value, bool):
            raise DocumentError(f"{key}: not true or false: {value!r}", place, f"write it as '{key} = true'")
        if key in TEXTS and (not isinstance(value, str) or len(value) > _LONGEST):
            raise DocumentError(f"{key}: not text", place, f"write it as '{key} = \"...\"'")
    return _made(table, lines, at)


def _made(table: Mapping[str, Any], lines: Sequence[str], at: Location) -> Correction:
    said = {key: value.strip() or None for key, value in table.items() if key in TEXTS}
    return Correction(
        id=table["id"].strip(),
        at=at,
        sentence=said.get("sentence"),
        phrase=said.get("phrase"),
        is_hidden=table.get("hide", False),
        is_pinned=table.get("pin", False),
        is_split=table.get("split", False),
        headline=said.get("headline"),
        date=said.get("date"),
        status=status(Value(table["status"], _place(lines, at, "status"))) if "status" in table else None,
        note=said.get("note"),
        merge=said.get("merge"),
        date_at=_place(lines, at, "date") if said.get("date") else None,
    )


def _place(lines: Sequence[str], at: Location, key: str) -> Location:
    """Return the line of a key of the table that begins at `at`."""
    if at.line is None:
        return at
    for number in range(at.line + 1, len(lines) + 1):
        line = lines[number - 1]
        if re.match(rf"""[ \t]*["']?{re.escape(key)}["']?[ \t]*=""", line):
            return Location(at.path, number, len(line) - len(line.lstrip()) + 1)
        if line.lstrip().startswith("["):
            break
    return at
