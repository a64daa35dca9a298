"""The laws of the house (ARCHITECTURE.md), read off the source."""

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "generator").rglob("*.py"))

# Each third party has one door: a module, or a folder that ends in "/".
DOORS = {
    "PIL": "site/social.py",
    "arabic_reshaper": "site/social.py",
    "babel": "wording/",
    "bidi": "site/social.py",
    "charset_normalizer": "read/",
    "click": "cli",
    "dateutil": "temporal/",
    "distributed": "executor.py",
    "feedparser": "read/",
    "fsspec": "archive/",
    "icalendar": "export/ics.py",
    "jinja2": "site/html.py",
    "livereload": "serve",
    "lxml": "read/",
    "markdown": "read/markdown.py",
    "nh3": "read/",
    "numpy": "ranking/",
    "pyarrow": "archive/",
    "rapidfuzz": "events/",
    "rich": "cli",
    "tomlkit": "editor/pen.py",
    "tornado": "serve",
    "trafilatura": "read/",
    "warcio": "archive/warc.py",
    "watchfiles": "serve",
    "yaml": "read/",
    "zstandard": "archive/articles.py",
}
# What only some rooms may use of the standard library.
GUARDED = {
    "concurrent": ("executor", "serve"),
    "multiprocessing": ("executor",),
    "locale": (),
    "logging": ("read/saved.py", "serve"),  # to silence others
    "pickle": (),
    "marshal": (),
    "shelve": (),
    "sqlite3": ("store",),
}
CLOCKS = {
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
    "time.strftime",
    "time.ctime",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "datetime.fromtimestamp",
    "date.today",
    "date.fromtimestamp",
    "os.environ",
    "os.getenv",
    "os.environb",
    "os.getlogin",
    "Path.home",
    "Path.cwd",
    "os.getcwd",
    "socket.gethostname",
    "platform.node",
    "getpass.getuser",
}
PRINTERS = {"print", "input", "sys.stdout", "sys.stderr", "sys.stdin", "sys.exit", "exit", "quit", "click.echo"}
VAGUE = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "handler", "info", "process"}
# A stage's working paper, handed on from rule to rule.
PAPER = {"Draft", "Scene"}
HEAVY = {
    "PIL",
    "arabic_reshaper",
    "babel",
    "bidi",
    "dateutil",
    "feedparser",
    "icalendar",
    "jinja2",
    "livereload",
    "lxml",
    "markdown",
    "nh3",
    "rapidfuzz",
    "numpy",
    "pyarrow",
    "rich",
    "sqlite3",
    "tornado",
    "watchfiles",
    "yaml",
}
TEXTS = {".py", ".toml", ".md", ".html", ".css", ".js", ".json", ".yml", ".lock", ".txt", ".sh", ".svg", ".csv", ""}


@cache
def tree(module: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(module.read_text("utf-8"), str(module))


def place(module: Path) -> str:
    """Return the module's path inside the package: `site/html.py`."""
    return module.relative_to(ROOT / "generator").as_posix()


def lives_in(module: Path, room: str) -> bool:
    """Say whether a module is the room (a file `room.py`, a folder `room/`) or a part of it."""
    at = place(module)
    return at in (room, f"{room}.py") or at.startswith(room if room.endswith("/") else f"{room}/")


@cache
def imports(module: Path) -> list[tuple[int, str]]:
    """Return line and dotted name of each import, wherever in the module it stands."""
    found = []
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.append((node.lineno, node.module))
    return found


def dotted(module: Path) -> str:
    """Return the name that a module is imported by."""
    return ".".join(module.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def neighbours(module: Path) -> Iterator[str]:
    """Yield the project's modules that a module imports, wherever in it: `from a import b` is `a.b` if that is one."""
    known = {dotted(each) for each in MODULES}
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module in known:
            inner = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in known else node.module for name in inner)


def names(module: Path) -> Iterator[tuple[int, str]]:
    """Yield line and the last two parts of each name that is used: `a.datetime.now` gives `datetime.now`.

    A variable that is called like a module of the standard library (`time`) is not taken for it.
    """
    modules = {name.split(".")[0] for _, name in imports(module)}
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Name):
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
            if owner not in sys.stdlib_module_names or owner in modules:
                yield node.lineno, f"{owner}.{node.attr}"
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from ((node.lineno, f"{node.module.split('.')[-1]}.{alias.name}") for alias in node.names)


