"""Which class a word has where its form leaves several open: by the words before and behind it.

`tagging` names the letters of the classes. Most of what is chosen here is whether a word is a verb.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from generator.language.classes import MOST_KEPT

if TYPE_CHECKING:
    from generator.language.classes import Classes

_CLAUSE_OPENS: Final = (["P"], ["H"], ["B"], ["M"], ["O"])
_VERBAL: Final = (["V"], ["M"], ["B"], ["H"], ["O"])
_FINITE_AFTER: Final = frozenset("PW")
_NOMINAL: Final = frozenset("NKE#Q)'")
_UNDECIDED: Final = re.compile("[VEJRDWI]")
_MOSTLY_UNDECIDED: Final = re.compile(r"[VW]|(?<=[TMOXR])[JRD]|\A[ER]")  # where no preposition or determiner is a verb
_ALSO_NOUNS: Final = frozenset("vn")
_PREDICATES: Final = frozenset("vzdpnBHMO")
_LETTER_OF: Final = {"base": "v", "third": "z", "past": "d", "participle": "n", "gerund": "g"}


def choose(tags: list[str], lowers: tuple[str, ...], classes: Classes) -> None:
    """Say for each word that may be a verb what it is here, left to right."""
    is_rare = not classes.rarely_else.isdisjoint(lowers)
    for place in (_UNDECIDED if is_rare else _MOSTLY_UNDECIDED).finditer("".join(tags)):
        index, tag = place.start(), place[0]
        if tag == "V":
            chosen = _verb_or_not(index, tags, lowers, classes)
            tags[index] = "N" if chosen in "zvp" and _is_in_object(index, tags, lowers, classes) else chosen
            is_followed_by_verb = tags[index] in "zv" and index + 1 < len(tags) and tags[index + 1] in "BHM"
            is_followed_by_verb = is_followed_by_verb or _is_subject(index, tags, lowers, classes)
            is_base_too = tags[index] in "dp" and _is_base(lowers[index], classes)
            is_noun_too = tags[index] in "zv" or (is_base_too and _is_rather_noun(lowers[index], classes))
            if is_noun_too and (is_followed_by_verb or _is_object_of_preposition(tags, index)):
                tags[index] = "N"
        elif tag == "I" and lowers[index] in classes.verbal and _is_verbal(index, tags):
            tags[index] = "d"
        elif index == 0 and tag == "E" and tags[1:2] and tags[1] in "BHOMV" and lowers[0] in classes.units:
            tags[0] = "K"
        elif tag in "JRD" and index and _wants_base(index, tags) and _is_base(lowers[index], classes):
            tags[index] = "v"
        elif tag == "R" and index == 0 and tags[1:2] == ["K"]:
            tags[index] = "J"
        elif tag == "D" and lowers[index] in classes.free_relatives and tags[index + 1 : index + 2] in _CLAUSE_OPENS:
            tags[index] = "W"
        elif tag == "W" and lowers[index] in classes.small.complementisers:
            tags[index] = _that(index, tags)
    if _PREDICATES.isdisjoint(tags):
        _find_verb(tags, lowers, classes)


def _find_verb(tags: list[str], lowers: tuple[str, ...], classes: Classes) -> None:
    """Take a plural noun for the verb of a sentence that has none else: "The airline transports | weapons"."""
    first = next((at for at, tag in enumerate(tags) if tag not in "\"'"), 0)
    if tags[first : first + 1] not in (["D"], ["S"]):
        return
    for index in range(first + 2, len(tags) - 1):
        if tags[index - 1] not in "NK" or tags[index] != "N":
            if tags[index] not in "NKJ":
                return
            continue
        if tags[index + 1] in "NKJDS#" and "z" in _letters(lowers[index], classes):
            tags[index] = "z"
            return


def _is_subject(index: int, tags: list[str], lowers: tuple[str, ...], classes: Classes) -> bool:
    """Tell whether a plural that may be a verb opens a clause with its verb behind it: "in May, exports doubled"."""
    opens = not index or tags[index - 1] in ",W"
    is_plain = tags[index] == "z" and index + 1 < len(tags) and tags[index + 1] == "V"
    return opens and is_plain and "d" in _letters(lowers[index + 1], classes)


def _wants_base(index: int, tags: list[str]) -> bool:
    """Tell whether a verb follows what stands before: "to open", "will open"; an adjective too: "did not open"."""
    place = index - 1
    if tags[index] == "J":
        while place > 0 and tags[place] in "XR":
            place -= 1
    return tags[place] in "TM" or (tags[place] == "O" and place < index - 1)


def _is_verbal(index: int, tags: list[str]) -> bool:
    """Tell whether "provided" is a verb: "the trip provided a chance"."""
    has_verb = any(tag in "zdpBHMO" for tag in tags[:index])
    return (
        bool(index)
        and tags[index - 1] in "NKPE#"
        and tags[index + 1 : index + 2] in (["D"], ["S"], ["N"])
        and not has_verb
    )


def _that(index: int, tags: list[str]) -> str:
    """Return what "that" is: a determiner before a noun, else what opens a clause."""
    following = tags[index + 1] if index + 1 < len(tags) else "."
    before = tags[index - 1] if index else "."
    if before in "I,T" or (index == 0 and following in "VNJ#E"):
        return "D" if following in "NJ#EV" else "W"
    if following == "E" and before == "N" and tags[index + 2 : index + 3] in (["I"], [","], ["."]):
        return "D"  # "an attack that day on a base"
    return "D" if following == "E" and before not in "vzdnpgN" else "W"


def _is_object_of_preposition(tags: list[str], index: int) -> bool:
    """Tell whether a word ends a phrase like "with the Nevada caucuses" or "to get water updates" behind a verb."""
    if (tags[index + 1] if index + 1 < len(tags) else ".") not in "I,." and tags[index + 1 : index + 3] != ["D", "I"]:
        return False
    place = index - 1
    while place >= 0 and tags[place] in "NKJ#SD":
        place -= 1
    if place <= 0 or place >= index - 1:
        return False
    return tags[place] in "vgn" or (tags[place] == "I" and any(tag in "zdpBHM" for tag in tags[:place]))


def _is_in_object(index: int, tags: list[str], lowers: tuple[str, ...], classes: Classes) -> bool:
    """Tell whether a word that is also a noun ends the object of a verb: "won the 400 metres hurdles"."""
    if not any(reading.form in ("base", "third") for reading in classes.verbs.readings(lowers[index])):
        return False
    place = index - 1
    while place > 0 and tags[place] in "NKJ#~":
        place -= 1
    if place < 1 or place == index - 1 or lowers[place] in classes.alone:
        return False
    is_bare = tags[place] in "dp" and tags[index + 1 : index + 2] in (["E"], ["."], [","], ["I"])  # "issued warrants"
    verb = place - (not is_bare)
    if not is_bare and (
        tags[place] not in "DS"
        or tags[verb] not in "vzdpg"
        or (tags[verb] == "g" and "B" not in tags[max(0, verb - 2) : verb])
    ):
        return False
    start = max((at for at in range(verb) if tags[at] in ",;("), default=-1)
    if not is_bare and any(tag in "WIB" for tag in tags[start + 1 : verb]) and tags[verb] != "g":
        return False
    return not _takes_content(lowers[verb], classes)


def _takes_content(low: str, classes: Classes) -> bool:
    """Tell whether a word may be a verb that a clause hangs on: "said", "knows"."""
    return any(reading.lemma in classes.content_verbs for reading in classes.verbs.readings(low))


def _is_base(low: str, classes: Classes) -> bool:
    return any(reading.form == "base" for reading in classes.verbs.readings(low))


def _verb_or_not(index: int, tags: list[str], lowers: tuple[str, ...], classes: Classes) -> str:
    low = lowers[index]
    letters = _letters(low, classes)
    before, place = _before(tags, index)
    following = tags[index + 1] if index + 1 < len(tags) else "."
    if tags[index - 1 : index] == ['"'] and following == "'":
        return "N"
    if index and tags[index - 1] == "R" and before in "gDISJ" and letters & {"d", "n"} and following in "NKJ":
        return "J"
    if before in "MOT":
        is_noun = "v" not in letters or (before == "T" and _is_destination(place, lowers, low, classes))
        return _nominal(letters, low, following) if is_noun else "v"
    if before == "B":
        return next((letter for letter in "gn" if letter in letters), _nominal(letters, low, following))
    if before == "H":
        return "n" if "n" in letters else _nominal(letters, low, following)
    if before == "W":
        return _after_relative(index, place, tags, lowers, letters, classes)
    if before in _FINITE_AFTER:
        return next((letter for letter in "dzvng" if letter in letters), "N")
    if before in "DSJ#":
        is_end = before == "D" and following == "," and tags[place - 1 : place] == ["I"] and bool(letters & {"d", "n"})
        return "J" if is_end else _after_modifier(low, letters, lowers[place], before, following, classes)
    if letters == {"g"} and before in "dpvz" and following == "N" and tags[index + 2 : index + 3] in _VERBAL:
        return "J"
    if before == "I":
        return _after_preposition(low, letters, lowers[place], following, classes)
    if before == "C":
        return _after_coordinator(index, place, tags, letters, following, low, classes)
    is_owned = before in "NK" and following in "I,.T" and _is_owned(tags, place, letters)
    previous = lowers[place] if place >= 0 else ""
    is_named = following == "N" and tags[index + 2 : index + 3] == ["K"]  # ", wrestling promotion Stardom"
    return "N" if is_owned else _after_nominal(letters, low, previous, before, following, classes, is_named=is_named)


def _is_owned(tags: list[str], place: int, letters: frozenset[str]) -> bool:
    """Tell whether a noun ends what somebody has, or what is counted: "his 1996 election | run", "74 book | stores"."""
    if letters == {"z"}:
        while place > 0 and tags[place] in "NKJ":
            place -= 1
        return tags[place] == "#" and tags[place - 1 : place] not in (["K"], ["N"])
    if not letters >= _ALSO_NOUNS or "d" in letters:
        return False
    while place > 0 and tags[place] in "NKJ#":
        place -= 1
    return tags[place] == "S"


def _is_destination(to: int, lowers: tuple[str, ...], low: str, classes: Classes) -> bool:
    """Tell whether "to" is a preposition before a word that may be a verb: "according to police", "came to work"."""
    before = lowers[to - 1] if to else ""
    if before not in classes.small.nominal_to:
        return False
    return before in classes.small.attributing or low in classes.small.from_there


def _after_relative(
    index: int, place: int, tags: list[str], lowers: tuple[str, ...], letters: frozenset[str], classes: Classes
) -> str:
    following = tags[index + 1] if index + 1 < len(tags) else "."
    if letters == {"g"} and following in "BMHOVI" and tags[place - 1 : place] not in (["N"], ["K"]):
        return "N"
    if index == place + 1 and _is_counted(index, letters, lowers, classes):
        return "N"
    if lowers[place] in classes.small.when and "n" in letters and following in "IE,C":
        return "n"
    is_phrase = tags[place - 1 : place] == ["I"] and "v" in letters
    return "N" if is_phrase else next((letter for letter in "dzvng" if letter in letters), "N")


def _is_counted(index: int, letters: frozenset[str], lowers: tuple[str, ...], classes: Classes) -> bool:
    """Tell whether "of" follows a word that may be a plural: "that forces | of the crown had left"."""
    is_linked = index + 1 < len(lowers) and lowers[index + 1] in classes.small.links
    return is_linked and bool(letters & {"z", "v"}) and _is_rather_noun(lowers[index], classes)


def _letters(low: str, classes: Classes) -> frozenset[str]:
    """Return the tags that a word's forms as a verb have, kept for the next time."""
    found = classes.letters.get(low)
    if found is None:
        if len(classes.letters) >= MOST_KEPT:
            classes.letters.clear()
        found = classes.letters[low] = frozenset(_LETTER_OF[reading.form] for reading in classes.verbs.readings(low))
    return found


def _after_preposition(low: str, letters: frozenset[str], preposition: str, following: str, classes: Classes) -> str:
    if "g" in letters:
        is_nominal = preposition in classes.small.nominal_prepositions
        is_nominal = is_nominal or (
            low in classes.ing_nouns and preposition in classes.small.absolute and following == "N"
        )
        return "g" if not is_nominal else "J" if following in "NKJ" else "N"
    if "n" in letters and preposition in classes.small.participle_openers:
        return "n"
    return "J" if letters & {"d", "n"} and following in "NKJVg" else _nominal(letters, low, following)


def _before(tags: list[str], index: int) -> tuple[str, int]:
    """Return the tag, and the place, of the word before, adverbs and single quotation marks apart."""
    place = index - 1
    while place >= 0 and tags[place] in "R\"'":
        place -= 1
    if place >= 0 and tags[place] == "X" and place:
        place -= 1
        while place > 0 and tags[place] == "R":
            place -= 1
    return (tags[place] if place >= 0 else "^"), place


def _nominal(letters: frozenset[str], low: str, following: str) -> str:
    if letters & {"n", "d"} and not letters & {"v", "z"}:
        return "J" if following in "NKVg#J" else "n"
    return "N" if low else "?"


def _after_modifier(
    low: str, letters: frozenset[str], modifier: str, before: str, following: str, classes: Classes
) -> str:
    if before == "#" or (modifier in classes.alone and before == "D"):
        if letters & {"d"} and following not in ("NKV" if before == "#" else "NK"):
            return "p" if before == "#" and "n" in letters else "d"
        if "v" in letters and following in "DSPT" and not _is_rather_noun(low, classes):
            return "v"
    if "g" in letters:
        return "J" if following in "NKJV" and low not in classes.ing_nouns else "N"
    if letters & {"d", "n"} and "v" not in letters:
        if following in "NKJV#g":
            return "J"
        return "p" if before == "J" and low not in classes.adjectival else "J"
    return "N"


