"""What is wrong in a rule is named with file, line and column, and with what was probably meant."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from generator.errors import PackError
from generator.temporal import Grammar, load_grammar
from tests.temporal.packs import pack, rule


@pytest.mark.parametrize(
    ("rules", "at", "message", "hint"),
    [
        (
            rule("{month_nam} {dd}", "date(None, month_name, dd)"),
            "xx/rules/dates.toml:3:10",
            "not a slot: 'month_nam'",
            "did you mean 'month_name'?",
        ),
        (
            rule("{month_name}", "dat(None, month_name)"),
            "xx/rules/dates.toml:4:10",
            "not an operator: 'dat'",
            "did you mean 'date'?",
        ),
        (
            rule("{month_name}", "date(None, month_nam)"),
            "xx/rules/dates.toml:4:21",
            "neither a slot of the rule nor a name: 'month_nam'",
            "did you mean 'month_name'?",
        ),
        (
            rule("{month_name}", "date.today()"),
            "xx/rules/dates.toml:4:10",
            "not part of the language of meanings: 'date.today()'",
            None,
        ),
        (rule("{month_name}", "date("), "xx/rules/dates.toml:4:14", "not an expression", None),
        (rule("the [{month_name}", "date()"), "xx/rules/dates.toml:3:27", "']' is missing", None),
        (
            rule("{month_name}", "date()", kind="mont"),
            "xx/rules/dates.toml:5:1",
            "not a kind: 'mont'",
            "did you mean 'month'?",
        ),
        (
            rule("<{dd}> to <{dd}>", "date()"),
            "xx/rules/dates.toml:4:1",
            "2 expressions in the pattern, 1 meanings",
            None,
        ),
        (
            rule("{dd}", "date()") + "exampels = 1\n",
            "xx/rules/dates.toml:5:1",
            "not a key of a rule: 'exampels'",
            "did you mean 'examples'?",
        ),
        (
            rule("{dd}", "date()") + rule("{yyyy}", "date()"),
            "xx/rules/dates.toml:6:1",
            "a second rule of this name: 'a'",
            None,
        ),
        ("[[rule]]\nname = 'a'\nmatch = '{dd}'\n", "xx/rules/dates.toml:1:1", "'means' of a rule: missing", None),
    ],
)
def test_a_mistake_in_a_rule_is_named_with_its_place(
    rules: str, at: str, message: str, hint: str | None, tmp_path: Path
) -> None:
    with pytest.raises(PackError) as caught:
        load_grammar(pack(tmp_path, rules))
    assert (str(caught.value.at), caught.value.message) == (at, message)
    assert caught.value.hint == hint


def test_an_operator_refuses_arguments_that_it_does_not_take(tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        load_grammar(pack(tmp_path, rule("{dd}", "date(daye=dd)")))
    assert "daye" in caught.value.message


def test_a_table_that_no_lexicon_has_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError) as caught:
        load_grammar(pack(tmp_path, rule("{dd}", "date()"), "[slots]\n"))
    assert caught.value.message == "not a table of a lexicon: 'slots'"


def test_a_grammar_survives_pickling(grammar: Grammar) -> None:
    assert pickle.loads(pickle.dumps(grammar)) is grammar  # noqa: S301 - our own bytes


def test_names_of_rules_are_unique_over_all_files(grammar: Grammar) -> None:
    names = [entry["name"] for file in grammar.pack.rules for entry in file.tables["rule"]]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("word", ["the", "of", "and", "a", "in", ",", "."])
def test_no_word_of_every_sentence_makes_it_worth_looking_at(word: str, grammar: Grammar) -> None:
    assert grammar.marks[word] != "S"
