"""A language is data: a dozen rules of French are read without a line of Python."""

from __future__ import annotations

import pytest

from generator.config import Settings
from generator.language.reading import Reading
from generator.model.calendar import Day
from generator.model.document import Span
from generator.temporal import Grammar, load_grammar, read_timexes
from generator.temporal.examples import check_examples
from tests.temporal.packs import pack

LEXICON = """
deictic = ["today", "weekday_name", "here"]
joins = ["au", "et", "le"]
[kinds]
date = ["day", "month", "year"]
[words.month_name]
janvier = 1
"février" = 2
mars = 3
"août" = 8
"décembre" = 12
[words.weekday_name]
lundi = 0
mardi = 1
vendredi = 4
[words.today]
"aujourd'hui" = 0
hier = -1
demain = 1
[words.unit]
jour = "day"
jours = "day"
semaine = "week"
semaines = "week"
mois = "month"
an = "year"
ans = "year"
[digits]
yyyy = { digits = [4], min = 1000, max = 2100 }
dd = { digits = [1, 2], min = 1, max = 31 }
count = { min = 0, max = 9999 }
[cardinals]
count = { min = 0 }
[endings.nth_day]
words = ["er"]
min = 1
max = 1
[numbers]
and = ["et"]
hyphens = ["-"]
[numbers.cardinals]
un = 1
une = 1
deux = 2
trois = 3
vingt = 20
"""
RULES = """
read_on = "2017-01-17"
[[rule]]
name  = "jour-mois-an"
match = "[{weekday_name}] [le] ({day:dd}|{day:nth_day}) {month_name} {yyyy}"
means = "date(yyyy, month_name, day)"
kind  = "day"
  [rule.examples]
  "le 3 mars 2011" = "2011-03-03"
  "mardi 1er août 1944" = "1944-08-01"
[[rule]]
name  = "jour-mois"
match = "[le] ({day:dd}|{day:nth_day}) {month_name}"
means = "date(None, month_name, day)"
kind  = "day"
  [rule.examples]
  "le 5 janvier" = "2017-01-05"
[[rule]]
name  = "mois-an"
match = "{month_name} {yyyy}"
means = "date(yyyy, month_name)"
kind  = "month"
  [rule.examples]
  "en décembre 1999" = "1999-12"
[[rule]]
name  = "an"
match = "en <{yyyy}>"
means = "date(yyyy)"
kind  = "year"
  [rule.examples]
  "en 1968" = "1968"
  [rule.rejects]
  "la chambre 1968" = "un numéro"
[[rule]]
name  = "hier"
match = "{today}"
means = 'shift(dct, today, "day")'
  [rule.examples]
  "hier" = "2017-01-16"
[[rule]]
name  = "prochain"
match = "[(la|le)] {here:unit} (prochain|prochaine)"
means = "next(here)"
  [rule.examples]
  "la semaine prochaine" = "2017-W04"
[[rule]]
name  = "dernier"
match = "[(la|le)] {here:unit} (dernier|dernière)"
means = "last(here)"
  [rule.examples]
  "le mois dernier" = "2016-12"
[[rule]]
name  = "jour-dernier"
match = "{weekday_name} dernier"
means = "before(date(weekday=weekday_name))"
  [rule.examples]
  "vendredi dernier" = "2017-01-13"
[[rule]]
name  = "il-y-a"
match = "il y a {count} {unit}"
means = "ago(length(count, unit))"
  [rule.examples]
  "il y a trois jours" = "2017-01-14"
  "il y a deux ans" = "2015"
[[rule]]
name  = "pendant"
match = "{count} {unit}"
means = "length(count, unit)"
kind  = "day"
  [rule.examples]
  "pendant vingt-deux ans" = "P22Y"
[[rule]]
name  = "chaque"
match = "chaque {unit}"
means = "every(length(1, unit))"
  [rule.examples]
  "chaque semaine" = "P1W"
[[rule]]
name  = "début"
match = "début {date}"
means = 'mod("START", date)'
  [rule.examples]
  "début mars 2011" = "2011-03 START"
"""


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> Grammar:
    return load_grammar(pack(tmp_path_factory.mktemp("packs"), RULES, LEXICON))


def test_all_examples_of_the_second_language_come_out(french: Grammar) -> None:
    assert check_examples(french) == ()


def test_a_text_of_the_second_language_is_read(french: Grammar) -> None:
    text = "Il est arrivé le 3 mars 2011 et repartira la semaine prochaine."
    reading = Reading(text, (Span(0, len(text)),), french.pack)
    found = read_timexes(reading, Day(2017, 1, 17), french, Settings(language="fr"))
    assert [(each.mention.text, each.value) for each in found] == [
        ("le 3 mars 2011", "2011-03-03"),
        ("la semaine prochaine", "2017-W04"),
    ]


def test_the_members_of_a_range_of_the_second_language_share_their_year(french: Grammar) -> None:
    text = "Le siège dura du 3 mars au 4 août 1652."
    reading = Reading(text, (Span(0, len(text)),), french.pack)
    found = read_timexes(reading, Day(2017, 1, 17), french, Settings(language="fr"))
    assert [each.value for each in found] == ["1652-03-03", "1652-08-04"]
