"""The sentence as a whole: the same site whatever was built before, every article but the bad, never half a site."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.config import load_config
from generator.errors import ConfigError, SiteError, WriteError
from generator.model.document import Origin
from generator.model.file import Report
from generator.pipeline import Preview, check, make, studies, timeline_of
from generator.pipeline.article import left_out, seconds
from generator.pipeline.article import study as study_one
from generator.pipeline.seal import unbroken
from generator.read import split
from generator.write import lock
from generator.write.intact import MARKER

ROOT = Path(__file__).parents[1]
ONE = "date 2017-01-17 ODENSE — The council opened the north bridge on Monday. Work had begun in March 2015.\n"
TWO = "---\ntitle: A museum\ndate: 2016-05-02\n---\nThe museum **closed** on 1 May 2016. It will reopen in June 2018.\n"
THREE = "date 2015-11-20 RIBE - The railway bought two ships on 3 November 2015.\n"


class Site:
    """A site in a folder of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "seeds").mkdir(parents=True)
        self.put("content/site.toml", 'title = "Two towns"\n')

    def put(self, path: str, text: str | bytes) -> None:
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())

    def build(self, *, is_strict: bool = False, is_clean: bool = False, workers: int | None = None) -> Report:
        report, _ = make(load_config(self.root), is_strict=is_strict, is_clean=is_clean, workers=workers)
        return report

    def tree(self) -> dict[str, bytes]:
        return tree(self.root / "_site")

    def settle(self) -> None:
        """Make all files look as if they had been there for a while, and build."""
        for place in self.root.rglob("*"):
            if place.is_file() and "_site" not in place.parts and ".dateline" not in place.parts:
                os.utime(place, (1_500_000_000, 1_500_000_000))
        self.build()


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    made = Site(tmp_path / "site")
    made.put("seeds/one.txt", ONE)
    made.put("seeds/two.md", TWO)
    return made


def run(
    root: Path, *words: str, package: Path = ROOT, environment: Mapping[str, str] = MappingProxyType({})
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator", *words],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(package), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


# --- from articles to a site ---


def test_a_site_has_its_articles_and_their_events(site: Site) -> None:
    report = site.build()
    assert (report.articles, report.studied, report.is_written, report.problems) == (2, 2, True, ())
    assert report.events >= 4
    assert {"index.html", "404.html", "articles/one.html", "articles/two.html"} <= site.tree().keys()
    assert b"north bridge" in site.tree()["index.html"]


def test_nothing_is_done_where_nothing_changed(site: Site) -> None:
    first = site.build()
    before = (site.root / "_site").stat().st_ino
    second = site.build()
    assert (second.studied, second.rendered, second.removed) == (0, 0, 0)
    assert (second.articles, second.events, second.files) == (first.articles, first.events, first.files)
    assert (site.root / "_site").stat().st_ino == before


@pytest.fixture
def settled(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site that was built, and whose next build need not wait two seconds to trust its files' times."""
    monkeypatch.setattr("generator.pipeline.settled.RACY_NS", 0)
    site.build()
    return site


def is_untouched(site: Site) -> bool:
    return unbroken(str(site.root), str(site.root / ".dateline"), str(site.root / "_site")) is not None


def test_a_build_with_nothing_to_do_says_what_any_says_and_loads_next_to_nothing(settled: Site) -> None:
    program = "import sys, generator.cli; sys.argv[1:] = ['build']; generator.cli.main(); print(*sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", program],
        cwd=settled.root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert said[0].startswith("4 events from 2 articles (2 unchanged), ")
    assert said[1].startswith("without a url")
    assert not {"generator.config", "generator.model", "dataclasses", "pathlib", "click"} & set(said[2].split())


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("seeds/one.txt", ONE.replace("north", "south")),
        ("seeds/three.txt", THREE),
        ("seeds/two.md", None),
        ("content/site.toml", 'title = "Three towns"\n'),
        ("content/about.md", "# About\n"),
        ("templates/404.html", "gone"),
        ("static/own.css", "p {}"),
        ("_site/index.html", "touched"),
        ("_site/articles/one.html", None),
        ("_site/more.html", "more"),
        ("_site/.dateline-build", "{}"),
    ],
)
def test_whatever_changes_there_is_something_to_do(settled: Site, path: str, text: str | None) -> None:
    assert is_untouched(settled)
    if text is None:
        (settled.root / path).unlink()
    else:
        settled.put(path, text)
    assert not is_untouched(settled)


