"""Runs of words are found, cut and matched."""

from __future__ import annotations

from pathlib import Path

from generator.language.reading import Reading
from generator.temporal import Grammar, load_grammar, tag
from tests.temporal.packs import pack, rule


def tagged(text: str, grammar: Grammar) -> list[str]:
    return [mention.text for mention in tag(Reading(text, (), grammar.pack), grammar)]


def test_no_mention_reaches_over_a_blank_line(grammar: Grammar) -> None:
    assert tagged("in March\n\n1998 people", grammar) == ["March", "1998"]
    assert tagged("in March\n1998", grammar) == ["March\n1998"]


def test_the_same_run_is_read_alike_wherever_it_stands(grammar: Grammar) -> None:
    assert tagged("on May 5, x on May 5, x", grammar) == ["May 5", "May 5"]


def test_a_run_of_any_length_is_read_to_its_end(grammar: Grammar) -> None:
    assert tagged("Monday, " * 500, grammar) == ["Monday"] * 500


def test_rules_read_what_other_rules_have_found(grammar: Grammar) -> None:
    (mention,) = tag(Reading("in early March 1998", (), grammar.pack), grammar)
    assert mention.rule == "early"
    assert mention.slots["long"] == {
        "rule": "month-year",
        "slots": {"month_name": 3, "yyyy": 1998},
    }


def test_one_match_may_have_several_expressions(grammar: Grammar) -> None:
    assert tagged("from January 5 to 9", grammar) == ["January 5", "9"]


def test_a_rule_of_words_alone_is_found(tmp_path: Path) -> None:
    now = load_grammar(pack(tmp_path, rule("right now", 'ref("PRESENT_REF")')))
    assert tagged("It is right now.", now) == ["right now"]


def test_a_full_stop_after_a_whole_name_ends_the_sentence(grammar: Grammar) -> None:
    assert tagged("It ended in August. 20 people came. First, on Sept. 3, he spoke.", grammar) == ["August", "Sept. 3"]
