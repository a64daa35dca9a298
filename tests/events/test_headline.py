"""Who did what, in the present, in twelve words, without the date."""

from __future__ import annotations

import pytest

from tests.events.told import told


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("The army on Monday pressed its attack around Linz.", "Army presses its attack around Linz"),
        ("This past May, Adam Lang left the club.", "Adam Lang leaves the club"),
        ("Around 200 people live in Linz, which has been besieged by rebels since 2015.", "Linz is besieged by rebels"),
        ("The talks, beginning on Jan. 23 in Astana, are set to build on a truce.", "Talks begin in Astana"),
        ("Millions have fled since protests erupted in 2011.", "Protests erupt"),
        (
            "Rebel negotiator Adam Brandt said on Monday he would head the mission. Brandt is a lawyer.",
            "Brandt says he will head the mission",
        ),
        ("The vote will be held on March 5.", "Vote is held"),
        ("The bid failed to win a majority in 2016.", "Bid fails to win a majority"),
        ("The office did not respond on Monday.", "Office does not respond"),
        ("The trial could start on March 5.", "Trial could start"),
        (
            "The National Water Board (NWB) closed two dams in 2016. The NWB was sorry.",
            "NWB closes two dams",
        ),
        ("The plan, which he is to present on March 5, is long.", "He presents plan"),
        ("The Vice President, Mike Lang, resigned on Monday.", "Mike Lang resigns"),
        ("There were clashes in Linz on Monday.", "Clashes in Linz"),
        (
            "Lang then led, according to the Post, the largest march in years on 20 September 2016.",
            "Lang leads the largest march in years",
        ),
        ("The dam broke, according to the Post, and the mill was closed on Monday.", "Mill is closed"),
        ("The dam broke on Monday, according to state media.", "Dam breaks"),
        ("Two ministers were arrested and charged on Monday.", "Two ministers are arrested and charged"),
        ("The company will not open the plant before March 2018.", "Company will not open the plant"),
        ("The council did not clear the street on Monday.", "Council does not clear the street"),
        ("I was elected in 1998 and we were happy.", "I am elected"),
        ("The bridge which the army destroyed in 1944 was rebuilt later.", "Army destroys bridge"),
        ("The man who was arrested on Monday died.", "Man is arrested"),
        ("Brandt said on Monday that financing for homes is hard.", "Brandt says financing for homes is hard"),
        ("In 2007, exports doubled again.", "Exports double again"),
        ("Brokers said on Monday that shares fell.", "Brokers say shares fell"),
    ],
)
def test_a_headline_says_who_did_what(text: str, headline: str) -> None:
    assert told(text)[0].headline == headline


def test_a_relative_goes_with_the_noun_and_not_with_the_verb_before_it() -> None:
    events = told("The council voted on Monday to mend the old bridge in Elm Street, which has been closed since 2009.")
    assert events[1].headline == "Old bridge in Elm Street is closed"


def test_of_two_persons_nobody_can_tell_who_he_is() -> None:
    events = told("Adam Lang and Boris Brandt met on Monday. He resigned on Tuesday.")
    assert [event.headline for event in events] == ["Adam Lang and Boris Brandt meet", "He resigns"]


def test_a_pronoun_is_replaced_by_what_it_stands_for() -> None:
    events = told("Maria Lang, a lawyer, founded the firm. She sold it in 2015.")
    assert events[0].headline == "Maria Lang sells it"