def test_what_a_build_was_told_is_not_what_the_next_is_told(settled: Site) -> None:
    make(replace(load_config(settled.root), url="https://example.org/"))
    assert not is_untouched(settled)


def test_where_another_copy_of_the_program_was_at_work_there_is_something_to_do(settled: Site) -> None:
    program = "from generator.pipeline.seal import unbroken; print(unbroken('.', '.dateline', '_site'))"
    copy = settled.root.parent / "copy"
    shutil.copytree(ROOT / "generator", copy / "generator", ignore=shutil.ignore_patterns("packs", "__pycache__"))
    program = program.replace("'.'", repr(str(settled.root)), 1)
    said = {}
    for place in (ROOT, copy):
        environment = {**os.environ, "PYTHONPATH": str(place)}
        command = [sys.executable, "-c", program]
        done = subprocess.run(command, cwd=settled.root, env=environment, capture_output=True, text=True, check=True)
        said[place] = done.stdout.strip()
    assert said[ROOT].startswith("Counts(")
    assert said[copy] == "None"


def test_where_a_build_runs_nothing_is_said_of_the_site(settled: Site) -> None:
    with lock(settled.root / ".dateline"):
        assert not is_untouched(settled)


def test_only_what_shows_a_change_is_rendered_again(site: Site) -> None:
    site.put("seeds/three.txt", THREE)
    site.build()
    stamps = {path: (site.root / "_site" / path).stat().st_mtime_ns for path in site.tree()}
    site.put("seeds/three.txt", THREE.replace("two ships", "three ships"))
    report = site.build()
    assert report.studied == 1
    assert report.rendered < report.files
    for path in ("articles/one.html", "articles/two.html", "404.html"):
        assert (site.root / "_site" / path).stat().st_mtime_ns == stamps[path]
    assert b"three ships" in site.tree()["articles/three.html"]


