"""`content/site.toml`: what it gives, and what is said of each mistake, with its place."""

from pathlib import Path

import pytest

from generator.config import EXPORTS, KEYS, Config, load_config, parse
from generator.errors import ConfigError, Location
from generator.export import FORMATS


def site(tmp_path: Path, toml: str) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.toml").write_text(toml, "utf-8")
    return tmp_path


def complaint(toml: str | bytes) -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        parse(toml if isinstance(toml, bytes) else toml.encode())
    return caught.value


def test_a_site_without_the_file_has_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    assert load_config(tmp_path) == Config(tmp_path)


def test_every_example_of_a_key_is_right() -> None:
    for name, key in KEYS.items():
        assert list(parse(key.example.encode())) == [name]


def test_every_key_is_a_field_of_the_configuration(tmp_path: Path) -> None:
    config = load_config(site(tmp_path, "\n".join(key.example for key in KEYS.values())))
    for name in KEYS:
        assert getattr(config, name) != getattr(Config(tmp_path), name) or name == "language"


def test_the_address_ends_in_a_slash(tmp_path: Path) -> None:
    assert load_config(site(tmp_path, 'url = "https://example.org/a"')).url == "https://example.org/a/"


def test_the_address_of_the_command_line_goes_first(tmp_path: Path) -> None:
    assert load_config(site(tmp_path, 'url = "https://example.org/"'), "http://x.test/b").url == "http://x.test/b/"


@pytest.mark.parametrize(
    "url", ["example.org", "ftp://example.org/", "https://", "https://a b/", "https://[::1/", "javascript:x"]
)
def test_an_address_that_is_none_is_refused(tmp_path: Path, url: str) -> None:
    with pytest.raises(ConfigError, match="not a web address"):
        load_config(site(tmp_path, ""), url)


def test_the_exports_come_in_the_order_of_the_house(tmp_path: Path) -> None:
    assert load_config(site(tmp_path, 'exports = ["csv", "timeline", "csv"]')).exports == ("timeline", "csv")


def test_every_export_that_can_be_asked_for_has_a_format() -> None:
    assert set(FORMATS) == set(EXPORTS)


def test_a_folder_that_is_no_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="not a Dateline site"):
        load_config(tmp_path)


@pytest.mark.parametrize(
    ("toml", "place", "message", "hint"),
    [
        ('title = "a"\ntitel = "b"\n', (2, 1), "unknown key: 'titel'", "did you mean 'title'?"),
        ("\n [zzz]\na = 1\n", (2, 3), "unknown key: 'zzz'", "the keys are title, "),
        ('a.b = "c"\n', (1, 1), "unknown key: 'a'", "the keys are"),
        ("title = 3\n", (1, 9), "title: not a line of text: 3", 'title = "'),
        ('title = ""\n', (1, 9), "title: not a line of text: ''", 'title = "'),
        ('\nhemisphere="west"', (2, 12), "hemisphere: not", '"south"'),
        ('exports = ["csv", "cvs"]', (1, 11), "exports: not a list of", "exports ="),
        ('language = "English"', (1, 12), "language: not a language tag: 'English'", '"en"'),
        ('report = "javascript:alert(1)"', (1, 10), "report: not a mail or web address", "@"),
        ('title = "a', (1, 11), "not TOML: ", "quotation marks"),
        ("title\n", (1, 6), "not TOML: ", "key = value"),
        ('title = "a"\ntitle = "b"\n', (2, 12), "not TOML: ", "key = value"),
        ('title = """\n\n', (3, 1), "not TOML: ", "key = value"),
    ],
)
def test_a_mistake_is_named_with_its_place(toml: str, place: tuple[int, int], message: str, hint: str) -> None:
    err = complaint(toml)
    assert err.at == Location("content/site.toml", *place)
    assert err.message.startswith(message)
    assert err.hint is not None
    assert hint in err.hint


def test_bytes_that_are_no_utf8_are_named_with_line_and_column() -> None:
    err = complaint('title = "a"\ndescription = "é'.encode() + b"\xe9")
    assert (err.message, err.at) == ("not UTF-8: byte 0xe9", Location("content/site.toml", 2, 17))


def test_a_byte_order_mark_and_other_line_ends_are_read() -> None:
    assert parse(b'\xef\xbb\xbftitle = "a"\r\nlanguage = "en"\r\n') == {"title": "a", "language": "en"}


def test_brackets_without_end_are_refused_in_good_time() -> None:
    assert complaint("exports = " + "[" * 100_000).message


def test_the_folders_lie_in_the_root(tmp_path: Path) -> None:
    config = Config(tmp_path)
    folders = [config.output, config.seeds, config.content, config.cache, config.templates, config.static]
    assert [folder.relative_to(tmp_path).as_posix() for folder in folders] == [
        "_site", "seeds", "content", ".dateline", "templates", "static",
    ]  # fmt: skip