@pytest.mark.parametrize(
    "text",
    [
        (
            "The committee of the oldest and largest of all the unions of the country said in a long statement that "
            "it had, after weeks of talks with the government, decided on Monday to call a strike of all its members."
        ),
        "On 5 May 2016 it was, as so often, one of those days on which nothing that anybody had planned went right.",
        'On Monday "we" — he said — (and nobody else: none) 5, 6 and 7.',
    ],
)
def test_a_headline_has_one_to_twelve_words_of_the_text(text: str) -> None:
    for event in told(text):
        words = event.headline.split()
        assert 1 <= len(words) <= 12
        assert event.headline[0] == event.headline[0].upper()


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Adam Lang, a miner, left. His father was killed in 1943.", "Adam Lang's father is killed"),
        ("It was reported on Monday that the dam had burst.", "Dam has burst"),
        ("Monday saw a march of miners in Linz.", "March of miners in Linz"),
        ("Friday was the deadline for bids.", "Deadline for bids"),
        ("The work stopped on Monday, with Lang describing the danger.", "Work stops"),
        ("Officials had the road closed on Monday.", "Officials have the road closed"),
        (
            "Lang said on Monday the old road, which is straight, will be mended.",
            "Lang says old road will be mended",
        ),
        ("Lang said on Monday Adam Brandt, son of the late mayor, has left.", "Lang says Adam Brandt has left"),
        ("Lang noted on Monday, the victims were young.", "Lang notes the victims were young"),
        ("He was rich, for bin Laden paid. Osama bin Laden was killed in 2011.", "Bin Laden is killed"),
        ("In 1982 Brandt left the firm.", "Brandt leaves the firm"),
        ("A fire earlier this week near Linz, Austria, killed two.", "Fire near Linz kills two"),
        ("A plane in Reno, Nevada crashed on Monday.", "Plane in Reno, Nevada crashes"),
        ("The end of the siege of the town, which was founded in 1200, came.", "Town is founded"),
        ("After talks with the firm, Lang resigned on Monday.", "Lang resigns"),
        ("The seat has been safe since its creation in 1950.", "Seat's creation"),
        ("Rescuers found the ship on Monday.", "Rescuers find the ship"),
        ("The Search and Rescue Agency found the ship on Monday.", "Search and Rescue Agency finds the ship"),
        ("Dozens of people fled on Monday.", "Dozens of people flee"),
        ("Lang won the 400 metres hurdles final on Monday.", "Lang wins the 400 metres hurdles final"),
        ("A flight, which the firm said might start in March 2017, is planned.", "Flight might start"),
        ("On Sunday in Linz, Norland, according to guards, a man wearing a vest left a bank.", "Man leaves a bank"),
        ("In Linz, Lang, a lawyer, resigned on Monday.", "Lang resigns"),
        ("Although the town is quiet, last year two men were shot there.", "Two men are shot there"),
        ("Although the vote is dull, this year not even one man ran.", "Not even one man runs"),
        ("Groups claiming the vote was stolen from Lang met on Monday in Linz.", "Groups meet in Linz"),
        ("The court rejected on Monday a suit filed by Lang.", "Court rejects a suit filed by Lang"),
        ("The court rejected, on Monday, a suit filed by Lang.", "Court rejects a suit filed by Lang"),
        ("The firm announced the fair, to be called Bloom, would open in May 2018.", "Fair opens"),
        (
            "The line carries coal and salt to Linz, feeding mills, according to a post on Monday.",
            "Line carries coal and salt to Linz",
        ),
        ("The town lost its bank, with Mayor Ann Lang following suit on Monday.", "Ann Lang follows suit"),
        ("In a bulletin issued on Monday, the National Board raised the toll.", "National Board raises the toll"),
        ("The firm denied the claims in a letter sent on Monday.", "Firm denies the claims in a letter"),
        ('Lang said, in remarks printed on Monday, "the dam held well."', 'Lang says "the dam held well"'),
        ("The court of Linz ruled on the same day as the court of Graz.", "Court of Linz rules"),
        ("Men from Linz turned back on Monday.", "Men from Linz turn back"),
        ("Lang, a miner since 1998, left the club.", "Lang is a miner"),
        ("Adam Lang left. Born Adam Moser in Linz in 1941, he was a miner.", "Adam Lang is born Adam Moser in Linz"),
        ("A fire on Monday destroyed at least 200 homes in Linz.", "Fire destroys at least 200 homes in Linz"),
        ("The blast on Monday killed as many as 20 men.", "Blast kills as many as 20 men"),
        ("Mr. Lang said he would stop, before going on in May.", "Lang goes on"),
        ("It was dull, but the plan we have is to open in May 2018.", "Plan opens"),
        (
            "It rained, said a clerk, and an attack that day on a base of guests hurt a man in May.",
            "Attack on a base of guests hurts a man",
        ),
        ("The first storm to reach Linz, Storm Ada, made landfall there in 2014.", "Storm Ada makes landfall there"),
        ("When Lang did not come to work on Monday, all wondered.", "Lang does not come to work"),
        ("Lang was freed in 1998, and Adam Brandt in 2001.", "Adam Brandt is freed"),
        ("Radio host, singer, and activist Adam Lang, known to all, died on Monday.", "Adam Lang dies"),
        ("A miner, Adam Lang, aged 28, left Linz on Monday.", "Adam Lang leaves Linz"),
        (
            "On Monday, Bank President and CEO Adam Lang resigned, a clerk said.",
            "Bank President and CEO Adam Lang resigns",
        ),
        ("The court praised the effect of a suit filed by miners in May.", "Suit is filed by miners"),
        (
            "Linz told of a fire on May 2, and the loss of a boat during the flood on May 6.",
            "Linz tells of the loss of a boat during the flood",
        ),
        ("The board named the illness first seen in Linz in 2009.", "Illness is seen in Linz"),
        ("The Board reported in mid-2016, 62 mills had closed.", "Board reports 62 mills have closed"),
        ("The firm sold a mill in March; in May it left; and in June bought a mine.", "Firm buys a mine"),
        ("In the 2015/16 winter the firm closed.", "Firm closes"),
        (
            "Lang announced on Monday that for the good of all involved, the second vote, due in Linz, would be open.",
            "Lang announces second vote will be open",
        ),
        (
            "In talks so far this week, criticism of the plan put forward by Lang has been heard.",
            "Criticism of the plan is heard",
        ),
        ("Some have closed on Monday.", "Some close"),
        (
            "It spread in Linz -- where 80 clerks worked in May 2016, doctors at the clinic in Graz found.",
            "80 clerks work",
        ),
        ("Most Austrians see it as a crisis on Monday.", "Most Austrians see it as a crisis"),
        ("Both the clerk and Judge Adam Lang left on Monday.", "Both the clerk and Judge Adam Lang leave"),
        ("The pictures, taken in May 2016, appear to show a fire in Linz.", "Pictures are taken"),
        ("Lang called on Monday for Norland to see the council he leads.", "Lang calls for Norland to see the council"),
        ("On Monday singer and television presenter Adam Lang left.", "Adam Lang leaves"),
        ("Adam Lang is a former clerk who worked in Linz until retiring in 2002.", "Adam Lang retires"),
        ("A car was on Monday rammed into a wall.", "Car is rammed into a wall"),
        ("There were 170 fires in May alone, shortly after the strike began.", "170 fires"),
        (
            "Many schools were closed on Monday, with the council of Linz calling off lessons.",
            "Many schools are closed",
        ),
        (
            "On Monday, Lang declared a state of emergency so he could close the road.",
            "Lang declares a state of emergency",
        ),
        (
            "On Monday, a club and private shop owners from Linz filed a motion.",
            "Club and private shop owners from Linz file a motion",
        ),
        ('On Monday, Lang said — as told by the Post — "the dam held well."', 'Lang says "the dam held well"'),
        (
            "The yearly meeting of the Norland General Assembly to be held in June 2018 is in doubt.",
            "Yearly meeting of the Norland General Assembly is held",
        ),
        ("On Monday the firm, a mine, issued arrest claims as it closed.", "Firm issues arrest claims"),
        (
            "The firm sued 36 men believed to have been part of the theft of coal in May.",
            "36 men are believed to have been part of the theft",
        ),
        ("All know the toy — a model of a ship — made by Adam Lang in 2009.", "Toy is made by Adam Lang"),
        ("Mr. Lang defended his 2009 title fights in Linz.", "Lang's title fights in Linz"),
    ],
)
def test_a_headline_has_the_subject_and_the_complement_that_its_sentence_gives(text: str, headline: str) -> None:
    assert told(text)[-1].headline == headline


