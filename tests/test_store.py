"""The store: what is put in comes back, and nothing that is wrong is believed."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import Location, WriteError
from generator.model.calendar import Day
from generator.model.codec import DecodeError, decode, encode
from generator.model.document import Document, Markup, Span, TextNode
from generator.model.event import Event, Source, Study, When
from generator.model.problem import Problem
from generator.model.timex import Mention, Step, Timex
from generator.store import Seen, Store, StoredStudies, record_of
from generator.store.database import ASIDE, FILE

DAYS = st.builds(Day, st.integers(-3000, 12000), st.integers(1, 12), st.integers(1, 28))
SPANS = st.builds(Span, st.integers(0), st.integers(0))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
STEPS = st.builds(Step, TEXTS, st.lists(st.tuples(TEXTS, TEXTS)).map(tuple))
DOCUMENTS = st.builds(
    Document,
    TEXTS,
    TEXTS,
    TEXTS,
    DAYS,
    st.none() | TEXTS,
    st.none() | TEXTS,
    st.none() | TEXTS,
    st.none() | TEXTS,
    TEXTS,
    st.lists(SPANS).map(tuple),
    st.none() | st.builds(Markup, TEXTS, st.lists(st.builds(TextNode, *[st.integers(0)] * 4)).map(tuple)),
)


def study(document_id: str = "a", text: str = "It began on Monday.") -> Study:
    document = Document(
        document_id, "seeds/a.txt", "en", Day(2017, 1, 17), None, "A title", None, None, text, (Span(0, 19),)
    )
    timex = Timex(
        Mention(Span(12, 18), "Monday", "weekday"), "DATE", "2017-01-16", edtf="2017-01-16", steps=(Step("said"),)
    )
    source = Source(document_id, "A title", Span(0, 19), Span(12, 18), text, None, None, Day(2017, 1, 17))
    when = When("2017-01-16", None, Day(2017, 1, 16), Day(2017, 1, 16), ("year",))
    event = Event("e1", when, "It begins", "happened", "event", 3, (source,), (Step("rule", (("rule", "weekday"),)),))
    problem = Problem("warning", "no place", Location("seeds/a.txt", 1), "name one")
    return Study("seeds/a.txt", document, (timex,), (event,), (problem,))


@given(DOCUMENTS)
def test_a_document_comes_back_from_json_as_it_was(document: Document) -> None:
    assert decode(Document, encode(document)) == document


def test_a_study_comes_back_from_json_as_it_was() -> None:
    assert decode(Study, encode(study())) == study()


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (Day, "[2017,1]"),
        (Day, "[2017,1,17,4]"),
        (Day, '[2017,1,"17"]'),
        (Day, "[2017,1,true]"),
        (Day, "[2017,2,30]"),
        (Day, "{}"),
        (Day, "null"),
        (Day, ""),
        (Day, "[2017,1,17"),
        (Span, "[1]"),
        (Problem, '["fatal","message",null,null]'),
        (tuple[Day, ...], "[[2017,1,17],7]"),
        (tuple[str, str], '["one"]'),
        (Mapping[str, object], "[]"),
        (Day, "[" * 100_000),
    ],
)
def test_what_is_no_record_of_a_noun_is_refused(kind: type, line: str) -> None:
    with pytest.raises(DecodeError):
        decode(kind, line)


def test_what_json_cannot_say_is_refused() -> None:
    with pytest.raises(TypeError):
        encode((Day(2017, 1, 17), object()))


def test_what_is_put_in_is_there_when_the_store_is_opened_again(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        summary = store.put("k", record_of(study()))
        store.see([Seen("seeds/a.txt", "stamp", ("k",))])
        store.note("build", "1")
    with Store(tmp_path) as store:
        assert store.study("k") == study()
        assert store.events("k") == study().events
        assert store.summaries() == {"k": summary}
        assert store.seen() == {"seeds/a.txt": Seen("seeds/a.txt", "stamp", ("k",))}
        assert store.noted("build") == "1"


def test_what_is_put_in_before_an_error_is_forgotten(tmp_path: Path) -> None:
    def fail(store: Store) -> None:
        with store:
            store.put("k", record_of(study()))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail(Store(tmp_path))
    with Store(tmp_path) as store:
        assert store.study("k") is None


def test_what_is_forgotten_is_gone(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put("k", record_of(study()))
        store.see([Seen("seeds/a.txt", "stamp", ("k",))])
        store.forget(["k"])
        store.see([], ["seeds/a.txt"])
        assert (store.study("k"), store.summaries(), store.seen()) == (None, {}, {})


def test_the_digest_changes_with_the_study(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        one, two = store.put("k", record_of(study())), store.put("l", record_of(study(text="It began on Monday!")))
        assert one.digest != two.digest
        assert one.digest == store.put("m", record_of(study())).digest


def test_studies_are_loaded_when_asked_for(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        summaries = [
            store.put("k", record_of(study("b"))),
            store.put("l", record_of(study("a"))),
            store.put("m", record_of(Study("x", None, (), ()))),
        ]
        studies = StoredStudies(store, summaries)
        assert (list(studies), len(studies)) == (["a", "b"], 2)
        assert studies["b"] == study("b")
        assert studies.digest("a") == summaries[1].digest
        with pytest.raises(KeyError):
            studies["c"]


@pytest.mark.parametrize("kept", [0, 1, 100, 4000, 8000])
def test_a_store_that_was_cut_off_is_set_aside(tmp_path: Path, kept: int) -> None:
    with Store(tmp_path) as store:
        for number in range(50):
            store.put(f"k{number}", record_of(study()))
    data = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(data[:kept])
    with Store(tmp_path) as store:
        assert store.summaries() == {}
        assert store.is_new
        store.put("k", record_of(study()))
    with Store(tmp_path) as store:
        assert store.study("k") == study()
        assert not store.is_new


def test_a_store_that_is_closed_is_not_taken_for_a_damaged_one(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put("k", record_of(study()))
    with pytest.raises(sqlite3.ProgrammingError):
        store.study("k")
    with Store(tmp_path) as store:
        assert store.study("k") == study()


def test_a_file_of_another_program_is_set_aside_and_kept(tmp_path: Path) -> None:
    foreign = sqlite3.connect(tmp_path / FILE)
    foreign.execute("create table studies (body text)")
    foreign.commit()
    foreign.close()
    with Store(tmp_path) as store:
        assert store.summaries() == {}
    assert (tmp_path / ASIDE).exists()


def test_a_store_that_is_damaged_inside_begins_anew(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        for number in range(500):
            store.put(f"k{number}", record_of(study()))
    data = bytearray((tmp_path / FILE).read_bytes())
    data[8192:] = b"\xff" * (len(data) - 8192)
    (tmp_path / FILE).write_bytes(data)
    with Store(tmp_path) as store:
        assert store.summaries() == {}
        assert store.study("k7") is None
        store.put("k", record_of(study()))
        assert store.study("k") == study()


@pytest.mark.parametrize("cell", ['["x"]', "null", "", '[["a","seeds/a.txt"]]', '{"__reduce__": "os.system"}'])
def test_a_poisoned_record_counts_as_not_there(tmp_path: Path, cell: str) -> None:
    with Store(tmp_path) as store:
        store.put("k", record_of(study()))
    poison = sqlite3.connect(tmp_path / FILE)
    poison.execute("update studies set body = ?, events = ?", (cell, cell))
    poison.commit()
    poison.close()
    with Store(tmp_path) as store:
        assert store.study("k") is None
        assert store.events("k") is None


def test_a_link_in_the_stores_place_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"")
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / FILE).symlink_to(tmp_path / "elsewhere")
    with Store(tmp_path / "cache") as store:
        store.put("k", record_of(study()))
    assert (tmp_path / "elsewhere").read_bytes() == b""


def test_a_file_where_the_folder_should_be_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("")
    with pytest.raises(WriteError, match="cannot make the folder 'cache'"):
        Store(tmp_path / "cache")


def test_two_programs_can_use_it_at_once(tmp_path: Path) -> None:
    with Store(tmp_path) as one, Store(tmp_path) as two:
        one.put("k", record_of(study()))
        one.keep()
        two.put("l", record_of(study()))
        two.keep()
        assert one.study("l") == two.study("k") == study()


def test_pieces_are_found_again_and_hold_up_no_neighbour(tmp_path: Path) -> None:
    with Store(tmp_path) as store, Store(tmp_path) as neighbour:
        for number in range(300):
            store.keep_piece(f"at{number}", "key", f"<p>{number}")
        assert (store.piece("at0", "key"), store.piece("at299", "key")) == ("<p>0", "<p>299")
        assert (store.piece("at0", "other"), store.piece("at299", "other"), store.piece("at", "key")) == (
            None,
            None,
            None,
        )
        neighbour.note("seed", "1")
        neighbour.keep()
    with Store(tmp_path) as store:
        store.keep_piece("at299", "other", "<b>")
        assert (store.piece("at299", "other"), store.piece("at299", "key")) == ("<b>", None)
        store.clear()
        assert store.piece("at299", "other") is None


def test_pieces_that_nobody_asks_for_are_forgotten(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        for number in range(4_100):
            store.keep_piece(f"at{number}", "key", "")
        store.keep()
        store.tidy()
        assert store.piece("at1", "key") is None
