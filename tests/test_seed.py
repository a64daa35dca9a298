"""The article in `seeds/`, through the command line, against its hand-made gold: seven events, no more, no fewer."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.eval.score_events import score

ROOT = Path(__file__).resolve().parent.parent
GOLD = json.loads((ROOT / "tests" / "eval" / "seed.jsonl").read_text("utf-8"))
ARTICLE = ROOT / "seeds" / f"{GOLD['doc_id']}.txt"
FIELDS = {
    "id",
    "sentence",
    "phrase",
    "edtf",
    "mod",
    "earliest",
    "latest",
    "inferred",
    "status",
    "kind",
    "headline",
    "salience",
    "steps",
    "trail",
}


def printed(verb: str, *arguments: str, stdin: str = "") -> dict[str, Any]:
    """Return the one line that the command prints."""
    command = [sys.executable, "-m", "generator", verb, *arguments, "--format", "jsonl"]
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=ROOT, input=stdin, capture_output=True, encoding="utf-8", env=environment)  # noqa: PLW1510 (what it says is compared)
    assert (done.returncode, done.stderr) == (0, "")
    (line,) = done.stdout.splitlines()
    read: dict[str, Any] = json.loads(line)
    return read


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    return printed("events", str(ARTICLE))


def test_the_seed_has_exactly_its_seven_events_with_their_dates_and_statuses(found: dict[str, Any]) -> None:
    assert found["doc_id"] == GOLD["doc_id"]
    compared = ("sentence", "edtf", "mod", "status", "kind")
    assert [[event[field] for field in compared] for event in found["events"]] == [
        [event[field] for field in compared] for event in GOLD["events"]
    ]


def test_the_scorer_gives_the_seed_full_marks(found: dict[str, Any]) -> None:
    scores = score([(GOLD["events"], found["events"], GOLD["text"])])
    full = {"p": 100.0, "r": 100.0, "f1": 100.0}
    assert [scores[what] for what in ("found", "dated", "full", "status", "kind")] == [full, full, full, 100.0, 100.0]


def test_each_phrase_of_the_seed_holds_the_words_that_date_the_event(found: dict[str, Any]) -> None:
    for event, gold in zip(found["events"], GOLD["events"], strict=True):
        start, end = event["phrase"]
        assert start <= gold["phrase"][0]
        assert gold["phrase"][1] <= end
        assert event["sentence"][0] <= start < end <= event["sentence"][1]


def test_what_has_no_date_in_the_seed_gives_no_event(found: dict[str, Any]) -> None:
    for vague in ("recent days", "Over the years"):
        at = GOLD["text"].index(vague)
        assert not [event for event in found["events"] if event["phrase"][0] <= at < event["phrase"][1]]


def test_every_field_of_an_event_is_printed(found: dict[str, Any]) -> None:
    assert [set(event) for event in found["events"]] == [FIELDS] * 7
    assert [(event["earliest"], event["latest"]) for event in found["events"]] == [
        ("2017-01-16", "2017-01-16"),
        ("2017-01-23", "2017-01-23"),
        ("2017-02-01", "2017-02-28"),
        ("2016-01-01", "2016-12-31"),
        ("2011-03-01", "2011-05-31"),
        ("2017-01-16", "2017-01-16"),
        ("2015-01-01", None),
    ]


def test_the_way_to_a_date_ends_at_what_is_shown(found: dict[str, Any]) -> None:
    assert found["events"][6]["trail"].startswith("'early 2015': early 2015; with 'since': since early 2015;")
    assert "Monday 23 January 2017" in found["events"][1]["trail"]


def test_a_headline_of_the_seed_says_who_did_what(found: dict[str, Any]) -> None:
    told = [event["headline"] for event in found["events"]]
    for headline, words in zip(
        told,
        (
            ("Alloush", "head"),
            ("alks", "begin", "Astana"),
            ("negotiations",),
            ("HNC", "negotiates", "Geneva"),
            ("Protests", "erupt"),
            ("Daesh", "presses", "offensive"),
            ("Deir Ezzor", "besieged"),
        ),
        strict=True,
    ):
        assert [word for word in words if word not in headline] == []
        assert len(headline.split()) <= 12


def test_the_seed_is_read_alike_from_its_file_and_from_standard_input(found: dict[str, Any]) -> None:
    document = {key: GOLD[key] for key in ("doc_id", "dct", "lang", "text")}
    from_stdin = printed("events", "-", stdin=json.dumps(document) + "\n")
    assert from_stdin == found