@pytest.mark.parametrize(
    "text",
    [
        "Easter Island is far away.",
        "The league cancelled its own cup, March Madness, at once.",
        "Two states vote on Super Tuesday, as always.",
        "USA Today noted the change.",
        "A Halloween-themed show was put on.",
        "Of these, 1846 persons were treated and 1720 had been sent home.",
        "It was the week of the trial.",
        "Lang backed the 2008 and 2012 campaigns of the party.",
        "It was the best result of the party since its 1971 inception.",
        "Shops closed as Election Day drew closer.",
        "Lang is known for his 1976 autobiography.",
        "Its pride is a 17th-century statue of a horse.",
        "All wait for the fair, when their winter begins later this year.",
        "Seen here. Posted by Adam Lang and Mia Moser on March 9, 2009",
        "Its lines are around 1300 route kilometres long.",
        "The sun never sets at this time of the year.",
    ],
)
def test_a_name_or_a_number_that_looks_like_a_date_dates_nothing(text: str) -> None:
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("As the race entered June, Adam Lang led the field.", "Adam Lang leads the field"),
        ("The last time the League had a mayor in Linz was 1996.", "League has a mayor in Linz"),
        ("Lang ran for mayor in 2008, judge in 2014 and 2016, and for governor in 2018.", "Lang runs for governor"),
        ("Despite winning the Norland trial in March, Lang lost the final in August.", "Lang loses the final"),
        ("This great flood began in Linz in 2014.", "Great flood begins in Linz"),
        ("The envoy praised the Norland–Sudland accord on Monday.", "Envoy praises the Norland–Sudland accord"),
        ("Lang recycled a plan it first put out in July.", "Lang puts plan out"),
        ("The French left the island in 1997.", "French leave the island"),
        ("Roads and Bridges Minister Adam Lang resigned on Monday.", "Adam Lang resigns"),
        ("Two guards were found guilty on Thursday of raping a tourist in 2014.", "Two guards rape a tourist"),
        (
            "The firm plans a flight to Linz, the line announced on Friday.",
            "Line announces the firm plans a flight to Linz",
        ),
    ],
)
def test_a_date_goes_with_what_happened_then(text: str, headline: str) -> None:
    assert told(text)[-1].headline == headline


