"""What a period dates: its clause, with the words that the other rooms of `events` ask about.

The clause is the innermost that holds the period, with two exceptions: a date right before an unmarked clause dates
that clause ("the same day Congress reconvened"), and a date inside a noun phrase ("last night's attack", "the 2013
incident") is `attributive`: it dates the noun.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.events.dated import clause_of
from generator.language.tables import nested_set, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.language.clause import Clause
    from generator.language.reading import Reading
    from generator.language.tagging import Tagged
    from generator.model.document import Span
    from generator.model.event import Period
    from generator.model.timex import Timex


_LONGEST_ZONE: Final = 3  # words before "time": "Hong Kong time"
_LONGEST_CLITIC: Final = 3


class Scene(NamedTuple):
    """A period in its sentence (a tuple, as clauses are).

    `tokens` is the period's range of the sentence's tokens; `head` the token index of the noun that an attributive
    date stands before, None where it stands by itself. `others` are the token ranges of the sentence's other dates
    and times. `segment` are the tokens between the date before and this one, where both stand behind the same verb:
    what this date belongs to.
    """

    reading: Reading
    sentence: Span
    tagged: Tagged
    clauses: tuple[Clause, ...]
    clause: Clause
    period: Period
    tokens: tuple[int, int]
    head: int | None
    others: tuple[tuple[int, int], ...]
    segment: tuple[int, int] | None = None

    @property
    def is_in_subject(self) -> bool:
        """Tell whether the date stands inside the subject of its clause."""
        subject = self.clause.subject_tokens
        verb = self.clause.verb
        inside = subject is not None and subject[0] <= self.tokens[0] < subject[1]
        return inside and verb is not None and self.tokens[1] <= verb.tokens[0]

    @property
    def is_beside_subject(self) -> bool:
        """Tell whether the date stands in or right behind the subject: "the concert on 5 June was cancelled"."""
        subject, verb = self.clause.subject_tokens, self.clause.verb
        return subject is not None and verb is not None and subject[0] <= self.tokens[0] < verb.tokens[0]

    def _is_behind_verb(self) -> bool:
        verb = self.clause.verb
        return self.period.signal is not None and verb is not None and verb.tokens[1] <= self.tokens[0]

    def dates(self) -> frozenset[int]:
        """Return the tokens of all dates of the sentence, with the prepositions before and the "'s" after them."""
        prepositions = word_set(self.reading.pack, "cues", "date_prepositions")
        before = word_set(self.reading.pack, "cues", "before_dates")
        open_ended = word_set(self.reading.pack, "cues", "day_openers")
        definite = word_set(self.reading.pack, "cues", "definite")
        tails = nested_set(self.reading.pack, "cues", "clock", "tails")
        later = nested_set(self.reading.pack, "cues", "signals", "goes_on")
        same = word_set(self.reading.pack, "cues", "same")
        likewise = word_set(self.reading.pack, "cues", "likewise")
        tags, lowers = self.tagged.tags, self.tagged.lowers
        gone: set[int] = set()
        for first, last in (self.tokens, *self.others):
            begin = first
            while lowers[last : last + 1] and lowers[last] in tails and tags[last - 1] not in ",.":
                last += 1  # noqa: PLW2901
            if tags[last : last + 1] == "C" and not later.isdisjoint(lowers[last + 1 : last + 2]):
                last += 2 * (tags[last + 2 : last + 3] in (",", ".", ""))  # noqa: PLW2901
            is_possessive = tags[last : last + 1] == "S"
            opens_clause = any(clause.tokens[0] == last for clause in self.clauses)
            is_inside = is_possessive or (
                not opens_clause and (tags[last : last + 1] in ("N", "K") or tags[last : last + 2] in ("JN", "JK"))
            )
            while begin and lowers[begin - 1] in before and (not is_inside or tags[begin - 1] == "D"):
                if self._is_of_verb(begin - 1):
                    break
                begin -= 1
            if begin and lowers[begin - 1] in prepositions and not is_inside and not self.ends_verb(begin - 1):
                begin -= 1
                while begin and lowers[begin - 1] in before and tags[begin - 1] in "RIJ":
                    if self._is_of_verb(begin - 1):
                        break
                    begin -= 1
            gone.update(range(begin, last + is_possessive))
            if (first, last) == self.tokens and self.head is not None and self._is_behind_verb():
                gone.update(range(begin, self.head + 1))
            opener = lowers[last] if last < len(lowers) else ""
            is_named_by = last - first == 2 and opener in open_ended
            is_named_by = is_named_by or (opener in likewise and not same.isdisjoint(lowers[first:last]))
            if (first, last) == self.tokens and lowers[first] in definite and is_named_by:
                end = last + 1
                while end < len(tags) and (tags[end] in "DSJNK#" or lowers[end] in self.tagged.closed.links):
                    end += 1
                gone.update(range(last, end))
        return frozenset(gone)

    def ends_verb(self, place: int) -> bool:
        """Tell whether a preposition belongs to the verb before it, not to the date: "sworn in | last week"."""
        tags, lowers, pack = self.tagged.tags, self.tagged.lowers, self.reading.pack
        is_behind = place > 0 and tags[place - 1] in "npdvzg" and lowers[place] in word_set(pack, "cues", "verb_ends")
        return is_behind and not word_set(pack, "cues", "bare_dates").isdisjoint(lowers[place + 1 : place + 2])

    def _is_of_verb(self, place: int) -> bool:
        """Tell whether "back" belongs to the verb before it, not to the date: "turned back | on Monday"."""
        verb, pack = self.clause.verb, self.reading.pack
        if verb is None or verb.tokens[1] != place or self.tagged.lowers[place] not in word_set(pack, "cues", "back"):
            return False
        return verb.lemma in word_set(pack, "cues", "with_back")

    def words(self, start: int, end: int) -> tuple[str, ...]:
        """Return tokens in lower case."""
        return self.tagged.lowers[start:end]


def scenes(sentence: Span, periods: Sequence[Period], reading: Reading, timexes: Sequence[Timex]) -> tuple[Scene, ...]:
    """Return a scene for each period of one sentence, in order; `timexes` are all expressions of the sentence."""
    parse = reading.parse(sentence)
    tagged = parse.tagged
    ranges = [_with_zone(tagged, period.span, period.timexes[-1], reading) for period in periods]
    dated = (timex for timex in timexes if timex.type in ("DATE", "TIME"))
    told = [*ranges, *(_with_zone(tagged, timex.span, timex, reading) for timex in dated)]
    found = []
    for period, tokens in zip(periods, ranges, strict=True):
        head = _head(tagged, period, tokens[1], reading.text)
        clause = clause_of(parse.clauses, tagged, tokens, period, told, reading)
        if head is not None and _is_fronted(tagged, tokens, clause):
            head = None
        others = tuple(other for other in told if other[1] <= tokens[0] or other[0] >= tokens[1])
        found.append(Scene(reading, sentence, tagged, parse.clauses, clause, period, tokens, head, others))
    return tuple(_with_segment(scene, found) for scene in found)


def _with_segment(scene: Scene, scenes: Sequence[Scene]) -> Scene:
    """Return a scene with its own part of a clause that several dates share: "in 2008, and the Senate in 2014"."""
    verb = scene.clause.verb
    if verb is None or scene.head is not None:
        return scene
    behind = [other.tokens for other in scenes if other.clause is scene.clause and other.tokens[0] >= verb.tokens[1]]
    if scene.tokens not in behind or len(behind) < 2:
        return scene
    end = scene.tokens[0]
    for begin, before in sorted(behind, reverse=True):
        if before <= scene.tokens[0]:
            if any(scene.tagged.tags[at] in "NK" for at in range(before, end)):
                return scene._replace(segment=(before, end))
            end = begin
    return scene


def token_range(tagged: Tagged, span: Span) -> tuple[int, int]:
    """Return the tokens that a span touches as (first, end), (0, 0) where there are none."""
    first, last = bisect_right(tagged.ends, span.start), bisect_left(tagged.starts, span.end)
    return (first, last) if first < last else (0, 0)


def _with_zone(tagged: Tagged, span: Span, last: Timex, reading: Reading) -> tuple[int, int]:
    """Return the tokens of a date, those of the zone behind its time of day among them: "5 p.m. Bangkok time"."""
    first, end = token_range(tagged, span)
    if last.type != "TIME" or tagged.tags[end : end + 1] not in ("K", "J"):
        return first, end
    place = next((at for at in range(end, len(tagged)) if tagged.tags[at] not in "KJ"), end)
    nouns = nested_set(reading.pack, "cues", "clock", "zones")
    is_zone = place - end <= _LONGEST_ZONE and place < len(tagged) and tagged.lowers[place] in nouns
    return first, place + 1 if is_zone else end


def is_owner(form: str, tagged: Tagged) -> bool:
    """Tell whether a word or a text ends with a possessive's clitic: "Friday's"."""
    return _ends_with_clitic(form[-_LONGEST_CLITIC:], tagged.closed.clitics)


