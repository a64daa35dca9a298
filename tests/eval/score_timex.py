"""Score time expressions as TempEval-3 did (UzZaman et al. 2013): spans, types and values, micro-averaged.

Strict: equal start and end. Relaxed: the spans share a character. Precision counts what the system found, recall what
the gold has. The system's expression for one of the gold is the one with its span, else the one that shares most of
it. Type and value F1 are relaxed F1 times the share of the gold's found expressions that have the equal attribute.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Expression = Mapping[str, Any]


@dataclass(slots=True)
class Score:
    """Counts over documents; the rates are per cent."""

    gold: int = 0
    system: int = 0
    strict: int = 0
    found: int = 0
    covered: int = 0
    types: int = 0
    values: int = 0
    differences: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def strict_f1(self) -> float:
        """The share of equal spans."""
        return _f1(self.strict, self.system, self.strict, self.gold)

    @property
    def relaxed_f1(self) -> float:
        """The share of spans that overlap."""
        return _f1(self.found, self.system, self.covered, self.gold)

    @property
    def type_f1(self) -> float:
        """The share of spans that overlap and have the equal type."""
        return self.relaxed_f1 * self.types / self.covered if self.covered else 0.0

    @property
    def value_f1(self) -> float:
        """The share of spans that overlap and have the equal value."""
        return self.relaxed_f1 * self.values / self.covered if self.covered else 0.0

    def add(self, gold: Sequence[Expression], system: Sequence[Expression], text: str = "") -> None:
        """Count one document; with its text, what differs is noted."""
        self.gold += len(gold)
        self.system += len(system)
        spans = {(each["start"], each["end"]) for each in gold}
        self.strict += len(spans & {(each["start"], each["end"]) for each in system})
        self.found += sum(any(_overlap(each, other) for other in gold) for each in system)
        for each in gold:
            ours = _aligned(each, system)
            if ours is None:
                continue
            self.covered += 1
            self.types += (ours["type"] or "") == (each["type"] or "")
            self.values += (ours["value"] or "") == (each["value"] or "")
        if text:
            self.differences += _differences(gold, system, text)


def _aligned(gold: Expression, system: Sequence[Expression]) -> Expression | None:
    near = [each for each in system if _overlap(each, gold)]
    return max(near, key=lambda each: (_same_span(each, gold), _overlap(each, gold), -each["start"]), default=None)


def _overlap(one: Expression, other: Expression) -> int:
    return int(max(min(one["end"], other["end"]) - max(one["start"], other["start"]), 0))


def _same_span(one: Expression, other: Expression) -> bool:
    return (one["start"], one["end"]) == (other["start"], other["end"])


def _f1(precise: int, system: int, recalled: int, gold: int) -> float:
    precision = precise / system if system else 0.0
    recall = recalled / gold if gold else 0.0
    return 200 * precision * recall / (precision + recall) if precision + recall else 0.0


def _differences(gold: Sequence[Expression], system: Sequence[Expression], text: str) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, what, where) of what the two say differently."""
    for each in gold:
        ours = _aligned(each, system)
        if ours is None:
            yield "missed", f"{each['type']} {each['value']}", _around(text, each)
        elif not _same_span(ours, each):
            yield "span", f"ours {text[ours['start'] : ours['end']]!r}", _around(text, each)
        if ours is not None and ours["value"] != each["value"]:
            yield "value", f"gold {each['value']}, ours {ours['value']} ({ours['rule']})", _around(text, each)
    for each in system:
        if not any(_overlap(each, other) for other in gold):
            yield "spurious", f"{each['value']} ({each['rule']})", _around(text, each)


def _around(text: str, each: Expression) -> str:
    start, end = each["start"], each["end"]
    return f"{text[max(start - 40, 0) : start]}[{text[start:end]}]{text[end : end + 40]}".replace("\n", " ")