def test_later_dates_of_one_verb_keep_its_preposition() -> None:
    events = told("Lang ran for mayor in 2008, judge in 2014 and 2016, and for governor in 2018.")
    assert [event.headline for event in events[1:3]] == ["Lang runs for judge", "Lang runs for judge"]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("October started with a surprise for the voters.", "October starts with a surprise for the voters"),
        ("The mayor told The Gazette in a talk on Monday that the dam held.", "Mayor tells The Gazette the dam held"),
        (
            "A judge told reporters yesterday terrible floods would come.",
            "Judge tells reporters terrible floods will come",
        ),
        ("The Ministry of Health and Social Services closed the road on Monday.", None),
        ("The town mourned on Monday after an attack on the [Town Hall].", "Town mourns after an attack"),
        ("Lang sang on television until 1973, at which point she left. Lang was rich.", "Lang sings on television"),
        ("Adam Lang was shot at the fair where people sang. He died on Monday. Mr Lang was 50.", "Adam Lang dies"),
    ],
)
def test_a_headline_is_whole(text: str, headline: str | None) -> None:
    expected = headline or "Ministry of Health and Social Services closes the road"
    assert told(text)[0].headline == expected


def test_a_record_dates_nothing() -> None:
    assert told("Lang was the first mayor to refuse to do so since 1976.") == ()


