"""What a period dates: its clause, with the words that the other rooms of `events` ask about.

The clause is the innermost that holds the period, with two exceptions: a date right before an unmarked clause dates
that clause ("the same day Congress reconvened"), and a date inside a noun phrase ("last night's attack", "the 2013
incident") is `attributive`: it dates the noun.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.language.tables import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.language.clause import Clause
    from generator.language.reading import Reading
    from generator.language.tagging import Tagged
    from generator.model.document import Span
    from generator.model.event import Period
    from generator.model.timex import Timex


_LONGEST_CLITIC: Final = 3
_COMPARED: Final = 10
_NEAR_RECORD: Final = 4


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
        tags, lowers = self.tagged.tags, self.tagged.lowers
        gone: set[int] = set()
        for first, last in (self.tokens, *self.others):
            begin = first
            is_possessive = tags[last : last + 1] == "S"
            opens_clause = any(clause.tokens[0] == last for clause in self.clauses)
            is_inside = is_possessive or (
                not opens_clause and (tags[last : last + 1] in ("N", "K") or tags[last : last + 2] in ("JN", "JK"))
            )
            while begin and lowers[begin - 1] in before and (not is_inside or tags[begin - 1] == "D"):
                begin -= 1
            if begin and lowers[begin - 1] in prepositions and not is_inside:
                begin -= 1
                while begin and lowers[begin - 1] in before and tags[begin - 1] in "RIJ":
                    begin -= 1
            gone.update(range(begin, last + is_possessive))
            if (first, last) == self.tokens and self.head is not None and self._is_behind_verb():
                gone.update(range(begin, self.head + 1))
            if (
                (first, last) == self.tokens
                and last - first == 2
                and lowers[first] in definite
                and lowers[last : last + 1]
                and lowers[last] in open_ended
            ):
                end = last + 1
                while end < len(tags) and tags[end] in "DSJNK#":
                    end += 1
                gone.update(range(last, end))
        return frozenset(gone)

    def words(self, start: int, end: int) -> tuple[str, ...]:
        """Return tokens in lower case."""
        return self.tagged.lowers[start:end]


def scenes(sentence: Span, periods: Sequence[Period], reading: Reading, timexes: Sequence[Timex]) -> tuple[Scene, ...]:
    """Return a scene for each period of one sentence, in order; `timexes` are all expressions of the sentence."""
    parse = reading.parse(sentence)
    tagged = parse.tagged
    ranges = [_tokens(tagged, period.span) for period in periods]
    told = [*ranges, *(_tokens(tagged, timex.span) for timex in timexes if timex.type in ("DATE", "TIME"))]
    found = []
    for period, tokens in zip(periods, ranges, strict=True):
        head = _head(tagged, period, reading.text)
        clause = _clause(parse.clauses, tagged, tokens, period, reading)
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
    before = max((last for _, last in behind if last <= scene.tokens[0]), default=None)
    if scene.tokens not in behind or len(behind) < 2 or before is None:
        return scene
    has_noun = any(scene.tagged.tags[at] in "NK" for at in range(before, scene.tokens[0]))
    return scene._replace(segment=(before, scene.tokens[0])) if has_noun else scene


def _tokens(tagged: Tagged, span: Span) -> tuple[int, int]:
    first, last = bisect_right(tagged.ends, span.start), bisect_left(tagged.starts, span.end)
    return (first, last) if first < last else (0, 0)


def _clause(
    clauses: tuple[Clause, ...], tagged: Tagged, tokens: tuple[int, int], period: Period, reading: Reading
) -> Clause:
    following = next((clause for clause in clauses if clause.tokens[0] == tokens[1] and clause.marker is None), None)
    is_daylike = tokens[1] > 0 and tagged.lowers[tokens[1] - 1] in tagged.closed.daylike
    if following is not None and following.kind == "relative" and is_daylike:
        return following
    found = reading.clause_at(period.timexes[0].span.start)
    transparent = word_set(reading.pack, "cues", "transparent")
    over = found.parent if found.kind == "participle" and found.verb is not None else None
    if over is None or found.verb is None or over.verb is None:
        return found
    if tagged.tags[max(tokens[0] - 2, 0) : tokens[0]] == ",I" and found.marker is None:
        return over
    is_phrase = found.marker is not None and found.marker not in word_set(reading.pack, "words", "subordinators")
    is_inner = over.verb.lemma in word_set(reading.pack, "cues", "of_deeds")
    is_made = over.verb.lemma in word_set(reading.pack, "cues", "making") and found.marker is None
    if is_made or found.verb.lemma in transparent or _is_medium(found, tagged, reading):
        return over
    if is_phrase and not is_inner:
        return over
    return found


def _is_medium(found: Clause, tagged: Tagged, reading: Reading) -> bool:
    """Tell whether a participle dates what somebody speaks in: "said in a letter published on Monday"."""
    over = found.parent.verb if found.parent is not None else None
    if over is None or over.lemma not in word_set(reading.pack, "cues", "reporting") or found.subject_tokens is None:
        return False
    media = word_set(reading.pack, "cues", "media")
    return any(low in media for low in tagged.lowers[slice(*found.subject_tokens)])


def _is_owner(form: str, tagged: Tagged) -> bool:
    """Tell whether a word or a text ends with a possessive's clitic: "Friday's"."""
    return form[-_LONGEST_CLITIC:].replace("’", "'").endswith(tuple(tagged.closed.clitics))


