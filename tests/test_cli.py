"""The command line: what it prints where, and its exit codes; every mistake is a message and never a traceback."""

import csv
import gzip
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, cast

import pytest

from generator import __version__
from generator.cli.building import build_date
from generator.cli.run import run
from generator.config import EXPORTS
from generator.errors import ConfigError

TEXT = "date 2024-05-14 PORT ELLERY — The council voted on Monday to restore it. It has stood empty since 2009.\n"
DATE = ("--date", "2017-01-17")
GOOD = {
    "id": "a",
    "dct": "2024-05-14",
    "lang": "en",
    "title": None,
    "url": None,
    "text": "The council voted on Monday.",
}


class Said(NamedTuple):
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


Dateline = Callable[..., Said]


@pytest.fixture
def dateline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Dateline:
    """Return a function that runs the command in a site of one article."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)

    def command(*arguments: str, stdin: bytes = b"") -> Said:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run(arguments)
        out, err = capfdbinary.readouterr()
        return Said(code, out.decode(), err.decode())

    return command


def lines(said: Said) -> list[dict[str, object]]:
    return [json.loads(line) for line in said.out.splitlines()]


def test_the_version_is_told(dateline: Dateline) -> None:
    assert dateline("--version") == (0, f"dateline, version {__version__}\n", "")


def test_the_version_costs_next_to_nothing() -> None:
    program = "import sys, generator.cli; sys.argv[1:] = ['--version']; generator.cli.main(); print(*sys.modules)"
    command = [sys.executable, "-c", program]
    root = Path(__file__).parents[1]
    said = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root).stdout.split()
    assert said[:3] == ["dateline,", "version", __version__]
    assert {"click", "jinja2", "markdown", "yaml", "babel", "rich", "tornado", "generator.read"}.isdisjoint(said)


@pytest.mark.parametrize(
    "arguments",
    [
        ("bild",), ("build", "--wrkers", "2"), ("build", "--workers", "0"), ("build", "--workers", "x"), ("new",), (),
        ("export",), ("export", "docx"), ("tag", "--format", "xml"), ("serve", "--port", "99999"),
        ("build", "--url", "example.org"), ("tag", "--explain", "Monday", "--dct", "2017-13-01"),
    ],
)  # fmt: skip
def test_wrong_usage_is_exit_2_and_a_message(dateline: Dateline, arguments: tuple[str, ...]) -> None:
    said = dateline(*arguments)
    assert said.code == 2
    assert said.out == ""
    assert said.err
    assert "Traceback" not in said.err


def test_tag_prints_one_line_a_document_with_every_field(dateline: Dateline) -> None:
    said = dateline("tag", "-", stdin=json.dumps(GOOD).encode())
    (line,) = lines(said)
    (timex,) = cast("list[dict[str, object]]", line["timex"])
    assert (said.code, line["doc_id"]) == (0, "a")
    assert timex.pop("rule")
    assert timex == {
        "start": 21, "end": 27, "text": "Monday", "type": "DATE", "value": "2024-05-13", "mod": None,
        "edtf": "2024-05-13",
    }  # fmt: skip


def test_events_print_one_line_a_document_with_every_field(dateline: Dateline) -> None:
    said = dateline("events", "-", stdin=json.dumps(GOOD).encode())
    (line,) = lines(said)
    (event,) = cast("list[dict[str, object]]", line["events"])
    assert list(event) == [
        "id", "sentence", "phrase", "edtf", "mod", "earliest", "latest", "inferred", "status", "kind", "headline",
        "salience", "steps", "trail",
    ]  # fmt: skip
    assert (event["sentence"], event["phrase"], event["edtf"], event["mod"]) == ([0, 28], [21, 27], "2024-05-13", None)


@pytest.mark.parametrize("verb", ["tag", "events"])
def test_lines_keep_their_order_and_a_bad_one_is_named_with_its_number(dateline: Dateline, verb: str) -> None:
    ids = [f"d{number}" for number in range(5)]
    data = [json.dumps(GOOD | {"id": id_}).encode() for id_ in ids]
    data[2] = b'{"id": "bad"'
    data.insert(1, b"")
    said = dateline(verb, "-", stdin=b"\n".join(data))
    assert [line["doc_id"] for line in lines(said)] == ["d0", "d1", "d3", "d4"]
    assert said.code == 1
    assert said.err.startswith("-:4:13: not JSON: ")
    assert said.err.endswith("1 error\n")


def test_no_input_at_all_is_no_output(dateline: Dateline) -> None:
    assert dateline("tag", "-") == (0, "", "")


def test_what_comes_is_answered_before_the_next_is_asked_for(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "generator", "tag", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    ) as command:  # fmt: skip
        assert command.stdin is not None
        assert command.stdout is not None
        for number in range(3):
            command.stdin.write(json.dumps(GOOD | {"id": str(number)}).encode() + b"\n")
            command.stdin.flush()
            assert json.loads(command.stdout.readline())["doc_id"] == str(number)
        command.stdin.close()
    assert command.returncode == 0


@pytest.mark.parametrize("verb", ["tag", "events"])
def test_without_a_path_the_articles_of_the_site_are_read(dateline: Dateline, verb: str) -> None:
    said = dateline(verb)
    assert [line["doc_id"] for line in lines(said)] == ["a"]
    assert said.code == 0


def test_a_path_may_be_a_file_a_folder_or_nothing(dateline: Dateline, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "b.txt").write_text(TEXT, "utf-8")
    said = dateline("tag", "seeds/a.txt", "gone.txt", str(tmp_path / "more"))
    assert [str(line["doc_id"]).rpartition("/")[2] for line in lines(said)] == ["a", "b"]
    assert (said.code, said.err.partition("\n")[0]) == (1, "gone.txt: cannot be read: no such file or directory")


def test_a_file_is_read_outside_a_site_too(dateline: Dateline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert [line["doc_id"] for line in lines(dateline("events", "../seeds/a.txt"))] == ["a"]


def test_events_print_a_table_and_a_sheet(dateline: Dateline) -> None:
    table = dateline("events", "--format", "table").out
    assert "2024-05-13" in table
    assert "Monday" in table
    rows = list(csv.DictReader(io.StringIO(dateline("events", "--format", "csv").out.removeprefix("\ufeff"))))
    assert {row["edtf"] for row in rows} == {"2024-05-13", "2009/.."}


def test_tag_prints_text(dateline: Dateline) -> None:
    said = dateline("tag", "--format", "text")
    assert said.out.splitlines()[0] == "a"
    assert said.out.splitlines()[1].split()[:3] == ["Monday", "DATE", "2024-05-13"]


def test_an_expression_is_explained(dateline: Dateline) -> None:
    said = dateline("tag", "--explain", "He came on Monday.", "--dct", "2017-01-17")
    assert said.code == 0
    assert "2017-01-16" in said.out


@pytest.mark.parametrize("name", EXPORTS)
def test_every_export_can_be_written_to_standard_output(dateline: Dateline, name: str) -> None:
    said = dateline("export", name)
    if name == "sitemap":
        assert (said.code, said.err.partition("\n")[0]) == (2, "sitemap.xml wants the site's address")
    else:
        assert (said.code, said.err) == (0, "")
        assert said.out


def test_an_export_is_what_a_build_writes(dateline: Dateline, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.toml").write_text('url = "https://example.org/t/"\n')
    dateline("build")
    for name, path in EXPORTS.items():
        assert dateline("export", name).out.encode() == (tmp_path / "_site" / path).read_bytes(), name


def test_check_finds_a_new_site_well(dateline: Dateline, tmp_path: Path) -> None:
    assert dateline("check") == (0, "all is well\n", "")
    (tmp_path / "seeds" / "bad.txt").write_text("no date")
    assert dateline("check").code == 1
    assert not (tmp_path / "_site").exists()


def test_build_says_what_it_did_and_nothing_when_asked_to_be_quiet(dateline: Dateline, tmp_path: Path) -> None:
    said = dateline("build")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("2 events from 1 article")
    assert (tmp_path / "_site" / "index.html").is_file()
    assert dateline("build", "--quiet") == (0, "", "")


def test_strict_lets_nothing_in_where_there_is_a_warning(dateline: Dateline, tmp_path: Path) -> None:
    dateline("build")
    before = (tmp_path / "_site" / "index.html").read_bytes()
    (tmp_path / "seeds" / "b.md").write_text("---\ndate: 2024-05-14\ntags: [a]\n---\nIt closed on Sunday.\n")
    said = dateline("build", "--strict")
    assert said.code == 1
    assert "seeds/b.md:3:1: warning: unknown key: 'tags'" in said.err
    assert (tmp_path / "_site" / "index.html").read_bytes() == before
    assert dateline("build").code == 0
    assert (tmp_path / "_site" / "index.html").read_bytes() != before


def test_new_makes_a_site_that_builds_without_a_word_of_complaint(
    dateline: Dateline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert dateline("new", "site").code == 0
    monkeypatch.chdir(tmp_path / "site")
    said = dateline("build", "--strict")
    assert (said.code, said.err) == (0, "")
    again = dateline("new", "seeds")
    assert (again.code, again.err.partition("\n")[0]) == (2, "not an empty folder: 'seeds'")


@pytest.mark.parametrize(
    ("epoch", "day"), [("0", "1970-01-01"), ("1484697600", "2017-01-18"), (None, None), ("", None)]
)
def test_the_date_of_the_build_is_that_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, epoch: str | None, day: str | None
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    found = build_date()
    assert (str(found) if found else None) == day


@pytest.mark.parametrize("epoch", ["now", "-1", "1.5", "9" * 30, "١"])
def test_a_date_of_the_build_that_is_none_is_wrong_usage(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(ConfigError, match="SOURCE_DATE_EPOCH"):
        build_date()


def test_a_closed_standard_output_is_no_traceback(dateline: Dateline, tmp_path: Path) -> None:
    assert dateline("--version").code == 0
    (tmp_path / "many.jsonl").write_text("".join(json.dumps(GOOD | {"id": str(n)}) + "\n" for n in range(400)))
    command = f'"{sys.executable}" -m generator tag many.jsonl | head -n 1'
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    found = subprocess.run(
        ["/bin/sh", "-c", command], cwd=tmp_path, capture_output=True, env=environment, check=True, text=True
    )
    assert json.loads(found.stdout)["doc_id"] == "0"
    assert found.stderr == ""


def test_no_standard_output_at_all_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    command = f'"{sys.executable}" -m generator tag a.txt >&- 2>&-'
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    assert subprocess.run(["/bin/sh", "-c", command], cwd=tmp_path, env=environment, check=False).returncode == 0


def test_an_ascii_terminal_gets_utf8(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("date 2024-05-14 X — Le café a ouvert on Monday.", "utf-8")
    environment = {"LC_ALL": "C", "PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parents[1])}
    environment["PYTHONCOERCECLOCALE"] = "0"
    command = [sys.executable, "-m", "generator", "events", "a.txt"]
    found = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert (found.returncode, found.stderr) == (0, b"")
    assert "café" in found.stdout.decode() or '"events": []' in found.stdout.decode()


@pytest.fixture
def _broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program have a mistake of its own."""
    monkeypatch.setattr("generator.cli.site.load_config", lambda *_: 1 // 0)


@pytest.mark.usefixtures("_broken")
def test_a_mistake_of_the_program_is_a_line_that_says_where_it_is(dateline: Dateline) -> None:
    said = dateline("build")
    assert said.code == 2
    assert said.err.startswith("dateline failed, and the mistake is its own: ZeroDivisionError: ")
    assert "DATELINE_TRACEBACK=1" in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    ("stdin", "options", "name", "begins"),
    [
        ("He came on Monday.", (*DATE, "--place", "X"), "he-came-on-monday.txt", "date 2017-01-17 X — He"),
        ("He came.", (*DATE, "--title", "Day: 1"), "day-1.txt", "Date: 2017-01-17\nTitle: Day: 1\n\nHe"),
        ("Title: Talks\n\nHe came.", DATE, "talks.txt", "Date: 2017-01-17\nTitle: Talks\n\nHe"),
        ("---\ntitle: T\n---\nHe came.", DATE, "t.md", "---\ndate: 2017-01-17\ntitle: T\n---\n"),
        ("+++\ntitle = 'T'\n+++\nHe.", DATE, "t.md", "+++\ndate = \"2017-01-17\"\ntitle = 'T'\n+++\n"),
        (TEXT, (), "the-council-voted-on-monday-to.txt", "date 2024-05-14 PORT ELLERY — "),
    ],
)  # fmt: skip
def test_add_puts_an_article_into_seeds_with_its_header(
    dateline: Dateline, tmp_path: Path, stdin: str, options: tuple[str, ...], name: str, begins: str
) -> None:
    assert dateline("add", "-", *options, stdin=stdin.encode()) == (0, f"wrote seeds/{name}\n", "")
    assert (tmp_path / "seeds" / name).read_text("utf-8").startswith(begins)
    assert dateline("tag", f"seeds/{name}").code == 0
    assert dateline("add", "-", *options, stdin=stdin.encode()).out != f"wrote seeds/{name}\n"


