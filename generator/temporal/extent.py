"""How far expressions of a narrative reach: "the first years of the war", "two days after the siege was lifted".

A history counts from what it tells, and what it counts from is part of the expression (TIDES 2005, "full extent of
the phrase"; WikiWars has it so without exception). News, as TimeML annotates them, end it before. What the expression
comes to stays the same, and so does the span that the rule read. Neighbours: `resolver`, which asks;
`language.reading`, which knows the clauses.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.language.tables import nested_set, word_set
from generator.model.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.language.pack import Pack
    from generator.language.reading import Parse, Reading
    from generator.model.timex import Timex

_NOUNS: Final = frozenset("NKE")
_BEFORE_NOUNS: Final = frozenset("DS#JnpgR\"'")
_JOINED: Final = frozenset("NKJg")
_WIDEST: Final = 20


class _Words(NamedTuple):
    """What a pack says of extents: its units of time and nouns in "-ing", and the section `extents` of its cues."""

    units: frozenset[str]
    ing_nouns: frozenset[str]
    opening: frozenset[str]
    whole: frozenset[str]
    counted_from: frozenset[str]
    goes_on: frozenset[str]
    lasting: frozenset[str]
    deictic: frozenset[str]


def _words(pack: Pack) -> _Words:
    listed = (word_set(pack, "words", key) for key in ("time_units", "ing_nouns"))
    said = (nested_set(pack, "cues", "extents", key) for key in _Words._fields[2:])
    return _Words(*listed, *said)


def with_extents(timexes: Sequence[Timex], reading: Reading) -> Iterator[Timex]:
    """Yield the timexes of a narrative, with their extent where that is more than their span.

    None reaches into the next one, nor beyond its sentence.
    """
    words = _words(reading.pack)
    for at, timex in enumerate(timexes):
        limit = timexes[at + 1].span.start if at + 1 < len(timexes) else len(reading.text)
        extent = Span(_start(timex, reading, words), _end(timex, limit, reading, words) or timex.span.end)
        yield timex if extent == timex.span else timex._replace(extent=extent)


def _start(timex: Timex, reading: Reading, words: _Words) -> int:
    """Return where an expression begins: "only two weeks", "just fourteen years later"."""
    start = timex.span.start
    if words.units.isdisjoint(timex.mention.text.lower().split()):
        return start
    at = reading.words.at(start)
    is_opened = at > 0 and reading.words.forms[at - 1] in words.opening and reading.sentence_at(start).start < start
    return reading.words.starts[at - 1] if is_opened else start


def _end(timex: Timex, limit: int, reading: Reading, words: _Words) -> int | None:
    """Return where an expression ends that goes on, None for others."""
    start, end = timex.span
    text = reading.text
    following = text[end : min(end + _WIDEST, limit)].split(maxsplit=1)
    if not following or not text[end].isspace() or timex.mention.text.rpartition(" ")[2].lower() not in words.units:
        return None
    marker = following[0]
    if marker in words.whole:
        if _is_of_the_verb(timex, reading, words):
            return None
    elif marker not in words.counted_from:
        return None
    parse = reading.parse(reading.sentence_at(start))
    first = bisect_left(parse.tagged.starts, end)
    if marker in words.counted_from:
        clause = next((each for each in parse.clauses if each.tokens[0] == first), None)
        if clause is not None and clause.parent is not None and clause.parent.verb is not None:
            return clause.span.end if clause.span.end <= limit else None
    return _end_of_phrase(parse, first + 1, limit, words)


def _is_of_the_verb(timex: Timex, reading: Reading, words: _Words) -> bool:
    """Tell whether "of" may belong to the verb: "accused for years of spying", "informed that day of the attack"."""
    if timex.type != "DURATION":
        return not words.deictic.isdisjoint(timex.mention.text.lower().split())
    at = reading.words.at(timex.span.start)
    return at > 0 and reading.words.forms[at - 1] in words.lasting


def _end_of_phrase(parse: Parse, first: int, limit: int, words: _Words) -> int | None:
    """Return where the noun phrase ends that begins at a token, with what prepositions and "and" join to it.

    None where no noun comes first. A determiner, a name or a number right behind a noun begins another phrase ("after
    two years of war the city fell").
    """
    tagged = parse.tagged
    tags, lowers = tagged.tags, tagged.lowers
    end, is_behind_noun = None, False
    for at in range(first, bisect_left(tagged.starts, limit)):
        tag, lower = tags[at], lowers[at]
        if tag in _NOUNS or lower in words.ing_nouns or (is_behind_noun and tag == "#" and tags[at - 1] == "K"):
            if is_behind_noun and tag == "K" and tags[at - 1] == "N":
                break
            end, is_behind_noun = tagged.ends[at], True
        elif not is_behind_noun:
            if tag not in _BEFORE_NOUNS or (tag == "D" and at > first and tags[at - 1] == "D"):
                break
        elif tag != "'":
            if lower not in words.goes_on and (tag != "C" or tags[at + 1 : at + 2] not in _JOINED):
                break
            is_behind_noun = False
    return end
