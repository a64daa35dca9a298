"""Days that come every year ("12-25", "11-4thu", "05-lastmon", "easter-2" in the lexicon), or came once ("1944-06-06").

"orthodox" is Easter as the Orthodox churches count it.

dateutil knows Easter, for the years 1583 to 4099.
"""

from __future__ import annotations

import re
from typing import Final

from generator.model.calendar import Day, days_in_month
from generator.temporal.values import Date, Nothing, Value, of_day

_FIXED: Final = re.compile(r"(\d\d)-(\d\d)")
_ONCE: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_BY_WEEKDAY: Final = re.compile(r"(\d\d)-(\d|last)(mon|tue|wed|thu|fri|sat|sun)([+-]\d+)?")
_BY_EASTER: Final = re.compile(r"(easter|orthodox)([+-]\d+)?")
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LEAP_YEAR: Final = 2000
_GREGORIAN: Final = range(1583, 4100)


def exists(year: int | None, month: int, day: int) -> bool:
    """Tell whether the calendar has that day; without a year, whether any year has.

    >>> exists(2017, 2, 29), exists(None, 2, 29)
    (False, True)
    """
    return 1 <= month <= 12 and 1 <= day <= days_in_month(_LEAP_YEAR if year is None else year, month)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> Day:
    """Return the `number`th Monday (0) to Sunday (6) of a month, the last one where it is below 1.

    >>> str(nth_weekday(2016, 11, 3, 4))
    '2016-11-24'
    """
    first = Day(year, month, 1)
    found = first.plus_days((weekday - first.weekday) % 7 + 7 * max(number - 1, 0))
    if number >= 1:
        return found if found.month == month else found.plus_days(-7)
    last = Day(year, month, days_in_month(year, month))
    return last.plus_days(-((last.weekday - weekday) % 7))


def day_of(name: str, year: int) -> Day | None:
    """Return the day of a holiday in a year, None where there is none.

    >>> str(day_of("easter-2", 2017)), str(day_of("11-4thu", 2016))
    ('2017-04-14', '2016-11-24')
    """
    if match := _FIXED.fullmatch(name):
        month, day = int(match[1]), int(match[2])
        return Day(year, month, day) if exists(year, month, day) else None
    if match := _BY_WEEKDAY.fullmatch(name):
        number = 0 if match[2] == "last" else int(match[2])
        found = nth_weekday(year, int(match[1]), _WEEKDAYS.index(match[3]), number)
        return found.plus_days(int(match[4] or 0))
    if (match := _BY_EASTER.fullmatch(name)) and year in _GREGORIAN:
        from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

        sunday = easter(year, EASTER_ORTHODOX if match[1] == "orthodox" else EASTER_WESTERN)
        return Day(sunday.year, sunday.month, sunday.day).plus_days(int(match[2] or 0))
    return None


def named(name: str, year: int | None) -> Value:
    """Return a holiday as a date; without a year one that is to be completed, by the holiday's name in `time`."""
    if match := _ONCE.fullmatch(name):
        return Date("day", int(match[1]), int(match[2]), int(match[3]))
    if match := _FIXED.fullmatch(name):
        return Date("day", year, int(match[1]), int(match[2]))
    if year is None:
        return Date("holiday", time=name)
    day = day_of(name, year)
    return Nothing() if day is None else of_day(day, "day")
