"""The language of `match`: what it reads, and where it says that it cannot."""

from __future__ import annotations

import pytest

from generator.temporal.pattern import Choice, Extent, PatternError, Sequence, Slot, Word, edge, extents, guard, parse


def test_a_space_lets_a_space_stand_and_nothing_forbids_it() -> None:
    assert parse("{hour}:{minute} pm") == Sequence(
        (
            Slot("hour", "hour", is_glued=False, column=0),
            Word(":", is_glued=True),
            Slot("minute", "minute", is_glued=True, column=7),
            Word("pm", is_glued=False),
        )
    )


def test_an_optional_part_comes_before_its_absence() -> None:
    assert parse("[the] end") == Sequence(
        (Choice((Word("the", is_glued=False), Sequence(()))), Word("end", is_glued=False))
    )


def test_alternatives_begin_as_the_group_does() -> None:
    assert parse("mid-(a|b)") == Sequence(
        (
            Word("mid", is_glued=False),
            Word("-", is_glued=True),
            Choice((Word("a", is_glued=True), Word("b", is_glued=True))),
        )
    )


def test_a_slot_can_give_its_value_another_name() -> None:
    assert parse("{last:day}") == Slot("last", "day", is_glued=False, column=0)


def test_angles_part_the_expression_from_its_surroundings() -> None:
    assert parse("on <Monday>") == Sequence((Word("on", is_glued=False), Extent(Word("monday", is_glued=False))))
    assert extents(parse("<{a}> to <{b}>")) == 2


def test_the_apostrophe_of_a_word_belongs_to_what_follows_it() -> None:
    assert parse("{year}'s end") == Sequence(
        (
            Slot("year", "year", is_glued=False, column=0),
            Word("'s", is_glued=True),
            Word("end", is_glued=False),
        )
    )


def test_the_words_that_a_pattern_can_end_with_are_known() -> None:
    assert edge(parse("the (day|week) [after]"), is_last=True) == (frozenset({"after", "day", "week"}), False)
    assert edge(parse("[the]"), is_last=False) == (frozenset({"the"}), True)


@pytest.mark.parametrize(
    ("pattern", "message", "column"),
    [
        ("the [day", "']' is missing", 8),
        ("the day)", "nothing is open here: ')'", 7),
        ("the () day", "an empty group", 5),
        ("the {da y}", "not a slot: 'da y'", 4),
        ("the {day", "a bracket without its fellow: '{'", 4),
        ("", "an empty group", 0),
    ],
)
def test_what_cannot_be_read_is_named_with_its_column(pattern: str, message: str, column: int) -> None:
    with pytest.raises(PatternError) as caught:
        parse(pattern)
    assert (str(caught.value), caught.value.column) == (message, column)


def test_a_pattern_is_looked_for_by_its_rarest_words_and_by_common_ones_last_of_all() -> None:
    pattern = parse("{day}/{month} (of|inches)")
    assert guard(pattern, (), (), {"of"}) == frozenset("/")
    assert guard(parse("{day} of {month}"), (), (), {"of"}) == frozenset({"of"})
