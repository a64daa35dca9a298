"""A pack is a folder of TOML; what is wrong in it is named with file, line and column."""

from __future__ import annotations

import pickle
import tomllib
from pathlib import Path

import pytest

from generator.errors import PackError
from generator.language.pack import languages, load_pack, read_toml


def pack_folder(tmp_path: Path, **files: bytes | str) -> Path:
    folder = tmp_path / "xx"
    (folder / "rules").mkdir(parents=True)
    (folder / "lexicon.toml").write_text("", encoding="utf-8")
    for stem, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / f"{stem.replace('__', '/')}.toml").write_bytes(data)
    return tmp_path


def test_tables_are_found_by_the_stem_of_their_file(tmp_path: Path) -> None:
    pack = load_pack("xx", pack_folder(tmp_path, cues='future = ["soon"]'))
    assert pack.table("cues") == {"future": ["soon"]}
    assert pack.table("verbs") == {}


@pytest.mark.parametrize(
    "source",
    [
        """a = "x" # "no string"\nb = 'say "y"'""",
        """a = "it's" \n'b "c"' = "d\\n" """,
        'a = """\n it\'s \'\'\' so"""',
        'a = """\\"quoted\\" """\nb = ["c", "d\\t", ""]',
        'a = """"x""""\nb = """y\'"""\nc = """"""',
    ],
)
def test_strings_of_all_kinds_are_read_as_toml_has_them(source: str) -> None:
    assert read_toml(source, "xx/a.toml") == tomllib.loads(source)


def test_rules_come_without_their_examples_and_keep_their_lines(tmp_path: Path) -> None:
    source = '[[rule]]\nname = "a"\n  [rule.examples]\n  "x" = "y"\n\n[[rule]]\nname = "b"\n'
    pack = load_pack("xx", pack_folder(tmp_path, rules__days=source))
    (rules,) = pack.rules
    assert rules.path == "xx/rules/days.toml"
    assert rules.tables == {"rule": [{"name": "a"}, {"name": "b"}]}
    assert rules.source == source


def test_an_unknown_language_names_those_that_there_are() -> None:
    with pytest.raises(PackError) as caught:
        load_pack("tlh")
    assert caught.value.message == "no language pack: 'tlh'"
    assert "en" in (caught.value.hint or "")


def test_a_language_is_never_a_path() -> None:
    with pytest.raises(PackError):
        load_pack("../en")


def test_broken_toml_is_named_with_line_and_column(tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        load_pack("xx", pack_folder(tmp_path, cues="a = 1\nb = = 2\n"))
    assert str(caught.value.at) == "xx/cues.toml:2:5"


def test_bytes_that_are_not_utf_8_are_named_with_line_and_column(tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        load_pack("xx", pack_folder(tmp_path, cues=b'a = 1\nb = "\xe9"\n'))
    assert str(caught.value.at) == "xx/cues.toml:2:6"


def test_the_digest_changes_with_any_byte(tmp_path: Path) -> None:
    first = load_pack("xx", pack_folder(tmp_path / "one", cues="a = 1"))
    second = load_pack("xx", pack_folder(tmp_path / "two", cues="a = 2"))
    assert first.digest != second.digest


def test_a_pack_survives_pickling() -> None:
    assert pickle.loads(pickle.dumps(load_pack("en"))) == load_pack("en")  # noqa: S301 - our own bytes


def test_english_is_there() -> None:
    assert "en" in languages()
