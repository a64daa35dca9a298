"""Every example of every pack comes out, by its own rule; every reject is rejected."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.language.pack import languages, load_pack
from generator.temporal import load_grammar
from generator.temporal.examples import Example, check_examples, complain, examples

ALL = [(lang, example) for lang in languages() for example in examples(load_grammar(load_pack(lang)))]


@pytest.mark.parametrize(("lang", "example"), ALL, ids=[f"{lang}: {each.rule}: {each.text}" for lang, each in ALL])
def test_an_example_comes_out_by_its_own_rule(lang: str, example: Example) -> None:
    assert complain(example, load_grammar(load_pack(lang))) is None


def test_every_file_of_rules_has_examples() -> None:
    told = {example.at.path for _, example in ALL}
    assert told == {file.path for lang in languages() for file in load_pack(lang).rules}


def test_a_failing_example_is_told_with_file_and_line(tmp_path: Path) -> None:
    folder = tmp_path / "xx"
    (folder / "rules").mkdir(parents=True)
    (folder / "lexicon.toml").write_text(
        "[digits]\nyyyy = { digits = [4], min = 1000, max = 2100 }\n", encoding="utf-8"
    )
    (folder / "rules" / "years.toml").write_text(
        "[[rule]]\nname = 'year'\nmatch = '{yyyy}'\nmeans = 'date(yyyy)'\n"
        "  [rule.examples]\n  'in 1939' = '1938'\n  [rule.rejects]\n  'room 1984' = 'a room'\n",
        encoding="utf-8",
    )
    problems = check_examples(load_grammar(load_pack("xx", tmp_path)))
    assert [str(problem.at) for problem in problems] == ["xx/rules/years.toml:6:1", "xx/rules/years.toml:8:1"]
    assert problems[0].message == "'in 1939' is to be '1938', but is '1939'"
    assert problems[1].message == "nothing is to be found in 'room 1984' ('year'), but found was '1984'"
