"""The frame of a headline: subject, verb and what the verb wants, with nothing hanging on either side.

Neighbours: `headline`, which looks at the frame before and after it puts the words together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.language.tables import word_set

if TYPE_CHECKING:
    from generator.events.phrase import Word
    from generator.events.scene import Scene
    from generator.language.clause import Clause
    from generator.language.tense import VerbGroup

_FINITE: Final = frozenset("zdpB")
_FEWEST: Final = 4


def is_done_to(scene: Scene, clause: Clause, verb: VerbGroup) -> bool:
    """Tell whether a verb that looks like the past tells what was done to its subject: it wants an object and has none.

    "55,000 deaths linked to the virus", "a decision is pending and expected in June". Of an inner clause the
    object may stand before it ("the bridge that the storm destroyed"), and who has a name does what is told.
    """
    own = clause.subject_tokens
    if clause.kind != "main" or own is None or scene.tagged.tags[own[1] - 1] != "N":
        return False
    if verb.is_passive or verb.is_negated or verb.modal is not None or verb.governor is not None:
        return False
    tags, first = scene.tagged.tags, verb.tokens[0]
    if verb.tokens[1] - first != 1 or tags[first] not in "dp":
        return False
    if verb.lemma not in word_set(scene.reading.pack, "cues", "object_wanting"):
        return False
    dates = scene.dates()
    behind = next((at for at in range(verb.tokens[1], len(tags)) if at not in dates), len(tags))
    if tags[behind : behind + 1] == "I" and _counts(scene, behind):
        return False
    return behind == len(tags) or tags[behind] in "IT."


def _counts(scene: Scene, place: int) -> bool:
    """Tell whether a preposition only makes a number rough: "about ten men", "at least ten", "as many as ten"."""
    tagged = scene.tagged
    if tagged.lowers[place] in tagged.closed.approximating:
        return True
    behind = tagged.tags[place + 1 : place + 4]
    return behind[:1] in ("R", "J", "D") and "#" in behind


def framed(words: list[Word]) -> list[Word]:
    """Return a headline's words without a second sentence behind a comma, and without "to me" at their end."""
    verb = next((at for at, word in enumerate(words) if word.tag == "V"), None)
    if verb is None:
        return words
    for at in range(verb + 2, len(words) - 1):
        if words[at].tag == "," and words[at + 1].tag in _FINITE and not any(word.tag == "C" for word in words[at:]):
            words = words[:at]
            break
    while len(words) > max(_FEWEST, verb + 3) and words[-1].tag == "Q" and words[-2].tag in "IT":
        words = words[:-2]
    return words