def _head(tagged: Tagged, period: Period, text: str) -> int | None:
    """Return the noun that an attributive date stands before: "incident" of "a 2013 incident"."""
    place = _tokens(tagged, period.timexes[-1].span)[1]
    tags = tagged.tags
    end = period.timexes[-1].span.end
    if _is_owner(text[:end], tagged) or tags[place : place + 1] == "S":
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


def _is_fronted(tagged: Tagged, tokens: tuple[int, int], clause: Clause) -> bool:
    """Tell whether a date stands right before the subject and is no part of it: "In 2012 police | arrested"."""
    first, last = tokens
    subject = clause.subject_tokens
    if subject is None or subject[0] not in (first, last) or first == 0 or tagged.tags[first - 1] != "I":
        return False
    return tagged.tags[last : last + 1] != "S" and not _is_owner(tagged.form(last - 1), tagged)


def _follows_name(scene: Scene, place: int, edtf: str) -> bool:
    """Tell whether one word of a date goes on with a name: "Agenda 2030", "Theresa May", "Operation Peace Spring"."""
    if scene.tagged.starts[place] - scene.tagged.ends[place - 1] > 1 or scene.period.signal is not None:
        return False
    form = scene.tagged.form(place)
    if form[0].isupper() and scene.tagged.lowers[place] in word_set(scene.reading.pack, "cues", "never_capitalised"):
        return True
    if scene.tagged.lowers[place - 1] in word_set(scene.reading.pack, "cues", "before_named_days"):
        return True
    return edtf.isdigit() or (edtf.count("-") == 1 and form.isalpha() and form[0].isupper() and "/" not in edtf)


def _is_part_of_word(scene: Scene) -> bool:
    """Tell whether a date is the beginning of a word: "Halloween-themed"."""
    end = scene.period.span.end
    following = scene.reading.text[end : end + 2]
    return following[:1] in ("-", "‑") and following[1:].isalpha()


def _is_in_name(scene: Scene, place: int) -> bool:
    """Tell whether one capitalised word of a date begins a name: "Easter Island", "March Madness", "Fall of Grace"."""
    tagged, tags = scene.tagged, scene.tagged.tags
    if not tagged.form(place).isalpha() or place + 1 >= len(tags):
        return False
    is_followed = tags[place + 1] == "K" and tagged.starts[place + 1] - tagged.ends[place] == 1
    if tags[place] == "K":
        is_season = tagged.lowers[place] in word_set(scene.reading.pack, "words", "time_units")
        return is_followed or (is_season and place > 0 and tags[place - 1] not in "ID.")
    is_month = (scene.period.timexes[0].edtf or "").count("-") == 1
    return is_month and is_followed and place > 0 and tags[place - 1] not in "IDJE#"


