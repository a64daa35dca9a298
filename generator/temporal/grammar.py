"""The rules of a language pack, checked and ready to match.

A rule is one entry of a file in `packs/<lang>/rules/`:

    name       what it reads, in words; unique in the pack
    match      a pattern, or several (see `pattern`)
    means      what it comes to (see `expression` and `operators`); one for each `<...>` of the pattern
    kind       what later rules may call it (`{day}`, `{duration}`): a kind of the lexicon, or a slot that holds one
    examples   text = value, or "value MOD"; they are the rule's tests
    rejects    text = why no expression is to be found in it by this rule

Rules with a kind in their pattern read what other rules have found ("early {month}"); they are matched after those.
A pack's rules are checked and laid out once: that is kept (see `compiled`), and read whenever the pack is as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from generator.compiled import compiled, key_of
from generator.errors import Location, PackError
from generator.language.pack import Pack, RuleFile
from generator.language.tables import word_set
from generator.temporal.automaton import Plan, lay_out
from generator.temporal.expression import MeaningError, compile_meaning
from generator.temporal.lexicon import DATE_LENGTHS, Lexicon
from generator.temporal.matcher import Matcher, Placed, Rule
from generator.temporal.pattern import Node, PatternError, edge, extents, guard, literals, parse, slots
from generator.temporal.scene import Meaning

_CODE: Final = ("temporal", "language/tables.py", "language/words.py")
_KEYS: Final = frozenset({"name", "match", "means", "kind"})
_MANY_WORDS: Final = 60_000
_MANY_SENSES: Final = 20_000
_REFERENCES: Final = ("PRESENT_REF", "PAST_REF")  # values of TimeML 1.2.1


_MARKS: Final = {(True, True): "b", (True, False): "f", (False, True): "l", (False, False): "w"}


class Marks(dict[str, str]):
    """What each word is to the search for runs.

    `S` makes one (four or eight figures do, other numbers alone do not); `f` may be the first word of one, `l` the
    last, `b` both, `w` may stand inside; `.` parts runs.
    """

    def __missing__(self, form: str) -> str:
        """Return the mark of a word that the grammar does not name, and remember it."""
        mark = "." if not form.isdecimal() else "S" if len(form) in DATE_LENGTHS else "b"
        if len(self) < _MANY_WORDS:
            self[form] = mark
        return mark


class Grammar:
    """A pack's lexicon and rules. `plain` and `composed` match the two kinds of rules.

    `references` are the names of the rules that speak of now ("currently") or of what was of late ("recently").
    """

    def __init__(self, pack: Pack) -> None:
        """Read and check the rules; raises PackError with file, line and column."""
        self.pack = pack
        self.lexicon = Lexicon(pack.table("lexicon"), f"{pack.lang}/lexicon.toml")
        key = key_of(pack.digest, code=_CODE)
        laid = compiled(Path(pack.path, "rules"), key, lambda: _laid_out(pack, self.lexicon))
        rules = [_rule(fields) for fields in laid["rules"]]
        self.rules: Mapping[str, Rule] = {rule.name: rule for rule in rules}
        self.means: Mapping[str, Sequence[Meaning]] = _Means(self.rules)
        self.plain = Matcher(tuple(rule for rule in rules if not rule.is_composed), Plan(*laid["plain"]))
        self.composed = Matcher(tuple(rule for rule in rules if rule.is_composed), Plan(*laid["composed"]))
        self.needs_plain: bool = laid["needs_plain"]
        self.literals: frozenset[str] = frozenset(laid["literals"])
        self.marks = Marks(laid["marks"])
        self.references = frozenset(
            rule.name for rule in rules if any(name in source for source in rule.sources for name in _REFERENCES)
        )
        self.placed: dict[str, tuple[Placed, ...]] = {}
        self.suspicions: dict[tuple[int, str], tuple[object, frozenset[str]]] = {}
        self.settled: dict[object, dict[tuple[int, str], tuple[object, Any]]] = {}
        self._kinds: dict[str, frozenset[str]] = {}
        self._slots: dict[tuple[str, object], Mapping[str, object]] = {}

    def kinds(self, rule: Rule, given: Mapping[str, object]) -> frozenset[str]:
        """Return the roles of a mention by that rule: its kind, and the wider kinds that it is one of."""
        value = given.get(rule.kind)
        kind = value if isinstance(value, str) else rule.kind
        found = self._kinds.get(kind)
        if found is None:
            wide = {wide for wide, of in self.lexicon.kinds.items() if kind in of}
            found = self._kinds[kind] = frozenset({kind, *wide} - {""})
        return found

    def interned(self, rule: str, slots: Mapping[str, object]) -> Mapping[str, object]:
        """Return the same object for the same slots of a rule: so that what they come to can be kept by identity."""
        if len(self._slots) > _MANY_SENSES:
            self._slots.clear()
        return self._slots.setdefault((rule, _frozen(slots)), slots)

    def __reduce__(self) -> tuple[object, tuple[Pack]]:
        """Return what pickling needs: the pack."""
        return load_grammar, (self.pack,)


def _frozen(value: object) -> object:
    """Return what can be a key of a slot's value: a mention inside the mention as pairs."""
    return tuple([(name, _frozen(each)) for name, each in value.items()]) if isinstance(value, dict) else value


