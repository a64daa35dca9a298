"""One correction after another into `content/curation.toml`, and back again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args

from generator.atomic import replace
from generator.errors import ConfigError, Location
from generator.model.event import Status

if TYPE_CHECKING:
    import tomlkit

FILE: Final = "content/curation.toml"
FLAGS: Final = ("hide", "pin", "split")
TEXTS: Final = ("headline", "date", "status", "note", "merge")
STATUSES: Final[tuple[str, ...]] = get_args(Status)
_NAMED: Final = ("id", "sentence", "phrase")
_LONGEST: Final = 2_000
_MOST_UNDONE: Final = 200
_HEAD: Final = "Corrections, by the id of the event; docs/editing.md says what each key does."


@dataclass(frozen=True, slots=True)
class Change:
    """What an editor changes of an event: `said` by key, None to take back what was said.

    `sentence` and `phrase` are kept beside the id, to find the event again when its id has changed. Raises ValueError
    for what no correction may say.
    """

    id: str
    said: Mapping[str, str | bool | None] = field(default_factory=dict)
    sentence: str | None = None
    phrase: str | None = None

    def __post_init__(self) -> None:
        """Refuse what the file must not hold."""
        for words in (self.id, self.sentence, self.phrase, *self.said.values()):
            if isinstance(words, str) and len(words) > _LONGEST:
                message = f"longer than {_LONGEST:,} characters"
                raise ValueError(message)
        if not self.id.strip():
            raise ValueError("no id")
        for key, value in self.said.items():
            if not _is_right(key, value):
                message = f"{key}: not what a correction may say: {value!r}"
                raise ValueError(message)


class Pen:
    """Writes corrections, each whole or not at all, and remembers what was before."""

    def __init__(self, root: Path) -> None:
        """Take the site's folder; nothing is read yet."""
        self._path = root / FILE
        self._before: list[tuple[bytes | None, bytes | None]] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a change of ours to take back."""
        return bool(self._before)

    def corrections(self) -> dict[str, dict[str, Any]]:
        """Return what the file says, by id; nothing where it cannot be read."""
        try:
            tables = _tables(self._document())
        except ConfigError:
            return {}
        return {str(table["id"]): dict(table.unwrap()) for table in tables if isinstance(table.get("id"), str)}

    def write(self, change: Change) -> None:
        """Write a change into the file: into the event's own table, or a new one at the end.

        A table that says nothing any more goes. Raises ConfigError where the file is no TOML, WriteError where it
        cannot be written; it is then as it was.
        """
        import tomlkit

        document = self._document()
        tables = _tables(document)
        table = next((each for each in tables if each.get("id") == change.id), None)
        if table is None:
            table = tomlkit.table()
            table["id"] = change.id
            for name, words in (("sentence", change.sentence), ("phrase", change.phrase)):
                if words:
                    table[name] = words
            tables.append(table)
        for key, value in change.said.items():
            if value is None or value is False or value == "":
                table.pop(key, None)
            else:
                table[key] = value
        if not set(table) - set(_NAMED):
            tables.remove(table)
        self._put(document, tables)

    def undo(self) -> bool:
        """Take back the last change of ours; return whether there was one, and the file is still as we left it."""
        if not self._before:
            return False
        before, after = self._before.pop()
        if self._bytes() != after:
            self._before.clear()  # somebody has written since: what is there now is theirs
            return False
        if before is None:
            self._path.unlink(missing_ok=True)
        else:
            replace(self._path, before)
        return True

    def _put(self, document: tomlkit.TOMLDocument, tables: list[Any]) -> None:
        import tomlkit

        listed = document.get("event")
        if listed is None or len(listed) != len(tables) or any(a is not b for a, b in zip(listed, tables, strict=True)):
            kept = tomlkit.aot()
            for table in tables:
                kept.append(table)
            document.pop("event", None)
            if tables:
                document["event"] = kept
        before = self._bytes()
        after = tomlkit.dumps(document).encode()
        replace(self._path, after)
        self._before = [*self._before[-_MOST_UNDONE:], (before, after)]

    def _bytes(self) -> bytes | None:
        return self._path.read_bytes() if self._path.is_file() else None

    def _document(self) -> tomlkit.TOMLDocument:
        import tomlkit
        from tomlkit.exceptions import TOMLKitError

        data = self._bytes()
        if data is None:
            document = tomlkit.document()
            document.add(tomlkit.comment(_HEAD))
            document.add(tomlkit.nl())
            return document
        try:
            return tomlkit.parse(data)
        except (TOMLKitError, UnicodeDecodeError, RecursionError) as err:
            hint = "mend it by hand first; nothing was written"
            raise ConfigError(f"not TOML: {err}", Location(FILE), hint) from err


def _tables(document: tomlkit.TOMLDocument) -> list[Any]:
    found = document.get("event", [])
    if not isinstance(found, list) or not all(isinstance(table, Mapping) for table in found):
        raise ConfigError("not a list of corrections", Location(FILE), "a correction is a table [[event]]")
    return list(found)


def _is_right(key: str, value: str | bool | None) -> bool:  # noqa: FBT001  # a value of the file
    if key in FLAGS:
        return value is None or isinstance(value, bool)
    if key == "status":
        return value is None or value == "" or value in STATUSES
    return key in TEXTS and (value is None or isinstance(value, str))