def files() -> list[Path]:
    """Return the project's own files: those that git has or would take."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_the_package_has_modules_to_judge() -> None:
    assert len(MODULES) > 30


def test_every_floor_imports_only_from_below() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    verdict = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert verdict.returncode == 0, verdict.stdout[verdict.stdout.find("Contracts") :] + verdict.stderr


def test_no_modules_import_one_another_in_a_circle() -> None:
    """Imports for types alone count too. What is left when those that import nothing are taken away has a circle."""
    ahead = {dotted(module): set(neighbours(module)) for module in MODULES}
    while ends := {name for name, others in ahead.items() if not others & ahead.keys()}:
        for name in ends:
            del ahead[name]
    assert {name: sorted(others & ahead.keys()) for name, others in ahead.items()} == {}


@pytest.mark.parametrize("package", DOORS)
def test_each_third_party_has_one_door(package: str) -> None:
    strangers = [
        f"generator/{place(module)}:{line}: {name}"
        for module in MODULES
        if not lives_in(module, DOORS[package])
        for line, name in imports(module)
        if name.split(".")[0] == package
    ]
    assert strangers == []


def test_no_package_is_used_that_has_no_door() -> None:
    known = sys.stdlib_module_names | DOORS.keys() | {"generator"}
    strangers = {
        f"generator/{place(module)}:{line}: {name}"
        for module in MODULES
        for line, name in imports(module)
        if name.split(".")[0] not in known
    }
    assert strangers == set()


def test_no_dependency_is_declared_that_has_no_door() -> None:
    owners = importlib.metadata.packages_distributions()
    behind_doors = {normal(name) for package in DOORS for name in owners[package]}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = sum(project["optional-dependencies"].values(), project["dependencies"])
    declared = {normal(re.split(r"[^\w.-]", line)[0]) for line in lines}
    assert declared == behind_doors


def normal(name: str) -> str:
    """Return the normal form of a distribution's name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_model_rests_on_the_standard_library_and_the_errors_alone() -> None:
    allowed = sys.stdlib_module_names | {"generator.errors", "generator.model"}
    strangers = [
        f"generator/{place(module)}:{line}: {name}"
        for module in MODULES
        if lives_in(module, "model")
        for line, name in imports(module)
        if name.split(".")[0] not in allowed and ".".join(name.split(".")[:2]) not in allowed
    ]
    assert strangers == []


@pytest.mark.parametrize("package", GUARDED)
def test_what_only_some_rooms_may_use_is_used_there_alone(package: str) -> None:
    strangers = [
        f"generator/{place(module)}:{line}: {name}"
        for module in MODULES
        if not any(lives_in(module, room) for room in GUARDED[package])
        for line, name in imports(module)
        if name.split(".")[0] == package
    ]
    assert strangers == []


def test_only_the_command_line_prints_or_exits() -> None:
    printers = [
        f"generator/{place(module)}:{line}: {name}"
        for module in MODULES
        if not lives_in(module, "cli")
        for line, name in names(module)
        if name in PRINTERS
    ]
    assert printers == []


def test_no_clock_locale_or_environment_is_read_below_the_preview() -> None:
    readers = [
        f"generator/{place(module)}:{line}: {name}"
        for module in MODULES
        if not (lives_in(module, "cli") or lives_in(module, "serve"))
        for line, name in names(module)
        if name in CLOCKS
    ]
    assert readers == []


def test_one_function_alone_replaces_a_file() -> None:
    writers = [
        f"generator/{place(module)}:{line}: {name}"
        for module in MODULES
        if not any(lives_in(module, room) for room in ("atomic", "write", "store"))
        for line, name in names(module)
        if name in ("os.replace", "os.rename") or name.endswith((".write_text", ".write_bytes"))
    ]
    assert writers == []


def test_all_data_are_frozen_and_slotted() -> None:
    """Not a room's own scratch paper, nor the state of a build; what keeps what it looked up has no slots."""
    soft = [
        f"generator/{place(module)}:{node.lineno}: {node.name}"
        for module in MODULES
        if not any(lives_in(module, room) for room in ("pipeline", "write", "store", "serve", "cli"))
        for node in ast.walk(tree(module))
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and node.name not in PAPER
        for decorator in node.decorator_list
        if "dataclass" in ast.unparse(decorator)
        and not {"frozen=True", "slots=True"}
        <= {ast.unparse(word) for word in getattr(decorator, "keywords", [])}
        | ({"slots=True"} if "cached_property" in ast.unparse(node) else set())
    ]
    assert soft == []


def test_no_module_is_longer_than_600_lines() -> None:
    lengths = {place(module): len(module.read_text("utf-8").splitlines()) for module in MODULES}
    assert {name: length for name, length in lengths.items() if length > 600} == {}


def test_every_module_has_a_name_that_says_what_it_is() -> None:
    vague = [place(module) for module in MODULES if VAGUE & set(module.stem.split("_"))]
    repeated = [place(module) for module in MODULES if module.stem.startswith(f"{module.parent.name}_")]
    assert vague + repeated == []


def test_the_command_starts_without_loading_what_it_may_not_need() -> None:
    script = "import sys, generator.cli; print(*{name.split('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert HEAVY.isdisjoint(loaded.stdout.split())


def test_no_file_of_the_project_names_a_place_on_somebodys_machine() -> None:
    folders = "work|root|home|Users|opt|mnt|srv"
    pattern = re.compile(rf"(?<![\w./:>)$}}-])(?:file://)?/(?:{folders})/(?!me/)\w|[A-Z]:\\\\?Users")
    found = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for file in files()
        if file.suffix in TEXTS and "seeds" not in file.parts
        for number, line in enumerate(file.read_text("utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []
