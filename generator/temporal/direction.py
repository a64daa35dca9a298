"""Whether the words around a mention speak of what was, is or will be: the tense of its clause.

Neighbours: `language.reading` knows the clauses; `completion` asks where a date lacks its year or its direction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.temporal.scene import Tense

if TYPE_CHECKING:
    from generator.language.clause import Clause
    from generator.language.reading import Reading


def tense_at(reading: Reading, offset: int) -> Tense:
    """Return the tense of the clause at an offset, and the verb that shows it.

    A clause without a tense of its own takes that of the clause that it hangs on.
    """
    clause: Clause | None = reading.clause_at(offset)
    while clause is not None:
        verb = clause.verb
        if verb is not None and verb.tense != "none":
            return Tense(verb.tense, reading.text[verb.span.start : verb.span.end])
        clause = clause.parent
    return Tense("none", "")
