"""One or many: the verb of a headline agrees with its subject."""

from __future__ import annotations

import pytest

from tests.events.told import told


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Sales went up on Monday.", "Sales go up"),
        ("More than 2,000 Catholic miners met on Monday.", "More than 2,000 Catholic miners meet"),
        ("On Monday, police and militant Protestants met.", "Police and militant Protestants meet"),
        ("Voters turned out on Monday.", "Voters turn out"),
        ("Analysts expect a loss this year.", "Analysts expect a loss"),
        ("Troops loyal to the king shelled the town on Monday.", "Troops loyal to the king shell the town"),
        ("The House Waste and Water Committee met on Monday.", "House Waste and Water Committee meets"),
        ("The remaining Romans left on Monday.", "Remaining Romans leave"),
        ("The Cossacks went home on Monday.", "Cossacks go home"),
        ("On Monday, New Yorkers voted.", "New Yorkers vote"),
        ("On Monday, Germans voted.", "Germans vote"),
        ("On Monday, Anna Myers voted.", "Anna Myers votes"),
        ("The Philippines left the pact on Monday.", "Philippines leaves the pact"),
        ("On Monday, 40 men (of 100) left.", "40 men leave"),
        ("Militiamen left the town on Monday.", "Militiamen leave the town"),
        ("Reuters reported a loss on Monday. Nobody but Reuters knew.", "Reuters reports a loss"),
    ],
)
def test_a_verb_agrees_with_its_subject(text: str, headline: str) -> None:
    assert told(text)[0].headline == headline
