"""Encodings: a byte order mark, UTF-8, what a file declares, what its letters say; and line ends of all kinds."""

import gzip
import json
import tomllib
from pathlib import Path

import pytest

from generator.config import Config
from generator.errors import DocumentError
from generator.model.document import Document, Origin
from generator.model.problem import Problem
from generator.pipeline import make
from generator.read import find, load, read, read_content, split
from generator.read.detection import detect, wide
from generator.read.encoding import decode

ENGLISH = "date 2024-05-14 PORT ELLERY — “We will meet on Friday,” the mayor’s office said. The café – old – opens."
TEXTS = tomllib.loads((Path(__file__).parent / "encodings.toml").read_text("utf-8"))["text"]
CASES = [(text["text"], codec) for text in TEXTS for codec in text["codecs"]]
NAMES = [f"{text['name']} in {codec}" for text in TEXTS for codec in text["codecs"]]
MIXED = "Le café de léglise, déjà fermé ".encode() + b"\xe9 lundi"
NO_TEXT = [
    MIXED,
    b"Bad \x81\x8d\x8f bytes",
    b"\xff",
    bytes(range(128, 256)) * 3,
    b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
]


@pytest.mark.parametrize(("text", "codec"), CASES, ids=NAMES)
def test_what_an_encoding_must_be_is_found_out_and_told(text: str, codec: str) -> None:
    data = text.encode(codec)
    problems: list[Problem] = []
    assert decode(data, "seeds/a.txt", problems) == text
    (problem,) = problems
    assert problem.severity == "warning"
    assert problem.hint is not None
    assert data.decode(problem.hint.split()[-3]) == text


@pytest.mark.parametrize("data", NO_TEXT)
def test_what_is_in_no_encoding_beyond_doubt_is_an_error_with_its_place(data: bytes) -> None:
    problems: list[Problem] = []
    with pytest.raises(DocumentError, match="not UTF-8: byte 0x") as caught:
        decode(b"first line\n" + data, "seeds/a.txt", problems)
    assert problems == []
    assert caught.value.at is not None
    assert (caught.value.at.line, caught.value.hint) == (2, "save the file as UTF-8")


def test_a_warning_says_where_what_and_how_to_convert() -> None:
    problems: list[Problem] = []
    decode("date 2024-05-14 X -- It\nwas a café.".encode("latin-1"), "seeds/a.txt", problems)
    assert str(problems[0]) == (
        "seeds/a.txt:2:10: not UTF-8: byte 0xe9; read as windows-1252\n"
        "  hint: see that its letters are right, and save the file as UTF-8: iconv -f windows-1252 -t utf-8"
    )


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32", "utf-16-be", "utf-16-le", "utf-32-be", "utf-32-le"])
def test_a_byte_order_mark_says_the_encoding_and_nothing_is_told(codec: str) -> None:
    data = (ENGLISH if codec in ("utf-8-sig", "utf-16", "utf-32") else f"\ufeff{ENGLISH}").encode(codec)
    problems: list[Problem] = []
    assert (decode(data, "a.txt", problems), problems) == (ENGLISH, [])


def test_utf16_that_is_cut_off_is_named_with_its_place() -> None:
    with pytest.raises(DocumentError, match="not UTF-16") as caught:
        decode("\ufeffone\ntwo".encode("utf-16-le")[:-1], "a.txt", [])
    assert str(caught.value.at) == "a.txt:2:3"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028"])
@pytest.mark.parametrize("path", ["seeds/a.txt", "seeds/a.md"])
def test_line_ends_are_all_the_same(path: str, end: str) -> None:
    lines = (
        ["---", "date: 2024-05-14", "---", "", "One.", "", "Two."]
        if path.endswith("md")
        else ["date 2024-05-14 X -- One.", "", "Two."]
    )
    found = read(Origin(path, end.join(lines).encode()))[0]
    assert found.text == "One.\n\nTwo."


LINE = json.dumps({"id": "a", "dct": "2024-05-14", "text": "The café opened on Monday. It’s new."}, ensure_ascii=False)
FILES = {
    "a.txt": "date 2024-05-14 X -- The café opened on Monday. It’s new.",
    "a.md": "---\ndate: 2024-05-14\n---\nThe café opened on Monday. It’s new.",
    "a.html": '<html><head><meta name="date" content="2024-05-14"></head><body><article><p>'
    + "The café opened on Monday. It’s new. " * 8
    + "</p></article></body></html>",
    "a.jsonl": LINE,
    "a.json": f"[{LINE}]",
    "a.xml": '<rss version="2.0"><channel><title>T</title><item><title>A</title><pubDate>Tue, 14 May 2024 10:00:00 GMT'
    "</pubDate><description>The café opened on Monday. It’s new.</description></item></channel></rss>",
}


