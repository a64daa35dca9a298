"""Whose words a clause in the first person is."""

from __future__ import annotations

import pytest

from tests.events.told import told


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ('A miner said: "We closed the gate on Monday."', "Miner says we close the gate"),
        (
            '"We closed the gate on Monday. Then we went home," said a miner.',
            "Miner says we close the gate",
        ),
        (
            'Mayor Adam Lang said, "I will be mayor until 2020." Lang is rich.',
            "Lang is mayor",
        ),
        (
            'Mayor Adam Lang said, "We will not wait until March 5 before going on with our plans." Lang is rich.',
            "Lang says we will not wait before going on with our plans",
        ),
        ("We closed the gate on Monday.", "We close the gate"),
    ],
)
def test_what_we_do_is_told_with_the_one_who_says_so(text: str, headline: str) -> None:
    assert told(text)[0].headline == headline
