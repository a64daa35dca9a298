"""Whatever way a rule's pattern is filled, its meaning comes to a value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product

import pytest

from generator.language.pack import languages, load_pack
from generator.temporal import Grammar, load_grammar
from generator.temporal.completion import complete
from generator.temporal.matcher import Rule
from generator.temporal.operators import OPERATORS
from generator.temporal.pattern import Choice, Extent, Node, Sequence, Slot
from generator.temporal.pattern import slots as slots_of
from generator.temporal.scene import Scene, Tense
from generator.temporal.values import Date, Length, Nothing, Reference, Repeat, Value

MANY = 300
TODAY = Date("day", 2017, 1, 17)
RULES = [(lang, name) for lang in languages() for name in load_grammar(load_pack(lang)).rules]


def fillings(node: Node) -> Iterator[tuple[Slot, ...]]:
    """Yield the slots that each way through a pattern fills."""
    match node:
        case Slot():
            yield (node,)
        case Choice(parts):
            for part in parts:
                yield from fillings(part)
        case Sequence(parts):
            for row in product(*(list(fillings(part)) for part in parts)):
                yield tuple(slot for slots in row for slot in slots)
        case Extent(part):
            yield from fillings(part)
        case _:
            yield ()


def samples(slot: str, grammar: Grammar, depth: int) -> list[object]:
    """Return values that may fill a slot: the least and the greatest, or mentions of the kind."""
    found = grammar.lexicon.samples(slot)
    if found or depth == 0:
        return list(found)
    rules = [rule for rule in grammar.plain.rules if slot in grammar.kinds(rule, {})]
    kinds = {rule.kind: rule for rule in reversed(rules)}
    if not kinds:
        return [{"rule": "last-unit", "slots": {"here": slot}}]
    return [
        {"rule": rule.name, "slots": slots}
        for rule in kinds.values()
        for slots in islice(senses(rule, grammar, depth - 1), 2)
    ]


def senses(rule: Rule, grammar: Grammar, depth: int = 2) -> Iterator[dict[str, object]]:
    for filling in dict.fromkeys(fillings(rule.pattern)):
        for row in product(*(samples(slot.slot, grammar, depth) for slot in filling)):
            yield {slot.name: value for slot, value in zip(filling, row, strict=True)}


def scenes(grammar: Grammar) -> Iterator[Scene]:
    for anchor in (None, Date("day", 1944, 6, 6), Date("year", -49), Date("quarter", 2015, 3)):
        for is_narrative in (False, True):
            yield Scene(grammar.means, TODAY, anchor, is_narrative, lambda: Tense("past", "said"))


@pytest.mark.parametrize(("lang", "name"), RULES, ids=[f"{lang}: {name}" for lang, name in RULES])
def test_a_rule_comes_to_a_value_however_it_is_filled(lang: str, name: str) -> None:
    grammar = load_grammar(load_pack(lang))
    rule = grammar.rules[name]
    tried = 0
    for slots in islice(senses(rule, grammar), MANY):
        for scene in scenes(grammar):
            for meaning in rule.means:
                value: Value = complete(scene, meaning(scene, slots))
                assert isinstance(value, Date | Length | Repeat | Reference | Nothing), slots
                assert isinstance(value.value(), str)
        tried += 1
    assert tried


def test_every_operator_is_used_by_a_pack() -> None:
    rules = [rule for lang in languages() for rule in load_grammar(load_pack(lang)).rules.values()]
    said = " ".join(source for rule in rules for source in rule.sources)
    assert [name for name in OPERATORS if not re.search(rf"\b{name}\(", said)] == []


@pytest.mark.parametrize("lang", languages())
def test_every_slot_of_a_pack_is_asked_for(lang: str) -> None:
    grammar = load_grammar(load_pack(lang))
    asked = {slot.slot for rule in grammar.rules.values() for slot in slots_of(rule.pattern)}
    assert grammar.lexicon.slots - asked == set()
