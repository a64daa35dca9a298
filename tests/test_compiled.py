"""What is worked out of the program's own files is kept, believed only whole and under its key, and never needed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.compiled import compiled, key_of
from generator.language.pack import load_pack
from generator.temporal import Grammar, load_grammar
from tests.temporal.packs import pack, rule


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return tmp_path / "words.toml"


def never() -> object:
    raise AssertionError


def giving(value: object) -> Callable[[], object]:
    return lambda: value


def kept(source: Path) -> Path:
    (found,) = (source.parent / "__pycache__").iterdir()
    return found


def test_it_is_made_once_for_a_key(source: Path) -> None:
    assert compiled(source, "a", giving({"of": [1, "ä"]})) == {"of": [1, "ä"]}
    assert compiled(source, "a", never) == {"of": [1, "ä"]}
    assert compiled(source, "b", giving("new")) == "new"
    assert compiled(source, "b", never) == "new"


def test_it_looks_the_same_when_it_is_made_and_when_it_is_read(source: Path) -> None:
    made = compiled(source, "a", giving({"pairs": [("a", 1)]}))
    assert made == compiled(source, "a", never) == {"pairs": [["a", 1]]}


@pytest.mark.parametrize(
    "spoil", [lambda data: data[:-1], lambda data: data + b" ", lambda _: b"", lambda _: b"\xff\n"]
)
def test_what_was_cut_off_or_changed_is_made_again(source: Path, spoil: Callable[[bytes], bytes]) -> None:
    compiled(source, "a", giving([1, 2]))
    kept(source).write_bytes(spoil(kept(source).read_bytes()))
    assert compiled(source, "a", giving([3])) == [3]
    assert compiled(source, "a", never) == [3]


def test_what_json_cannot_hold_is_given_and_not_kept(source: Path) -> None:
    assert compiled(source, "a", giving({1, 2})) == {1, 2}
    assert list(source.parent.iterdir()) == []


def test_where_nothing_can_be_written_it_is_made_each_time(source: Path) -> None:
    (source.parent / "__pycache__").write_text("a file")
    assert compiled(source, "a", giving([1])) == [1]
    assert compiled(source, "a", giving([2])) == [2]


def test_no_folder_is_made_for_a_source_that_has_none(tmp_path: Path) -> None:
    assert compiled(tmp_path / "none" / "a.toml", "a", giving([1])) == [1]
    assert list(tmp_path.iterdir()) == []


def test_the_key_tells_parts_and_code_apart() -> None:
    keys = [
        key_of("ab", "c", code=()),
        key_of("a", "bc", code=()),
        key_of("ab", "c", code=("errors.py",)),
        key_of("ab", "c", code=("model",)),
    ]
    assert len(set(keys)) == len(keys)
    assert key_of("ab", b"c", code=("model",)) == keys[-1]


_NAMES = """
import sys
from pathlib import Path
from generator.language.pack import load_pack
from generator.temporal import Grammar, load_grammar
print(*load_grammar(load_pack("xx", Path(sys.argv[1]))).rules)
"""


def _names(packs: Path) -> str:
    done = subprocess.run([sys.executable, "-c", _NAMES, str(packs)], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_pack_that_is_edited_is_read_anew(tmp_path: Path) -> None:
    made = pack(tmp_path, rule("{month_name} {yyyy}", "date(yyyy, month_name)", "first"), _LEXICON)
    assert list(load_grammar(made).rules) == ["first"]
    assert _names(tmp_path) == "first"  # by another process, from what this one kept
    rules = tmp_path / "xx" / "rules" / "dates.toml"
    rules.write_text(rules.read_text("utf-8").replace("first", "second"), encoding="utf-8")
    assert _names(tmp_path) == "second"


_LEXICON = """
[kinds]
date = ["day", "month"]
[words.month_name]
january = 1
[digits]
yyyy = { digits = [4], min = 1000, max = 2100 }
"""


def test_the_english_pack_comes_to_the_same_made_and_kept(tmp_path: Path) -> None:
    english = load_pack("en")
    home = Path(english.path)
    for path in home.rglob("*.toml"):
        copy = tmp_path / "en" / path.relative_to(home)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    made = load_pack("en", tmp_path)
    assert (made.tables, made.digest) == (english.tables, english.digest)
    one, other = Grammar(made), Grammar(english)  # fresh ones: marks are remembered of words that were met
    assert (one.marks, one.literals, list(one.rules)) == (other.marks, other.literals, list(other.rules))