class _Means(dict[str, "Sequence[Meaning]"]):
    """The meanings of each rule, made when a text has an expression of it."""

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        super().__init__()
        self._rules = rules

    def __missing__(self, name: str) -> Sequence[Meaning]:
        found = self[name] = self._rules[name].means
        return found


@lru_cache(maxsize=8)
def load_grammar(pack: Pack) -> Grammar:
    """Return the grammar of a pack, made once a process.

    Raises PackError, with file, line and column, for a rule that cannot be read, names a slot or an operator that
    there is not, or has a name that another rule has.

    >>> from generator.language.pack import load_pack
    >>> load_grammar(load_pack("en")) is load_grammar(load_pack("en"))
    True
    """
    return Grammar(pack)


def _laid_out(pack: Pack, lexicon: Lexicon) -> dict[str, Any]:
    """Return all that a grammar needs of its rules, as JSON can keep it. Raises PackError where one cannot be read."""
    seen: set[str] = set()
    rules = [rule for file in pack.rules for rule in _read_file(file, lexicon, seen)]
    plain = [rule for rule in rules if not rule.is_composed]
    composed = [rule for rule in rules if rule.is_composed]
    words = frozenset(form for rule in rules for form in literals(rule.pattern))
    return {
        "rules": [
            (rule.name, rule.kind, rule.match, rule.sources, sorted(rule.slots), rule.is_composed, rule.at.path)
            for rule in rules
        ],
        "plain": lay_out([rule.pattern for rule in plain]),
        "composed": lay_out([rule.pattern for rule in composed]),
        "needs_plain": _needs_plain(composed, lexicon),
        "literals": sorted(words),
        "marks": _marks(pack, lexicon, rules, words),
    }


def _rule(fields: Sequence[Any]) -> Rule:
    name, kind, match, sources, names, is_composed, path = fields
    return Rule(name, kind, match, tuple(sources), frozenset(names), is_composed, Location(path))


def _needs_plain(composed: Sequence[Rule], lexicon: Lexicon) -> bool:
    """Tell whether no composed rule matches where the plain ones have found nothing: each has a mention in it."""
    kinds = {each for wide, of in lexicon.kinds.items() for each in (wide, *of)} - lexicon.slots
    return not any(guard(rule.pattern, kinds, ()) != frozenset() for rule in composed)


def _marks(pack: Pack, lexicon: Lexicon, rules: Sequence[Rule], words: frozenset[str]) -> dict[str, str]:
    """Return the mark of each word that the rules or the lexicon name."""
    strong, weak = lexicon.marks()
    common = word_set(pack, "words", "determiners", "prepositions", "coordinators")
    for rule in rules:
        if rule.is_composed:
            continue
        needed = guard(rule.pattern, lexicon.strong, strong, common)
        if needed is None:
            raise PackError(f"nothing in the pattern makes a text worth looking at: {rule.match!r}", rule.at)
        strong |= needed
    firsts, lasts = lexicon.edges()
    firsts = firsts.union(*(edge(rule.pattern, is_last=False)[0] for rule in rules))
    lasts = lasts.union(*(edge(rule.pattern, is_last=True)[0] for rule in rules))
    forms = (words | weak | strong) - {form for form in words if form.isdecimal()}
    return {form: "S" if form in strong else _MARKS[form in firsts, form in lasts] for form in sorted(forms)}


