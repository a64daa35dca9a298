"""Archives into datasets: every format, each article once, whatever stops the run or the worker."""

from __future__ import annotations

import contextlib
import gc
import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from generator.archive import Dataset, articles, slices
from generator.archive.dataset import Only
from generator.config import Settings
from generator.errors import DocumentError
from generator.pipeline import extract
from generator.pipeline.extracting import Order

TOWNS = ("Brandau", "Linzfeld", "Norden", "Karlsfurt", "Oberwald")
MONTHS = ("January", "March", "May", "August", "October")


def row(number: int) -> dict[str, str]:
    chance = random.Random(number)
    town, month = chance.choice(TOWNS), chance.choice(MONTHS)
    year = 2001 + number % 4
    text = f"The council of {town} opened a new bridge on {chance.randint(1, 28)} {month} {year - 1}. It was praised."
    return {"id": f"a{number}", "dct": f"{year}-06-15", "lang": "en", "title": f"Bridge {number}", "text": text}


def lines(first: int, last: int) -> bytes:
    return b"".join(json.dumps(row(number)).encode() + b"\n" for number in range(first, last))


def extracted(*sources: Path, out: Path, window: int = 4_000, workers: int = 1) -> list[str]:
    told: list[str] = []
    order = Order(out, Settings(), window)
    for _ in extract(
        [str(source) for source in sources], order, workers=workers, tell=lambda p: told.extend(map(str, p))
    ):
        pass
    return told


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    return [found for path in sorted((out / table).rglob("*.parquet")) for found in pq.read_table(path).to_pylist()]


def ids(out: Path) -> list[str]:
    return sorted(found["id"] for found in rows(out, "documents"))