def _is_count(scene: Scene, place: int) -> bool:
    """Tell whether a number that looks like a year counts something: "1846 persons", "1720 had been treated"."""
    tagged, tags = scene.tagged, scene.tagged.tags
    if not tagged.form(place).isdigit() or (place and tags[place - 1] in "IDES#~J") or place + 1 >= len(tags):
        return False
    if tags[place + 1] == "N":
        named = word_set(scene.reading.pack, "cues", "named_by_year")
        return scene.head is not None and tagged.lowers[scene.head] not in named
    verb = scene.clause.verb
    return verb is not None and verb.tokens[0] == place + 1 and verb.is_passive


def _is_unsaid(scene: Scene) -> bool:
    """Tell whether a date is named only by what happened then: "the day it sank", "the week of the trial"."""
    first, last = scene.tokens
    if last - first != 2 or scene.tagged.lowers[first] not in word_set(scene.reading.pack, "cues", "definite"):
        return False
    unit = scene.tagged.lowers[first + 1]
    if unit not in word_set(scene.reading.pack, "words", "time_units") or last >= len(scene.tagged):
        return False
    is_of = scene.tagged.lowers[last] in word_set(scene.reading.pack, "cues", "of")
    return is_of or scene.tagged.tags[last] in "PW"


def is_name(scene: Scene) -> bool:
    """Tell whether a date is only part of a name: "the 2020 election", "the September 11 attacks", "Agenda 2030"."""
    tagged, (first, last) = scene.tagged, scene.tokens
    tags = tagged.tags
    edtf = scene.period.timexes[0].edtf or ""
    begin = _tokens(tagged, scene.period.timexes[0].span)[0]
    if last - begin == 1 and tags[begin] == "M":
        return True
    if scene.tagged.ends[last - 1] > scene.period.span.end + 1 and _is_part_of_word(scene):
        return True
    alone = begin + 1 if tags[begin] == "D" else begin
    if last - alone == 1 and (_is_in_name(scene, alone) or _is_count(scene, alone)):
        return True
    if _is_unsaid(scene):
        return True
    if begin and last - begin == 1 and tags[begin - 1] == "K" and _follows_name(scene, begin, edtf):
        return True
    if begin and tags[begin - 1] == "(" and tags[last : last + 1] == ")":
        return True
    if scene.head is None or (tags[last : last + 1] == "S") or _is_owner(tagged.form(last - 1), tagged):
        return False
    if tags[last] == '"':
        return False
    named = word_set(scene.reading.pack, "cues", "named_by_year")
    words = scene.words(last, scene.head + 1)
    if any(word in named for word in words):
        return edtf.isdigit() or "-" not in edtf or first > 0
    if edtf.isdigit():
        return tags[last] == "K"
    return (
        edtf.count("-") == 2
        and first > 0
        and set(scene.words(begin - 1, begin)) <= word_set(scene.reading.pack, "cues", "definite")
    )


def is_compared(scene: Scene) -> bool:
    """Tell whether a date is only compared with: "up 3 percent, compared with a year ago", "higher than in 2005"."""
    tagged, pack = scene.tagged, scene.reading.pack
    joints = word_set(pack, "cues", "compared_by", "than")
    place = _tokens(tagged, scene.period.timexes[0].span)[0] - 1
    verb = scene.clause.verb
    if scene.period.signal == "since" and (verb is None or verb.aspect != "perfect"):
        return _is_record(scene)
    first = max(place - _COMPARED, 0)
    while place > first and tagged.lowers[place] not in joints and tagged.tags[place] in "#NJDIR~":
        place -= 1
    if place < 1 or tagged.lowers[place] not in joints:
        return False
    before = tagged.lowers[place - 1]
    if tagged.lowers[place] in word_set(pack, "cues", "than"):
        return before not in word_set(pack, "cues", "no_comparisons")
    return before in word_set(pack, "cues", "comparisons") and (place == 1 or tagged.tags[place - 1] not in "dnv")


def _is_record(scene: Scene) -> bool:
    """Tell whether "since" says how long nothing was like it: "the first time since 1994", "the worst since 2001"."""
    tagged = scene.tagged
    records = word_set(scene.reading.pack, "cues", "records")
    place = scene.tokens[0] - 1
    first = max(place - _NEAR_RECORD, 0)
    while place >= first and tagged.tags[place] in "NJ#RIE":
        if tagged.lowers[place] in records:
            return True
        place -= 1
    return False