@lru_cache(maxsize=4096)
def _ends_with_clitic(end: str, clitics: frozenset[str]) -> bool:
    return end.replace("’", "'").endswith(tuple(clitics))


def _head(tagged: Tagged, period: Period, place: int, text: str) -> int | None:
    """Return the noun that an attributive date stands before: "incident" of "a 2013 incident"; `place` follows it."""
    tags = tagged.tags
    end = period.timexes[-1].span.end
    place = _behind_list(tagged, place)
    if is_owner(text[max(0, end - _LONGEST_CLITIC) : end], tagged) or tags[place : place + 1] == "S":
        place += tags[place : place + 1] == "S"
    elif (
        place >= len(tags)
        or place == 0
        or tags[place] not in 'NKJ"'
        or (tags[place - 1] == "E" and tags[place] in "KJ" and "D" not in tags[max(0, place - 4) : place])
    ):
        return None
    while place < len(tags) and tags[place] in 'J"R#':
        place += 1
    if place >= len(tags) or tags[place] not in "NKg":
        return None
    while place + 1 < len(tags) and tags[place + 1] in "NK":
        place += 1
    return place


def _behind_list(tagged: Tagged, place: int) -> int:
    """Return where years that a noun shares end: "the 2008 and 2012 | campaigns"."""
    first = place - 1
    if not first or tagged.tags[first - 1] not in "DSJN" or not tagged.lowers[first].isdecimal():
        return place
    is_listed = tagged.tags[place : place + 1] == "C" and tagged.tags[place + 1 : place + 2] == "#"
    return place + 2 if is_listed and tagged.tags[place + 2 : place + 3] in ("N", "J", "K") else place


def _is_fronted(tagged: Tagged, tokens: tuple[int, int], clause: Clause) -> bool:
    """Tell whether a date stands right before the subject and is no part of it: "In 2012 police | arrested"."""
    first, last = tokens
    subject = clause.subject_tokens
    if subject is None or subject[0] not in (first, last) or first == 0 or tagged.tags[first - 1] != "I":
        return False
    return tagged.tags[last : last + 1] != "S" and not is_owner(tagged.form(last - 1), tagged)
