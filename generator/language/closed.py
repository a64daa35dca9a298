"""The small words of a language that grammar hangs on, as sets: one field for each list of `[closed]` in `words.toml`.

What the rooms of `language` and `events` ask of a single word ("is it a possessive's clitic?", "does it open a phrase
in front?") they ask here, so that no word of any language stands in Python.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from generator.language.tables import nested_set

if TYPE_CHECKING:
    from generator.language.pack import Pack


class Closed(NamedTuple):
    """Sets of lower-case words; what each is for is said beside its list in the English `words.toml`."""

    ability: frozenset[str]
    absolute: frozenset[str]
    agents: frozenset[str]
    approximating: frozenset[str]
    articles: frozenset[str]
    attributing: frozenset[str]
    bare_be: frozenset[str]
    before_consonant: frozenset[str]
    before_vowel: frozenset[str]
    both: frozenset[str]
    both_joins: frozenset[str]
    both_opens: frozenset[str]
    capitals: frozenset[str]
    clitics: frozenset[str]
    complementisers: frozenset[str]
    content_openers: frozenset[str]
    contrasting: frozenset[str]
    date_openers: frozenset[str]
    date_parts: frozenset[str]
    even: frozenset[str]
    from_there: frozenset[str]
    daylike: frozenset[str]
    deictic_days: frozenset[str]
    distributive: frozenset[str]
    existential: frozenset[str]
    finite_only: frozenset[str]
    first_person: frozenset[str]
    floating: frozenset[str]
    fronted: frozenset[str]
    fronting: frozenset[str]
    gerund_auxiliaries: frozenset[str]
    indefinite: frozenset[str]
    links: frozenset[str]
    named: frozenset[str]
    negated_modals: frozenset[str]
    nominal_prepositions: frozenset[str]
    nominal_to: frozenset[str]
    object_relatives: frozenset[str]
    one: frozenset[str]
    open_ended: frozenset[str]
    participle_openers: frozenset[str]
    particles: frozenset[str]
    past_auxiliaries: frozenset[str]
    person_pronouns: frozenset[str]
    person_relatives: frozenset[str]
    place_joins: frozenset[str]
    plural_determiners: frozenset[str]
    plural_pronouns: frozenset[str]
    plural_verbs: frozenset[str]
    pointing: frozenset[str]
    purposes: frozenset[str]
    quantities: frozenset[str]
    question_words: frozenset[str]
    single_determiners: frozenset[str]
    singular_verbs: frozenset[str]
    speakers: frozenset[str]
    thing_pronouns: frozenset[str]
    tight_particles: frozenset[str]
    time_parts: frozenset[str]
    when: frozenset[str]
    will: frozenset[str]
    with_consonant: frozenset[str]
    with_vowel: frozenset[str]


@cache
def closed_of(pack: Pack) -> Closed:
    """Return the closed words of a pack, read once a process.

    >>> from generator.language.pack import load_pack
    >>> sorted(closed_of(load_pack("en")).articles)
    ['a', 'an', 'the']
    """
    return Closed(*(nested_set(pack, "words", "closed", field) for field in Closed._fields))
