"""Mentions -> timexes: the calendar's part of the work.

Each mention's rule says what it comes to; the scene says what it is counted from. News count from the day of the
document, narratives from the date named before; which of the two a document is, its own dates tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from generator.model.calendar import Day
from generator.model.timex import Mention, Step, Timex
from generator.temporal.background import Background
from generator.temporal.completion import complete
from generator.temporal.course import Course
from generator.temporal.dayless import Dayless, said_alike
from generator.temporal.direction import tense_at
from generator.temporal.extent import with_extents
from generator.temporal.narrative import tells_of_the_past
from generator.temporal.scene import Scene, Tense
from generator.temporal.values import Date, Length, Nothing, Reference, Repeat, Value, of_day

if TYPE_CHECKING:
    from generator.language.reading import Reading
    from generator.temporal.grammar import Grammar

_A_QUARTER: Final = 3
_OPENING: Final = 40
_A_MESSAGE: Final = 300
_FAR: Final = 2
_MANY: Final = 10_000
_LONG_AGO: Final = 10
_GUESSED: Final = frozenset(("direction", "year"))
_MEMBERS: Final = frozenset(("season", "month", "day"))
_TIMES: Final = frozenset(("year", "half", "quarter", "season", "month", "week", "weekend", "day"))


class _Result(NamedTuple):
    """What a mention comes to; `is_date` tells of a date that others may be counted from."""

    value: Value
    timex: Timex | None
    is_date: bool


class Settings(Protocol):
    """What resolving depends on besides the text: part of the configuration."""

    @property
    def date_order(self) -> str:
        """The order of numeric dates: "mdy", "dmy" or "ymd"."""
        ...

    @property
    def hemisphere(self) -> str:
        """Whose seasons: "north" or "south"."""
        ...


def resolve(
    mentions: Iterable[Mention], reading: Reading, dct: Day, grammar: Grammar, settings: Settings
) -> tuple[Timex, ...]:
    """Return what the mentions come to, in order; those that come to nothing are left out.

    A pure function of (text, DCT, pack, settings).
    """
    mentions = tuple(mentions)
    course = Course(mentions, reading, grammar.lexicon)
    telling = _Telling(course, dct, grammar, settings, is_narrative=tells_of_the_past(mentions, dct, grammar))
    found = [timex for at in range(len(mentions)) if (timex := telling.resolve(at)) is not None]
    return tuple(with_extents(found, reading) if telling.is_narrative else found)


class _Telling:
    """One text on its way: what was named last, and what was worked out before.

    A report goes on from its quarter to "the nine months": what is then compared with is the year before.
    The same words with the same tense come to the same, unless they are counted from a date in the text; those that
    hang on neither are `settled` for all documents of a kind, beside the slots whose identity is their key.
    """

    def __init__(self, course: Course, dct: Day, grammar: Grammar, settings: Settings, *, is_narrative: bool) -> None:
        self.course = course
        self.reading = reading = course.reading
        self.grammar = grammar
        self.settings = settings
        self.today = of_day(dct, "day")
        self.is_narrative = is_narrative
        self.is_brief = len(reading.text) <= _A_MESSAGE
        self.anchor: Date | None = None
        self.day: Date | None = None  # the day named last
        self.background = Background(reading)
        self.over: tuple[Date | None, Date | None] = (None, None)  # the date and the day named last of those not ahead
        self.dayless = Dayless(course, is_narrative=is_narrative)
        self.previous: Date | None = None
        self.led: tuple[Date, int, Date | None] | None = None  # the anchor, its place, and the date before it
        self.named: int | None = None  # the year named last
        self.main: tuple[int, Date] | None = None  # where a glance at another year ends, and what it goes back to
        self.quarter: Date | None = None
        self.known: dict[tuple[int, str], dict[Tense | None, _Result]] = {}
        self.lendable: set[tuple[int, str]] = set()  # what a neighbour may lend its year to
        kind = (self.is_narrative, self.is_brief, settings.date_order, settings.hemisphere)
        self.settled: dict[tuple[int, str], tuple[object, _Result]] = grammar.settled.setdefault(kind, {})

    def resolve(self, at: int) -> Timex | None:
        """Return what the mention at that place comes to, None for nothing, and go on from there."""
        mention = self.course.mentions[at]
        if self.main is not None and mention.span.start >= self.main[0]:
            self.anchor, self.main = self.main[1], None
        value, timex, is_date = self._found(mention, at)
        if timex is None:
            return None
        if is_date and isinstance(value, Date) and at not in self.dayless.guessed:
            self._take(value, at)
        elif isinstance(value, Length):
            if self.is_narrative and value.within is not None and value.within.is_complete:
                self._go_on(value.within, at)
            if any(unit == "month" and (count or 0) > _A_QUARTER for count, unit in value.parts):
                self.quarter = None
        if self.is_narrative and isinstance(value, Date):
            self.previous = value if value.is_complete else None
            if self.course.names_year(at):
                self.named = value.year
        return timex if timex.mention is mention else _again(timex, mention)

    def _take(self, value: Date, at: int) -> None:
        """Remember a date: as what is counted from, as the day or the quarter named last."""
        if self.anchor is None or not self.is_narrative or _leads(value, self.course.mentions[at], self.reading):
            self._go_on(value, at)
        if value.unit == "day":
            self.day = self.dayless.days[at] = value
        if not self.is_narrative and value.first <= self.today.last:
            self.over = self.anchor, self.day
        if value.unit == "quarter" and self._is_reported(value):
            self.quarter = value

    def _go_on(self, value: Date, at: int) -> None:
        """Make a date what is counted from: of one that a narrative only glances at, until its sentence ends."""
        before, self.anchor = self.anchor, value
        if not self.is_narrative:
            self.background.go_on(value, self.course.mentions[at], self.today, self._tense_of_year(at))
            return
        self.led = value, at, self.previous
        if before is None or before.year == value.year or not self.course.names_year(at):
            return
        self.main = None
        mention = self.course.mentions[at]
        is_new = self.course.is_heading(at) or (value.unit == "day" and _opens(mention, self.reading))
        if is_new:
            return
        end = self._end_of_aside(value, before, mention.span.start)
        if end is None and self.named != value.year and self._comes_back(before.year or 0, value.year or 0, at):
            end = self.reading.sentence_at(mention.span.start).end
        self.main = None if end is None else (end, before)

    def _background(self, at: int) -> Date | None:
        """Return the past that a mention goes on from; none where it shares the year of the next in its list."""
        found = self.background.at(self.course.mentions[at].span.start)
        if found is None or at + 1 == len(self.course.mentions) or not self.course.is_joined(at):
            return found
        return found if self._year(at + 1) == found.year else None

    def _opened(self, at: int) -> Date | None:
        """Return the day without a year that opens a stretch which the mention ends, None where it ends none."""
        opening = self.dayless.days.get(at - 1)
        is_guessed = opening is not None and not _GUESSED.isdisjoint(opening.inferred)
        return opening if is_guessed and self.course.is_stretch(at - 1) else None

    def _tense_of_year(self, at: int) -> Callable[[], Tense] | None:
        """Return what gives the tense around a mention that names its year, None for others."""
        return (lambda: self._tense_at(self.course.mentions[at])) if self.course.names_year(at) else None

    def _tense_at(self, mention: Mention) -> Tense:
        return tense_at(self.reading, mention.span.start, self.grammar.lexicon.ahead)

    def _end_of_aside(self, value: Date, before: Date, offset: int) -> int | None:
        """Return where a clause ends that says it looks back ("who had been") or ahead ("would be"), None elsewhere."""
        clause = self.reading.clause_at(offset)
        while clause.parent is not None and (clause.verb is None or clause.verb.tense == "none"):
            clause = clause.parent
        verb = clause.verb
        if verb is None:
            return None
        is_back = verb.aspect == "perfect" and verb.tense == "past"
        is_aside = is_back if value.first < before.first else verb.tense == "future"
        return clause.span.end if is_aside else None

    def _beginning(self) -> Date | None:
        """Return the date that the stretch begins with which the anchor ends: "began on A and ended on B" is one."""
        if self.led is None:
            return None
        value, at, first = self.led
        if not at or first is None:
            return None
        if self.course.is_joined(at - 1):
            return first
        is_of_last_year = first.year is not None and first.year + 1 == value.year and self.course.names_year(at - 1)
        start = self.course.mentions[at].span.start
        is_one_sentence = self.course.mentions[at - 1].span.start >= self.reading.sentence_at(start).start
        return first if is_of_last_year and is_one_sentence else None

    def _comes_back(self, main: int, other: int, at: int) -> bool:
        """Tell whether the narrative goes on with its main year: the next year named is that one.

        After one that is ahead, or long ago, it may be one of the next two, or a year or two later.
        """
        first = self.course.next_year(at)
        if first is None:
            return False
        year = self._year(first)
        if year == main:
            return True
        if -_LONG_AGO < other - main < _FAR:
            return False
        second = self.course.next_year(first)
        years = [each for each in (year, None if second is None else self._year(second)) if each is not None]
        return any(main <= each <= main + _FAR and abs(each - other) >= _FAR for each in years)

    def _year(self, at: int) -> int | None:
        """Return the year of a mention that names it."""
        value = self._value_at(at)
        return value.year if isinstance(value, Date) else None

    def _found(self, mention: Mention, at: int) -> _Result:
        said = id(mention.slots), mention.text  # as `said_alike` has it
        settled = self.settled.get(said)
        if settled is not None and settled[0] is mention.slots:
            return settled[1]
        known = self.known.get(said)
        is_apart = self._background(at) is not None or self._opened(at) is not None
        if known is None or is_apart or (said in self.lendable and self.course.lender(at) is not None):
            return self._work_out(mention, at)
        tense = None if None in known else self._tense_at(mention)
        return known.get(tense) or self._work_out(mention, at)

    def _value_at(self, at: int) -> Value:
        return self._found(self.course.mentions[at], at)[0]

    def _lent(self, at: int) -> Date | None:
        """Return the date whose year the mention at that place shares, being in one range or list with it."""
        lender = self.course.lender(at)
        value = None if lender is None else self._value_at(lender)
        return value if isinstance(value, Date) and value.unit in _MEMBERS else None

    def _is_reported(self, quarter: Date) -> bool:
        """Tell whether a report goes on from a quarter: the latest of those named that have ended, or else begun."""
        now, named = self.today.first, self.quarter
        if quarter.first > now:
            return False
        if named is None or named.last >= now:
            return True
        return named.first <= quarter.first and quarter.last < now

    def _before(self, mention: Mention) -> tuple[Date | None, Date | None]:
        """Return the date and the day named last; what news tell in the past goes on from none that is ahead."""
        named = self.anchor, self.day
        is_ahead = self.anchor is not None and not self.is_narrative and self.anchor.first > self.today.last
        return self.over if is_ahead and self._tense_at(mention).tense == "past" else named

    def _work_out(self, mention: Mention, at: int) -> _Result:
        anchor, day = self._before(mention)
        scene = Scene(
            self.grammar.means,
            self.today,
            anchor,
            self.is_narrative,
            lambda: self._tense_at(mention),
            self.settings.date_order,
            self.settings.hemisphere,
            self.quarter,
            self.is_brief,
            lambda: self._lent(at),
            self._beginning(),
            day,
            self._background(at),
            self._opened(at),
            lambda: self.dayless.day_at_hand(at, self._value_at),
        )
        scene.note("said", text=mention.text)
        value = complete(scene, scene.read(mention.rule, mention.slots))
        timex = None if isinstance(value, Nothing) else _timex(mention, value, scene)
        is_date = isinstance(value, Date) and value.is_complete and value.unit in _TIMES and not scene.is_aside
        found = _Result(value, timex, is_date)
        said = said_alike(mention)
        if scene.is_lent_asked:
            self.lendable.add(said)
        if not (scene.is_text_asked or scene.is_day_asked or scene.is_lent_asked or scene.tense_asked):
            if len(self.settled) >= _MANY:
                self.settled.clear()
            self.settled[said] = mention.slots, found
        elif not scene.is_text_asked and scene.background is None and scene.opened is None:
            self.known.setdefault(said, {})[scene.tense_asked] = found
        return found


def _leads(value: Date, mention: Mention, reading: Reading) -> bool:
    """Tell whether a narrative goes on from this date: a year in the midst of a sentence is mentioned in passing."""
    return value.unit != "year" or _opens(mention, reading)


def _opens(mention: Mention, reading: Reading) -> bool:
    """Tell whether a mention stands where its sentence begins."""
    return mention.span.start - reading.sentence_at(mention.span.start).start < _OPENING


def _again(timex: Timex, mention: Mention) -> Timex:
    """Return the same for another mention (`_replace` takes six times as long)."""
    return tuple.__new__(Timex, (mention, *timex[1:]))


def _timex(mention: Mention, value: Value, scene: Scene) -> Timex:
    said = value.value()
    edtf = value.edtf() if isinstance(value, Date) else None
    inferred = value.inferred if isinstance(value, Date) else ()
    first, last = (value.first, value.last) if isinstance(value, Date) and value.is_exact else (None, None)
    for field in inferred:
        scene.note("inferred", field=field, value="")
    if edtf is not None:
        part = {"mod": value.mod} if value.mod in ("START", "MID", "END") else {}
        scene.note("result", edtf=edtf, **part)
    anchor = scene.anchored.edtf() if scene.anchored is not None else None
    steps: tuple[Step, ...] = tuple(scene.steps)
    return Timex(mention, _type(value), said, value.mod, anchor, edtf, first, last, inferred, steps)


def _type(value: Value) -> str:
    match value:
        case Date(time=time) if time:
            return "TIME"
        case Length():
            return "DURATION"
        case Repeat():
            return "SET"
        case Reference(type=kind):
            return kind
    return "DATE"