def test_a_changed_file_of_the_same_size_and_time_is_seen(site: Site) -> None:
    site.build()
    place = site.root / "seeds/one.txt"
    stamp = place.stat()
    place.write_bytes(ONE.replace("north", "south").encode())
    os.utime(place, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    site.build()
    assert b"south bridge" in site.tree()["index.html"]


def test_a_file_from_the_future_is_seen_whenever_it_changes(site: Site) -> None:
    place = site.root / "seeds/one.txt"
    for word in ("south", "worth", "forth"):
        place.write_bytes(ONE.replace("north", word).encode())
        os.utime(place, (4_000_000_000, 4_000_000_000))
        site.build()
        assert f"{word} bridge".encode() in site.tree()["index.html"]


def test_an_empty_site_says_what_to_do(tmp_path: Path) -> None:
    empty = Site(tmp_path / "site")
    assert empty.build().articles == 0
    assert b"seeds/" in empty.tree()["index.html"]


def test_the_page_of_a_deleted_article_goes(site: Site) -> None:
    site.build()
    (site.root / "seeds/two.md").unlink()
    report = site.build()
    assert report.removed >= 1
    assert "articles/two.html" not in site.tree()


def test_what_somebody_changed_in_the_output_is_mended(site: Site) -> None:
    site.build()
    before = site.tree()
    (site.root / "_site/index.html").write_text("spoilt")
    (site.root / "_site/stray.html").write_text("stray")
    site.build()
    assert site.tree() == before


# --- incremental and right ---

NAMING = "date 2017-01-17 OSLO -- President Maria Lang met Ed Weber of the BBC in Oslo on Monday. Lang left in 2015.\n"
TEXTS = (
    NAMING,
    ONE,
    TWO,
    THREE,
    ONE.replace("north", "south"),
    ONE.replace("Monday", "Sunday"),
    "no date at all\n",
    "",
)
CORRECTIONS = (
    "hide = true",
    "pin = true",
    'headline = "Work"',
    'date = "April 2015"',
    'status = "planned"',
    'note = "The minutes say so."',
)
EDITS = st.one_of(
    st.tuples(st.just("put"), st.sampled_from(["a.txt", "b.md", "c/d.txt", "f/g.md"]), st.sampled_from(TEXTS)),
    st.tuples(st.just("delete"), st.sampled_from(["a.txt", "b.md", "c/d.txt"]), st.just("")),
    st.tuples(st.just("rename"), st.sampled_from(["a.txt", "c/d.txt"]), st.sampled_from(["a.txt", "e.txt", "f/h.txt"])),
    st.tuples(
        st.just("collection"),
        st.sampled_from(["c", "f"]),
        st.sampled_from(['title = "Towns"', 'topic = "ship, bridge"', 'title = "Ships"\ndescription = "By year"', ""]),
    ),
    st.tuples(st.just("title"), st.sampled_from(["Two towns", "Three towns"]), st.just("")),
    st.tuples(
        st.just("template"),
        st.sampled_from(["article.html", "base.html", "event.html", "text.html"]),
        st.sampled_from(["<hr>", "<br>"]),
    ),
    st.tuples(st.just("content"), st.sampled_from(["curation.toml", "events/tower.md", "pages/about.md"]), st.just("")),
    st.tuples(st.just("content"), st.just("curation.toml"), st.sampled_from(CORRECTIONS)),
    st.tuples(st.just("content"), st.just("events/tower.md"), st.sampled_from(["spring 1871", "2015-03"])),
    st.tuples(st.just("content"), st.just("pages/about.md"), st.sampled_from(["About", "Contact"])),
    st.tuples(st.just("style"), st.sampled_from(["p{}", "p{margin:0}"]), st.just("")),
    st.tuples(st.just("spoil"), st.sampled_from(["index.html", "stray.txt"]), st.just("spoilt")),
    st.tuples(st.just("forget"), st.sampled_from(["store.sqlite", "last.json", "manifests", ""]), st.just("")),
)


CONTENT = {
    "curation.toml": '[[event]]\nid = "x"\nsentence = "Work had begun in March 2015."\n{}\n',
    "events/tower.md": "---\ndate: {}\nheadline: Tower\n---\nIt stands.\n",
    "pages/about.md": "---\ntitle: {}\n---\nWho we are.\n",
}


def put_or_remove(site: Site, path: str, text: str) -> None:
    if text:
        site.put(path, text)
    else:
        (site.root / path).unlink(missing_ok=True)


def edit(site: Site, kind: str, name: str, value: str) -> None:
    seed = site.root / "seeds" / name
    if kind == "put":
        site.put(f"seeds/{name}", value)
    elif kind == "delete":
        seed.unlink(missing_ok=True)
    elif kind == "rename" and seed.exists():
        (site.root / "seeds" / value).parent.mkdir(exist_ok=True)
        seed.rename(site.root / "seeds" / value)
    elif kind == "collection":
        put_or_remove(site, f"seeds/{name}/collection.toml", value)
    elif kind == "title":
        site.put("content/site.toml", f'title = "{name}"\nnames = 1\nhighlights = 1\n')
    elif kind == "content":
        put_or_remove(site, f"content/{name}", CONTENT[name].format(value) if value else "")
    elif kind == "template":
        shipped = (ROOT / "templates" / name).read_text(encoding="utf-8")
        site.put(f"templates/{name}", f"{shipped}\n{value}\n")
    elif kind == "style":
        site.put("static/own.css", name)
    elif kind == "spoil" and (site.root / "_site").exists():
        (site.root / "_site" / name).write_text(value)
    elif kind == "forget":
        place = site.root / ".dateline" / name
        if place.is_dir():
            shutil.rmtree(place)
        else:
            place.unlink(missing_ok=True)


def copied(site: Site, root: Path) -> Site:
    """Return a site of the same articles, content and theme, of which nothing was built."""
    fresh = Site(root)
    for folder in ("seeds", "content", "templates", "static"):
        if (site.root / folder).exists():
            shutil.copytree(site.root / folder, fresh.root / folder, dirs_exist_ok=True)
    return fresh


@settings(max_examples=10, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))
@given(edits=st.lists(st.lists(EDITS, min_size=1, max_size=3), min_size=1, max_size=4))
def test_after_any_edits_the_site_is_as_if_built_from_nothing(
    tmp_path_factory: pytest.TempPathFactory, edits: list[list[tuple[str, str, str]]]
) -> None:
    site = Site(tmp_path_factory.mktemp("sites") / "site")
    site.put("seeds/a.txt", ONE)
    site.build()
    for batch in edits:
        for kind, name, value in batch:
            edit(site, kind, name, value)
        report = site.build()
    fresh = copied(site, tmp_path_factory.mktemp("sites") / "fresh")
    from_nothing = fresh.build()
    assert site.tree() == fresh.tree()
    assert report.problems == from_nothing.problems
    assert (report.articles, report.events, report.files) == (
        from_nothing.articles,
        from_nothing.events,
        from_nothing.files,
    )


