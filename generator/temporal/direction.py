"""Whether the words around a mention speak of what was, is or will be: the tense of its clause.

Neighbours: `language.reading` knows the clauses; `completion` asks where a date lacks its year or its direction.
"""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING, Final

from generator.temporal.scene import Tense

if TYPE_CHECKING:
    from generator.language.clause import Clause
    from generator.language.reading import Reading

_SHORTLY: Final = 3
_A_LIST: Final = 6000


def tense_at(reading: Reading, offset: int, ahead: Container[str] = ()) -> Tense:
    """Return the tense of the clause at an offset, and the verb that shows it.

    A word of `ahead` ("payable", "effective") shortly before the offset speaks of what is to come, and so does a
    participle with an infinitive ("set to resume"). What goes on for pages without a full stop is a list, and says
    nothing. A clause without a tense of its own takes that of the clause that
    it hangs on.
    """
    sentence = reading.sentence_at(offset)
    if sentence.end - sentence.start > _A_LIST:
        return Tense("none", "")
    words = reading.words
    at = words.at(offset)
    for form in words.forms[max(at - _SHORTLY, 0) : at]:
        if form in ahead:
            return Tense("future", form)
    clause: Clause | None = reading.clause_at(offset)
    while clause is not None:
        verb = clause.verb
        if verb is not None and verb.tense != "none":
            is_ahead = verb.shape == "participle" and verb.governor is not None
            return Tense("future" if is_ahead else verb.tense, reading.text[verb.span.start : verb.span.end])
        clause = clause.parent
    return Tense("none", "")
