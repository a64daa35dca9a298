"""Who did it: a clause's subject as a headline names it.

A pronoun is replaced by what it stands for, a person that the article calls by the last name elsewhere is called so,
and articles, titles' descriptions, appositions and long tails go. Neighbour: `headline`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.events.agreement import FAR, endings, is_plural, verb_number
from generator.events.antecedent import antecedent, fits, is_of_thing, owning
from generator.events.persons import has_pronoun, has_sign, is_persons_name, places_of, stands_alone, titles_of
from generator.events.phrase import Word, taken
from generator.language.tables import nested_list, word_set

if TYPE_CHECKING:
    from generator.events.scene import Scene
    from generator.language.pack import Pack
    from generator.language.reading import Reading
    from generator.language.tagging import Tagged

_LONGEST: Final = 7
_LONGEST_BODY: Final = 8
_LONGEST_OWNER: Final = 3
_LONGEST_ACRONYM: Final = 6


def subject(scene: Scene) -> tuple[list[Word], bool] | None:
    """Return (the subject's words with their tags, whether it is plural), None where the clause has none.

    A pronoun that nothing before it explains stays as it is.
    """
    clause = scene.clause
    found = clause.subject_tokens
    if found is None:
        return None
    tagged = scene.tagged
    found = _named_above(scene) or found
    verb_plural = verb_number(tagged, clause)
    if found[1] - found[0] == 1 and tagged.tags[found[0]] in "PQWD":
        named = antecedent(scene.reading, tagged, scene.clauses, clause, tagged.lowers[found[0]])
        if named is not None:
            return short_name(scene.reading, *named), is_plural(scene.reading, *named)
        many = tagged.closed.plural_pronouns | tagged.closed.quantities
        return taken(tagged, [found[0]]), tagged.lowers[found[0]] in many
    if tagged.tags[found[0] : found[0] + 2] == "PC":
        named = antecedent(scene.reading, tagged, scene.clauses, clause, tagged.lowers[found[0]])
        first = short_name(scene.reading, *named) if named is not None else []
        if first and len(first) + found[1] - found[0] <= _LONGEST:
            return [*first, *taken(tagged, range(found[0] + 1, found[1]))], True
    plural = is_plural(scene.reading, tagged, found)
    whose = owner(scene, found) if tagged.tags[found[0]] == "S" else None
    if verb_plural is not None:
        plural = verb_plural
    words = short_name(scene.reading, tagged, found, scene.dates())
    if whose is not None and words and words[0].text.lower() == tagged.lowers[found[0]]:
        words = [*whose, *words[1:]]
    return words, plural and _acronym(scene.reading, tagged, found) is None


def _named_above(scene: Scene) -> tuple[int, int] | None:
    """Return who is what a relative clause tells more of: "Lang is a miner who | left"; None elsewhere."""
    clause, tags = owning(scene.clause), scene.tagged.tags
    over = clause.parent
    if clause.kind != "relative" or over is None or over.verb is None or over.subject_tokens is None:
        return None
    own = clause.subject_tokens
    is_said = over.verb.lemma in word_set(scene.reading.pack, "cues", "equating") and not over.verb.is_negated
    if own is None or not is_said or own[0] != over.verb.tokens[1]:
        return None
    if scene.tagged.lowers[own[0]] not in scene.tagged.closed.articles:
        return None
    return over.subject_tokens if tags[over.subject_tokens[1] - 1] == "K" else None


def owner(scene: Scene, found: tuple[int, int], *, is_subject: bool = False) -> list[Word] | None:
    """Return whose a phrase is: "Lang's" for "his", nothing where the name is long, None where nothing fits.

    With `is_subject` nobody fits but the subject of the clause.
    """
    pronoun = scene.tagged.lowers[found[0]]
    person = word_set(scene.reading.pack, "words", "person_possessives")
    if pronoun not in person | word_set(scene.reading.pack, "words", "thing_possessives"):
        return None
    he, thing, many = (*nested_list(scene.reading.pack, "words", "present", "pronouns"), "", "", "")[:3]
    is_thing = pronoun in scene.tagged.closed.thing_pronouns
    which = he if pronoun in person else thing if is_thing else many
    own = scene.clause.subject_tokens
    if own is not None and own[1] <= found[0] and fits(scene.reading, scene.tagged, own, which):
        named: tuple[Tagged, tuple[int, int]] | None = (scene.tagged, own)
    elif is_subject:
        return None
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


def short_name(
    reading: Reading, tagged: Tagged, tokens: tuple[int, int], gone: frozenset[int] = frozenset()
) -> list[Word]:
    """Return a noun phrase as a headline has it: "Alloush" for "Syrian rebel negotiator Mohammad Alloush"."""
    tokens = _apposed_name(reading, tagged, tokens) or tokens
    acronym = _acronym(reading, tagged, tokens)
    if acronym is not None:
        return taken(tagged, [acronym])
    start, end = tokens
    tags, lowers = tagged.tags, tagged.lowers
    if tags[start] == "(" and tags[end - 1] == ")" and end - start > 2:
        start, end = start + 1, end - 1
    opening = tagged.closed.articles | tagged.closed.pointing
    while start < end - 1 and ((tags[start] == "D" and lowers[start] in opening) or tags[start] in "R'"):
        if tags[start : start + 2] in ("RI", "D#") and lowers[start] not in tagged.closed.articles:
            break
        start += 1
    kept: list[int] = []
    depth = 0
    for index in range(start, end):
        if tags[index] == "(":
            depth += 1
        if not depth and tags[index] not in "\"'" and index not in gone:
            kept.append(index)
        if tags[index] == ")":
            depth = max(0, depth - 1)
    kept = kept[_office(tags, lowers, kept, titles_of(reading.pack)) :]
    kept = _holder(tagged, kept, reading.pack) or kept
    if not any(tags[index] == "C" for index in kept):
        kept = (None if is_of_thing(reading, tagged, tokens) else _last_name(reading, tagged, kept)) or kept
        kept = _head(tags, kept)
    elif len(kept) > _LONGEST and not (len(kept) <= _LONGEST_BODY and {tags[index] for index in kept} <= set("KIC")):
        links = [at for at, index in enumerate(kept) if tags[index] in "ICT"]
        is_inside = bool(links) and tags[kept[links[0]]] != "C"
        kept = _head(tags, kept) if is_inside else _coordinated(reading, tagged, kept)
    return taken(tagged, kept)


def _office(tags: str, lowers: tuple[str, ...], kept: list[int], titles: frozenset[str]) -> int:
    """Return where the holder begins in "Roads and Bridges Minister Adam Lang", 0 where there is no such "and"."""
    joint = next((at for at, index in enumerate(kept) if tags[index] == "C"), 0)
    title = max((at for at, index in enumerate(kept) if lowers[index] in titles), default=0)
    is_one = 0 < joint < title < len(kept) - 1 and all(tags[index] in "KJN" for index in kept[:joint])
    is_office = is_one and not any(lowers[index] in titles for index in kept[:joint])
    rest = [tags[index] for index in kept[joint + 1 :]]
    return joint + 1 if is_office and set(rest) <= {"K", "~"} else 0


def _holder(tagged: Tagged, kept: list[int], pack: Pack) -> list[int] | None:
    """Return who has all of some roles: "Adam Lang" of "singer, dancer, and activist Adam Lang"; None elsewhere."""
    tags = "".join([tagged.tags[index] for index in kept])
    joint = tags.rfind("C")
    if joint < 1 or tags[:1] == "D":
        return None
    one = tagged.lowers[kept[joint - 1]]
    is_agent = f"{one}s".endswith(endings(pack, "plural")) or one in word_set(pack, "words", "roles", "titles")
    if not (is_agent or "," in tags[:joint]):
        return None
    start = len(kept)
    while tags[start - 1] in "K~":
        start -= 1
    roles = [part.strip() for part in tags[:joint].split(",") if part]
    is_role = (
        all(set(part) <= set("NJKS~") and part.endswith("N") for part in roles)
        and tags[joint + 1 : start].strip("NJ") == ""
    )
    if not is_role or start == len(kept) or tags[start - 1] != "N":
        return None
    name = kept[start:]
    return name if is_persons_name(tagged, (name[0], name[-1] + 1), pack) else None


def _apposed_name(reading: Reading, tagged: Tagged, tokens: tuple[int, int]) -> tuple[int, int] | None:
    """Return the name after "the Vice President," or "the capital,": names alone between two commas.

    Behind "the hotel in the capital," it is the capital's name, not the hotel's, unless who is named has an office.
    """
    tags = tagged.tags
    start = tokens[1] + 1
    if tags[tokens[1] : start] != "," or tagged.lowers[tokens[0]] not in tagged.closed.articles:
        return None
    link = tags.find("ID", *tokens)
    if link > 0 and tagged.lowers[link - 1] not in titles_of(reading.pack) | word_set(reading.pack, "words", "roles"):
        return None
    end = start
    while end < len(tags) and tags[end] in "K~":
        end += 1
    if not start < end <= start + 4 or tags[end : end + 1] != ",":
        return None
    is_one_of_many = tagged.lowers[tokens[0]] in tagged.closed.indefinite
    return None if is_one_of_many and not is_persons_name(tagged, (start, end), reading.pack) else (start, end)


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
    bodies = word_set(reading.pack, "words", "organisations")
    is_described = bool(before) and tagged.tags[before[-1]] == "N" and tagged.lowers[before[-1]] not in bodies
    titles = titles_of(reading.pack)
    is_titled = any(tagged.lowers[index] in titles for index in run[:-1])
    is_named = is_described and len(run) == 2 and tagged.lowers[before[-1]] in word_set(reading.pack, "words", "roles")
    if any(tagged.tags[index] in "I,T" for index in kept) and not is_titled and not is_named:
        if len(run) < 3 or not any(tagged.lowers[index] in titles for index in before):
            return None
        run, is_titled = run[-2:], True
    is_place = not is_titled and tagged.lowers[run[0]] in places_of(reading.pack)
    if is_place or (len(run) < 2 and not is_described):
        return None
    if stands_alone(reading, tagged.form(run[-1])) and (
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
    while last_title > 0 and tagged.lowers[run[last_title - 1]] in titles:
        last_title -= 1
    is_numbered = set(tagged.form(run[-1])) <= set("IVX")
    return run[last_title:] if last_title >= 0 and (len(name) < 2 or is_numbered) else name or None


def _is_spoken_of(reading: Reading, tagged: Tagged, run: list[int]) -> bool:
    """Tell whether a bare name is a person's: two words, and "he", "she" or "who" comes in the article."""
    if len(run) not in (2, 3) or not has_sign(reading, tagged.form(run[0]), tagged.form(run[-1])):
        return False
    after = tagged.tags[run[-1] + 1 : run[-1] + 3]
    return after in (",W", ",D") or has_pronoun(reading.text, reading.pack)