@pytest.mark.parametrize(
    ("template", "is_planned"),
    [("article.html", False), ("text.html", True), ("event.html", True), ("base.html", True)],
)
def test_after_a_change_of_a_template_the_site_is_as_if_built_from_nothing(
    site: Site, template: str, *, is_planned: bool
) -> None:
    time.sleep(2.1)  # so that only the template changed of late
    site.build()
    edit(site, "template", template, "<hr>")
    place = site.root / "templates" / template
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace("<p>", "<p class=other>").replace('class="home"', "class=other"), encoding="utf-8")
    stages: set[str] = set()
    report, _ = make(load_config(site.root), progress=lambda stage, *_: stages.add(stage))
    changed = site.tree()
    assert report.is_written == (site.build(is_clean=True).files > 0)
    assert changed == site.tree()
    assert ("merge" in stages) == is_planned
    assert report.rendered > 0


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Return the folder of a copy of the program, to be changed."""
    return copy_of_program(tmp_path / "program")


def copy_of_program(place: Path) -> Path:
    for name in ("generator", "templates", "static"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", place)
    return place


def change_pack(package: Path) -> None:
    for rules in (package / "generator/language/packs/en/rules").glob("*.toml"):
        rules.write_text(rules.read_text(encoding="utf-8").split("[[rule]]")[0], encoding="utf-8")


def change_code(package: Path) -> None:
    place = package / "generator/site/pages.py"
    place.write_text(place.read_text(encoding="utf-8") + "\n# another version\n", encoding="utf-8")


def change_template(package: Path) -> None:
    with (package / "templates/base.html").open("a", encoding="utf-8") as file:
        file.write("<!-- another version -->\n")


@pytest.mark.parametrize("change", [change_pack, change_code, change_template])
def test_after_an_upgrade_of_the_program_the_site_is_as_if_built_from_nothing(
    site: Site, package: Path, change: Callable[[Path], None]
) -> None:
    assert run(site.root, "build", package=package).returncode == 0
    before = site.tree()
    change(package)
    assert run(site.root, "build", package=package).returncode == 0
    incremental = site.tree()
    assert run(site.root, "build", "--clean", package=package).returncode == 0
    assert incremental == site.tree()
    assert (incremental == before) == (change is change_code)


def append(path: str) -> Callable[[Path], None]:
    def changed(package: Path) -> None:
        with (package / path).open("a", encoding="utf-8") as file:
            file.write("\n/* another version */\n" if path.endswith(".css") else "\n# another version\n")

    return changed


UPGRADES: Mapping[str, Callable[[Path], None]] = {
    "pack": change_pack,
    "code": change_code,
    "template": change_template,
    "words": append("generator/wording/catalogues/en.po"),
    "reading": append("generator/read/plain.py"),
    "joining": append("generator/events/alike.py"),
    "style": append("static/timeline.css"),
}


@settings(max_examples=3, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=[*HealthCheck])
@given(
    batches=st.lists(st.tuples(st.sampled_from(sorted(UPGRADES)), st.lists(EDITS, max_size=2)), min_size=1, max_size=2)
)
def test_after_any_edits_and_upgrades_the_site_is_as_if_built_from_nothing(
    tmp_path_factory: pytest.TempPathFactory, batches: list[tuple[str, list[tuple[str, str, str]]]]
) -> None:
    place = tmp_path_factory.mktemp("sites")
    package = copy_of_program(place / "program")

    def built(site: Site) -> dict[str, bytes]:
        done = run(site.root, "build", package=package, environment={"PYTHONDONTWRITEBYTECODE": ""})
        assert (site.root / "_site").is_dir(), done.stderr
        return site.tree()

    site = Site(place / "site")
    site.put("seeds/a.txt", ONE)
    site.put("seeds/c/d.txt", THREE)
    built(site)
    for upgrade, edits in batches:
        for kind, name, value in edits:
            edit(site, kind, name, value)
        UPGRADES[upgrade](package)
        now = built(site)
    assert now == built(copied(site, place / "fresh"))


# --- the same everywhere ---


def test_the_site_is_the_same_on_every_machine(tmp_path: Path) -> None:
    surroundings: list[dict[str, str]] = [
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "LANGUAGE": "ar", "HOME": "/nowhere"},
    ]
    trees = []
    for number, surrounding in enumerate(surroundings):
        made = Site(tmp_path / f"{number}" / ("deep" * number + "site"))
        names = [f"seeds/{name}.txt" for name in range(40)]
        for name in names if number else reversed(names):
            made.put(name, ONE.replace("north", name.replace("/", " ")))
        done = run(made.root, "build", "--workers", str(number + 1), environment=surrounding)
        assert done.returncode == 0, done.stderr
        trees.append(made.tree())
    assert trees[0] == trees[1]


# --- what goes wrong ---


def test_one_bad_article_never_stops_the_others(site: Site) -> None:
    site.put("seeds/bad.txt", "no date in here\n")
    site.put("seeds/latin.txt", "date 2017-01-17 ODENSE — caf\xe9".encode("latin-1", "replace"))
    report = site.build()
    assert (report.articles, report.is_written) == (2, True)
    assert [str(problem.at).partition(":")[0] for problem in report.problems] == ["seeds/bad.txt", "seeds/latin.txt"]
    assert {problem.severity for problem in report.problems} == {"error"}


def test_problems_are_told_at_every_build(site: Site) -> None:
    site.put("seeds/bad.txt", "no date in here\n")
    first = site.build()
    assert first.problems
    assert site.build().problems == first.problems
    site.settle()
    assert site.build().problems == first.problems


def test_strict_lets_nothing_in_where_there_is_a_problem(site: Site) -> None:
    site.build()
    before = site.tree()
    site.put("seeds/bad.txt", "no date in here\n")
    site.put("seeds/one.txt", THREE)
    report = site.build(is_strict=True)
    assert not report.is_written
    assert report.problems
    assert site.tree() == before


def test_strict_lets_in_a_site_without_problems(site: Site) -> None:
    assert site.build(is_strict=True).is_written


def test_a_link_that_leads_nowhere_is_a_warning_and_stops_a_strict_build(site: Site) -> None:
    edit(site, "template", "404.html", '<a href="nowhere.html">there</a>')
    report = site.build(is_strict=True)
    assert [problem.severity for problem in report.problems] == ["warning"]
    assert "nowhere.html" in report.problems[0].message
    assert not report.is_written
    assert site.build().is_written
    assert site.build().problems == report.problems


def test_the_second_article_of_an_id_is_left_out(site: Site) -> None:
    site.put("seeds/zwei.md", TWO.replace("title:", "id: two\ntitle:"))
    report = site.build()
    assert report.articles == 2
    assert [str(problem.at) for problem in report.problems] == ["seeds/zwei.md"]
    assert "seeds/two.md" in (report.problems[0].hint or "")


def test_a_broken_template_leaves_the_old_site(site: Site) -> None:
    site.build()
    before = site.tree()
    site.put("templates/article.html", "{% if %}")
    with pytest.raises(SiteError):
        site.build()
    assert site.tree() == before


def test_a_broken_configuration_builds_nothing(site: Site) -> None:
    site.put("content/site.toml", "title = ")
    with pytest.raises(ConfigError):
        site.build()
    assert not (site.root / "_site").exists()


def test_a_foreign_output_folder_is_left_alone(site: Site) -> None:
    site.put("_site/thesis.txt", "years of work")
    with pytest.raises(WriteError, match="dateline did not make"):
        site.build()
    assert tree(site.root / "_site") == {"thesis.txt": b"years of work"}


@pytest.mark.parametrize("poison", [b"", b"garbage", b"SQLite format 3\0" + b"x" * 5000, b'{"inputs": 1}', b"[" * 9999])
@pytest.mark.parametrize("name", ["store.sqlite", "last.json"])
def test_a_spoilt_cache_is_a_saving_lost(site: Site, name: str, poison: bytes) -> None:
    site.build()
    before = site.tree()
    (site.root / ".dateline" / name).write_bytes(poison)
    report = site.build()
    assert site.tree() == before
    assert report.articles == 2


def test_a_build_that_is_killed_leaves_a_whole_site(site: Site) -> None:
    site.build()
    whole = [site.tree()]
    site.put("content/site.toml", 'title = "Other towns"\n')
    shutil.copytree(site.root, site.root.with_name("other"))
    other = Site.__new__(Site)
    other.root = site.root.with_name("other")
    other.build()
    whole.append(other.tree())
    for delay in (0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.1):
        with subprocess.Popen(
            [sys.executable, "-m", "generator", "build", "--quiet"],
            cwd=site.root,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stderr=subprocess.DEVNULL,
        ) as build:
            time.sleep(delay)
            build.send_signal(signal.SIGKILL)
        assert site.tree() in whole
    site.build()
    assert site.tree() == whole[1]


# --- one article ---


def test_a_study_of_any_bytes_raises_nothing() -> None:
    config = load_config(ROOT)
    for data in (b"", b"\xff\xfe", b"---\n", b"date", ONE.encode()):
        found = study_one(Origin("seeds/a.txt", data), config.settings)
        assert (found.document is None) == bool(found.problems)


def test_a_long_article_has_more_time() -> None:
    assert seconds(Origin("a.txt", b"")) == 6
    assert seconds(Origin("a.txt", b"x" * 4_000_000)) == 8


def test_an_article_that_is_left_out_says_why() -> None:
    (problem,) = left_out(Origin("seeds/a.jsonl", b"", 3), "it takes more than 8 seconds of CPU time").problems
    assert str(problem).startswith("seeds/a.jsonl:3: left out: it takes more than 8 seconds")


@pytest.mark.parametrize("workers", [None, 2])
def test_studies_come_in_the_order_of_the_articles(workers: int | None) -> None:
    lines = b"".join(b'{"id": "%d", "dct": "2017-01-17", "text": "He came on Monday."}\n' % n for n in range(40))
    origins = split(Origin("seeds/a.jsonl", lines), [])
    found = list(studies(origins, load_config(ROOT).settings, workers=workers))
    assert [one.document.id for one in found if one.document] == [str(n) for n in range(40)]
    assert all(len(one.events) == 1 for one in found)


def test_without_events_only_time_expressions_are_read() -> None:
    origin = Origin("-", b'{"id": "a", "dct": "2017-01-17", "text": "He came on Monday."}', 1)
    (found,) = studies([origin], load_config(ROOT).settings, is_tag_only=True)
    assert (len(found.timexes), found.events) == (1, ())


def test_what_is_printed_of_events_is_what_a_site_has_but_for_the_names() -> None:
    text = b"President Barack Obama came to Linz on Monday. Obama left on 18 January."
    origin = Origin("-", b'{"id": "a", "dct": "2017-01-17", "text": "%b"}' % text, 1)
    (found,) = studies([origin], load_config(ROOT).settings)
    whole = study_one(origin, load_config(ROOT).settings)
    assert all(event.names for event in whole.events)
    nameless = [replace(event, sources=(replace(event.sources[0], names=()),)) for event in whole.events]
    assert list(found.events) == nameless


# --- other ways to the timeline ---


def test_the_timeline_is_had_without_a_site(site: Site) -> None:
    timeline, held, problems = timeline_of(load_config(site.root))
    assert timeline.events
    assert (list(held), problems) == (["one", "two"], ())
    assert held["one"].document is not None
    assert not (site.root / "_site").exists()


def test_a_check_tells_what_a_build_would_and_writes_no_site(site: Site) -> None:
    assert check(load_config(site.root)) == ()
    site.put("seeds/bad.txt", "no date in here\n")
    edit(site, "template", "404.html", '<a href="nowhere.html">there</a>')
    assert [problem.severity for problem in check(load_config(site.root))] == ["error", "warning"]
    assert [problem.severity for problem in check(load_config(site.root), is_links_only=True)] == ["warning"]
    assert not (site.root / "_site").exists()


def test_the_preview_shows_what_a_build_writes_and_writes_nothing_itself(site: Site) -> None:
    with Preview(site.root) as preview:
        for text in (ONE, ONE.replace("north", "south"), THREE):
            site.put("seeds/one.txt", text)
            shown = preview(frozenset({site.root / "seeds/one.txt"}))
            rendered = {path: file.render() for path, file in shown.files.items()}
            assert not (site.root / "_site").exists()
    site.build()
    assert rendered == {path: data for path, data in site.tree().items() if path != MARKER}


def test_a_build_beside_the_preview_disturbs_neither(site: Site) -> None:
    with Preview(site.root) as preview:
        before = preview(frozenset()).files
        site.put("seeds/three.txt", THREE)
        site.build()
        after = preview(frozenset({site.root / "seeds/three.txt"})).files
        assert "articles/three.html" in after.keys() - before.keys()
        assert site.tree()["articles/three.html"] == after["articles/three.html"].render()


def test_the_page_of_a_changed_article_comes_before_the_others_and_as_it_stays(site: Site) -> None:
    place = site.root / "seeds/one.txt"
    with Preview(site.root) as preview:
        before = preview(frozenset())
        site.put("seeds/one.txt", ONE.replace("north", "south"))
        first = preview.first(frozenset({place}))
        assert first is not None
        page = first.files["articles/one.html"]
        assert b"south bridge" in page.render()
        assert {path for path in before.files if first.files[path].key != before.files[path].key} == {page.path}
        assert preview(frozenset({place})).files[page.path].key == page.key


def test_an_article_that_is_typed_at_is_in_the_end_what_a_build_makes_of_it(site: Site) -> None:
    place = site.root / "seeds/one.txt"
    more = "A tower fell on 5 June 2014."
    with Preview(site.root) as preview:
        preview(frozenset())
        for text in (f"{ONE}\n{more}\n", f"{ONE}\n{more} It was rebuilt in 2016.\n", ONE, f"{ONE}\n{more}\n"):
            site.put("seeds/one.txt", text)
            first = preview.first(frozenset({place}))
            assert first is not None
            assert (b"tower fell" in first.files["articles/one.html"].render()) == (more in text)
        rendered = {path: file.render() for path, file in preview(frozenset({place})).files.items()}
    site.build()
    assert rendered == {path: data for path, data in site.tree().items() if path != MARKER}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("seeds/new.txt", THREE),
        ("seeds/one.txt", "no date at all\n"),
        ("seeds/two.md", TWO.replace("---\ntitle", "---\nid: other\ntitle")),
        ("content/site.toml", 'title = "Three towns"\n'),
    ],
)
def test_what_changes_more_than_an_article_is_planned_whole(site: Site, path: str, text: str) -> None:
    with Preview(site.root) as preview:
        preview(frozenset())
        site.put(path, text)
        assert preview.first(frozenset({site.root / path})) is None
        shown = preview(frozenset({site.root / path}))
        rendered = {path: file.render() for path, file in shown.files.items()}
    site.build()
    assert rendered == {path: data for path, data in site.tree().items() if path != MARKER}


def test_a_report_of_the_same_build_is_the_same(site: Site) -> None:
    first = site.build(is_clean=True)
    second = site.build(is_clean=True)
    assert replace(first, is_written=True) == replace(second, is_written=True)
