"""The documents say what is there: every command, verb, option and key, and no link leads nowhere."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from generator.config import KEYS

ROOT = Path(__file__).resolve().parent.parent
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE)
EVERYTHING = "\n".join(doc.read_text("utf-8") for doc in DOCS)


def help_of(*words: str) -> str:
    """Return what `dateline WORDS --help` prints."""
    command = [sys.executable, "-m", "generator", *words, "--help"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def verbs() -> list[str]:
    """Return the verbs of the command line."""
    found = re.findall(r"^  ([a-z]+)", help_of().split("Commands:")[1], re.MULTILINE)
    assert len(found) >= 7
    return found


def test_the_two_commands_stand_on_the_first_screen_of_the_readme() -> None:
    first_screen = README.splitlines()[:25]
    assert any(line.startswith("make site") for line in first_screen)
    assert any(line.startswith("make test") for line in first_screen)


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)
def test_every_make_command_that_a_document_names_is_there(doc: Path) -> None:
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)\b", doc.read_text("utf-8"), re.MULTILINE))
    assert named <= set(TARGETS)


def test_every_make_command_has_a_help_text() -> None:
    silent = [name for name in TARGETS if not re.search(rf"^{name}:.*## \w", MAKEFILE, re.MULTILINE)]
    assert silent == ["browser"]


def test_make_help_lists_every_command() -> None:
    environment = {"PATH": os.environ["PATH"]}  # not that of a make around this test
    command = ["make", "help"]
    listed = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout
    assert [line.split()[1] for line in listed.splitlines()] == [name for name in TARGETS if name != "browser"]


def test_every_verb_stands_in_the_readme() -> None:
    assert [verb for verb in verbs() if f"`dateline {verb}" not in README] == []


def test_every_option_is_documented() -> None:
    missing = [
        f"dateline {verb} {option}"
        for verb in verbs()
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", help_of(verb))
        if option != "--help" and option not in EVERYTHING
    ]
    assert missing == []


@pytest.mark.parametrize("key", KEYS)
def test_every_key_of_the_configuration_is_documented(key: str) -> None:
    assert f"| `{key}` |" in README
    assert f"`{key}`" in (ROOT / "docs" / "configuration.md").read_text("utf-8")


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)
def test_no_link_in_a_document_leads_nowhere(doc: Path) -> None:
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", doc.read_text("utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)#\s]+)", prose)
    lost = [target for target in targets if "://" not in target and not (doc.parent / target).exists()]
    assert lost == []


def test_ci_runs_the_pythons_that_the_package_promises() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    promised = re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"]))
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")
    assert re.findall(r'"(3\.\d+)"', workflow) == promised


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_requirement_in_a_lock_file_has_its_version_and_hash(lock: str) -> None:
    lines = [line for line in (ROOT / lock).read_text("utf-8").splitlines() if line.strip()[:1] not in ("#", "")]
    heads = [line for line in lines if not line.startswith(" ")]
    assert len(heads) > 10
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+(?: ; .+)? \\", line) for line in heads)
    assert all(line.strip().startswith("--hash=sha256:") for line in lines if line.startswith(" "))


def test_the_lock_files_hold_every_declared_dependency() -> None:
    parts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    runtime = [*parts["project"]["dependencies"], *parts["dependency-groups"]["build"]]
    wanted = {"requirements.lock": runtime, "requirements-dev.lock": [*runtime, *parts["dependency-groups"]["dev"]]}
    for lock, lines in wanted.items():
        pinned = set(re.findall(r"^([\w.-]+)==", (ROOT / lock).read_text("utf-8"), re.MULTILINE))
        assert {re.split(r"[^\w.-]", line)[0].lower() for line in lines} <= pinned


def test_what_is_published_is_published_with_least_rights() -> None:
    workflow = (ROOT / ".github" / "workflows" / "pages.yml").read_text("utf-8")
    assert re.findall(r"^( *)(\w[\w-]*): write$", workflow, re.MULTILINE) == [
        ("      ", "pages"),
        ("      ", "id-token"),
    ]
    assert re.search(r"^permissions:\n  contents: read$", workflow, re.MULTILINE)


def test_actions_are_named_by_their_major_version() -> None:
    used = [line for path in (ROOT / ".github" / "workflows").glob("*.yml") for line in path.read_text().splitlines()]
    actions = [line.split("uses:")[1].strip() for line in used if "uses:" in line]
    assert len(actions) >= 7
    assert [action for action in actions if not re.fullmatch(r"actions/[\w-]+@v\d+", action)] == []


def test_the_architecture_says_what_each_dependency_is_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = sum(project["optional-dependencies"].values(), project["dependencies"])
    declared = {re.split(r"[^\w.-]", line)[0] for line in lines}
    table = (ROOT / "ARCHITECTURE.md").read_text("utf-8").partition("## Third parties")[2].partition("\n## ")[0]
    said = {name for row in re.findall(r"^\| ([a-z0-9, -]+) \|", table, re.MULTILINE) for name in row.split(", ")}
    assert said - {"package"} == declared