def files(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder with an article in each format."""
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "a.jsonl").write_bytes(lines(0, 10))
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(lines(10, 15)) + gzip.compress(lines(15, 20)))
    (folder / "c.jsonl.zst").write_bytes(zstandard.compress(lines(20, 25)) + zstandard.compress(lines(25, 30)))
    pq.write_table(
        pa.Table.from_pylist([row(number) for number in range(30, 40)]), folder / "d.parquet", row_group_size=4
    )
    (folder / "e.txt").write_text("Title: Fair\nDate: 2003-07-04\n\nThe fair of Norden opened on 1 July 2003.\n")
    (folder / "f.warc.gz").write_bytes(web_archive())
    return folder


def web_archive() -> bytes:
    """Return three responses as a web archive has them: a page, a page that is gone, a picture."""
    days = "".join(
        f"<p>The bridge of Karlsfurt was closed on {day} March 2002 for its repair.</p>" for day in range(1, 9)
    )
    page = f"<title>Bridge</title><body><article><h1>Bridge</h1>{days}</article></body>"
    answers = (
        ("news", "200 OK", "text/html; charset=utf-8", f"<html lang=en>{page}</html>"),
        ("gone", "404 Not Found", "text/html", "<html><body>gone</body></html>"),
        ("logo", "200 OK", "image/png", "PNG"),
    )
    return b"".join(gzip.compress(response(*answer)) for answer in answers)


def response(name: str, status: str, kind: str, body: str) -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{body}".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:example:{name}>\r\n"
        f"WARC-Date: 2002-04-01T10:00:00Z\r\nWARC-Target-URI: http://example.org/{name}\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def test_every_format_gives_its_articles(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert extracted(archive, out=out) == []
    assert rows(out, "problems") == []
    found = ids(out)
    assert [name for name in found if name[0] == "a" and name[1:].isdigit()] == sorted(
        f"a{number}" for number in range(40)
    )
    assert len(found) == 42
    (page,) = (each for each in rows(out, "documents") if (each["url"] or "").endswith("/news"))
    assert (page["dct"], page["title"]) == ("2002-04-01", "Bridge")
    assert {each["document_id"] for each in rows(out, "events")} >= {f"a{number}" for number in range(40)}


def test_parts_lie_by_the_year_of_publication(archive: Path, tmp_path: Path) -> None:
    extracted(archive, out=tmp_path / "out")
    for path in (tmp_path / "out" / "documents").rglob("*.parquet"):
        year = path.parent.name.removeprefix("year=")
        assert {found["dct"][:4] for found in pq.read_table(path).to_pylist()} == {year}


def test_slices_part_a_file_at_its_lines_and_lose_none(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(0, 200))
    parts = list(slices(str(path), 3_000))
    assert len(parts) > 5
    found = [(origin.line, json.loads(origin.data)["id"]) for part in parts for origin in articles(part)]
    assert found == [(number + 1, f"a{number}") for number in range(200)]


def test_a_bad_article_is_a_row_with_its_place_and_stops_nothing(tmp_path: Path) -> None:
    path, out = tmp_path / "a.jsonl", tmp_path / "out"
    path.write_bytes(lines(0, 2) + b'{"id": "bad", "text": "no date"}\nnot json\n' + lines(2, 4))
    assert extracted(path, out=out) == []
    assert ids(out) == ["a0", "a1", "a2", "a3"]
    assert [(found["severity"], found["line"]) for found in rows(out, "problems")] == [("error", 3), ("error", 4)]
    assert all(found["path"].endswith("a.jsonl") and found["message"] for found in rows(out, "problems"))


def test_a_stream_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    path, out = tmp_path / "a.jsonl.gz", tmp_path / "out"
    path.write_bytes(gzip.compress(lines(0, 400))[:-200])
    extracted(path, out=out)
    assert 0 < len(ids(out)) < 400
    (problem,) = rows(out, "problems")
    assert "cannot be read to its end" in problem["message"]


def test_a_second_run_writes_nothing_anew(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    extracted(archive, out=out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.parquet")}
    extracted(archive, out=out)
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*.parquet")} == before


def test_a_source_that_changed_is_read_again_and_its_old_rows_go(tmp_path: Path) -> None:
    path, out = tmp_path / "a.jsonl", tmp_path / "out"
    path.write_bytes(lines(0, 4))
    extracted(path, out=out)
    path.write_bytes(lines(1, 2))
    extracted(path, out=out)
    assert ids(out) == ["a1"]


def test_the_order_and_the_number_of_workers_do_not_show(archive: Path, tmp_path: Path) -> None:
    extracted(archive, out=tmp_path / "one")
    extracted(archive, out=tmp_path / "two", workers=2)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_run_that_was_killed_goes_on_and_has_each_article_once(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(0, 600))
    whole, out = tmp_path / "whole", tmp_path / "out"
    extracted(path, out=whole)
    script = (
        "import sys; from pathlib import Path; from generator.config import Settings\n"
        "from generator.pipeline import extract; from generator.pipeline.extracting import Order\n"
        "list(extract([sys.argv[1]], Order(Path(sys.argv[2]), Settings(), 4_000), workers=1, tell=print))"
    )
    running = subprocess.Popen([sys.executable, "-c", script, str(path), str(out)])
    deadline = time.monotonic() + 60
    while len(list(out.glob("windows/*.json"))) < 3 and time.monotonic() < deadline:
        time.sleep(0.01)
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert 0 < len(list(out.glob("windows/*.json"))) < len(list(whole.glob("windows/*.json")))
    extracted(path, out=out)
    assert files(out) == files(whole)
    assert ids(out) == sorted(f"a{number}" for number in range(600))


def test_a_dataset_gives_back_the_studies_of_the_days_asked_for(archive: Path, tmp_path: Path) -> None:
    extracted(archive, out=tmp_path / "out")
    found = [
        study.document.dct.year
        for study in Dataset(tmp_path / "out").studies("2002-01-01", "2002-12-31")
        if study.document
    ]
    assert found
    assert set(found) == {2002}


def test_a_dataset_gives_back_only_what_holds_a_word_or_tells_of_a_day(tmp_path: Path) -> None:
    path, out = tmp_path / "a.jsonl", tmp_path / "out"
    path.write_bytes(lines(0, 60))
    extracted(path, out=out)
    whole = [study for study in Dataset(out).studies() if study.document]
    of_word = {study.document.id for study in Dataset(out).studies(words=("norden", "a.b")) if study.document}
    assert of_word == {each.document.id for each in whole if each.document and "Norden" in each.document.text}
    day = next(str(event.when.earliest) for event in whole[7].events if event.when.earliest == event.when.latest)
    found = {
        study.document.id
        for study in Dataset(out).studies(only=Only(frozenset({"2002-06-15"}), frozenset({day})))
        if study.document
    }
    assert found == {
        each.document.id
        for each in whole
        if each.document
        and (str(each.document.dct) == "2002-06-15" or any(str(event.when.earliest) == day for event in each.events))
    }
    assert 0 < len(found) < len(whole)


@pytest.mark.parametrize("name", ["nothing.jsonl", "empty"])
def test_a_source_that_is_not_there_is_told_and_the_others_are_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.jsonl").write_bytes(lines(0, 2))
    told = extracted(tmp_path / name, tmp_path / "a.jsonl", out=tmp_path / "out")
    assert len(told) == 1
    assert name in told[0]
    assert ids(tmp_path / "out") == ["a0", "a1"]


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines(0, 2))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    with pytest.raises(DocumentError, match="neither empty nor a dataset"):
        extracted(tmp_path / "a.jsonl", out=tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("topic", ["", "Norden, BRIDGE of Linz", "karlsfurt"])
def test_highlights_are_the_same_from_a_dataset(tmp_path: Path, topic: str) -> None:
    path, out = tmp_path / "a.jsonl", tmp_path / "out"
    path.write_bytes(lines(0, 30))
    extracted(path, out=out)
    asked = ["--from", "2002-01-01", "--dates", "5", "--topic", topic]
    answers = {
        subprocess.run(
            [sys.executable, "-m", "generator", "highlights", str(source), *asked],
            capture_output=True, check=True, cwd=Path(__file__).resolve().parents[2],
        ).stdout
        for source in (path, out)
    }  # fmt: skip
    assert len(answers) == 1
    assert json.loads(answers.pop())


@contextlib.contextmanager
def cluster(count: int) -> Iterator[tuple[str, Any]]:
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=count, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as running:
        yield running.scheduler_address, running


@pytest.mark.filterwarnings("default")
def test_a_cluster_that_loses_a_worker_makes_the_same_dataset(tmp_path: Path) -> None:
    paths = []
    for number in range(8):
        paths.append(tmp_path / f"{number}.jsonl")
        paths[-1].write_bytes(lines(100 * number, 100 * number + 60))
    extracted(*paths, out=tmp_path / "one")
    with cluster(2) as (address, running):
        victim = next(iter(running.workers.values())).pid
        order = Order(tmp_path / "many", Settings(), 4_000)
        done = extract([str(path) for path in paths], order, cluster=address, tell=lambda _: None)
        next(done)
        os.kill(victim, signal.SIGKILL)
        left = list(done)
    gc.collect()  # what the cluster leaves open is not for another test
    assert len(left) == len(paths) - 1
    assert files(tmp_path / "many") == files(tmp_path / "one")


def test_what_a_killed_worker_left_half_written_goes(tmp_path: Path) -> None:
    path, out = tmp_path / "a.jsonl", tmp_path / "out"
    path.write_bytes(lines(0, 2))
    extracted(path, out=out)
    part = next((out / "documents").rglob("*.parquet"))
    half = part.with_name(f".{part.name}.123.new")
    half.write_bytes(b"half")
    path.write_bytes(lines(0, 3))
    extracted(path, out=out)
    assert ids(out) == ["a0", "a1", "a2"]
    assert not half.exists()
