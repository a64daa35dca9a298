"""Words become items: entries of several words, numbers, figures with their endings."""

from __future__ import annotations

from generator.language.words import words
from generator.temporal import Grammar


def items(text: str, grammar: Grammar) -> list[tuple[str, dict[str, object]]]:
    found = words(text)
    glued = list(map(found.is_glued, range(len(found))))
    made = grammar.lexicon.items(found.forms, glued, grammar.literals)
    return [(text[found.starts[each.first] : found.end(each.end - 1)], dict(each.roles)) for each in made]


def test_an_entry_of_several_words_is_one_item(grammar: Grammar) -> None:
    assert items("on New Year's Day", grammar)[1] == ("New Year's Day", {"holiday_name": "01-01"})


def test_the_longest_entry_wins(grammar: Grammar) -> None:
    assert [text for text, _ in items("Easter Monday", grammar)] == ["Easter Monday"]


def test_figures_fill_the_slots_that_their_number_allows(grammar: Grammar) -> None:
    ((_, year),) = items("1998", grammar)
    assert year["yyyy"] == 1998
    assert "dd" not in year
    ((_, day),) = items("31", grammar)
    assert day["dd"] == 31
    assert "mm" not in day


def test_figures_with_an_ending_are_one_item(grammar: Grammar) -> None:
    ((text, roles),) = items("3rd", grammar)
    assert (text, roles["nth"], roles["nth_figure"]) == ("3rd", 3, 3)
    ((text, roles),) = items("1990s", grammar)
    assert (text, roles["decade_digits"]) == ("1990s", 1990)


def test_grouped_thousands_are_one_number(grammar: Grammar) -> None:
    ((text, roles),) = items("12,500", grammar)
    assert (text, roles["count"]) == ("12,500", 12_500)


def test_a_zero_in_front_makes_no_count(grammar: Grammar) -> None:
    ((_, roles),) = items("0530", grammar)
    assert "count" not in roles
    assert roles["hhmm"] == 530


def test_figures_without_end_are_nothing(grammar: Grammar) -> None:
    assert items("1" * 5000, grammar) == [("1" * 5000, {})]


def test_a_year_in_words_is_a_year(grammar: Grammar) -> None:
    ((text, roles),) = items("nineteen ninety-six", grammar)
    assert (text, roles["yyyy"]) == ("nineteen ninety-six", 1996)
