"""Windows: runs of time that blocks are of. Where twins stand, and where those stand that they may be the same as."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from generator.events.features import Features

Window = tuple[int, int]

DAY, DAYS, MONTH, YEAR = (-(10**12) - number for number in range(4))  # below any day that a window may begin with
_MONTHS: Final = 12


def own_windows(told: Features) -> list[Window]:
    """Return the windows that twins stand in.

    They are their day and, for wider dates to find it by, the month of that day; or each month or year that they touch.
    """
    first, last = told.months
    if told.level == "day":
        return [(DAY, told.first), (DAYS, first)]
    if told.level == "month":
        return [(MONTH, month) for month in range(first, last + 1)]
    if told.level == "year":
        return [(YEAR, year) for year in range(first // _MONTHS, last // _MONTHS + 1)]
    return [(told.first, told.last)]


def near_windows(told: Features) -> list[tuple[Window, tuple[Window, ...]]]:
    """Return the windows whose twins may have a date that goes with one, each with those that govern whom it meets.

    A wider date governs: where a block of it is not crowded, all that it holds meets it.
    """
    if told.level in ("age", "open"):
        window = told.first, told.last
        return [(window, (window,))]
    first, last = told.months
    near: list[tuple[Window, tuple[Window, ...]]] = []
    if told.level == "day":
        own = DAY, told.first
        near += [((DAY, day), (own, (DAY, day))) for day in (told.first - 1, told.first, told.first + 1)]
    for month in range(first, last + 1):
        wide = (MONTH, month) if told.level != "year" else (YEAR, month // _MONTHS)
        near.append(((MONTH, month), (wide,)))
        if told.level != "day":
            near.append(((DAYS, month), (wide,)))
    for year in range(first // _MONTHS, last // _MONTHS + 1):
        near.append(((YEAR, year), ((YEAR, year),)))
    return near


def meeting(window: Window, month: int) -> list[tuple[Window, tuple[Window, ...]]]:
    """Return the windows whose twins those of a window meet, itself too, each with those that govern whom they meet.

    It is what `near_windows` says of all twins, but that of two windows one has the other; `month` is that of a day.
    """
    kind, number = window
    found: list[tuple[Window, tuple[Window, ...]]] = [(window, (window,))]
    if kind == DAY:
        before, its_month = (DAY, number - 1), (MONTH, month)
        found += [(before, (before, window)), (its_month, (its_month,))]
    if kind in (DAY, MONTH):
        year = YEAR, (month if kind == DAY else number) // _MONTHS
        found.append((year, (year,)))
    return found if kind != DAYS else []


def governed(window: Window) -> list[Window]:
    """Return the windows whose twins meet those of a window, or do not, by how crowded it is."""
    kind, number = window
    if kind == DAY:
        return [(DAY, number - 1), window, (DAY, number + 1)]
    if kind == MONTH:
        return [window, (DAYS, number)]
    if kind == YEAR:
        months = range(number * _MONTHS, (number + 1) * _MONTHS)
        return [window, *((MONTH, month) for month in months), *((DAYS, month) for month in months)]
    return [] if kind == DAYS else [window]