def _after_coordinator(
    index: int, place: int, tags: list[str], letters: frozenset[str], following: str, low: str, classes: Classes
) -> str:
    earlier = next((tag for tag in reversed(tags[:place]) if tag in "vzdnpgBHOM"), "")
    if "g" in letters:
        return "g" if earlier == "g" or following in "DSIQ" else ("N" if low in classes.ing_nouns else "g")
    if "d" in letters or "n" in letters:
        if earlier == "n" and "n" in letters and tags[place - 1] in "nR":
            return "n"
        if earlier == "n" and "n" in letters and "d" in letters and following in "ITE.,":
            return "p"
        has_object = following == "N" and not _has_verb_ahead(tags, index + 1)
        if "d" in letters and earlier in ("d", "p", "z", "n", "B", "H") and (following != "N" or has_object):
            return "d"
        return "J" if following in "NKJ" else ("p" if "d" in letters else "n")
    parallel = {"v": "v", "z": "z", "M": "v"}.get(earlier, "")
    if tags[index - 1] == "X" and parallel in letters:
        return parallel
    if parallel in letters and (not _is_rather_noun(low, classes) or following in "DSQT"):
        right_after_noun = tags[place - 1] in "NKJ" if place else False
        return parallel if not right_after_noun or following in "DSQTIP#" else "N"
    return "N"


