"""Publication dates as people write them."""

import pytest

from generator.errors import DocumentError
from generator.read.dates import is_date_line, parse_date
from generator.read.draft import Value


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2019-01-04", "2019-01-04"),
        ("2019-01-04 09:30", "2019-01-04"),
        ("2019-01-04T09:30:00.123+02:00", "2019-01-04"),
        ("Friday, January 4, 2019", "2019-01-04"),
        ("January 4, 2019", "2019-01-04"),
        ("Jan. 4, 2019", "2019-01-04"),
        ("Sept 4 2019", "2019-09-04"),
        ("4 January 2019", "2019-01-04"),
        ("Fri, 04 Jan 2019 09:30:00 GMT", "2019-01-04"),
        ("the 4th of January", None),
        ("4th January 2019", "2019-01-04"),
        ("3/4/2019", None),
        ("January 2019", None),
        ("Jane 4, 2019", None),
        ("Someday, January 4, 2019", None),
        ("4 4 2019", None),
    ],
)
def test_a_date_in_words_is_read_when_it_is_whole(written: str, day: str | None) -> None:
    assert is_date_line(written) == (day is not None)
    if day is None:
        with pytest.raises(DocumentError, match="not a date"):
            parse_date(Value(written))
    else:
        assert str(parse_date(Value(written))) == day


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("Saturday, January 4, 2019", "2019-01-04 is a Friday"),
        ("February 29, 2019", "February 2019 has 28 days"),
        ("2019-13-01", "the month runs from 01 to 12"),
        ("soon", "a date is YYYY-MM-DD"),
    ],
)
def test_a_date_that_cannot_be_says_why(written: str, hint: str) -> None:
    with pytest.raises(DocumentError) as caught:
        parse_date(Value(written))
    assert caught.value.hint is not None
    assert hint in caught.value.hint