def _read_file(file: RuleFile, lexicon: Lexicon, seen: set[str]) -> Iterator[Rule]:
    entries = file.tables.get("rule", [])
    kinds = frozenset(each for wide, of in lexicon.kinds.items() for each in (wide, *of))
    for number, entry in enumerate(entries):
        place = _Place(file, number)
        name = _text(entry, "name", place)
        for key in entry:
            if key not in _KEYS:
                hint = _nearest(key, {*_KEYS, "examples", "rejects"})
                raise PackError(f"not a key of a rule: {key!r}", place.of(key), hint)
        if name in seen:
            raise PackError(f"a second rule of this name: {name!r}", place.of("name"))
        seen.add(name)
        yield from _read_rule(entry, place, lexicon, kinds)


def _read_rule(entry: Mapping[str, Any], place: _Place, lexicon: Lexicon, kinds: frozenset[str]) -> Iterator[Rule]:
    kind = entry.get("kind", "")
    matches = entry["match"] if isinstance(entry.get("match"), list) else [_text(entry, "match", place)]
    sources = entry["means"] if isinstance(entry.get("means"), list) else [_text(entry, "means", place)]
    known = lexicon.slots | kinds
    patterns = [_pattern(match, place, known) for match in matches]
    filled = [slots(pattern) for pattern in patterns]
    names = frozenset(slot.name for several in filled for slot in several)
    if kind and kind not in kinds | names:
        raise PackError(f"not a kind: {kind!r}", place.of("kind"), _nearest(kind, kinds))
    for source in sources:
        _check_meaning(source, names, place)
    for number, pattern in enumerate(patterns):
        covered = extents(pattern) or 1
        if covered != len(sources):
            message = f"{covered} expressions in the pattern, {len(sources)} meanings"
            raise PackError(message, place.of("means"))
        is_composed = any(slot.slot in kinds and slot.slot not in lexicon.slots for slot in filled[number])
        name = entry["name"] if number == 0 else f"{entry['name']}#{number + 1}"
        yield Rule(name, kind, matches[number], tuple(sources), names, is_composed, Location(place.file.path))


def _pattern(match: str, place: _Place, known: frozenset[str]) -> Node:
    try:
        pattern = parse(match)
    except PatternError as err:
        raise PackError(str(err), place.of("match", match, err.column)) from err
    for slot in slots(pattern):
        if slot.slot not in known:
            hint = _nearest(slot.slot, sorted(known)) or f"known are: {', '.join(sorted(known))}"
            raise PackError(f"not a slot: {slot.slot!r}", place.of("match", match, slot.column), hint)
    return pattern


def _nearest(name: str, known: Iterable[str]) -> str | None:
    """Return a hint at the name that is nearest, None where none is near."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), 1)
    return f"did you mean {near[0]!r}?" if near else None


def _check_meaning(source: str, names: frozenset[str], place: _Place) -> None:
    try:
        compile_meaning(source, names)
    except MeaningError as err:
        raise PackError(str(err), place.of("means", source, err.column), err.hint) from err


def _text(entry: Mapping[str, Any], key: str, place: _Place) -> str:
    value = entry.get(key)
    if not isinstance(value, str):
        what = "missing" if value is None else f"not a text: {value!r}"
        raise PackError(f"{key!r} of a rule: {what}", place.of(key))
    return value


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a rule stands in its file: found in the source when a message needs it."""

    file: RuleFile
    number: int

    def of(self, key: str, value: str = "", column: int = 0) -> Location:
        """Return the place of a key of the rule, or of a column in one of its values."""
        lines = self.file.source.splitlines()
        heads = [line for line, text in enumerate(lines) if text.strip() == "[[rule]]"]
        first = heads[self.number] if self.number < len(heads) else 0
        last = heads[self.number + 1] if self.number + 1 < len(heads) else len(lines)
        for line in range(first, last):
            if re.match(rf"\s*{re.escape(key)}\s*=", lines[line]):
                return self._in_value(lines, line, last, value, column)
        return Location(self.file.path, first + 1, 1)

    def _in_value(self, lines: list[str], line: int, last: int, value: str, column: int) -> Location:
        for at in range(line, last):
            found = lines[at].find(value) if value else -1
            if found >= 0:
                return Location(self.file.path, at + 1, found + column + 1)
        return Location(self.file.path, line + 1, len(lines[line]) - len(lines[line].lstrip()) + 1)
