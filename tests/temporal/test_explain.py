"""How a text is read can be seen: items, rules, slots, steps."""

from __future__ import annotations

from generator.config import Settings
from generator.model.calendar import Day
from generator.temporal import Grammar
from generator.temporal.explain import explain


def test_an_explanation_shows_words_roles_rule_slots_and_steps(grammar: Grammar) -> None:
    found = explain("He left in early March 1998.", Day(2017, 1, 17), grammar, Settings())
    assert [(item.text, "month_name" in item.roles) for item in found.items][3:6] == [
        ("early", False), ("March", True), ("1998", False),
    ]  # fmt: skip
    (mention,) = found.mentions
    assert mention.match.startswith("[the] early")
    assert mention.slots == (("long", "month-year(month_name=3, yyyy=1998)"),)
    assert mention.timex is not None
    assert (mention.timex.value, mention.timex.mod) == ("1998-03", "START")
    assert mention.timex.steps[-1].kind == "result"


def test_what_was_thrown_out_is_shown_without_a_timex(grammar: Grammar) -> None:
    found = explain("It may rain.", Day(2017, 1, 17), grammar, Settings())
    assert [(each.mention.text, each.timex) for each in found.mentions] == [("may", None)]