def _has_verb_ahead(tags: list[str], start: int) -> bool:
    """Tell whether a word that may be a verb comes before the next comma."""
    for tag in tags[start:]:
        if tag in ",;.":
            return False
        if tag in "VMBHO":
            return True
    return False


def _is_rather_noun(low: str, classes: Classes) -> bool:
    return any(reading.lemma in classes.verbs.rather_nouns for reading in classes.verbs.readings(low))


def _after_nominal(
    letters: frozenset[str], low: str, previous: str, before: str, following: str, classes: Classes, *, is_named: bool
) -> str:
    if "g" in letters:
        is_noun = low in classes.ing_nouns and (before not in "^," or is_named) and following not in "DSQPK#"
        return "N" if is_noun or (before == "N" and following in "MBHO") else "g"
    if letters & {"d", "n"}:
        if letters >= {"d", "n"}:
            if before == "^" or (before == "(" and following != ")"):
                return "n"
            return "p" if "v" not in letters or before in _NOMINAL or before == "," else "N"
        return "d" if "d" in letters else "n"
    is_leaning_noun = _is_rather_noun(low, classes)
    if before == "," and following == "T" and "v" in letters and not is_leaning_noun:
        return "v"  # "the pictures, taken in May, appear to show"
    takes_object = following in "DSPQT#" or (following == "K" and before in "NKP")
    takes_object = takes_object or (following == "W" and _takes_content(low, classes))
    if "z" in letters:
        if before == "N" and following == "," and not _takes_content(low, classes):
            return "N"
        if before in _NOMINAL and (takes_object or (not is_leaning_noun and following in "I,R#JNVXE'\"")):
            return "z"
        return "z" if before in "'," and (takes_object or not is_leaning_noun) else "N"
    is_plural = previous.endswith(classes.plural_endings) or previous in classes.plurals
    if before in _NOMINAL and is_plural and (takes_object or not is_leaning_noun):
        return "v"
    return "N"