def test_a_date_of_the_source_makes_a_statement() -> None:
    assert told("The dam is safe, according to a report on Monday.")[0].kind == "statement"


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (
            "State lawyers charged the baker with murder, they said on Monday.",
            "State lawyers say they charged the baker",
        ),
        ("Beginning in 2010, Adam Lang mended the old bridges.", "Adam Lang mends the old bridges"),
        ("Lang first entered politics when elected in 2001 as a member of Parliament.", "Lang is elected"),
        (
            "The tenth bulletin of the service, released at 11:00 on Sunday, placed the storm near Linz.",
            "Tenth bulletin",
        ),
        (
            "Part of the order declared that ballots would not be counted until March 13.",
            "Ballots",
        ),
        ("Lang spoke after a judge ordered last week that votes be counted.", "Judge orders that votes be counted"),
        (
            "He attacked the naming of the hill by the President of Norland Adam Lang, which was made on Monday.",
            "Naming",
        ),
        ('Lang said on Monday, "After the vote, we will name the hill."', 'Lang says "we will name the hill"'),
    ],
)
def test_a_headline_names_what_its_clause_is_about(text: str, headline: str) -> None:
    assert any(event.headline.startswith(headline) for event in told(text))


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("On May 13 — two days after the flood — the mayor resigned.", "Mayor resigns"),
        ("Norland deplored Friday the raid which hurt scores of people.", "Norland deplores the raid"),
        ("Two towns closed the road following Friday's flood.", "Two towns close the road following flood"),
    ],
)
def test_a_verb_stands_with_what_belongs_to_it(text: str, headline: str) -> None:
    assert told(text)[0].headline == headline


def test_a_person_of_three_names_is_known_by_the_last() -> None:
    text = "John Horton Lang was a painter. His works include a mill in 1971. Lang sang."
    assert told(text)[0].headline == "John Horton Lang's works include a mill"


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ('Lang told the Herald on Monday, "We are trying."', 'Lang tells the Herald "we are trying"'),
        (
            '"I don\'t think that any leader of the world should go there soon", Lang told the press on Monday.',
            'Lang tells the press "I don\'t think that any leader…"',
        ),
        ('"We are done," said Ana Ruiz, the mayor, on Monday.', 'Ana Ruiz says "we are done"'),
        (
            'Lang told reporters on Monday: "We will stop here, whatever the others of the old party may think of it."',
            'Lang tells reporters "we will stop here…"',
        ),
        ('Lang told reporters on Monday: "I know who you are."', 'Lang tells reporters "I know who you are"'),
        ('Lang said on Monday, "It will cost 5."', 'Lang says "it will cost 5"'),
        ('Lang said on Monday, "On Friday we will name the hill."', 'Lang says "we will name the hill"'),
    ],
)
def test_what_is_said_in_so_many_words_stands_in_quotation_marks(text: str, headline: str) -> None:
    assert headline in [event.headline for event in told(text)]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("The vote is pending and expected on Friday.", "Vote is expected"),
        ("In findings published on Monday in the Herald, two scientists look at the reason.", "Findings are published"),
        ("At least 50 deaths linked to the fever as of Monday.", "50 deaths are linked to the fever"),
        ("On Monday, Woolworth also limited sales to one pack.", "Woolworth limits sales to one pack"),
        ("The number of seats was still limited on Monday.", "Number of seats is still limited"),
        (
            "Lang said on Monday that the dam, built by Brandt, would be mended.",
            "Lang says dam will be mended",
        ),
        ("He saw a 1950s atomic test from a raft.", "He sees an atomic test from a raft"),
        ("Schools were closed on Monday and after, with the mayor of the town speaking.", "Schools are closed"),
        ("In a letter dated January 5, the mayor resigned.", "Mayor resigns"),
        ("The firm drew a 2010 map of bus routes.", "Map of bus routes"),
        ("In 219 BC Otto attacked the town of Linz.", "Otto attacks the town of Linz"),
        ("The firm (founded by Lang) closed on Monday.", "Firm closes"),
        ("The tale was made up on Monday - there is no proof of it.", "Tale is made up"),
        ("On Monday, the gunmen killed about ten men.", "Gunmen kill about ten men"),
        ("The army published on Monday a list of the dead.", "Army publishes a list of the dead"),
        ("It was the bridge that the storm destroyed on Monday.", "Storm destroys bridge"),
        ("He named the rebels whom the army killed in Linz on Monday.", "Army kills rebels"),
        ("Lang published in the Herald on Monday.", "Lang publishes in the Herald"),
        ("The plan was given on Monday to a man who then gave it to me.", "Plan is given"),
        (
            "Protests escalated on Monday. The protests had begun in a park, the Protests Bureau said.",
            "Protests escalate",
        ),
    ],
)
def test_the_frame_of_a_headline_is_whole(text: str, headline: str) -> None:
    assert any(event.headline.startswith(headline) for event in told(text))


