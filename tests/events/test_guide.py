"""What the guide for those who annotate by hand asks for, family by family, each in many wordings."""

from __future__ import annotations

import pytest

from tests.events.told import DCT, told

TWO_DATES = (
    ("The bridge opened in 2009 and was closed in 2014.", ("2009", "2014")),
    ("Founded in 1921, the mill burnt down in 1998.", ("1921", "1998")),
    ("The union called the strike on Monday, after its members had voted on Friday.", ("2017-01-16", "2017-01-13")),
    ("Lang, who won the cup in 2012, retired on Tuesday.", ("2012", "2017-01-17")),
    ("The court heard the case in March 2016 and ruled in June 2016.", ("2016-03", "2016-06")),
    ("She was born in 1950 in Linz and moved to Graz in 1972.", ("1950", "1972")),
    ("The treaty was signed on 4 May 2015; it came into force on 1 June 2016.", ("2015-05-04", "2016-06-01")),
    ("Brandt said on Monday he would resign on Friday.", ("2017-01-16", "2017-01-20")),
    ("The first vote failed on 3 January, but a second is due on 24 January.", ("2017-01-03", "2017-01-24")),
    ("In Linz, marches were held on January 3, and in Graz, a vigil was held on January 11.",
     ("2017-01-03", "2017-01-11")),
)  # fmt: skip

SEVERAL_CLAUSES = (
    ("On Friday the party met and elected Lang.", "Party meets and elects Lang"),
    ("The two firms merged and moved to Graz in 2014.", "Two firms merge and move to Graz"),
    ("The ship sank on Monday and was raised.", "Ship sinks and is raised"),
    ("On Monday the council met and rejected the plan.", "Council meets and rejects the plan"),
    ("In 2012 she left and founded a firm.", "She leaves and founds a firm"),
    ("The rebels took the town on Monday and burnt the bridge.", "Rebels take the town and burn the bridge"),
    ("On Tuesday the dam broke and flooded Linz.", "Dam breaks and floods Linz"),
    ("The teams met and drew on Sunday.", "Teams meet and draw"),
    ("In March 2016 the mill closed and was sold.", "Mill closes and is sold"),
    ("On 5 January the judge heard them and freed them.", "Judge hears them and frees them"),
)

PAST_PLANS = (
    "The truce was to end in August.",
    "The truce was due to end in August.",
    "The truce was expected to end on 5 August 2016.",
    "The tunnel was scheduled to open on 1 December 2016.",
    "The tunnel was set to open in May 2016.",
    "The two were to meet on 3 January.",
    "Trains were supposed to run again on 9 January.",
    "The firm had planned to close the mill in June 2016.",
    "The hearing was meant to take place on 12 January.",
    "The vote was slated for 10 January.",
)

CALLED_OFF = (
    "The mayor cancelled the fair on Monday.",
    "The club postponed the match on Sunday.",
    "The board scrapped the plan last week.",
    "The court suspended the sentence on 9 January.",
    "The firm called off the merger on Friday.",
    "The race was cancelled on Monday because of the fog.",
    "The launch was postponed on Sunday after a leak.",
    "On Thursday, the talks were broken off.",
    "The airline delayed the flight on Friday.",
    "They abandoned the search on Saturday.",
)

CALLED_OFF_BEFORE = (
    "The concert on 5 June 2016 was cancelled.",
    "The race on 12 January was called off.",
    "The meeting on Monday was postponed.",
    "The launch, scheduled for 10 January, was cancelled.",
    "The debate, which was slated for 9 January, has been cancelled.",
    "The vote scheduled for 24 January was postponed.",
    "The parade planned for 21 January has been called off.",
    "The fair on Sunday was abandoned.",
    "The flight on Friday was cancelled.",
    "The hearing on 20 January has been postponed.",
)

NOT_DONE = (
    "The council no longer met in 2015.",
    "The firm did not pay on Monday.",
    "Nobody was hurt on Monday.",
    "No trains ran on Sunday.",
    "The bid failed to win a majority in 2016.",
    "Lang refused to sign the deal on Friday.",
    "By Monday the results had not yet been announced.",
    "The board had not, as of Monday, answered.",
    "Neither of them voted on Sunday.",
    "The ministry declined to comment on Friday.",
)

AHEAD = (
    "The fair takes place on 3 March.",
    "The tunnel opens in May 2017.",
    "Voters go to the polls on 12 February.",
    "The firm will close the mill by June 2017.",
    "The embargo lasts until 31 March.",
    "The talks, beginning on 23 January, are to last a week.",
    "The mill closed early for repairs planned for February.",
    "A hearing has been arranged for 26 January.",
    "The sale, announced last week, is due in April 2017.",
    "Lang leaves the board next month.",
)


@pytest.mark.parametrize(("text", "dates"), TWO_DATES)
def test_two_dates_in_one_sentence_are_two_events(text: str, dates: tuple[str, ...]) -> None:
    assert tuple(event.when.edtf for event in told(text)) == dates


@pytest.mark.parametrize(("text", "headline"), SEVERAL_CLAUSES)
def test_one_date_of_two_clauses_gives_one_headline_that_has_both(text: str, headline: str) -> None:
    assert [event.headline for event in told(text)] == [headline]


@pytest.mark.parametrize("text", PAST_PLANS)
def test_what_was_to_be_is_planned_whether_its_day_is_over_or_not(text: str) -> None:
    assert [event.status for event in told(text)] == ["planned"]


@pytest.mark.parametrize("text", CALLED_OFF)
def test_calling_off_happened_on_its_own_day(text: str) -> None:
    assert [event.status for event in told(text)] == ["happened"]


@pytest.mark.parametrize("text", CALLED_OFF_BEFORE)
def test_what_was_called_off_did_not_happen_on_its_day(text: str) -> None:
    assert [event.status for event in told(text)] == ["negated"]


@pytest.mark.parametrize("text", NOT_DONE)
def test_what_did_not_happen_is_negated(text: str) -> None:
    assert [event.status for event in told(text)] == ["negated"]


@pytest.mark.parametrize("text", AHEAD)
def test_what_lies_after_the_publication_never_happened(text: str) -> None:
    statuses = {event.status for event in told(text) if event.when.latest is None or str(event.when.latest) > DCT}
    assert statuses == {"planned"}


@pytest.mark.parametrize("text", [*PAST_PLANS, *CALLED_OFF_BEFORE, *NOT_DONE])
def test_the_word_that_decided_is_in_the_trail(text: str) -> None:
    for event in told(text):
        cue = dict(event.steps[-1].values)["cue"]
        assert cue
        assert cue.split()[0].lower()[:4] in text.lower()
