"""Where a long headline ends: at the end of a phrase, and never inside one."""

from __future__ import annotations

import pytest

from tests.events.told import told


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (
            "On Monday the ministry declared a state of alarm in response to the sudden flood of the lower river.",
            "Ministry declares a state of alarm",
        ),
        (
            "The plane was found on Monday during a search of a heavily wooded, hilly stretch of the northern coast.",
            "Plane is found during a search",
        ),
        (
            "Two studies were read on Monday at the yearly meeting of the Norland Society for Soil Biology in Linz.",
            "Two studies are read at the yearly meeting",
        ),
        (
            "On Monday the storm left five people dead and, by early counts, at least 30 wounded in the port.",
            "Storm leaves five people dead and at least 30 wounded",
        ),
        (
            "The town was condemned on Monday in a joint letter by the union, the church and the guild of bakers.",
            "Town is condemned in a joint letter",
        ),
        (
            "Lang began work on Monday on a long road between the old mill in the upper valley and the new port.",
            "Lang begins work on a long road",
        ),
        (
            "Last April, the Norland Ministry of Works also named the Upper River as a dangerous place.",
            "Norland Ministry of Works names the Upper River as a dangerous place",
        ),
        (
            "The baker was found at the Linz, Upper Norland grain mill on Monday at roughly two by a guard.",
            "Baker is found at the Linz, Upper Norland grain mill",
        ),
        (
            "Edward Anton Jakob van Lang died on Tuesday at age 65 following a long struggle with lung disease.",
            "Edward Anton Jakob van Lang dies at age 65",
        ),
    ],
)
def test_a_long_headline_ends_where_a_phrase_ends(text: str, headline: str) -> None:
    assert told(text)[0].headline == headline


def test_what_is_said_keeps_its_verb() -> None:
    events = told("The rescue service told The Harbour Gazette on Monday it was planning to end its search at sea.")
    assert "was planning" in events[0].headline