@pytest.mark.parametrize("text", ["On Monday came the news of his death.", "In 2016 began the siege of Linz."])
def test_what_came_on_a_date_is_an_event(text: str) -> None:
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "As September came to a close, the town was quiet.",
        "When Monday dawned, the town was quiet.",
        '"Let\'s talk about it on Friday," Lang said.',
    ],
)
def test_a_date_that_only_comes_and_goes_or_is_proposed_is_no_event(text: str) -> None:
    assert told(text) == ()


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("I think by the end of 2016, we had a draft about ready to submit.", "We have a draft"),
        ("And I know back in 1909, the bridge fell.", "Bridge falls"),
    ],
)
def test_who_thinks_aloud_tells_what_happened(text: str, headline: str) -> None:
    assert any(event.headline.startswith(headline) for event in told(text))


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (
            "Mayor Anna Holt praised the bridge. Peter Lang spoke after her. He left the council in 2009.",
            "Peter Lang leaves the council",
        ),
        (
            "Mayor Anna Holt was tried with Peter Lang. She was fined. She left the council in 2009.",
            "Anna Holt leaves the council",
        ),
        (
            "President Holt praised the bridge. Zorvan Quellish spoke there. He left the council in 2009.",
            "He leaves the council",
        ),
        (
            "President Holt praised the bridge. The Bank of Leeds was paid. He left the council in 2009.",
            "President Holt leaves the council",
        ),
        ("Mayor Holt met Adam Lang, whom she married in 2009.", "Mayor Holt marries Adam Lang"),
        ("Mr Holt once told the council that he grew up in Leeds. He moved to York in 1970.", "Mr Holt moves to York"),
    ],
)
def test_he_is_the_subject_before_him_or_nobody(text: str, headline: str) -> None:
    assert told(text)[-1].headline == headline


def test_a_participle_that_opens_a_sentence_is_no_name() -> None:
    assert told("Born in Leeds on 3 May 1941, Peter Lang moved to York.")[0].headline == "Peter Lang is born in Leeds"
    assert told("Built in 1931, the mill burned in 1960.")[-1].headline == "Mill burns"


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("The rebels said on Monday they had launched a push.", "Rebels say they have launched a push"),
        ("Demand could fall, officials said on Monday.", "Officials say demand could fall"),
        ("Doors opened at noon on Monday.", "Doors open"),
        ("All but one of the states have signed the deal on Sunday.", "All but one of the states sign the deal"),
        ("The team we have is enough to begin on 1 July.", "Team is enough to begin"),
        ("The firm grew fast after data collection began seven years ago.", "Data collection begins"),
        ("Rebels fired at a post belonging to the army on 6 August 2016.", "Rebels fire at a post"),
        (
            "A man in his 30s with underlying conditions died on Monday.",
            "Man in his 30s with underlying conditions dies",
        ),
        ("Mr Lang fought, and despite his long fight he died on Monday.", "Mr Lang dies"),
        ("The rebels face numerous problems that Lang exposed last week.", "Lang exposes numerous problems"),
    ],
)
def test_a_headline_agrees_and_has_its_own_subject(text: str, headline: str) -> None:
    assert [event.headline for event in told(text)] == [headline]


@pytest.mark.parametrize(
    "text",
    [
        "That was nearly two years ago.",
        "It was in May.",
        "Smith should lend more, as he did on Tuesday with a loan.",
        "Bookings are up 90 percent over last year.",
        "Sales are down 3% from a year ago.",
        "What is the deal with a story from October???",
        "According to the report dated January 5, nobody knows.",
        "Each year, around summer, they meet and look at it.",
        "It is a fever commonly seen in the north in December.",
        "-Article last amended: Mar 17 at 3:24:55 UTC. Please check.",
    ],
)
def test_a_clause_that_says_no_more_than_when_is_no_event(text: str) -> None:
    assert told(text) == ()


