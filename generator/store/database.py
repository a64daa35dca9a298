"""The store: one SQLite file in the cache folder, with JSON in its cells.

`sources` says how each file looked when it was last read (its stamp) and which records came of it. `studies` has one
record an article, and `summaries` what is asked of it most, so that it need not be loaded; both are filed under a key
that digests all that the study depends on (the bytes, the place, the settings, the code and the packs), so that a key
that is found can be trusted to be right and nothing is ever brought up to date. `notes` are small values that a build
leaves to the next; `pieces` are parts of files that were drawn once. What articles tell together lies in `joined`
and the three tables beside it (`joined.py`).

A file that is cut off, that another program or another version made, or that does not answer as it should is set
aside and begun anew; a record that does not read as a study counts as not there. Two programs may use the store at
once (a build beside the preview).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any, Final, NamedTuple, Self

from generator.errors import Location, WriteError
from generator.model.codec import DecodeError, decode, encode
from generator.model.document import Document
from generator.model.event import Event, Study
from generator.model.problem import Problem
from generator.model.timex import Timex

FILE: Final = "store.sqlite"
ASIDE: Final = "store.set-aside"
_APPLICATION: Final = 0x444C4E45
_VERSION: Final = 4
_MOST_PIECES: Final = 4  # for each that a site may have
_MOST_UNKEPT: Final = 256
_PIECES_AN_ARTICLE: Final = 20
_FEW_PIECES: Final = 1000
_WAIT_SECONDS: Final = 20
_SCHEMA: Final = f"""
pragma application_id = {_APPLICATION};
pragma user_version = {_VERSION};
create table sources (path text primary key, stamp text not null, keys text not null) without rowid;
create table summaries (key text primary key, origin text not null, document_id text, digest text not null,
    problems text not null) without rowid;
create table studies (key text primary key, body text not null, events text not null, sketches text not null);
create table pieces (place text primary key, key text not null, part text not null);
create table notes (name text primary key, value text not null) without rowid;
create table joined (id text primary key, year integer not null, month integer not null, place text not null,
    digest blob not null, body text not null);
create index joined_by_shard on joined (year, month, place);
create table shards (year integer not null, month integer not null, size integer not null, digest text not null,
    primary key (year, month)) without rowid;
