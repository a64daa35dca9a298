"""Small sites that are broken, each with all that is said of it: `broken/<case>/expected.txt`.

The first line is the exit code, the others are standard error. `make golden` writes them anew.
"""

import os
import shutil
from pathlib import Path

import pytest

from generator.cli.run import run

CASES = Path(__file__).parent / "broken"
NAMES = sorted(path.name for path in CASES.iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_site_gets_its_golden_message(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(CASES / name, tmp_path / "site", ignore=shutil.ignore_patterns("expected.txt"))
    monkeypatch.chdir(tmp_path / "site")
    code = run(["build"])
    said = f"exit {code}\n{capfd.readouterr().err}"
    expected = CASES / name / "expected.txt"
    if os.environ.get("DATELINE_GOLDEN") == "renew":
        expected.write_text(said, "utf-8")
    assert said == expected.read_text("utf-8")
    assert str(tmp_path) not in said
    assert (tmp_path / "site" / "_site").exists() == (code != 2)
    if code != 2:
        assert "lighthouse" in (tmp_path / "site" / "_site" / "index.html").read_text("utf-8")


def test_every_case_has_a_good_article_beside_the_bad_one() -> None:
    assert [
        name for name in NAMES if name != "no-site-at-all" and not (CASES / name / "seeds" / "good.txt").is_file()
    ] == []