def test_who_is_quoted_is_not_he_of_the_quotation() -> None:
    text = 'Mayor Anna Holt said: "Our son was brave. He died on Monday." Adam Lang wept.'
    assert [event.headline for event in told(text)] == ["He dies"]


def test_it_in_a_quotation_is_nothing_outside_of_it() -> None:
    (event,) = told('Speaking to the newspaper Star, Lang said, "It is a proud moment for me to be here today."')
    assert event.headline == "Lang says it is a proud moment"


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("The plane landed on Monday at 5 p.m. Bangkok time (1000 UTC) in a field.", "Plane lands in a field"),
        ("Adam Lang died today at 10:00 a.m. Tongan time at the age of 78.", "Adam Lang dies at the age of 78"),
        ("Prices rose on Monday at 5 p.m. for the first time in years.", "Prices rise for the first time in years"),
    ],
)
def test_the_zone_of_a_time_goes_with_it(text: str, headline: str) -> None:
    assert [event.headline for event in told(text)] == [headline]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Police said on Monday the men arrested in the raid on the house were armed.", "Police say men were armed"),
        ("Officials said on Tuesday a plane carrying aid to the north landed.", "Officials say plane landed"),
        ("Police said a man carrying a gun fled the bank on Monday.", "Man flees the bank"),
        ("This Monday the court criticized the move, implying the law was old.", "Court criticizes the move"),
    ],
)
def test_a_verb_behind_a_participle_goes_with_the_noun_before_it(text: str, headline: str) -> None:
    assert told(text)[0].headline == headline


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("The museum in the French capital, Paris, closed on Monday.", "Museum in the French capital closes"),
        ("The capital, Sanaa, fell on Monday.", "Sanaa falls"),
        ("The head of the central bank, Adam Lang, resigned on Monday.", "Adam Lang resigns"),
    ],
)
def test_a_name_between_commas_is_of_the_noun_before_it(text: str, headline: str) -> None:
    assert [event.headline for event in told(text)] == [headline]


def test_what_is_said_beside_another_thing_is_said_by_the_same() -> None:
    text = "The firm announced it had asked for help on Monday, and that the bank refused it on Friday."
    assert [event.headline for event in told(text)] == ["Firm asks for help", "Bank refuses it"]
    text = "The court ruled that the law was void and that it had to go by 2020."
    assert [event.headline for event in told(text)] == ["Law has to go"]


@pytest.mark.parametrize(
    "text", ["He is believed to have died in November.", "A man thought to have died in November lives."]
)
def test_what_is_believed_to_have_happened_is_over(text: str) -> None:
    (event,) = told(text)
    assert (event.when.edtf, event.status) == ("2016-11", "happened")


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Talks held by Iran, Iraq and Oman failed on Monday.", "Talks fail"),
        ("Raids on Leeds led by Denmark, Norway and Sweden began on Monday.", "Raids on Leeds begin"),
        ("Talks failed, and Iran, Iraq and Oman left on Monday.", "Iran, Iraq and Oman leave"),
    ],
)
def test_the_agents_of_a_participle_are_no_subject(text: str, headline: str) -> None:
    assert told(text)[-1].headline == headline


