"""Whether a dataset is whole: each way to spoil one is told with the file's name, and can be mended."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from generator.archive import audit
from generator.config import Settings
from generator.pipeline import extract
from generator.pipeline.extracting import Order


def extracted(folder: Path) -> Path:
    rows = [
        {
            "id": f"a{number}",
            "dct": f"200{number}-06-15",
            "text": f"Linz opened its bridge on 3 May 200{number}.",
        }
        for number in range(3)
    ]
    (folder / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows) + "not json\n")
    again(folder)
    return folder / "out"


def again(folder: Path) -> None:
    list(extract([str(folder / "a.jsonl")], Order(folder / "out", Settings()), workers=1, tell=lambda _: None))


def first(out: Path, pattern: str) -> Path:
    return min(out.glob(pattern))


def swap_two(out: Path) -> None:
    one, two = sorted(out.glob("documents/*/*.parquet"))[:2]
    two.write_bytes(one.read_bytes())


def lose_a_column(out: Path) -> None:
    path = first(out, "events/*/*.parquet")
    pq.write_table(pq.read_table(path).drop_columns(["headline"]), path)
    undigested(out)


def miscount(out: Path) -> None:
    mark = first(out, "windows/*.json")
    mark.write_text(mark.read_text().replace('"articles": 3', '"articles": 4'))


def lose_the_mark(out: Path) -> None:
    first(out, "windows/*.json").unlink()


def undigested(out: Path) -> None:
    """Make the mark one of the time before there were digests."""
    mark = first(out, "windows/*.json")
    told = json.loads(mark.read_bytes())
    mark.write_text(json.dumps(told | {"files": list(told["files"])}))


def spoil_a_study(out: Path) -> None:
    path = first(out, "documents/*/*.parquet")
    table = pq.read_table(path)
    pq.write_table(table.set_column(table.schema.get_field_index("study"), table.schema.field("study"), [["[]"]]), path)
    undigested(out)


def lead_outside(out: Path) -> None:
    mark = first(out, "windows/*.json")
    mark.write_text(mark.read_text().replace("documents/year=2000/", "documents/../../"))


def test_a_whole_dataset_has_no_problems(tmp_path: Path) -> None:
    out = extracted(tmp_path)
    assert list(audit(out)) == []
    undigested(out)
    assert list(audit(out)) == []


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda out: first(out, "events/*/*.parquet").unlink(), "missing"),
        (lambda out: first(out, "problems/*.parquet").write_bytes(b"PAR1"), "not as it was written"),
        (swap_two, "not as it was written"),
        (lose_a_column, "not the columns of this version"),
        (miscount, "3 rows of documents where the window"),
        (lose_the_mark, "belongs to no window"),
        (spoil_a_study, "a document of another version"),
        (lead_outside, "not the mark of a window"),
        (lambda out: (out / "dataset.json").unlink(), "not a dataset"),
        (lambda out: (out / "dataset.json").write_text('{"version": 99}'), "a dataset of version 99"),
    ],
)
def test_what_is_wrong_with_a_dataset_is_told(tmp_path: Path, spoil: Callable[[Path], object], message: str) -> None:
    out = extracted(tmp_path)
    spoil(out)
    problems = list(audit(out))
    assert any(message in problem.message for problem in problems), problems
    assert all(problem.at is not None and problem.at.path.startswith(str(out)) for problem in problems)


def test_what_is_missing_is_made_anew_by_the_same_extract(tmp_path: Path) -> None:
    out = extracted(tmp_path)
    path = first(out, "events/*/*.parquet")
    before = path.read_bytes()
    path.unlink()
    again(tmp_path)
    assert path.read_bytes() == before
    assert list(audit(out)) == []


def test_the_command_checks_a_dataset(tmp_path: Path) -> None:
    out = extracted(tmp_path)
    command = [sys.executable, "-m", "generator", "check", str(out)]
    well = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (well.returncode, well.stdout) == (0, "all is well\n")
    first(out, "events/*/*.parquet").unlink()
    ill = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert ill.returncode == 1
    assert "missing" in ill.stderr
