"""News that look back: for how long a year gone by holds for what has none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.timex import Timex

Read = Callable[..., tuple[Timex, ...]]


def values(read: Read, text: str) -> list[str]:
    return [timex.value for timex in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 1998, the club lost its ground in February and its cup on 3 May.", ["1998", "1998-02", "1998-05-03"]),
        ("In 2012, the party was banned. On Election Day it won two seats.", ["2012", "2012-11-06"]),
        ("In 2012, it was banned. It was founded anew in June. It won in November.", ["2012", "2012-06", "2012-11"]),
        ("In March 1998 the mill burned. It opened again in June.", ["1998-03", "1998-06"]),
        ("During 1998 it grew fast. By the summer it had forty shops.", ["1998", "1998-SU"]),
    ],
)
def test_a_year_gone_by_that_opens_a_sentence_holds_for_it_and_the_next(
    text: str, expected: list[str], read: Read
) -> None:
    assert values(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2012, the party was banned. It is large. It won in November.", "2016-11"),
        ("In 2012, the party was banned.\n\nIn November it won two seats.", "2016-11"),
        ("In 2012, the party was banned. It will vote in May.", "2017-05"),
        ("In 2012, the party was banned. Last week it met. In November it won.", "2016-11"),
        ("The party was banned in 2012. It won in November.", "2016-11"),
        ("The 2012 ban was lifted. It won in November.", "2016-11"),
        ("In 2012, it was banned. On Monday it met.", "2017-01-16"),
        ("In 2012, it sold much. In November and December of last year it sold little.", "2016-12"),
        ("In 2018, it will be banned. It won in November.", "2016-11"),
        ("In 2012 it is remembered. It won in November.", "2016-11"),
    ],
)
def test_news_come_back_to_their_own_time(text: str, expected: str, read: Read) -> None:
    assert values(read, text)[-1] == expected