def test_a_caption_says_only_when_it_was_taken() -> None:
    assert told("Picture taken March 16, 2011.") == ()


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("A bus carrying children to Leeds on Sunday overturned near York.", "Bus overturns near York"),
        ("Twenty bodies were found on Monday, nine men and eleven women.", "Twenty bodies are found"),
        ("Twenty bodies were found, nine men and eleven women, on Monday.", "Twenty bodies are found"),
        (
            "On Wednesday, the number of deaths linked to the virus surpassed 900.",
            "Number of deaths surpasses 900",
        ),
        ("In the report on Monday, Lang of the think tank Holt praised it.", "Lang of the think tank Holt praises it"),
        ("Lang was sworn in last week.", "Lang is sworn in"),
        ("On Wednesday in the state of Ohio, Anna Holt signed the act.", "Anna Holt signs the act"),
        ("The ministers who met on Monday left.", "Ministers meet"),
        ("((Rich Bowen)) The kernel was released in September 2016, so he was glad.", "Kernel is released"),
        ("The fire broke out some time after 3 a.m. local time {1000 UTC) on Monday.", "Fire breaks out some time"),
        ("Scientists reported warming seas are a threat on Monday.", "Warming seas are a threat"),
    ],
)
def test_a_headline_has_the_words_that_belong_together(text: str, headline: str) -> None:
    assert headline in [event.headline for event in told(text)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The vote was moved from May 2018 to June 2019.", ["2019-06"]),
        ("They feed where it is warm in winter.", []),
        ("They met in winter.", ["2016-24"]),
        ("It was a voyage with Monday being the first day.", []),
        ("On Monday, the same day that he left, Lang wept.", ["2017-01-16"]),
    ],
)
def test_dates_that_were_given_up_or_come_each_year_date_nothing(text: str, dates: list[str]) -> None:
    assert [event.when.edtf for event in told(text)] == dates


def test_they_are_many() -> None:
    text = "The team praised the club. They left Leeds in 2009."
    assert told(text)[-1].headline != "Team leaves Leeds"


@pytest.mark.parametrize(
    ("text", "headlines"),
    [
        (
            "Holt, a candidate for the election to be held on 9 August, held a rally on Monday.",
            ["Election is held", "Holt holds a rally"],
        ),
        ("The law to be passed in May is new.", ["Law is passed"]),
        ("She wants to hold a vote to undo all rules issued by Lang in 1995.", ["All rules are issued by Lang"]),
        ("This year, he said, Lang came to help his friends.", ["Lang comes to help his friends"]),
        ("On Monday, police said, three men were shot.", ["Three men are shot"]),
        ("Prime Minister Holt came to Leeds on Monday. Lang spoke.", ["Prime Minister Holt comes to Leeds"]),
        ('"In 2016 we had much rain," said Adam Lang.', ["Adam Lang says we have much rain"]),
        ("They asked voters to come, not before election day.", []),
    ],
)
def test_each_date_has_what_happens_then(text: str, headlines: list[str]) -> None:
    assert [event.headline for event in told(text)] == headlines


def test_what_did_not_happen_until_a_year_gone_by_happened_then() -> None:
    assert told("The mark would not be topped until 2012.")[0].status == "happened"


@pytest.mark.parametrize(
    ("text", "headlines"),
    [
        ("It praised the countries' plan at a summit in Guinea that ended on Friday.", ["Summit in Guinea ends"]),
        (
            "A panel in the Hague issued arrest warrants June 27 for Holt.",
            ["Panel in the Hague issues arrest warrants for Holt"],
        ),
        ("While it rained, late last week, the council voted to act.", ["Council votes to act"]),
        ("The chief executive, Adam Lang, said on Monday it was over.", ["Adam Lang says it was over"]),
        (
            "The local health secretary reported one more case on Monday.",
            ["Local health secretary reports one more case"],
        ),
        (
            "Footage of Adam Lang's 1993 tour is due to go on sale this month.",
            ["Footage of Adam Lang's tour", "Footage of Adam Lang's tour goes on sale"],
        ),
        ("Page last updated at 11:14 GMT, Thursday, 3 February 2011.", []),
        ("Article last amended on 5 May 2016.", []),
        ("They rebuilt what the storm destroyed in 2009.", ["Storm destroys"]),
        ("Critics of Adam Lang met in Leeds. He resigned on Monday.", ["Adam Lang resigns"]),
        ("This past Friday, the princess, 67, announced her retirement.", ["Princess announces her retirement"]),
        ("The tour in July 2016 provided a chance to see it.", ["Tour provides a chance to see it"]),
    ],
)
def test_words_are_read_by_what_stands_beside_them(text: str, headlines: list[str]) -> None:
    assert [event.headline for event in told(text)] == headlines