def documents(path: str, data: bytes) -> tuple[list[Document], list[str]]:
    problems: list[Problem] = []
    found = [read(part) for part in split(Origin(f"seeds/{path}", data), problems)]
    told = [*problems, *(problem for _, of_one in found for problem in of_one)]
    return [document for document, _ in found], [problem.message for problem in told]


@pytest.mark.parametrize("name", FILES)
def test_every_reader_finds_out_an_encoding_and_tells_it(name: str) -> None:
    (found,), told = documents(name, FILES[name].encode("cp1252"))
    assert found.text.startswith("The café opened on Monday. It’s new.")
    assert len(told) == 1
    assert told[0].endswith("; read as windows-1252")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_every_reader_reads_what_a_mark_says_and_tells_nothing(name: str, codec: str) -> None:
    (found,), told = documents(name, FILES[name].encode(codec))
    assert found.text.startswith("The café opened on Monday. It’s new.")
    assert told == []


@pytest.mark.parametrize("name", FILES)
def test_every_reader_reads_what_is_packed(tmp_path: Path, name: str) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / f"{name}.gz").write_bytes(gzip.compress(FILES[name].encode()))
    listed, problems = find(Config(tmp_path))
    (found,) = (read(part)[0] for one in listed for part in split(load(tmp_path, one), []))
    assert problems == ()
    assert found.text.startswith("The café opened on Monday. It’s new.")


@pytest.mark.parametrize("name", ["a.csv.gz", "a.mw.gz", "b.md.gz"])
def test_what_an_editor_wrote_may_be_packed(tmp_path: Path, name: str) -> None:
    (tmp_path / "content" / "events").mkdir(parents=True)
    (tmp_path / "content" / "events" / name).write_bytes(gzip.compress(WRITTEN[name.removesuffix(".gz")].encode()))
    found = read_content(Config(tmp_path))
    assert ([event.headline for event in found.written], found.problems) == (["The café opens"], ())


WRITTEN = {
    "a.csv": "Year,Headline\n2024,The café opens\n",
    "a.mw": "2024: The café opens\n",
    "b.md": "---\ndate: 2024\nheadline: The café opens\n---\n",
}


@pytest.mark.parametrize("codec", ["cp1252", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("name", WRITTEN)
def test_what_an_editor_wrote_is_read_in_its_encoding(tmp_path: Path, name: str, codec: str) -> None:
    (tmp_path / "content" / "events").mkdir(parents=True)
    (tmp_path / "content" / "events" / name).write_bytes(WRITTEN[name].encode(codec))
    found = read_content(Config(tmp_path))
    assert [event.headline for event in found.written] == ["The café opens"]
    assert len(found.problems) == (codec == "cp1252")


def test_the_warning_about_a_corpus_is_told_at_each_build(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.json").write_bytes(FILES["a.json"].encode("cp1252"))
    first = make(Config(tmp_path), workers=1)[0]
    (tmp_path / "seeds" / "b.txt").write_text("date 2024-05-15 X -- It closed on Monday.")
    second = make(Config(tmp_path), workers=1)[0]
    assert [problem.message for problem in first.problems] == [problem.message for problem in second.problems]
    assert len(first.problems) == 1


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("iso-8859-1", "cp1252", "“café”"),
        ("windows-1251", "cp1251", "Привет"),
        ("gb2312", "gb18030", "北京"),
        ("Shift_JIS", "cp932", "東京"),
    ],
)
def test_what_a_page_declares_is_what_browsers_take_it_for(label: str, codec: str, text: str) -> None:
    data = f'<meta charset="{label}"><p>{text}'.encode(codec)
    problems: list[Problem] = []
    assert decode(data, "a.html", problems, is_declared=True).endswith(text)
    assert problems == []


@pytest.mark.parametrize(
    "label", ["unicode_escape", "utf-7", "punycode", "rot13", "zlib", "idna", "no-such", "undefined"]
)
def test_what_is_no_charset_of_pages_is_no_encoding(label: str) -> None:
    problems: list[Problem] = []
    found = decode(f'<meta charset="{label}"><p>café \\u0041'.encode("latin-1"), "a.html", problems, is_declared=True)
    assert found.endswith("café \\u0041")
    assert len(problems) == 1


def test_short_and_long_texts_are_told_alike() -> None:
    assert detect(ENGLISH.encode("cp1252") * 20_000) == "cp1252"
    assert detect(b"caf\xe9") == "cp1252"
    assert wide(b"") is None
