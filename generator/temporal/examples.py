"""The examples and rejects of a pack's rules: each is a test, and is told with its file and line where it fails.

A file of rules says on which day its examples are read (`read_on`); a rule's `examples` are text = value, or "value
MOD", or several of them where the text has several expressions; the rule itself has to find one of them. `rejects` are
text = the reason why the rule finds nothing there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.errors import Location
from generator.language.pack import read_toml
from generator.language.reading import Reading
from generator.language.sentences import sentences
from generator.model.calendar import Day, from_iso
from generator.model.problem import Problem
from generator.temporal.refine import refine
from generator.temporal.resolver import resolve
from generator.temporal.tagger import tag

if TYPE_CHECKING:
    from generator.language.pack import RuleFile
    from generator.model.timex import Timex
    from generator.temporal.grammar import Grammar

_READ_ON: Final = "2017-01-17"


@dataclass(frozen=True, slots=True)
class Example:
    """One text of a rule and what is expected of it: values with their mods, or nothing by this rule."""

    rule: str
    text: str
    expected: tuple[str, ...]
    read_on: Day
    at: Location
    is_reject: bool = False


@dataclass(frozen=True, slots=True)
class Usual:
    """The settings that examples are read with: those of a site that says nothing."""

    date_order: str = "mdy"
    hemisphere: str = "north"


def examples(grammar: Grammar) -> tuple[Example, ...]:
    """Return all examples and rejects of a grammar, in the order of the files."""
    return tuple(example for file in grammar.pack.rules for example in _of_file(file))


def check_examples(grammar: Grammar) -> tuple[Problem, ...]:
    """Return a problem for each example that does not come out, and for each reject that is not rejected."""
    problems = []
    for example in examples(grammar):
        complaint = complain(example, grammar)
        if complaint is not None:
            problems.append(Problem("error", complaint, example.at))
    return tuple(problems)


def complain(example: Example, grammar: Grammar) -> str | None:
    """Return what is wrong with an example, None where it comes out."""
    found = read_example(example, grammar)
    won = [timex for timex in found if timex.mention.rule.partition("#")[0] == example.rule]
    if example.is_reject:
        return (
            f"nothing is to be found in {example.text!r} ({example.rule!r}), but found was {found[0].mention.text!r}"
            if found
            else None
        )
    values = tuple(" ".join(filter(None, (timex.value, timex.mod))) for timex in found)
    if values != example.expected:
        return f"{example.text!r} is to be {_listed(example.expected)}, but is {_listed(values)}"
    if not won:
        rules = _listed([timex.mention.rule for timex in found])
        return f"{example.text!r} is to be read by {example.rule!r}, but was read by {rules}"
    return None


def read_example(example: Example, grammar: Grammar) -> tuple[Timex, ...]:
    """Return the time expressions of an example's text."""
    reading = Reading(example.text, sentences(example.text, grammar.pack), grammar.pack)
    return resolve(refine(tag(reading, grammar), reading, grammar), reading, example.read_on, grammar, Usual())


def _listed(values: Sequence[str]) -> str:
    return ", ".join(map(repr, values)) or "nothing"


def _of_file(file: RuleFile) -> Iterator[Example]:
    tables = read_toml(file.source, file.path)
    read_on = from_iso(tables.get("read_on", _READ_ON))
    lines = file.source.splitlines()
    heads = [number for number, line in enumerate(lines) if line.strip() == "[[rule]]"]
    for number, rule in enumerate(tables.get("rule", ())):
        last = heads[number + 1] if number + 1 < len(heads) else len(lines)
        for key in ("examples", "rejects"):
            for text, expected in rule.get(key, {}).items():
                line = _line_of(text, lines, heads[number], last)
                values = tuple(expected) if isinstance(expected, list) else (expected,)
                yield Example(rule["name"], text, values, read_on, Location(file.path, line, 1), key == "rejects")


def _line_of(text: str, lines: list[str], first: int, last: int) -> int:
    for number in range(first, last):
        if lines[number].lstrip(" \t\"'").startswith(text):
            return number + 1
    return first + 1
