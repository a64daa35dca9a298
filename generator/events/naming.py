"""Who did it: a clause's subject as a headline names it.

A pronoun is replaced by what it stands for, a person that the article calls by the last name elsewhere is called so,
and articles, titles' descriptions, appositions and long tails go. Neighbour: `headline`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.events.agreement import FAR, is_plural, verb_number
from generator.events.phrase import Word, taken
from generator.language.closed import closed_of
from generator.language.tables import nested_list, word_set

if TYPE_CHECKING:
    from generator.events.scene import Scene
    from generator.language.clause import Clause
    from generator.language.pack import Pack
    from generator.language.reading import Reading
    from generator.language.tagging import Tagged

_CLOSED: Final = (
    "determiners", "prepositions", "subordinators", "coordinators", "adverbs", "relatives", "subject_pronouns",
    "possessives", "adjectives", "time_words",
)  # fmt: skip
_LOOK_BACK: Final = 3
_LONGEST: Final = 7
_SHORTEST: Final = 2
_LONGEST_OWNER: Final = 3
_LONGEST_ACRONYM: Final = 6
_BEFORE: Final = 30


def subject(scene: Scene) -> tuple[list[Word], bool] | None:
    """Return (the subject's words with their tags, whether it is plural), None where the clause has none.

    A pronoun that nothing before it explains stays as it is.
    """
    clause = scene.clause
    found = clause.subject_tokens
    if found is None:
        return None
    tagged = scene.tagged
    gone = scene.dates()
    verb_plural = verb_number(tagged, clause)
    if found[1] - found[0] == 1 and tagged.tags[found[0]] in "PQWD":
        named = antecedent(scene.reading, tagged, scene.clauses, clause, tagged.lowers[found[0]])
        if named is not None:
            return short_name(scene.reading, *named), is_plural(scene.reading, *named)
        return taken(tagged, [found[0]]), tagged.lowers[found[0]] in tagged.closed.plural_pronouns
    plural = is_plural(scene.reading, tagged, found)
    whose = owner(scene, found) if tagged.tags[found[0]] == "S" else None
    if verb_plural is not None:
        plural = verb_plural
    words = short_name(scene.reading, tagged, found, gone)
    if whose is not None and words and words[0].text.lower() == tagged.lowers[found[0]]:
        words = [*whose, *words[1:]]
    return words, plural and _acronym(scene.reading, tagged, found) is None


def owner(scene: Scene, found: tuple[int, int]) -> list[Word] | None:
    """Return whose a phrase is: "Lang's" for "his", nothing where the name is long, None where nothing fits."""
    pronoun = scene.tagged.lowers[found[0]]
    person = word_set(scene.reading.pack, "words", "person_possessives")
    if pronoun not in person | word_set(scene.reading.pack, "words", "thing_possessives"):
        return None
    he, thing, many = (*nested_list(scene.reading.pack, "words", "present", "pronouns"), "", "", "")[:3]
    is_thing = pronoun in scene.tagged.closed.thing_pronouns
    which = he if pronoun in person else thing if is_thing else many
    own = scene.clause.subject_tokens
    if own is not None and own[1] <= found[0] and _fits(scene.reading, scene.tagged, own, which):
        named: tuple[Tagged, tuple[int, int]] | None = (scene.tagged, own)
    else:
        named = antecedent(scene.reading, scene.tagged, scene.clauses, scene.clause, which)
    if named is None:
        return None
    words = short_name(scene.reading, *named)
    if not words or len(words) > _LONGEST_OWNER or any(word.tag in "CI,S" for word in words):
        return []
    one, several = (*nested_list(scene.reading.pack, "words", "present", "possessive"), "", "")[:2]
    is_many = words[-1].tag == "N" and is_plural(scene.reading, *named)
    return [*words, Word(several if is_many else one, "S", is_glued=True)]


def antecedent(
    reading: Reading, tagged: Tagged, clauses: tuple[Clause, ...], clause: Clause, pronoun: str
) -> tuple[Tagged, tuple[int, int]] | None:
    """Return the noun phrase that a pronoun stands for, as (its sentence's tokens, the range of them), or None.

    "I" and "we" are the speaker; other pronouns are the nearest subject before them, of this sentence or of the
    three before it, that fits: a name for "he", none that is a person for "it".
    """
    closed = tagged.closed
    if pronoun in closed.speakers:
        he = next(iter(nested_list(reading.pack, "words", "present", "pronouns")), "")
        over, speaker = clause.parent, None
        while over is not None:
            if over.subject_tokens is not None and _fits(reading, tagged, over.subject_tokens, he):
                speaker = over.subject_tokens
            over = over.parent
        return (tagged, speaker) if speaker is not None else None
    if pronoun in closed.pointing:
        return None
    start = clause.subject_tokens[0] if clause.subject_tokens is not None else clause.tokens[0]
    earlier = [other for other in clauses if other.subject_tokens is not None and other.subject_tokens[1] <= start]
    over = clause.parent
    ordered = [over] if over is not None and over in earlier else []
    if ordered and pronoun in closed.person_pronouns and over is not None and over.subject_tokens is not None:
        reporting = word_set(reading.pack, "cues", "reporting")
        if over.verb is not None and over.verb.lemma in reporting and tagged.tags[over.subject_tokens[1] - 1] == "K":
            return tagged, over.subject_tokens
    for other in [*ordered, *reversed(earlier)]:
        if other.subject_tokens is not None and _fits(reading, tagged, other.subject_tokens, pronoun):
            return tagged, other.subject_tokens
    if pronoun in closed.person_pronouns and (named := _named_before(reading, tagged, start)) is not None:
        return tagged, named
    return _in_earlier_sentences(reading, tagged.starts[0], pronoun)


def _in_earlier_sentences(reading: Reading, start: int, pronoun: str) -> tuple[Tagged, tuple[int, int]] | None:
    sentence = reading.sentence_at(start)
    at = bisect_left(reading.sentences, sentence)
    for earlier in reversed(reading.sentences[max(0, at - _LOOK_BACK) : at]):
        parse = reading.parse(earlier)
        for clause in parse.clauses:
            tokens = clause.subject_tokens
            if (
                tokens is not None
                and clause.kind in ("main", "content")
                and _fits(reading, parse.tagged, tokens, pronoun)
            ):
                return parse.tagged, tokens
    return None


class _Names(NamedTuple):
    """Last names of an article: those that a title or "said" shows to be a person's, and those that follow a name."""

    shown: frozenset[str]
    paired: frozenset[str]


def _is_person(reading: Reading, name: str) -> bool:
    """Tell whether an article gives a last name to a person: after a title, before "said", or alone elsewhere."""
    shown, paired = _names(reading.text, reading.pack)
    return name in shown or (name in paired and _is_alone_in(reading.text, name, reading.pack))


@lru_cache(maxsize=4)
def _names(text: str, pack: Pack) -> _Names:
    pairs, *patterns = _name_patterns(pack)
    bodies = word_set(pack, "words", "organisations")
    shown = {match for pattern in patterns for match in pattern.findall(text)}
    excluded = word_set(pack, "words", "place_openers", *_CLOSED)
    paired = {last for first, last in pairs.findall(text) if first.lower() not in excluded}
    return _Names(*(frozenset(name for name in names if name.lower() not in bodies) for names in (shown, paired)))


@cache
def _name_patterns(pack: Pack) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of (two names in a row), and of a last name after a title, before "said", before an age.

    Each begins with letters, and only then asks whether a word begins there: so the search goes from capital to
    capital, where one that begins with a boundary would stop at each character.
    """
    name = r"[^\W\d_a-z][\w’'-]+"
    first = r"[^a-z\W\d_](?<!\w.)[\w’'-]+"
    titles = "|".join(rf"{re.escape(title)}(?<!\w.{{{len(title)}}})" for title in map(str.title, sorted(_titles(pack))))
    saying = "|".join(nested_list(pack, "words", "present", "saying")) or "(?!)"
    articles = "|".join(rf"{re.escape(article)} " for article in sorted(closed_of(pack).articles)) or "(?!)"
    patterns = (
        rf"({first}) ({name})\b",
        rf"(?:{titles})\.? (?:{name} ){{0,2}}({name})",
        rf"{first} ({name}),? (?:{saying})\b",
        rf"{first} ({name}), (?:{articles}|\d\d\b)",
    )
    return tuple(map(re.compile, patterns))


def _named_before(reading: Reading, tagged: Tagged, before: int) -> tuple[int, int] | None:
    """Return the last person's name of the sentence before a token."""
    for place in range(before - 1, -1, -1):
        if tagged.tags[place] == "K" and _is_person(reading, tagged.form(place)):
            start = place
            while start and tagged.tags[start - 1] in "K~":
                start -= 1
            return start, place + 1
    return None


def _fits(reading: Reading, tagged: Tagged, tokens: tuple[int, int], pronoun: str) -> bool:
    tags = tagged.tags[tokens[0] : tokens[1]]
    if len(tags) == 1 and tags in "PQWDE#":
        return False
    names = [tagged.form(at) for at in range(*tokens) if tagged.tags[at] == "K"]
    is_person = bool(names) and tags[-1] == "K" and _is_person(reading, names[-1])
    is_person = is_person and not _is_of_thing(reading, tagged, tokens)
    if pronoun in tagged.closed.person_pronouns:
        return is_person
    if pronoun in tagged.closed.thing_pronouns:
        return not (is_person or "C" in tags or ("K" not in tags and is_plural(reading, tagged, tokens)))
    return "K" in tags or "N" in tags


def _is_of_thing(reading: Reading, tagged: Tagged, tokens: tuple[int, int]) -> bool:
    """Tell whether a phrase that ends in a person's name is about something of theirs: "the death of Adam Lang"."""
    place = next((at for at in range(*tokens) if tagged.tags[at] in "IT"), tokens[1]) - 1
    return place + 1 < tokens[1] and tagged.tags[place] == "N" and tagged.lowers[place] not in _titles(reading.pack)


@cache
def _places(pack: Pack) -> frozenset[str]:
    return word_set(pack, "words", "place_openers")


@cache
def _titles(pack: Pack) -> frozenset[str]:
    return word_set(pack, "words", "titles")


def short_name(
    reading: Reading, tagged: Tagged, tokens: tuple[int, int], gone: frozenset[int] = frozenset()
) -> list[Word]:
    """Return a noun phrase as a headline has it: "Alloush" for "Syrian rebel negotiator Mohammad Alloush"."""
    tokens = _apposed_name(tagged, tokens) or tokens
    acronym = _acronym(reading, tagged, tokens)
    if acronym is not None:
        return taken(tagged, [acronym])
    start, end = tokens
    tags, lowers = tagged.tags, tagged.lowers
    if tags[start] == "(" and tags[end - 1] == ")" and end - start > 2:
        start, end = start + 1, end - 1
    while start < end - 1 and ((tags[start] == "D" and lowers[start] in tagged.closed.articles) or tags[start] in "R'"):
        start += 1
    kept: list[int] = []
    depth = 0
    for index in range(start, end):
        if tags[index] == "(":
            depth += 1
        if not depth and tags[index] not in "\"'" and index not in gone:
            kept.append(index)
        if tags[index] == ")":
            depth -= 1
    if "C" not in tags[start:end]:
        kept = _last_name(reading, tagged, kept) or kept
        kept = _head(tags, kept)
    elif len(kept) > _LONGEST:
        links = [at for at, index in enumerate(kept) if tags[index] in "ICT"]
        is_inside = bool(links) and tags[kept[links[0]]] != "C"
        kept = _head(tags, kept) if is_inside else _coordinated(reading, tagged, kept)
    return taken(tagged, kept)


def _apposed_name(tagged: Tagged, tokens: tuple[int, int]) -> tuple[int, int] | None:
    """Return the name after "the Vice President," or "the capital,": names alone between two commas."""
    tags = tagged.tags
    start = tokens[1] + 1
    if (
        tags[tokens[1] : start] != ","
        or tagged.lowers[tokens[0]] not in tagged.closed.articles - tagged.closed.indefinite
    ):
        return None
    end = start
    while end < len(tags) and tags[end] in "K~":
        end += 1
    return (start, end) if start < end <= start + 4 and tags[end : end + 1] == "," else None


def _acronym(reading: Reading, tagged: Tagged, tokens: tuple[int, int]) -> int | None:
    """Return the short form in brackets that the article goes on to use: "SDF"."""
    end = tokens[1]
    if any(tag in "IT" for tag in tagged.tags[tokens[0] : end]):
        return None
    place = end - 2 if tagged.tags[end - 1] == ")" else end + 1
    if not tokens[0] < place < len(tagged) - 1 or tagged.tags[place - 1] != "(" or tagged.tags[place + 1] != ")":
        return None
    form = tagged.form(place)
    if len(form) > _LONGEST_ACRONYM or sum(map(str.isupper, form)) < 2:
        return None
    at = tagged.starts[place]
    return place if reading.text.count(form, max(0, at - FAR), at + FAR) > 1 else None


def _head(tags: str, kept: list[int]) -> list[int]:
    """Return a phrase without its prepositional tails where it is long."""
    while len(kept) > _LONGEST:
        cut = next((at for at in range(len(kept) - 1, 0, -1) if tags[kept[at]] in "IT,"), 0)
        if cut == 0:
            start = len(kept) - _LONGEST
            return kept[start + (tags[kept[start]] == "S") :]
        kept = kept[:cut]
    return kept


def _coordinated(reading: Reading, tagged: Tagged, kept: list[int]) -> list[int]:
    """Return "Durbin and Schiff" for two persons with their titles."""
    at = next((place for place, index in enumerate(kept) if tagged.tags[index] == "C"), 0)
    left, right = kept[:at], kept[at + 1 :]
    shorter = [_last_name(reading, tagged, part) or _head(tagged.tags, part) for part in (left, right)]
    return [*shorter[0], kept[at], *shorter[1]]


def _last_name(reading: Reading, tagged: Tagged, kept: list[int]) -> list[int] | None:
    """Return the last name's token where the phrase names a person whom the article also calls by it alone."""
    names = [index for index in kept if tagged.tags[index] == "K"]
    if len(kept) < 2 or not names or kept[-1] != names[-1]:
        return None
    run = [kept[-1]]
    for index in reversed(kept[:-1]):
        if tagged.tags[index] not in "K~":
            break
        run.insert(0, index)
    before = kept[: len(kept) - len(run)]
    is_described = bool(before) and tagged.tags[before[-1]] == "N"
    titles = _titles(reading.pack)
    is_titled = any(tagged.lowers[index] in titles for index in run[:-1])
    is_named = is_described and len(run) == 2 and tagged.lowers[before[-1]] in word_set(reading.pack, "words", "roles")
    if any(tagged.tags[index] in "I,T" for index in kept) and not is_titled and not is_named:
        if len(run) < 3 or not any(tagged.lowers[index] in titles for index in before):
            return None
        run, is_titled = run[-2:], True
    is_place = not is_titled and tagged.lowers[run[0]] in _places(reading.pack)
    if is_place or (len(run) < 2 and not is_described):
        return None
    if _stands_alone(reading, tagged.form(run[-1])) and (
        is_described or is_titled or _is_spoken_of(reading, tagged, run)
    ):
        particles = word_set(reading.pack, "words", "name_particles")
        begin = len(run) - 1
        while begin > 1 and tagged.lowers[run[begin - 1]] in particles:
            begin -= 1
        return run[begin:]
    if not is_titled and not is_described:
        return None
    last_title = max((place for place, index in enumerate(run) if tagged.lowers[index] in titles), default=-1)
    name = run[last_title + 1 :]
    is_numbered = set(tagged.form(run[-1])) <= set("IVX")
    return run[last_title:] if last_title >= 0 and (len(name) < 2 or is_numbered) else name or None


def _is_spoken_of(reading: Reading, tagged: Tagged, run: list[int]) -> bool:
    """Tell whether a bare name is a person's: two words, and "he", "she" or "who" comes in the article."""
    after = tagged.tags[run[-1] + 1 : run[-1] + 3]
    return len(run) in (2, 3) and (after in (",W", ",D") or _has_pronoun(reading.text, reading.pack))


@lru_cache(maxsize=4)
def _has_pronoun(text: str, pack: Pack) -> bool:
    return _of_persons(pack).search(text) is not None


@cache
def _of_persons(pack: Pack) -> re.Pattern[str]:
    """Return the pattern of a pronoun for a person as the subject, with or without a capital."""
    forms = word_set(pack, "words", "subject_pronouns") & closed_of(pack).person_pronouns
    return re.compile(
        "|".join(rf"\b[{form[0].upper()}{form[0]}]{re.escape(form[1:])}\b" for form in sorted(forms)) or r"(?!)"
    )


def _stands_alone(reading: Reading, name: str) -> bool:
    """Tell whether the article has a name without one before it and without an article: "said Alloush"."""
    return len(name) > _SHORTEST and _is_alone_in(reading.text, name, reading.pack)


@lru_cache(maxsize=256)
def _is_alone_in(text: str, name: str, pack: Pack) -> bool:
    definite = word_set(pack, "words", "definite")
    at = text.find(name, 0, FAR)
    while at >= 0:
        end = at + len(name)
        before = text[max(0, at - _BEFORE) : at].rstrip().rpartition(" ")[2]
        follows_name = before[:1].isupper() and before.isalpha()
        is_word = not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum()
        is_followed = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
        if is_word and not is_followed and not follows_name and before.lower() not in definite:
            return True
        at = text.find(name, end, FAR)
    return False
