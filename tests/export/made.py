"""Events made by hand for the tests of the exports."""

from dataclasses import replace
from typing import Any

from generator.model.calendar import Day
from generator.model.document import Span
from generator.model.event import Event, Source, When
from generator.model.timex import Step

QUOTE = "Rebels said on Monday they would come."


def source(**changes: Any) -> Source:
    """Return a source, with some fields as the test wants them."""
    made = Source(
        document_id="a",
        title="Amman, 17 January 2017",
        sentence=Span(10, 10 + len(QUOTE)),
        phrase=Span(25, 31),
        quote=QUOTE,
        url="https://news.test/a",
        publisher="The Test",
        published=Day(2017, 1, 17),
    )
    return replace(made, **changes)


def event(**changes: Any) -> Event:
    """Return an event of 16 January 2017, with some fields as the test wants them."""
    made = Event(
        id="e1",
        when=When("2017-01-16", None, Day(2017, 1, 16), Day(2017, 1, 16)),
        headline="Rebels say they will come",
        status="happened",
        kind="statement",
        salience=3,
        sources=(source(),),
        steps=(Step("said", (("text", "Monday"),)), Step("result", (("edtf", "2017-01-16"),))),
    )
    return replace(made, **changes)
