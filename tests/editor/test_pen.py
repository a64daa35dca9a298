"""The editor's pen: what stands in the file after each change, and what is kept of what stood there."""

from pathlib import Path

import pytest

from generator.editor import Change, Pen
from generator.errors import ConfigError, WriteError
from generator.read.curation import read_curation

FILE = "content/curation.toml"
OLD = """\
# My corrections.

[[event]] # the first
id = "b"
note = "See the minutes."  # page 3

# this one is wrong
[[event]]
id = "a"
headline = "Old"
hide = true
"""


@pytest.fixture
def pen(tmp_path: Path) -> Pen:
    (tmp_path / "content").mkdir()
    return Pen(tmp_path)


def text(tmp_path: Path) -> str:
    return (tmp_path / FILE).read_text("utf-8")


def test_the_first_change_makes_the_file(pen: Pen, tmp_path: Path) -> None:
    pen.write(Change("e1", {"headline": "They come", "pin": True}, "They came on Monday.", "Monday"))
    assert text(tmp_path).startswith("# ")
    (correction,) = read_curation((tmp_path / FILE).read_bytes(), []).corrections
    assert (correction.id, correction.headline, correction.is_pinned) == ("e1", "They come", True)
    assert (correction.sentence, correction.phrase) == ("They came on Monday.", "Monday")


def test_comments_and_order_are_kept(pen: Pen, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(OLD)
    pen.write(Change("a", {"headline": "New", "hide": None, "status": "planned"}))
    pen.write(Change("c", {"note": 'He said "no".\nTwice.'}))
    now = text(tmp_path)
    assert now.startswith(OLD[: OLD.index("[[event]]\nid")])
    assert now.index('id = "b"') < now.index('id = "a"') < now.index('id = "c"')
    assert 'headline = "New"' in now
    assert "hide" not in now
    found = {one.id: one for one in read_curation(now.encode(), []).corrections}
    assert (found["a"].status, found["c"].note) == ("planned", 'He said "no".\nTwice.')


def test_a_correction_that_says_nothing_any_more_goes(pen: Pen, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(OLD)
    pen.write(Change("a", {"headline": "", "hide": False}))
    assert list(pen.corrections()) == ["b"]
    pen.write(Change("b", {"note": None}))
    assert pen.corrections() == {}
    assert "# My corrections." in text(tmp_path)
    pen.write(Change("b", {"pin": True}))
    assert pen.corrections() == {"b": {"id": "b", "pin": True}}


def test_each_change_can_be_taken_back(pen: Pen, tmp_path: Path) -> None:
    assert not pen.can_undo
    pen.write(Change("a", {"pin": True}))
    once = text(tmp_path)
    pen.write(Change("a", {"pin": None, "hide": True}))
    assert pen.undo()
    assert text(tmp_path) == once
    assert pen.undo()
    assert not (tmp_path / FILE).exists()
    assert not pen.undo()


def test_what_somebody_else_has_written_since_is_left_alone(pen: Pen, tmp_path: Path) -> None:
    pen.write(Change("a", {"pin": True}))
    (tmp_path / FILE).write_text(OLD)
    assert not pen.undo()
    assert text(tmp_path) == OLD


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("", {"pin": True}),
        ("a", {"pin": "yes"}),
        ("a", {"headline": True}),
        ("a", {"status": "eaten"}),
        ("a", {"id": "b"}),
        ("a", {"note": "x" * 3_000}),
        ("a" * 3_000, {"pin": True}),
    ],
)
def test_what_no_correction_may_say_is_refused(id_: str, said: dict[str, str | bool | None]) -> None:
    with pytest.raises(ValueError, match=r"no id|not what|longer"):
        Change(id_, said)


@pytest.mark.parametrize("broken", ["[[event]\n", "event = 3\n", "event = [1]\n", "\xff\n"])
def test_a_file_that_is_broken_is_not_written_over(pen: Pen, tmp_path: Path, broken: str) -> None:
    (tmp_path / FILE).write_text(broken, "latin-1")
    with pytest.raises(ConfigError):
        pen.write(Change("a", {"pin": True}))
    assert (tmp_path / FILE).read_text("latin-1") == broken
    assert pen.corrections() == {}


def test_a_file_that_cannot_be_written_stays(pen: Pen, tmp_path: Path) -> None:
    (tmp_path / "content").rmdir()
    (tmp_path / "content").write_text("a file in the way")
    with pytest.raises(WriteError):
        pen.write(Change("a", {"pin": True}))
    assert not pen.can_undo