create table buckets (name text primary key, body text not null);
create table tellers (document_id text primary key, digest text not null, body text not null);
"""
_TABLES: Final = ("sources", "summaries", "studies", "pieces", "notes", "joined", "shards", "buckets", "tellers")
_NEXT_EVENT: Final = ",\n"
_NOT_OURS: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
_SUFFIXES: Final = ("", "-wal", "-shm", "-journal")


class Seen(NamedTuple):
    """A source as it was last read: what the file system said of it, and the keys of the records made of it."""

    path: str
    stamp: str
    keys: tuple[str, ...]


class Summary(NamedTuple):
    """What is known of a study without loading it; `document_id` is None where the article could not be read."""

    key: str
    origin: str
    document_id: str | None
    digest: str
    problems: tuple[Problem, ...]


class Record(NamedTuple):
    """A study as it is kept: cells of JSON, and what is asked of it most. Cheap to hand from worker to store.

    `events` has an event a line; `sketches` is what joining asks of them.
    """

    origin: str
    document_id: str | None
    digest: str
    body: str
    events: str
    problems: str
    sketches: str


class _Body(NamedTuple):
    origin: str
    document: Document | None
    timexes: tuple[Timex, ...]
    problems: tuple[Problem, ...]


def record_of(study: Study, sketches: str = "[]") -> Record:
    """Return the record of a study; `sketches` is what is kept beside its events."""
    body = encode(_Body(study.origin, study.document, study.timexes, study.problems))
    events = f"[{_NEXT_EVENT.join(map(encode, study.events))}]"
    digest = blake2b(f"{body}\0{events}".encode(), digest_size=16).hexdigest()
    document_id = study.document.id if study.document else None
    return Record(study.origin, document_id, digest, body, events, encode(study.problems), sketches)


class Store:
    """The records of one site. A context manager; what is put in is kept when the block ends without an error.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, Store(Path(folder)) as store:
    ...     store.note("seed", "1")
    ...     store.noted("seed")
    '1'
    """

    def __init__(self, folder: Path) -> None:
        """Open the store of a cache folder; raises WriteError where the folder cannot be written to."""
        self._path = folder / FILE
        self.is_new = False
        self.losses = 0  # how often what was kept was found to be damaged, and set aside
        self._asked = 0
        self._unkept: dict[str, tuple[str, str, str]] = {}
        self._lock = RLock()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as err:
            message = f"cannot make the folder {folder.name!r}: {(err.strerror or str(err)).lower()}"
            raise WriteError(message, Location(str(folder))) from err
        self._database = self._open()

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Keep what was put in, unless an error ended the block; then close."""
        try:
            if error is None:
                self.keep()
        finally:
            self.close()

    def keep(self) -> None:
        """Make lasting what was put in."""
        with self._guarded():
            self._database.executemany("insert or replace into pieces values (?, ?, ?)", self._unkept.values())
            self._database.commit()
            self._unkept.clear()

    def close(self) -> None:
        """Close the file; what was not kept is forgotten."""
        self._database.close()

    # --- sources ---

    def seen(self) -> dict[str, Seen]:
        """Return the sources as they were last read, by path."""
        rows = self.rows("select path, stamp, keys from sources")
        return {path: Seen(path, stamp, tuple(keys.split())) for path, stamp, keys in rows}

    def see(self, sources: Iterable[Seen], gone: Iterable[str] = ()) -> None:
        """Put in how sources look now, and forget those that are gone."""
        with self._guarded():
            self._database.executemany("delete from sources where path = ?", ((path,) for path in gone))
            self._database.executemany(
                "insert or replace into sources values (?, ?, ?)",
                ((path, stamp, " ".join(keys)) for path, stamp, keys in sources),
            )

    # --- studies ---

    def summaries(self) -> dict[str, Summary]:
        """Return what is known of all studies without loading them, by key."""
        rows = self.rows("select key, origin, document_id, digest, problems from summaries")
        found = {}
        for key, origin, document_id, digest, problems in rows:
            with suppress(DecodeError):
                told = decode(tuple[Problem, ...], problems) if problems != "[]" else ()
                found[key] = Summary(key, origin, document_id, digest, told)
        return found

    def study(self, key: str) -> Study | None:
        """Return the study that was put in under a key, or None."""
        for body, events in self.rows("select body, events from studies where key = ?", (key,)):
            with suppress(DecodeError):
                origin, document, timexes, problems = decode(_Body, body)
                return Study(origin, document, timexes, decode(tuple[Event, ...], events), problems)
        return None

    def text(self, key: str) -> Study | None:
        """Return the study that was put in under a key, without its events, or None."""
        for (body,) in self.rows("select body from studies where key = ?", (key,)):
            with suppress(DecodeError):
                origin, document, timexes, problems = decode(_Body, body)
                return Study(origin, document, timexes, (), problems)
        return None

    def events(self, key: str) -> tuple[Event, ...] | None:
        """Return the events alone of the study that was put in under a key, or None."""
        for (events,) in self.rows("select events from studies where key = ?", (key,)):
            with suppress(DecodeError):
                return decode(tuple[Event, ...], events)
        return None

    def sketches(self, key: str) -> tuple[str, list[str]] | None:
        """Return the sketches of a study's events, and each event as JSON, or None."""
        for sketches, events in self.rows("select sketches, events from studies where key = ?", (key,)):
            inside = str(events)[1:-1]
            return str(sketches), inside.split(_NEXT_EVENT) if inside else []
        return None

    def put(self, key: str, record: Record) -> Summary:
        """Put in a study's record under a key that digests all that it depends on; return its summary."""
        origin, document_id, digest, body, events, problems, sketches = record
        with self._guarded():
            self._database.execute("insert or replace into studies values (?, ?, ?, ?)", (key, body, events, sketches))
            self._database.execute(
                "insert or replace into summaries values (?, ?, ?, ?, ?)", (key, origin, document_id, digest, problems)
            )
        return Summary(key, origin, document_id, digest, decode(tuple[Problem, ...], problems))

    def forget(self, keys: Iterable[str]) -> None:
        """Take out the studies of some keys."""
        with self._guarded():
            for key in keys:
                self._database.execute("delete from studies where key = ?", (key,))
                self._database.execute("delete from summaries where key = ?", (key,))

    def clear(self) -> None:
        """Forget all."""
        self._unkept.clear()
        with self._guarded():
            for table in _TABLES:
                self._database.execute(f"delete from {table}")  # noqa: S608  the names are ours

    # --- pieces ---

    def piece(self, place: str, key: str) -> str | None:
        """Return the part of a file that was kept for a place under a key, or None."""
        self._asked += 1
        unkept = self._unkept.get(place)
        if unkept is not None:
            return unkept[2] if unkept[1] == key else None
        for (part,) in self.rows("select part from pieces where place = ? and key = ?", (place, key)):
            return str(part)
        return None

    def keep_piece(self, place: str, key: str, part: str) -> None:
        """Keep a part of a file for its place, under a key that digests all that it depends on.

        They are written many at a time, and at once made lasting, so that a neighbour never waits for the next.
        """
        with self._lock:
            self._unkept[place] = place, key, part
            if len(self._unkept) >= _MOST_UNKEPT:
                self.keep()

    def tidy(self) -> None:
        """Forget all pieces once they are many more than any site as large as this one has."""
        (known,) = next(self.rows("select count(*) from pieces"))
        (articles,) = next(self.rows("select count(*) from summaries"))
        if known > _MOST_PIECES * max(self._asked, _PIECES_AN_ARTICLE * articles + _FEW_PIECES):
            with self._guarded():
                self._database.execute("delete from pieces")

    # --- notes ---

    def noted(self, name: str) -> str | None:
        """Return the note of a name, or None."""
        for (value,) in self.rows("select value from notes where name = ?", (name,)):
            return str(value)
        return None

    def note(self, name: str, value: str) -> None:
        """Leave a note to the next build."""
        with self._guarded():
            self._database.execute("insert or replace into notes values (?, ?)", (name, value))

    # --- the file ---

    def rows(self, query: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """Return what a query finds."""
        rows: list[tuple[Any, ...]] = []
        with self._guarded():
            rows = self._database.execute(query, values).fetchall()
        return iter(rows)

    def change(self, statement: str, rows: Iterable[Sequence[object]]) -> None:
        """Carry out a statement for each of some rows of values."""
        with self._guarded():
            self._database.executemany(statement, rows)

    def _open(self) -> sqlite3.Connection:
        if self._path.is_symlink():
            self._set_aside()
        try:
            return self._connect()
        except sqlite3.DatabaseError as err:
            if _is_trouble(err):
                raise _trouble(err, self._path) from err
        self._set_aside()
        try:
            return self._connect()
        except sqlite3.DatabaseError as err:
            raise _trouble(err, self._path) from err

    def _connect(self) -> sqlite3.Connection:
        is_new = not self._path.exists() or self._path.stat().st_size == 0
        database = sqlite3.connect(self._path, timeout=_WAIT_SECONDS, check_same_thread=False)
        try:
            database.execute("pragma journal_mode = wal")
            database.execute("pragma synchronous = off")
            if is_new:
                self._found(database)
            _check_ours(database)
        except BaseException:
            database.close()
            raise
        self.is_new = self.is_new or is_new
        return database

    @staticmethod
    def _found(database: sqlite3.Connection) -> None:
        database.execute("begin immediate")
        if not database.execute("select count(*) from sqlite_master").fetchone()[0]:
            for statement in _SCHEMA.strip().split(";\n"):
                database.execute(statement)
        database.commit()

    def _set_aside(self) -> None:
        for suffix in _SUFFIXES:
            path = self._path.with_name(FILE + suffix)
            with suppress(FileNotFoundError):
                path.replace(path.with_name(ASIDE + suffix))

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """One thread at a time; begin anew where the file is damaged, raise WriteError where the disk is."""
        self._lock.acquire()
        try:
            yield
        except sqlite3.ProgrammingError:  # a store that was closed is a mistake of ours, and not damaged
            raise
        except sqlite3.DatabaseError as err:
            if _is_trouble(err):
                raise _trouble(err, self._path) from err
            self._database.close()
            self._set_aside()
            self._database = self._open()
            self.is_new = True
            self.losses += 1
        finally:
            self._lock.release()


def _check_ours(database: sqlite3.Connection) -> None:
    """Raise DatabaseError where the file is another program's or another version's."""
    marks = *database.execute("pragma application_id"), *database.execute("pragma user_version")
    if marks != ((_APPLICATION,), (_VERSION,)):
        error = sqlite3.DatabaseError("another program's file")
        error.sqlite_errorcode = sqlite3.SQLITE_NOTADB
        raise error
    database.execute("select count(*) from notes").fetchone()


def _is_trouble(error: sqlite3.DatabaseError) -> bool:
    """Tell a disk or a neighbour that stands in the way from a file that is not what it should be."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF not in _NOT_OURS


def _trouble(error: sqlite3.DatabaseError, path: Path) -> WriteError:
    return WriteError(f"cannot use the store: {error}", Location(str(path)), "it is safe to delete its folder")
