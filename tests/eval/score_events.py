"""Score extracted events against hand-made ones: what was found, dated, and told right.

A gold and a system event match when their phrases share a character, one to one, equal dates first. The measures are
micro-averaged, in per cent: `found`, `dated` (with the equal EDTF string and mod), `full` (with the equal status too)
as precision, recall and F1; `must`, the recall of `dated` over the events of salience 3; accuracy of `status` and
`kind` over the matches; and for headlines `rouge1` (F1 of stemmed content words against the hand-made headline),
`faithful` (share of content words that the article has, by stem) and `short` (share of at most twelve words).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

Event = Mapping[str, Any]
Pair = tuple[Event, Event]

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ENDING: Final = re.compile(r"(?<=\w\w\w)(?:ies|ied|ing|ed|es|e|s|y)$")
_STEM: Final = 5
_LONGEST: Final = 12
_WORTHY: Final = 3
_STOP: Final = frozenset(
    "a an and are as at be been by for from had has have he her him his in is it its of on or she that the their they "
    "this to was were which who will with".split()
)
_IRREGULAR: Final = """
be been being|become became|begin began begun beginning|break broke broken|bring brought|build built|buy bought
catch caught|choose chose chosen|come came|cut cutting|deal dealt|die died dying dies|do did done does|draw drew drawn
drive drove driven|eat ate eaten|fall fell fallen|feel felt|fight fought|find found|flee fled|fly flew flown
forbid forbade forbidden|get got gotten|give gave given|go went gone goes|grow grew grown|hear heard|hit hitting
hold held|keep kept|know knew known|lay laid|lead led|leave left|lie lay lain lying|lose lost|make made|mean meant
meet met|pay paid|put putting|quit quitting|read reading|rise rose risen|run ran running|say said says|see saw seen
seek sought|sell sold|send sent|set setting|shake shook shaken|shoot shot|show shown|shut shutting|sing sang sung
sink sank sunk|sit sat|speak spoke spoken|spend spent|stand stood|steal stole stolen|strike struck|swear swore sworn
take took taken|teach taught|tell told|think thought|throw threw thrown|wear wore worn|win won winning
withdraw withdrew withdrawn|write wrote written|person people|man men|woman women|child children
"""
_BASES: Final = {
    form: words.split()[0] for words in re.split(r"[|\n]", _IRREGULAR) if words for form in words.split()[1:]
}


def stems(text: str | None) -> list[str]:
    """Return the content words: irregular forms by table, the others by their first five letters without an ending."""
    words = (re.sub(r"['’]s$", "", word.lower()) for word in _WORD.findall(text or ""))
    return [(_BASES.get(word) or _ENDING.sub("", word))[:_STEM] for word in words if word not in _STOP]


def pairs(gold: Sequence[Event], system: Sequence[Event]) -> tuple[list[Pair], list[Event], list[Event]]:
    """Return (the matches, what was missed, what was invented)."""
    options = sorted(
        (
            (_same_date(one, other), one.get("status") == other.get("status"), _shared(one, other), -i, -j)
            for i, one in enumerate(gold)
            for j, other in enumerate(system)
            if _shared(one, other) > 0
        ),
        reverse=True,
    )
    missed, invented = dict(enumerate(gold)), dict(enumerate(system))
    found = [
        (missed.pop(-i), invented.pop(-j)) for *_, i, j in options if -i in missed and -j in invented
    ]  # popped in the order of the options
    return found, list(missed.values()), list(invented.values())


def score(documents: Iterable[tuple[Sequence[Event], Sequence[Event], str]]) -> dict[str, Any]:
    """Return all measures over (gold events, system events, text) of each document."""
    count: Counter[str] = Counter()
    heads: list[tuple[float, float, bool]] = []
    for gold, system, text in documents:
        count["docs"] += 1
        count["gold"] += len(gold)
        count["system"] += len(system)
        count["worthy"] += sum(event.get("salience") == _WORTHY for event in gold)
        known = set(stems(text))
        for one, other in pairs(gold, system)[0]:
            is_dated, is_status = _same_date(one, other), one["status"] == other.get("status")
            count["found"] += 1
            count["dated"] += is_dated
            count["full"] += is_dated and is_status
            count["must"] += is_dated and one.get("salience") == _WORTHY
            count["status"] += is_status
            count["kind"] += one["kind"] == other.get("kind")
            heads.append(_headline(one["headline"], other.get("headline") or "", known))
    rates = {name: _rates(count[name], count["system"], count["gold"]) for name in ("found", "dated", "full")}
    names = ("rouge1", "faithful", "short")
    return {
        "docs": count["docs"],
        "gold": count["gold"],
        "system": count["system"],
        **rates,
        "must": _percent(count["must"], count["worthy"]),
        "status": _percent(count["status"], count["found"]),
        "kind": _percent(count["kind"], count["found"]),
        "headline": {name: _percent(sum(head[at] for head in heads), len(heads)) for at, name in enumerate(names)},
    }


def differences(gold: Sequence[Event], system: Sequence[Event], text: str) -> list[str]:
    """Return a line for each event that was missed, invented or told otherwise."""
    found, missed, invented = pairs(gold, system)
    lines = [f"missed    {_cut(text, one)!r} {one['edtf']} {one['status']}: {one['headline']}" for one in missed]
    lines += [f"invented  {_cut(text, one)!r} {one['edtf']} {one['status']}: {one['headline']}" for one in invented]
    for one, other in found:
        wanted, got = ((event["edtf"], event.get("mod"), event["status"]) for event in (one, other))
        if wanted != got:
            lines.append(f"differs   {_cut(text, one)!r} {wanted} / {_cut(text, other)!r} {got}")
    return lines


def _cut(text: str, event: Event) -> str:
    start, end = event["phrase"]
    return text[start:end]


def _same_date(one: Event, other: Event) -> bool:
    return one.get("edtf") == other.get("edtf") and (one.get("mod") or None) == (other.get("mod") or None)


def _shared(one: Event, other: Event) -> int:
    return int(min(one["phrase"][1], other["phrase"][1]) - max(one["phrase"][0], other["phrase"][0]))


def _headline(gold: str, system: str, known: set[str]) -> tuple[float, float, bool]:
    wanted, got = stems(gold), stems(system)
    common = sum((Counter(wanted) & Counter(got)).values())
    rouge = 2 * common / (len(wanted) + len(got)) if wanted and got else 0.0
    faithful = sum(word in known for word in got) / len(got) if got else 0.0
    return rouge, faithful, 0 < len(system.split()) <= _LONGEST


def _rates(hit: int, system: int, gold: int) -> dict[str, float]:
    precision, recall = (hit / system if system else 0.0), (hit / gold if gold else 0.0)
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"p": round(100 * precision, 1), "r": round(100 * recall, 1), "f1": round(100 * both, 1)}


def _percent(part: float, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
