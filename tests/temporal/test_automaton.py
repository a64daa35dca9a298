"""All patterns at once: the longest match wins, then the one that comes first."""

from __future__ import annotations

from generator.temporal.automaton import Automaton, Letter, fits, lay_out
from generator.temporal.pattern import parse


def letters(*texts: str) -> list[Letter]:
    """Return letters of words; `{a,b}` is an item of these roles, a leading `_` glues."""
    found = []
    for text in texts:
        bare = text.removeprefix("_")
        roles = frozenset(bare[1:-1].split(",")) if bare.startswith("{") else frozenset[str]()
        found.append(Letter("" if roles else bare, roles, text.startswith("_")))
    return found


def test_the_longest_match_wins() -> None:
    automaton = Automaton(lay_out([parse("{month}"), parse("{month} {day}"), parse("{month} {day} [,] {year}")]))
    assert automaton.longest(letters("{month}", "{day}", ",", "{year}"), 0) == (4, (2,))
    assert automaton.longest(letters("{month}", "{day}", ",", "x"), 0) == (2, (1,))


def test_of_equally_long_matches_the_first_pattern_comes_first() -> None:
    automaton = Automaton(lay_out([parse("the {unit}"), parse("the year")]))
    assert automaton.longest([*letters("the"), Letter("year", frozenset({"unit"}), is_glued=False)], 0) == (2, (0, 1))


def test_without_a_match_the_end_is_the_start() -> None:
    assert Automaton(lay_out([parse("{month}")])).longest(letters("x"), 0) == (0, ())


def test_what_must_be_glued_is_not_found_with_a_space() -> None:
    automaton = Automaton(lay_out([parse("{hour}:{minute}")]))
    assert automaton.longest(letters("{hour}", "_:", "_{minute}"), 0)[0] == 3
    assert automaton.longest(letters("{hour}", ":", "{minute}"), 0)[0] == 0


def test_a_fit_tells_which_letter_fills_which_slot() -> None:
    fit = next(fits(parse("from <{day}> to <{last:day}>"), letters("from", "{day}", "to", "{day}"), 0))
    assert [(slot.name, at) for slot, at in fit.slots] == [("day", 1), ("last", 3)]
    assert fit.extents == ((1, 2), (3, 4))