def test_add_takes_a_file_and_says_where_the_date_is_to_be_written(dateline: Dateline, tmp_path: Path) -> None:
    (tmp_path / "My page.html").write_text("<html><body><article><p>" + "He came on Monday. " * 9 + "</p></article>")
    said = dateline("add", "My page.html")
    assert (said.code, said.err.splitlines()[0]) == (1, "My page.html:1:1: no date")
    assert "--date YYYY-MM-DD" in said.err
    assert dateline("add", "My page.html", "--date", "2017-01-17").out == "wrote seeds/my-page.html\n"
    assert json.loads(dateline("tag", "seeds/my-page.html").out)["timex"][0]["value"] == "2017-01-16"


def test_add_writes_utf8_unpacked_and_tells_what_it_made_of_the_file(dateline: Dateline, tmp_path: Path) -> None:
    (tmp_path / "cafe.txt.gz").write_bytes(gzip.compress("The café closed on Monday – at noon.".encode("cp1252")))
    said = dateline("add", "cafe.txt.gz", "--date", "2017-01-17", "--url", "example.org")
    assert (said.code, said.out) == (0, "wrote seeds/cafe.txt\n")
    assert "cafe.txt.gz:1:8: warning: not UTF-8: byte 0xe9; read as windows-1252" in said.err
    assert "warning: not a web address: 'example.org'" in said.err
    assert (tmp_path / "seeds" / "cafe.txt").read_text("utf-8").endswith("The café closed on Monday – at noon.")


def test_add_says_where_a_timeline_belongs(dateline: Dateline, tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_text("Year,Headline\n1871,x\n")
    said = dateline("add", "old.csv")
    assert (said.code, said.err.splitlines()[1]) == (1, "  hint: put it into content/events/")


@pytest.mark.parametrize(
    ("source", "options", "code"),
    [
        ("gone.txt", (), 1),
        ("a.docx", (), 1),
        ("a.jsonl", ("--date", "2017-01-17"), 2),
        ("seeds/a.txt", ("--date", "soon"), 1),
    ],
)
def test_add_writes_nothing_that_cannot_be_read(
    dateline: Dateline, tmp_path: Path, source: str, options: tuple[str, ...], code: int
) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK")
    (tmp_path / "a.jsonl").write_text(json.dumps(GOOD))
    said = dateline("add", source, *options)
    assert (said.code, said.out) == (code, "")
    assert [path.name for path in (tmp_path / "seeds").iterdir()] == ["a.txt"]
