"""How a text is read, as data for whoever writes rules: words and their roles, rules and slots, values and steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language.reading import Reading
from generator.language.sentences import sentences
from generator.temporal.refine import refine
from generator.temporal.resolver import Settings, resolve
from generator.temporal.tagger import spell, tag

if TYPE_CHECKING:
    from generator.model.calendar import Day
    from generator.model.timex import Mention, Timex
    from generator.temporal.grammar import Grammar


@dataclass(frozen=True, slots=True)
class Spelled:
    """One item of the text (a word, a number, an entry of several words) and the roles that it can play, sorted."""

    text: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """One mention: its rule with pattern and meaning, what fills the slots, and what came of it.

    `timex` is None where a refiner threw the mention out, or where it comes to nothing.
    """

    mention: Mention
    match: str
    means: str
    slots: tuple[tuple[str, str], ...]
    timex: Timex | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a text is read: all its items, and its mentions in order."""

    items: tuple[Spelled, ...]
    mentions: tuple[Explained, ...]


def explain(text: str, dct: Day, grammar: Grammar, settings: Settings) -> Explanation:
    """Return how a text of that day is read."""
    reading = Reading(text, sentences(text, grammar.pack), grammar.pack)
    mentions = tag(reading, grammar)
    timexes = {
        timex.span: timex for timex in resolve(refine(mentions, reading, grammar), reading, dct, grammar, settings)
    }
    items = tuple(Spelled(said, tuple(sorted(roles))) for said, roles in spell(reading, grammar))
    return Explanation(items, tuple(_explained(mention, timexes.get(mention.span), grammar) for mention in mentions))


def _explained(mention: Mention, timex: Timex | None, grammar: Grammar) -> Explained:
    rule = grammar.rules[mention.rule]
    which = mention.slots.get("which", 0)
    means = rule.sources[which if isinstance(which, int) else 0]
    slots = tuple((name, _worded(value)) for name, value in mention.slots.items() if name != "which")
    return Explained(mention, rule.match, means, slots, timex)


def _worded(value: object) -> str:
    if isinstance(value, Mapping):
        inner = ", ".join(f"{name}={_worded(each)}" for name, each in value["slots"].items())
        return f"{value['rule']}({inner})"
    return str(value)
