"""Each form of date, through the command line: what `tag` and `events` print of a sentence that holds it."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
FORMS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "forms.toml").read_text("utf-8"))["form"]
TEXTS = [form["text"] for form in FORMS]


def read(verb: str) -> dict[str, dict[str, Any]]:
    """Run a verb over all the sentences at once; return what it printed of each."""
    lines = "".join(json.dumps({"id": text, "dct": "2017-01-17", "text": text}) + "\n" for text in TEXTS)
    command = [sys.executable, "-m", "generator", verb, "-", "--format", "jsonl"]
    done = subprocess.run(command, cwd=ROOT, input=lines, capture_output=True, encoding="utf-8")  # noqa: PLW1510 (what it says is compared)
    assert (done.returncode, done.stderr) == (0, "")
    documents = [json.loads(line) for line in done.stdout.splitlines()]
    assert [document["doc_id"] for document in documents] == TEXTS
    return {document["doc_id"]: document for document in documents}


@pytest.fixture(scope="module")
def tagged() -> dict[str, dict[str, Any]]:
    return read("tag")


@pytest.fixture(scope="module")
def dated() -> dict[str, dict[str, Any]]:
    return read("events")


@pytest.mark.parametrize("form", FORMS, ids=TEXTS)
def test_a_form_is_tagged_as_timex3_has_it(form: dict[str, Any], tagged: dict[str, dict[str, Any]]) -> None:
    timexes = tagged[form["text"]]["timex"]
    fields = ("text", "type", "value", "mod")
    assert [[timex[field] or "" for field in fields] for timex in timexes] == form["timexes"]
    assert [form["text"][timex["start"] : timex["end"]] for timex in timexes] == [t[0] for t in form["timexes"]]


@pytest.mark.parametrize("form", FORMS, ids=TEXTS)
def test_a_form_dates_its_event_no_finer_than_it_says(form: dict[str, Any], dated: dict[str, dict[str, Any]]) -> None:
    events = dated[form["text"]]["events"]
    if "event" not in form:
        assert events == []
        return
    phrase, *when = form["event"]
    (event,) = events
    fields = ("edtf", "mod", "earliest", "latest", "status")
    assert [event[field] or "" for field in fields] == when
    start, end = event["phrase"]
    at = form["text"].index(phrase)
    assert start < at + len(phrase)
    assert at < end
