"""A publication date as people write it in a header: ISO 8601, or a whole date in English words.

Only dates that name day, month and year are read, and nothing is guessed: `3/4/2019` is not.
"""

from __future__ import annotations

import re
from typing import Final

from generator.errors import DocumentError
from generator.model.calendar import Day, days_in_month
from generator.read.draft import Value

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORTEST: Final = 3
_ISO: Final = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?:[T ][0-9:.,+\-Zz ]*)?")
_WORDS: Final = re.compile(
    r"(?:(?P<weekday>[A-Za-z]{3,9})\.?,?[ \t]+)?(?:"
    r"(?P<month>[A-Za-z]{3,9})\.?[ \t]+(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,?[ \t]+(?P<year>[0-9]{4})"
    r"|(?P<day2>[0-9]{1,2})(?:st|nd|rd|th)?[ \t]+(?P<month2>[A-Za-z]{3,9})\.?,?[ \t]+(?P<year2>[0-9]{4})"
    r")(?:,?[ \t]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[ \t]*[A-Za-z0-9+:-]{1,6})?)?"
)


def parse_date(date: Value, hint: str = "a date is YYYY-MM-DD") -> Day:
    """Return the day of `YYYY-MM-DD`, `Friday, January 4, 2019` or `4 January 2019`; a time behind it is passed over.

    Raises DocumentError, with a hint that says which part is wrong.

    >>> str(parse_date(Value("2017-01-17T09:30:00Z"))), str(parse_date(Value("Friday, January 4, 2019")))
    ('2017-01-17', '2019-01-04')
    """
    message = f"not a date: {date.text!r}"
    parts = _parts(date.text.strip())
    if parts is None:
        raise DocumentError(message, date.at, hint)
    year, month, day, weekday = parts
    if not 1 <= month <= len(_MONTHS):
        raise DocumentError(message, date.at, f"{hint}; the month runs from 01 to 12")
    length = days_in_month(year, month)
    if not 1 <= day <= length:
        raise DocumentError(message, date.at, f"{hint}; {_MONTHS[month - 1]} {year} has {length} days")
    found = Day(year, month, day)
    if weekday is not None and found.weekday != weekday:
        raise DocumentError(message, date.at, f"{found} is a {_WEEKDAYS[found.weekday]}; mend the one or the other")
    return found


def is_date_line(line: str) -> bool:
    """Tell whether a line is a date in words and nothing else.

    >>> is_date_line("Friday, January 4, 2019 "), is_date_line("January 4 was a Friday")
    (True, False)
    """
    return _parts(line.strip()) is not None


def _parts(text: str) -> tuple[int, int, int, int | None] | None:
    """Return (year, month, day, weekday); month and day may be such as no calendar has."""
    if found := _ISO.fullmatch(text):
        return int(found["year"]), int(found["month"]), int(found["day"]), None
    found = _WORDS.fullmatch(text)
    if found is None:
        return None
    month = _number(found["month"] or found["month2"], _MONTHS)
    weekday = _number(found["weekday"], _WEEKDAYS) if found["weekday"] else None
    if month is None or (found["weekday"] and weekday is None):
        return None
    return int(found["year"] or found["year2"]), month + 1, int(found["day"] or found["day2"]), weekday


def _number(name: str, names: tuple[str, ...]) -> int | None:
    """Return which of the names it is, written out or cut short ("Jan", "Sept", "Tues")."""
    folded = name.lower()
    for number, whole in enumerate(names):
        if len(folded) >= _SHORTEST and whole.lower().startswith(folded):
            return number
    return None
