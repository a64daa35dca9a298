"""Installed from its wheel, in an editable checkout or straight from the folder, Dateline builds the same sites.

The environment is fresh but for the packages that Dateline depends on: those it borrows, so that the test needs no
network. That the wheel asks for them is a test of its own.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

import generator

ROOT = Path(__file__).resolve().parent.parent
PAGE = "index.html"
MARK = "a site's own template was here"


def run(*command: Path | str, cwd: Path, more: Mapping[str, str] | None = None) -> str:
    """Run a command away from this environment and return what it printed; it must succeed."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(cwd), "LANG": "C.UTF-8", **(more or {})}
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of the files that git has or would take."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0"):
        if name and (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, source / name)
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", target, cwd=source)
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def dateline(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a fresh environment and return its command `dateline`."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, symlinks=True)
    python = home / "bin" / "python"
    packages = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip())
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index")
    run(*pip, wheel, cwd=home)
    return home / "bin" / "dateline"


@pytest.fixture
def folder(dateline: Path, tmp_path: Path) -> Path:
    """Make a new site with `dateline new`."""
    run(dateline, "new", "talks", cwd=tmp_path)
    return tmp_path / "talks"


def build(dateline: Path, folder: Path) -> Path:
    """Build the site of a folder and return its output."""
    run(dateline, "build", cwd=folder)
    return folder / "_site"


def test_the_wheel_has_the_theme_and_the_packs_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = {
        f"generator/theme/{file.relative_to(ROOT).as_posix()}"
        for top in ("templates", "static")
        for file in (ROOT / top).rglob("*")
        if file.is_file() and not file.name.startswith(".")
    }
    packs = {file.relative_to(ROOT).as_posix() for file in (ROOT / "generator").rglob("*.toml")}
    assert len(shipped) > 3
    assert len(packs) > 3
    assert shipped | packs <= names
    assert {name.split("/")[0] for name in names} == {"generator", f"dateline-{generator.__version__}.dist-info"}


def test_the_wheel_asks_for_what_it_uses_and_has_its_licence(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    information = f"dateline-{generator.__version__}.dist-info"
    metadata = archive.read(f"{information}/METADATA").decode()
    assert "License-Expression: MIT" in metadata
    assert {"Requires-Dist: jinja2>=3.1.6", "Requires-Python: >=3.11"} <= set(metadata.splitlines())
    assert f"{information}/licenses/LICENSE" in archive.namelist()


def test_the_command_tells_its_version(dateline: Path, tmp_path: Path) -> None:
    assert generator.__version__ in run(dateline, "--version", cwd=tmp_path)


def test_the_command_is_the_installed_one_and_not_the_checkout(dateline: Path, tmp_path: Path) -> None:
    script = "import generator; print(generator.__file__)"
    found = Path(run(dateline.with_name("python"), "-c", script, cwd=tmp_path).strip())
    assert found.is_relative_to(dateline.parent.parent)


def test_a_new_site_builds_at_once(dateline: Path, folder: Path) -> None:
    output = build(dateline, folder)
    assert "<mark>" in (output / PAGE).read_text("utf-8")


def test_a_site_s_own_template_goes_before_the_shipped_one(dateline: Path, folder: Path) -> None:
    (folder / "templates").mkdir(exist_ok=True)
    shipped = (ROOT / "templates" / "base.html").read_text("utf-8")
    (folder / "templates" / "base.html").write_text(shipped.replace("</body>", f"<p>{MARK}</p></body>"), "utf-8")
    page = (build(dateline, folder) / PAGE).read_text("utf-8")
    assert MARK in page
    assert "<mark>" in page


def test_a_site_s_own_static_file_goes_before_the_shipped_one(dateline: Path, folder: Path) -> None:
    sheets = sorted(path.relative_to(ROOT / "static") for path in (ROOT / "static").rglob("*.css"))
    own = folder / "static" / sheets[0]
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(".own-sheet{color:teal}", "utf-8")
    output = build(dateline, folder)
    assert "own-sheet" in "".join(path.read_text("utf-8") for path in output.rglob("*.css"))
    assert list(output.rglob("*.js"))


@pytest.mark.parametrize("way", ["installed editable", "from the checkout"])
def test_the_theme_is_found_without_a_wheel(way: str, dateline: Path, folder: Path) -> None:
    expected = build(dateline, folder)
    pages = {page.relative_to(expected): page.read_bytes() for page in expected.rglob("*") if page.is_file()}
    shutil.rmtree(expected)
    shutil.rmtree(folder / ".dateline")
    checkout = {"PYTHONPATH": str(ROOT)} if way == "from the checkout" else {}
    run(sys.executable, "-m", "generator", "build", cwd=folder, more=checkout)
    assert {page.relative_to(expected): page.read_bytes() for page in expected.rglob("*") if page.is_file()} == pages
