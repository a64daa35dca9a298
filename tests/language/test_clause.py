"""Clauses, their verbs and subjects. One row a clause: kind, marker, subject, verb group, tense."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.pack import load_pack
from generator.language.reading import Reading
from generator.language.sentences import sentences
from generator.model.document import Span

PACK = load_pack("en")


def read(text: str) -> Reading:
    return Reading(text, (Span(0, len(text)),), PACK)


def rows(text: str) -> list[tuple[str, str | None, str | None, str | None, str | None]]:
    reading = read(text)
    return [
        (
            clause.kind,
            clause.marker,
            text[slice(*clause.subject)] if clause.subject else None,
            text[slice(*clause.verb.span)] if clause.verb else None,
            clause.verb.tense if clause.verb else None,
        )
        for clause in reading.clauses(reading.sentences[0])
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Millions have fled since riots erupted in the spring of 2011.",
            [
                ("main", None, "Millions", "have fled", "present"),
                ("subordinate", "since", "riots", "erupted", "past"),
            ],
        ),
        (
            "Smith said on Monday he would head the delegation.",
            [("main", None, "Smith", "said", "past"), ("content", None, "he", "would head", "future")],
        ),
        (
            "Cherry, who led the petition, resigned on Monday.",
            [("main", None, "Cherry", "resigned", "past"), ("relative", "who", "Cherry", "led", "past")],
        ),
        (
            "The talks, beginning on Jan. 23, are set to build on a truce.",
            [
                ("main", None, "The talks", "are set to build", "future"),
                ("participle", None, "The talks", "beginning", "future"),
            ],
        ),
        (
            "Since the firm's licence, Act No. 7, expired on Monday, the network has gone silent.",
            [
                ("main", None, "the network", "has gone", "present"),
                ("subordinate", "since", "the firm's licence", "expired", "past"),
            ],
        ),
        (
            "If the meetings are successful, they could lead to a treaty.",
            [
                ("main", None, "they", "could lead", "future"),
                ("conditional", "if", "the meetings", "are", "present"),
            ],
        ),
        (
            "The airport was shut after the crash and reopened later that day.",
            [("main", None, "The airport", "was shut", "past"), ("main", None, "The airport", "reopened", "past")],
        ),
        (
            "The court issued an order dated yesterday, forcing a sale.",
            [
                ("main", None, "The court", "issued", "past"),
                ("participle", None, "an order", "dated", "past"),
                ("participle", None, "The court", "forcing", "past"),
            ],
        ),
        (
            "Parliament would meet in early May and then not return until June.",
            [("main", None, "Parliament", "would meet", "future"), ("main", None, "Parliament", "return", "future")],
        ),
        (
            "The bill, which was introduced last year by Ford, passed on Tuesday.",
            [
                ("main", None, "The bill", "passed", "past"),
                ("relative", "which", "The bill", "was introduced", "past"),
            ],
        ),
        (
            "Police said three people arrested on Friday were released.",
            [
                ("main", None, "Police", "said", "past"),
                ("content", None, "three people", "were released", "past"),
                ("participle", None, "three people", "arrested", "past"),
            ],
        ),
        (
            "“We want to end this,” he said.",
            [("content", None, "We", "want to end", "future"), ("main", None, "he", "said", "past")],
        ),
        (
            "The concert, planned for June 5, was cancelled on Monday.",
            [
                ("main", None, "The concert", "was cancelled", "past"),
                ("participle", None, "The concert", "planned", "future"),
            ],
        ),
        ("Monday, 5 May", [("main", None, None, None, None)]),
    ],
)
def test_a_sentence_has_these_clauses(text: str, expected: list[tuple[str | None, ...]]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "word", "verb"),
    [
        ("Smith said on Monday he would resign on Friday.", "Monday", "say"),
        ("Smith said on Monday he would resign on Friday.", "Friday", "resign"),
        ("The firm, founded in 1901, closed in 2010.", "1901", "found"),
        ("The firm, founded in 1901, closed in 2010.", "2010", "close"),
        ("Helicopters on Tuesday struck power lines and crashed near Linz.", "Tuesday", "strike"),
        ("Forces began moving into previously rebel held land yesterday.", "yesterday", "move"),
    ],
)
def test_a_word_belongs_to_the_innermost_clause_that_holds_it(text: str, word: str, verb: str) -> None:
    found = read(text).clause_at(text.index(word)).verb
    assert found is not None
    assert found.lemma == verb


@pytest.mark.parametrize(
    ("text", "tense", "aspect", "modal", "governor", "is_negated", "is_passive"),
    [
        ("It has been besieged by them.", "present", "perfect", None, None, False, True),
        ("The bid failed to pass.", "past", "simple", None, "fail", False, False),
        ("They are not going to wait.", "future", "progressive", None, "going", True, False),
        ("The trial could possibly begin soon.", "future", "simple", "could", None, False, False),
        ("It did not respond.", "past", "simple", None, None, True, False),
        ("The vote will be held today.", "future", "simple", "will", None, False, True),
        ("The vote is expected on Monday.", "future", "simple", None, None, False, True),
        ("She had not confirmed it.", "past", "perfect", None, None, True, False),
        ("She is to leave on Friday.", "future", "simple", None, "be", False, False),
    ],
)
def test_a_verb_group_says_what_its_words_say(
    text: str, tense: str, aspect: str, modal: str | None, governor: str | None, *, is_negated: bool, is_passive: bool
) -> None:
    verb = read(text).clause_at(0).verb
    assert verb is not None
    assert (verb.tense, verb.aspect, verb.modal, verb.governor) == (tense, aspect, modal, governor)
    assert (verb.is_negated, verb.is_passive) == (is_negated, is_passive)


def test_a_sentence_too_long_to_be_one_is_one_clause() -> None:
    text = "word, " * 500 + "end."
    reading = read(text)
    assert [clause.verb for clause in reading.clauses(reading.sentences[0])] == [None]


WORDS = st.sampled_from(
    [
        *"The a man woman who which that said will was were , ; — ( ) “ ” and but if since on 2011 to not".split(),
        "be",
        "Monday",
        *["arrested", "said", "plans", "going", "meeting", "Smith", "U.S.", "'s", '"', "it", "has", "."],
    ]
)


@given(st.lists(WORDS, max_size=25))
def test_any_words_have_clauses_that_lie_in_the_sentence_with_parents_among_them(words: list[str]) -> None:
    text = " ".join(words)
    reading = Reading(text, sentences(text, PACK), PACK)
    for sentence in reading.sentences:
        found = reading.clauses(sentence)
        assert found
        for clause in found:
            assert sentence.start <= clause.span.start <= clause.span.end <= sentence.end
            assert clause.parent is None or clause.parent in found
            assert (
                clause.verb is None or sentence.start <= clause.verb.span.start < clause.verb.span.end <= sentence.end
            )
