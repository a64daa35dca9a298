"""Every hostile input ends within its limits, is told with its place, leads nowhere, and all else is built."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.hostile.case import GOOD, OUTSIDE, SECRET, Case
from tests.hostile.cases import CASES
from tests.hostile.nursery import Nursery, Outcome

BESIDE = {"secret.md", "secret.png", "site"}


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    with Nursery(tmp_path_factory.mktemp("hostile")) as started:
        yield started


def whole(outcome: Outcome) -> bytes:
    """Return all that was built, in one."""
    return b"\n".join(path.read_bytes() for path in (outcome.site / "_site").rglob("*") if path.is_file())


def is_article(case: Case) -> bool:
    """Tell whether a case is articles, and not a timeline, whose events have no pages of their own."""
    return not any(name.endswith((".mw", ".json")) for name in case.files)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hostile_input_is_survived(case: Case, nursery: Nursery) -> None:
    it = nursery.build(case)
    assert it.code in ((0, 1) if case.code is None else (case.code,)), it.said[:2_000]
    if case.code is None:
        named = any(f"seeds/{name.partition('.gz')[0]}" in it.said for name in case.files)
        articles = sum(path.name != "index.html" for path in (it.site / "_site/articles").iterdir())
        assert named or (it.code == 0 and (articles > 1 or not is_article(case)))
    assert it.seconds <= case.seconds
    assert it.megabytes <= case.megabytes
    assert it.trespasses == ()
    assert [words for words in case.said if words not in it.said] == [], it.said[:2_000]
    assert "mistake is its own" not in it.said
    assert all(character.isprintable() or character == "\n" for character in it.said)
    assert {path.name for path in it.site.parent.iterdir()} == BESIDE
    assert {path.name for path in it.site.iterdir()} == {".dateline", "_site", "content", "seeds"}
    assert not [path for path in (it.site / "_site").rglob("*") if path.is_symlink()]
    built = whole(it)
    assert b"lighthouse" in built
    assert SECRET.encode() not in built
    assert b"root:x:0" not in built


def test_what_leads_out_is_seen_by_the_watch(nursery: Nursery) -> None:
    """A template is trusted, and so may be a link: the watch has to tell of it."""
    leads_out = Case("a template from outside", {}, links={"templates/index.html": f"{OUTSIDE}/secret.md"})
    it = nursery.build(leads_out)
    assert any("secret.md" in place for place in it.trespasses)
    assert SECRET.encode() in whole(it)


def test_what_costs_too_much_is_seen_by_the_watch(nursery: Nursery) -> None:
    it = nursery.build(Case("many", {f"{n}.txt": GOOD.encode() * 400 for n in range(9)}, seconds=-4))
    assert it.code < 0


def test_every_group_is_there() -> None:
    assert len({case.name for case in CASES}) == len(CASES) > 200
