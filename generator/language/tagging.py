"""Words of one sentence with their class, by word lists, endings and the words around them: no model.

A tag is one letter, so that a sentence's tags are a string that patterns can be run over:

    D determiner   S possessive ("his", "'s")   P subject pronoun   Q object pronoun   W relative pronoun
    I preposition  C coordinator  R adverb  X negation  T "to"  N noun  K name  J adjective  # number  E time word
    M modal  B form of "be"  H form of "have"  O form of "do"
    v base form  z third person  d past  n participle  p past or participle (`clause` decides)  g "-ing"
    , comma  ; semicolon or colon  - dash  ( )  " opening quotation mark  ' closing one  . end
    ~ full stop of an abbreviation  ? other

Whether a preposition opens a clause ("since protests erupted") is for `clause` to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.language.closed import Closed, closed_of
from generator.language.neighbours import Neighbours, neighbours_of
from generator.language.tables import nested_set, word_set
from generator.language.verbs import Verbs, verbs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.language.pack import Pack
    from generator.model.document import Span

_PARTED: Final = re.compile(r"['’]|[^\W\d_]\.[^\W\d_]")
_INITIALS: Final = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_PUNCTUATION: Final = {
    ",": ",", ";": ";", ":": ";", "–": "-", "—": "-", "--": "-", "(": "(", "[": "(", ")": ")", "]": ")",
    "“": '"', "”": "'", "«": '"', "»": "'", ".": ".", "!": ".", "?": ".", "…": ".", "’": "S", "'": "S", "&": "C",
}  # fmt: skip
_CLAUSE_OPENS: Final = (["P"], ["H"], ["B"], ["M"], ["O"])
_MOST_KEPT: Final = 50_000
_FINITE_AFTER: Final = frozenset("PW")
_NOMINAL: Final = frozenset("NKE#Q)'")
_UNDECIDED: Final = frozenset("VEJRDWI")
_LETTER_OF: Final = {"base": "v", "third": "z", "past": "d", "participle": "n", "gerund": "g"}


class _Classes(NamedTuple):
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
    definite: frozenset[str]
    capitals: frozenset[str]
    particles: frozenset[str]
    verbal: frozenset[str]
    content_verbs: frozenset[str]
    verbs: Verbs
    inside: dict[str, str]
    letters: dict[str, frozenset[str]]
    neighbours: Mapping[str, Neighbours]
    small: Closed
    adjective_endings: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    token: re.Pattern[str]
    clitic: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Tagged:
    """One sentence's tokens: parallel arrays of where each stands, its form and its lower-case form; and the tags.

    Offsets count code points of the document's text.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lowers: tuple[str, ...]
    tags: str
    closed: Closed

    def __len__(self) -> int:
        """Return how many tokens there are."""
        return len(self.starts)

    def form(self, index: int) -> str:
        """Return a token as it is written."""
        return self.text[self.starts[index] : self.ends[index]]


def tag_words(text: str, sentence: Span, pack: Pack) -> Tagged:
    """Return a sentence's tokens with their tags.

    >>> from generator.language.pack import load_pack
    >>> from generator.model.document import Span
    >>> text = "The talks, beginning on Monday, are set to build on a truce."
    >>> tag_words(text, Span(0, len(text)), load_pack("en")).tags
    'DN,gIE,BnTvIDN.'
    """
    classes = _classes(pack)
    spans = [token.span() for token in classes.token.finditer(text, *sentence)]
    if _PARTED.search(text, *sentence):
        spans = list(_parted(spans, text, classes))
    forms = [text[start:end] for start, end in spans]
    lowers = [form.lower().replace("’", "'") for form in forms]
    tags = _first_tags(forms, lowers, classes)
    if not classes.particles.isdisjoint(lowers):
        _join_names(tags, lowers, classes)
    _choose(tags, lowers, classes)
    starts, ends = tuple([start for start, _ in spans]), tuple([end for _, end in spans])
    return Tagged(text, starts, ends, tuple(lowers), "".join(tags), classes.small)


