"""How a date was worked out, in words."""

import ast
from pathlib import Path

import pytest

from generator.model.timex import Step
from generator.wording import LANGUAGES, step, trail
from generator.wording.catalogue import has_message

MONDAY = (
    Step("said", (("text", "Monday"),)),
    Step("tense", (("tense", "past"), ("cue", "said"))),
    Step("anchor", (("anchor", "2017-01-17"), ("origin", "dct"))),
    Step("result", (("edtf", "2017-01-16"),)),
)


def test_a_trail_reads_as_one_line_of_reasoning() -> None:
    assert trail(MONDAY, "en") == (
        "'Monday', past tense ('said'), counted from Tuesday 17 January 2017, the date of the article: "
        "Monday 16 January 2017"
    )


def test_a_trail_is_told_in_arabic() -> None:
    assert trail(MONDAY, "ar").startswith("«Monday»، صيغة الماضي («said»)، محسوبًا من الثلاثاء 17 يناير 2017")


def test_what_follows_the_result_is_set_apart() -> None:
    steps = (*MONDAY, Step("status", (("status", "planned"), ("cue", "will"))))
    assert trail(steps, "en").endswith(": Monday 16 January 2017; planned ('will')")


def test_a_result_keeps_the_part_of_the_year_that_was_said() -> None:
    assert step(Step("result", (("edtf", "2015/.."), ("mod", "START"))), "en") == "since early 2015"


def test_no_steps_say_nothing() -> None:
    assert trail((), "en") == ""


def test_a_step_without_its_cue_leaves_the_brackets_out() -> None:
    assert step(Step("tense", (("tense", "future"), ("cue", ""))), "en") == "future tense"


def test_an_unknown_kind_of_step_is_an_error() -> None:
    with pytest.raises(KeyError):
        step(Step("guessed"), "en")


def kinds(repository: Path) -> set[str]:
    found: set[str] = set()
    for path in (repository / "generator").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Step"):
                continue
            if node.args and isinstance(node.args[0], ast.Constant):
                found.add(str(node.args[0].value))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_step_that_a_stage_makes_has_words(repository: Path, language: str) -> None:
    assert {kind for kind in kinds(repository) if not has_message(f"step.{kind}", language)} == set()
