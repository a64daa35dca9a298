"""A clause while its sentence is read, and the pack's words that tell clauses apart: the working paper of `clause`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from generator.language.closed import closed_of
from generator.language.tables import nested_set, word_set

if TYPE_CHECKING:
    from generator.language.clause import Clause, ClauseKind
    from generator.language.pack import Pack
    from generator.language.tense import VerbGroup


@dataclass(slots=True)
class Draft:
    """A clause that has begun; all places are tokens, -1 where it is not known yet.

    `limit` is where it must end at the latest; `is_bounded` tells that it ends with its bracket or its commas.
    """

    start: int
    kind: ClauseKind
    marker: str | None = None
    verb: VerbGroup | None = None
    subject: tuple[int, int] | None = None
    parent: Draft | None = None
    end: int = -1
    limit: int = -1
    is_bounded: bool = False
    is_joined: bool = False
    built: Clause | None = None


class Marks(NamedTuple):
    """Words of a pack that open a clause, or say what the next one is."""

    subordinators: frozenset[str]
    firm: frozenset[str]
    conditionals: frozenset[str]
    content: frozenset[str]
    reporting: frozenset[str]
    saying: frozenset[str]
    prospective_participles: frozenset[str]
    absolute: frozenset[str]
    doubly: frozenset[str]
    free_relatives: frozenset[str]
    persons: frozenset[tuple[str, ...]]
    titles: frozenset[str]
    intransitive: frozenset[str]
    transitive: frozenset[str]
    singular: frozenset[str]
    plural: frozenset[str]
    plural_nouns: frozenset[str]
    clause_joins: frozenset[str]
    locatives: frozenset[str]
    media: frozenset[str]
    date_openers: frozenset[str]
    many: tuple[str, ...]
    few: tuple[str, ...]


@cache
def marks_of(pack: Pack) -> Marks:
    """Return the pack's marks; `firm` subordinators are never prepositions."""
    return Marks(
        word_set(pack, "words", "subordinators"),
        word_set(pack, "words", "subordinators") - word_set(pack, "words", "prepositions")
        | word_set(pack, "words", "firm_subordinators"),
        word_set(pack, "words", "conditionals"),
        word_set(pack, "words", "content_markers"),
        word_set(pack, "cues", "reporting", "cognition"),
        word_set(pack, "cues", "saying"),
        word_set(pack, "cues", "prospective_participles"),
        closed_of(pack).absolute,
        word_set(pack, "cues", "doubly"),
        word_set(pack, "words", "free_relatives"),
        frozenset((word,) for word in closed_of(pack).person_relatives),
        word_set(pack, "words", "titles"),
        word_set(pack, "cues", "intransitive"),
        word_set(pack, "cues", "transitive"),
        closed_of(pack).singular_verbs,
        closed_of(pack).plural_verbs,
        word_set(pack, "words", "plural_nouns"),
        word_set(pack, "words", "clause_joins"),
        word_set(pack, "words", "locatives"),
        word_set(pack, "cues", "media"),
        closed_of(pack).date_openers,
        tuple(sorted(nested_set(pack, "words", "endings", "many"))),
        tuple(sorted(nested_set(pack, "words", "endings", "singular"))),
    )