def _parted(spans: list[tuple[int, int]], text: str, classes: _Classes) -> Iterator[tuple[int, int]]:
    """Yield tokens with their clitics apart ("did", "n't"), and initials with their last full stop ("U.S.")."""
    last = 0
    for start, end in spans:
        if start < last:
            continue
        form = text[start:end]
        clitic = classes.clitic.search(form) if "'" in form or "’" in form else None
        if clitic is not None and clitic.start() > 0:
            last = start + clitic.start()
            yield start, last
            yield last, end
        elif "." in form and text[end : end + 1] == "." and _INITIALS.fullmatch(form):
            yield start, end + 1
            last = end + 1
        else:
            yield start, end


@cache
def _classes(pack: Pack) -> _Classes:
    def words(*keys: str) -> frozenset[str]:
        return word_set(pack, "words", *keys)

    closed: dict[str, str] = {}
    for letter, keys in (
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
    return _Classes(
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
        words("definite"),
        words("capitals"),
        words("name_particles"),
        words("verbal_subordinators"),
        word_set(pack, "cues", "reporting", "cognition"),
        verbs_of(pack),
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


def _token_patterns(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a token, and of what hangs on a word by an apostrophe or stands in it: "'s", "n't"."""

    def either(key: str) -> str:
        entries = sorted(nested_set(pack, "words", "tokens", key), key=lambda entry: (-len(entry), entry))
        return "|".join(re.escape(entry).replace("'", "[’']") for entry in entries) or r"(?!)"

    token = (
        rf"[$£€]?\d[\d,.:]*\d(?:{either('ordinals')})?%?(?![-‑]?[^\W\d_])|\d+%|[^\W_]+(?:[-‑&/·.’'][^\W_]+)*"
        rf"|\[(?:\.\.\.|…)\]|\[\w\]\w+|[’'](?:{either('clitics')})\b|[’'](?=\s)|--|[^\w\s]"
    )
    clitic = rf"(?:{either('joined')}|[’'](?:{either('clitics')}))\Z"
    return re.compile(token), re.compile(clitic, re.IGNORECASE)


def _first_tags(forms: list[str], lowers: list[str], classes: _Classes) -> list[str]:
    """Return a tag for each token, "V" where it may be a verb and `_choose` is to say."""
    tags: list[str] = []
    is_quoted = False
    at_start = True
    inside = classes.inside
    for index, form in enumerate(forms):
        tag = inside.get(form, "") if not at_start else ""
        if not tag:
            if form == '"':
                tag = "'" if is_quoted else '"'
                is_quoted = not is_quoted
            else:
                tag = _special_tag(forms, lowers, index, tags, classes) or _first_tag(
                    form, lowers[index], classes, at_start=at_start
                )
        tags.append(tag)
        at_start = tag in '".(;' or (at_start and tag == "-")
    if "." in lowers[1:-1]:
        for index in range(1, len(tags) - 1):
            if lowers[index] == "." and tags[index + 1] not in "'.)" and _is_abbreviated(forms, lowers, index, classes):
                tags[index] = "~"
    return tags


def _special_tag(forms: list[str], lowers: list[str], index: int, tags: list[str], classes: _Classes) -> str:
    """Return the tag of a token that depends on its neighbours from the first, "" for all others."""
    form, low = forms[index], lowers[index]
    special = classes.neighbours.get(low)
    if special is not None:
        return special.read(forms, lowers, index, tags)
    if form[0] == "[" and form[-1] == "]":
        return "." if index + 1 < len(forms) and forms[index + 1][0].isupper() else "~"
    return ""


def _first_tag(form: str, low: str, classes: _Classes, *, at_start: bool) -> str:
    """Return the tag of a token by its form alone; kept for the next time where the token is inside a sentence."""
    first = form[0]
    if low in _PUNCTUATION and low not in classes.closed:
        tag = _PUNCTUATION[low]
    elif first.isdigit() or first in "$£€":
        tag = "#"
    elif first == "[" and len(form) > 1:
        tag = _word_tag(low.replace("[", "").replace("]", ""), classes, is_name=False, is_capital=False)
    else:
        is_name = first.isupper() and not at_start and low not in classes.capitals
        is_name = is_name or (len(form) > 1 and form.isupper())
        tag = _word_tag(low, classes, is_name=is_name, is_capital=first.isupper())
    if not at_start and low not in classes.neighbours:
        if len(classes.inside) >= _MOST_KEPT:
            classes.inside.clear()
        classes.inside[form] = tag
    return tag


def _is_abbreviated(forms: list[str], lowers: list[str], stop: int, classes: _Classes) -> bool:
    """Tell whether a full stop inside a sentence belongs to the word before it."""
    word, following = lowers[stop - 1], forms[stop + 1]
    return word in classes.abbreviations or len(word) == 1 or following[0].islower() or following[0].isdigit()


def _word_tag(low: str, classes: _Classes, *, is_name: bool, is_capital: bool) -> str:
    closed = classes.closed.get(low)
    if is_name:
        return "E" if low in classes.months else ("D" if closed == "D" and low in classes.definite else "K")
    if closed is not None:
        return closed
    if low in classes.adjectival:
        return "J"
    readings = classes.verbs.readings(low)
    if readings:
        if is_capital:
            return "V" if low.endswith(classes.verb_endings) else "K"
        return "V"
    if is_capital:
        return "R" if low.endswith(classes.adverb_endings) and low not in classes.not_adverbs else "K"
    if low.endswith(classes.adverb_endings) and low not in classes.not_adverbs:
        return "R"
    if low.endswith(classes.adjective_endings):
        return "J"
    return "N"


def _choose(tags: list[str], lowers: list[str], classes: _Classes) -> None:
    """Say for each word that may be a verb what it is here, left to right."""
    for index, tag in enumerate(tags):
        if tag not in _UNDECIDED:
            continue
        if tag == "V":
            chosen = _verb_or_not(index, tags, lowers, classes)
            tags[index] = "N" if chosen in "zvp" and _is_in_object(index, tags, lowers, classes) else chosen
            is_followed_by_verb = tags[index] in "zv" and index + 1 < len(tags) and tags[index + 1] in "BHM"
            is_followed_by_verb = is_followed_by_verb or _is_subject(index, tags, lowers, classes)
            is_noun_too = tags[index] in "zv" or (tags[index] in "dp" and _is_base(lowers[index], classes))
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


def _is_subject(index: int, tags: list[str], lowers: list[str], classes: _Classes) -> bool:
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
    return "D" if following == "E" and before not in "vzdnpgN" else "W"


def _join_names(tags: list[str], lowers: list[str], classes: _Classes) -> None:
    """Make a name of the small words inside one: "Osama bin Laden"."""
    for index in range(1, len(tags) - 1):
        if lowers[index] not in classes.particles or tags[index - 1] != "K":
            continue
        following = index + 1
        while following < len(tags) - 1 and lowers[following] in classes.particles:
            following += 1
        if tags[following] == "K":
            tags[index:following] = "K" * (following - index)


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


def _is_in_object(index: int, tags: list[str], lowers: list[str], classes: _Classes) -> bool:
    """Tell whether a word that is also a noun ends the object of a verb: "won the 400 metres hurdles"."""
    if not any(reading.form in ("base", "third") for reading in classes.verbs.readings(lowers[index])):
        return False
    place = index - 1
    while place > 0 and tags[place] in "NKJ#~":
        place -= 1
    if place < 1 or place == index - 1 or tags[place] not in "DS" or lowers[place] in classes.alone:
        return False
    verb = place - 1
    if tags[verb] not in "vzdpg" or (tags[verb] == "g" and "B" not in tags[max(0, verb - 2) : verb]):
        return False
    start = max((at for at in range(verb) if tags[at] in ",;("), default=-1)
    if any(tag in "WIB" for tag in tags[start + 1 : verb]) and tags[verb] != "g":
        return False
    return not any(reading.lemma in classes.content_verbs for reading in classes.verbs.readings(lowers[verb]))


def _is_base(low: str, classes: _Classes) -> bool:
    return any(reading.form == "base" for reading in classes.verbs.readings(low))


def _verb_or_not(index: int, tags: list[str], lowers: list[str], classes: _Classes) -> str:
    low = lowers[index]
    letters = _letters(low, classes)
    before, place = _before(tags, index)
    following = tags[index + 1] if index + 1 < len(tags) else "."
    if tags[index - 1 : index] == ['"'] and following == "'":
        return "N"
    if index and tags[index - 1] == "R" and before in "gDISJ" and letters & {"d", "n"} and following in "NKJ":
        return "J"
    if before in "MOT":
        return "v" if "v" in letters else _nominal(letters, low, following)
    if before == "B":
        return next((letter for letter in "gn" if letter in letters), _nominal(letters, low, following))
    if before == "H":
        return "n" if "n" in letters else _nominal(letters, low, following)
    if before == "W" and letters == {"g"} and following in "BMHOVI" and tags[place - 1 : place] not in (["N"], ["K"]):
        return "N"
    if before in _FINITE_AFTER:
        is_phrase = before == "W" and tags[place - 1 : place] == ["I"] and "v" in letters
        return "N" if is_phrase else next((letter for letter in "dzvng" if letter in letters), "N")
    if before in "DSJ#":
        return _after_modifier(low, letters, lowers[place], before, following, classes)
    if before == "I":
        return _after_preposition(low, letters, lowers[place], following, classes)
    if before == "C":
        return _after_coordinator(index, place, tags, letters, following, low, classes)
    return _after_nominal(letters, low, lowers[place] if place >= 0 else "", before, following, classes)


def _letters(low: str, classes: _Classes) -> frozenset[str]:
    """Return the tags that a word's forms as a verb have, kept for the next time."""
    found = classes.letters.get(low)
    if found is None:
        if len(classes.letters) >= _MOST_KEPT:
            classes.letters.clear()
        found = classes.letters[low] = frozenset(_LETTER_OF[reading.form] for reading in classes.verbs.readings(low))
    return found


def _after_preposition(low: str, letters: frozenset[str], preposition: str, following: str, classes: _Classes) -> str:
    if "g" in letters:
        return "g"
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
    low: str, letters: frozenset[str], modifier: str, before: str, following: str, classes: _Classes
) -> str:
    if before == "#" or (modifier in classes.alone and before == "D"):
        if letters & {"d"} and following not in ("NKV" if before == "#" else "NK"):
            return "d"
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
    index: int, place: int, tags: list[str], letters: frozenset[str], following: str, low: str, classes: _Classes
) -> str:
    earlier = next((tag for tag in reversed(tags[:place]) if tag in "vzdnpgBHOM"), "")
    if "g" in letters:
        return "g" if earlier == "g" or following in "DSIQ" else ("N" if low in classes.ing_nouns else "g")
    if "d" in letters or "n" in letters:
        if earlier == "n" and "n" in letters and tags[place - 1] in "nR":
            return "n"
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


def _is_rather_noun(low: str, classes: _Classes) -> bool:
    return any(reading.lemma in classes.verbs.rather_nouns for reading in classes.verbs.readings(low))


def _after_nominal(
    letters: frozenset[str], low: str, previous: str, before: str, following: str, classes: _Classes
) -> str:
    if "g" in letters:
        is_noun = low in classes.ing_nouns and before not in "^," and following not in "DSQPK#"
        return "N" if is_noun or (before == "N" and following in "MBHO") else "g"
    if letters & {"d", "n"}:
        if letters >= {"d", "n"}:
            if before == "^":
                return "n"
            return "p" if "v" not in letters or before in _NOMINAL or before == "," else "N"
        return "d" if "d" in letters else "n"
    is_leaning_noun = _is_rather_noun(low, classes)
    takes_object = following in "DSPQTW#" or (following == "K" and before in "NKP")
    if "z" in letters:
        is_said = any(reading.lemma in classes.content_verbs for reading in classes.verbs.readings(low))
        if before == "N" and following == "," and not is_said:
            return "N"
        if before in _NOMINAL and (takes_object or (not is_leaning_noun and following in "I,R#JNVXE'\"")):
            return "z"
        return "z" if before in "'," and (takes_object or not is_leaning_noun) else "N"
    is_plural = previous.endswith(classes.plural_endings) or previous in classes.plurals
    if before in _NOMINAL and is_plural and (takes_object or not is_leaning_noun):
        return "v"
    return "N"
