"""`make` sets up once, again when what it rests on has changed, and says what a machine lacks."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
RESTS_ON = ("requirements.lock", "requirements-dev.lock", "pyproject.toml", "tools/setup.sh")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a checkout's Makefile and what it rests on, with an environment that is set up."""
    shutil.copyfile(ROOT / "Makefile", tmp_path / "Makefile")
    (tmp_path / ".venv").mkdir()
    for age, name in enumerate([*RESTS_ON, ".venv/.set-up-site", ".venv/.set-up-dev"]):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
        os.utime(path, (1_500_000_000 + age, 1_500_000_000 + age))
    return tmp_path


def would_run(checkout: Path, target: str, *settings: str) -> str:
    """Return the commands that make would run."""
    environment = {"PATH": os.environ["PATH"]}
    command = ["make", "--dry-run", target, *settings]
    return subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=True).stdout


def set_up(tmp_path: Path, python: str) -> str:
    """Run the set-up on a machine without apt, as if its Python were the given shell script; return its complaint."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "dirname", "id"):
        (programs / name).symlink_to(shutil.which(name) or name)
    if python:
        (programs / "python3").write_text(f"#!/bin/sh\n{python}\n", "utf-8")
        (programs / "python3").chmod(0o755)
    environment = {"PATH": str(programs), "VENV": str(tmp_path / "venv")}
    command = [str(ROOT / "tools" / "setup.sh"), "site"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    return done.stderr


@pytest.mark.parametrize("target", ["site", "serve", "check", "types"])
def test_a_second_run_does_not_set_up_again(checkout: Path, target: str) -> None:
    assert "setup.sh" not in would_run(checkout, target)


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml", "tools/setup.sh"])
def test_a_change_of_what_the_environment_rests_on_sets_it_up_again(checkout: Path, changed: str) -> None:
    (checkout / changed).touch()
    assert "setup.sh site" in would_run(checkout, "site")
    assert "setup.sh dev" in would_run(checkout, "types")


def test_building_a_site_needs_no_developer_tools(checkout: Path) -> None:
    (checkout / ".venv" / ".set-up-site").unlink()
    commands = would_run(checkout, "site")
    assert "setup.sh site" in commands
    assert "setup.sh dev" not in commands


def test_the_address_is_handed_on_to_the_build(checkout: Path) -> None:
    assert '--url "https://example.org/a/"' in would_run(checkout, "site", "URL=https://example.org/a/")
    assert "--url" not in would_run(checkout, "site")


def test_a_machine_without_python_is_told_what_it_needs(tmp_path: Path) -> None:
    assert "no python3: install Python 3.11 or newer" in set_up(tmp_path, "")


def test_an_old_python_is_refused_by_name(tmp_path: Path) -> None:
    script = 'if [ "$1" = --version ]; then echo Python 3.9.2; else exit 1; fi'
    assert "Python 3.9.2 is too old: Dateline needs Python 3.11 or newer" in set_up(tmp_path, script)


def test_a_python_that_makes_no_environments_is_told_what_to_install(tmp_path: Path) -> None:
    script = 'case "$2" in *ensurepip*) exit 1 ;; *print*) echo python3.11-venv ;; esac'
    assert "python3 cannot make environments: install its module venv" in set_up(tmp_path, script)
