"""The classes of a language's words, from the word lists of its pack: what `tagging` and `choice` read tags off."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.language.closed import Closed, closed_of
from generator.language.neighbours import Neighbours, neighbours_of
from generator.language.tables import nested_set, word_set
from generator.language.verbs import Verbs, verbs_of

if TYPE_CHECKING:
    from generator.language.pack import Pack

MOST_KEPT: Final = 50_000


class Classes(NamedTuple):
    """The words of each class, the endings that tell one, and the patterns of a token.

    `closed` gives the letter of a word whose class its list alone decides; `inside`, `opening` (for the words that a
    sentence begins with) and `letters` keep what was worked out for a form, at most `MOST_KEPT` each. `token` matches
    a token, `piece` a token with the space behind it.
    """

    closed: dict[str, str]
    alone: frozenset[str]
    ing_nouns: frozenset[str]
    adjectival: frozenset[str]
    plurals: frozenset[str]
    not_adverbs: frozenset[str]
    months: frozenset[str]
    units: frozenset[str]
    abbreviations: frozenset[str]
    free_relatives: frozenset[str]
    rarely_else: frozenset[str]
    definite: frozenset[str]
    capitals: frozenset[str]
    particles: frozenset[str]
    verbal: frozenset[str]
    participles: frozenset[str]
    content_verbs: frozenset[str]
    verbs: Verbs
    inside: dict[str, str]
    opening: dict[str, str]
    letters: dict[str, frozenset[str]]
    neighbours: Mapping[str, Neighbours]
    small: Closed
    adjective_endings: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    token: re.Pattern[str]
    piece: re.Pattern[str]
    clitic: re.Pattern[str]


@cache
def classes_of(pack: Pack) -> Classes:
    """Return the classes of a pack's words. Raises PackError where a list of the pack is none."""

    def words(*keys: str) -> frozenset[str]:
        return word_set(pack, "words", *keys)

    closed: dict[str, str] = {}
    for letter, keys in (
        ("N", ("nouns",)),
        ("J", ("adjectives",)),
        ("R", ("adverbs",)),
        ("I", ("prepositions", "subordinators")),
        ("E", ("time_words", "time_units")),
        ("D", ("determiners",)),
        ("Q", ("object_pronouns",)),
        ("P", ("subject_pronouns",)),
        ("S", ("possessives",)),
        ("C", ("coordinators",)),
        ("W", ("relatives",)),
        ("M", ("modals",)),
        ("#", ("numbers",)),
        ("B", ("be",)),
        ("H", ("have",)),
        ("O", ("do",)),
        ("X", ("negations",)),
        ("T", ("infinitive",)),
        ("W", ("complementisers",)),
        ("I", ("comparing",)),
    ):
        closed.update(dict.fromkeys(words(*keys), letter))
    endings = pack.table("words").get("endings", {})
    return Classes(
        closed,
        words("alone"),
        words("ing_nouns"),
        words("adjectival_participles"),
        words("plural_nouns"),
        words("not_adverbs"),
        words("time_words"),
        words("time_units"),
        word_set(pack, "abbreviations", "titles", "before_numbers", "may_end"),
        words("free_relatives"),
        words("free_relatives", "verbal_subordinators"),
        words("definite"),
        words("capitals"),
        words("name_particles"),
        words("verbal_subordinators"),
        verbs_of(pack).participles,
        word_set(pack, "cues", "reporting", "cognition"),
        verbs_of(pack),
        {},
        {},
        {},
        neighbours_of(pack),
        closed_of(pack),
        tuple(endings.get("adjective", "").split()),
        tuple(endings.get("adverb", "").split()),
        tuple(endings.get("verb", "").split()),
        tuple(endings.get("many", "").split()),
        *_token_patterns(pack),
    )


def _token_patterns(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a token, of one with the space behind it, and of what is joined to a word: "'s", "n't"."""

    def either(key: str) -> str:
        entries = sorted(nested_set(pack, "words", "tokens", key), key=lambda entry: (-len(entry), entry))
        return "|".join(re.escape(entry).replace("'", "[’']") for entry in entries) or r"(?!)"

    token = (
        rf"[$£€]?\d[\d,.:]*\d(?:{either('ordinals')})?%?(?![-‑]?[^\W\d_])|\d+%|[^\W_]+(?:[-‑&/·.’'][^\W_]+)*"
        rf"|\[(?:\.\.\.|…)\]|\[\w\]\w+|[’'](?:{either('clitics')})\b|[’'](?=\s)|--|[^\w\s]"
    )
    clitic = rf"(?:{either('joined')}|[’'](?:{either('clitics')}))\Z"
    return re.compile(token), re.compile(rf"(?:{token})\s*"), re.compile(clitic, re.IGNORECASE)
