"""The days that matter: what weighs, what is told, and that the order of the articles does not."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from generator.config import Settings
from generator.model.calendar import Day
from generator.model.document import Origin
from generator.model.highlight import Telling
from generator.pipeline import study
from generator.pipeline.article import dated
from generator.ranking import Question, Weights, datings_of, highlights, tellings

FLOOD = "The Ister flooded the old town of Brandau on 4 May 2015 and drove three hundred families out of their houses."
BRIDGE = "The council of Brandau opened the new bridge over the Ister on 9 June 2016 before a crowd of two thousand."
FAIR = "The fair of Brandau opened on 2 July 2016 with music, dancing and a long parade through the old town."


def article(name: str, published: str, text: str) -> Origin:
    line = {"id": name, "dct": published, "lang": "en", "title": f"Report {name}", "text": text}
    return Origin("archive.jsonl", json.dumps(line).encode(), 1)


THANKS = "The mayor thanked the firemen of all the villages around for their help."
FLOODED = Day(2015, 5, 4).ordinal
DAYS_OF_JUNE = ("2015-06-01", "2015-06-02", "2015-06-03")
ARTICLES = (
    article("a", "2015-05-05", f"{FLOOD} The mayor thanked the firemen of all the villages around for their help."),
    article("b", "2016-06-10", f"{BRIDGE} It replaces the one that was lost. {FLOOD.replace('three', 'over three')}"),
    article("c", "2016-07-03", f"{FAIR} Many spoke of the evening on which the Ister flooded Brandau on 4 May 2015."),
    article("d", "2016-07-04", f"Brandau remembered the flood of 4 May 2015. {BRIDGE.replace('opened', 'had opened')}"),
)


def told(*articles: Origin) -> list[Telling]:
    studies = [study(one, Settings()) for one in articles]
    return [one for each in studies if each.document for one in tellings(each.document, datings_of(each.events))]


def test_what_is_not_told_is_dated_as_what_is() -> None:
    for one in ARTICLES:
        found, dates = dated(one, Settings(), lambda _: True)
        assert dates == tuple(datings_of(study(one, Settings()).events))
        assert found.document
        assert len(dates) >= 1


def weights(*articles: Origin, topic: tuple[str, ...] = ()) -> dict[int, float]:
    found = Weights(Question(1, 1, topic=topic).wants)
    for one in articles:
        found.add(told(one))
    return found.of_days()


def test_the_day_that_most_articles_speak_of_comes_first() -> None:
    (found,) = highlights(told(*ARTICLES), Question(dates=1, sentences=1))
    assert found.day == Day(2015, 5, 4)
    assert "4 May 2015" in found.tellings[0].text


def test_days_come_in_their_order_and_no_sentence_twice() -> None:
    found = highlights(told(*ARTICLES), Question(dates=3, sentences=2))
    assert [str(each.day) for each in found] == ["2015-05-04", "2016-06-09", "2016-07-02"]
    texts = [telling.text for each in found for telling in each.tellings]
    assert len(texts) == len(set(texts))


def test_a_sentence_is_word_for_word_and_names_its_article() -> None:
    whole = {json.loads(one.data)["title"]: json.loads(one.data)["text"] for one in ARTICLES}
    for each in highlights(told(*ARTICLES), Question(dates=3, sentences=3)):
        assert all(telling.text in whole[telling.title] for telling in each.tellings)


def test_what_was_published_outside_the_two_days_is_not_read() -> None:
    question = Question(2, 1, Day(2016, 6, 1), Day(2016, 7, 3))
    found = highlights(told(*ARTICLES), question)
    assert [str(each.day) for each in found] == ["2016-06-09", "2016-07-02"]
    assert all(question.covers(telling.published) for each in found for telling in each.tellings)


def test_a_topic_leaves_out_the_days_of_other_things() -> None:
    found = highlights(told(*ARTICLES), Question(5, 1, topic=("BRIDGE", "fair")))
    assert [str(each.day) for each in found] == ["2016-06-09", "2016-07-02"]


def test_nothing_about_the_topic_gives_nothing() -> None:
    assert highlights(told(*ARTICLES), Question(5, 1, topic=("volcano",))) == ()
    assert highlights([], Question(5, 1)) == ()


def test_the_order_of_the_articles_does_not_matter() -> None:
    question = Question(3, 2)
    mixed = told(*ARTICLES)
    random.Random(7).shuffle(mixed)
    assert highlights(mixed, question) == highlights(told(*ARTICLES), question)


def test_an_article_counts_once_for_a_day() -> None:
    once, twice = (weights(article("a", "2015-05-05", text)) for text in (FLOOD, f"{FLOOD} {FLOOD}"))
    assert once == twice


def test_looking_back_from_afar_weighs_more() -> None:
    near, far = (weights(article("a", day, FLOOD)) for day in ("2015-05-06", "2018-05-06"))
    assert far[FLOODED] > near[FLOODED]


def test_articles_of_several_days_weigh_more_than_those_of_one() -> None:
    one_morning = [article(name, "2015-06-01", FLOOD) for name in "abc"]
    of_days = [article(name, day, FLOOD) for name, day in zip("abc", DAYS_OF_JUNE, strict=True)]
    assert weights(*of_days)[FLOODED] > weights(*one_morning)[FLOODED]


def test_what_is_planned_hardly_counts() -> None:
    ahead = (
        "The council of Brandau will open the new bridge over the Ister on 9 June 2016 before a crowd of two thousand."
    )
    opened = Day(2016, 6, 9).ordinal
    planned, reported = weights(article("a", "2016-06-01", ahead)), weights(article("a", "2016-06-09", BRIDGE))
    assert planned[opened] < reported[opened]


def test_a_day_on_which_only_articles_were_published_weighs_something() -> None:
    found = weights(
        article("a", "2015-05-05", "The mayor thanked the firemen of all the villages around for their help.")
    )
    assert found[Day(2015, 5, 5).ordinal] > 0


def test_the_sentences_beside_those_of_the_topic_weigh_with_their_article() -> None:
    beside = f"{FLOOD} The bridge was lost on 4 May 2015, as the mayor of the town said in the evening."
    alone = f"{FLOOD} The fair was lost. The inn was shut. The mill stood still. The bridge was lost on 4 May 2015."
    of_it = weights(article("a", "2016-06-10", beside), topic=("bridge",))
    of_other = weights(article("a", "2016-06-10", alone.replace("was lost on 4 May 2015", "stood")), topic=("bridge",))
    assert of_it[FLOODED] > of_other.get(FLOODED, 0)


def test_dates_that_are_not_exact_to_the_day_name_none() -> None:
    vague = article("a", "2015-05-05", "The Ister flooded Brandau in May 2014. The council met in the spring of 2013.")
    assert [each.days for each in told(vague)] == [frozenset(), frozenset()]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "archive.jsonl"
    path.write_bytes(b"".join(one.data + b"\n" for one in ARTICLES))
    return path


def command(archive: Path, *options: str) -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, "-m", "generator", "highlights", str(archive), *options]
    return subprocess.run(arguments, capture_output=True, text=True, check=False, cwd=archive.parent)


def test_the_command_prints_days_with_their_sentences(archive: Path) -> None:
    done = command(archive, "--dates", "2", "--sentences", "1", "--topic", "bridge, flood", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert [day for day, _ in found] == ["2015-05-04", "2016-06-09"]
    assert all(len(sentences) == 1 for _, sentences in found)


def test_the_command_prints_text_that_names_the_article(archive: Path) -> None:
    done = command(archive, "--dates", "1", "--sentences", "1", "--format", "text")
    day, *rest = done.stdout.splitlines()
    assert day == "2015-05-04"
    assert rest[-1].strip().startswith("Report ")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--from", "1 May 2015"), "not a date: '1 May 2015'; a date is YYYY-MM-DD"),
        (("--from", "2016-01-02", "--to", "2016-01-01"), "'2016-01-02' comes after --to '2016-01-01'"),
        (("--dates", "0"), "0 is not in the range"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(archive: Path, options: tuple[str, ...], message: str) -> None:
    done = command(archive, *options)
    assert done.returncode == 2
    assert message in " ".join(done.stderr.split())
