"""Which dates date nothing: those that are part of a name, count something, or are only compared with.

Neighbours: `scene` for the words around a date, `extract`, which asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.events.dated import approaches
from generator.events.scene import is_owner, token_range
from generator.language.tables import nested_set, word_set

if TYPE_CHECKING:
    from generator.events.scene import Scene

_QUESTION: Final = "?"
_COMPARED: Final = 10
_NEAR_RECORD: Final = 10


def _follows_name(scene: Scene, place: int, edtf: str) -> bool:
    """Tell whether one word of a date goes on with a name: "Agenda 2030", "Theresa May", "Operation Peace Spring"."""
    if scene.tagged.starts[place] - scene.tagged.ends[place - 1] > 1 or scene.period.signal is not None:
        return False
    form = scene.tagged.form(place)
    if form[0].isupper() and scene.tagged.lowers[place] in word_set(scene.reading.pack, "cues", "never_capitalised"):
        return True
    if scene.tagged.lowers[place - 1] in word_set(scene.reading.pack, "cues", "before_named_days"):
        return True
    return edtf.isdigit() or (edtf.count("-") == 1 and form.isalpha() and form[0].isupper() and "/" not in edtf)


def _is_part_of_word(scene: Scene) -> bool:
    """Tell whether a date is the beginning of a word: "Halloween-themed"."""
    end = scene.period.span.end
    following = scene.reading.text[end : end + 2]
    return following[:1] in ("-", "‑") and following[1:].isalpha()


def _is_in_name(scene: Scene, place: int) -> bool:
    """Tell whether one capitalised word of a date begins a name: "Easter Island", "March Madness", "Fall of Grace"."""
    tagged, tags = scene.tagged, scene.tagged.tags
    if not tagged.form(place).isalpha() or place + 1 >= len(tags):
        return False
    is_followed = tags[place + 1] == "K" and tagged.starts[place + 1] - tagged.ends[place] == 1
    if tags[place] == "K":
        is_season = tagged.lowers[place] in word_set(scene.reading.pack, "words", "time_units")
        return is_followed or (is_season and place > 0 and tags[place - 1] not in "ID.")
    is_month = (scene.period.timexes[0].edtf or "").count("-") == 1
    return is_month and is_followed and place > 0 and tags[place - 1] not in "IDJE#"


def _is_count(scene: Scene, place: int) -> bool:
    """Tell whether a number that looks like a year counts something: "1846 persons", "1720 had been treated"."""
    tagged, tags = scene.tagged, scene.tagged.tags
    if not tagged.form(place).isdigit() or (place and tags[place - 1] in "IDES#~J") or place + 1 >= len(tags):
        return False
    if tags[place + 1] == "N":
        named = word_set(scene.reading.pack, "cues", "named_by_year")
        return scene.head is not None and tagged.lowers[scene.head] not in named
    verb = scene.clause.verb
    return verb is not None and verb.tokens[0] == place + 1 and verb.is_passive


def _is_made_then(scene: Scene, place: int, edtf: str) -> bool:
    """Tell whether a year says which law or treaty is meant: "the Judiciary Act of 1869"."""
    tagged, cues = scene.tagged, scene.reading.pack
    is_of = place > 1 and tagged.lowers[place - 1] in word_set(cues, "cues", "of")
    return is_of and edtf.isdigit() and tagged.lowers[place - 2] in word_set(cues, "cues", "named_with_year")


def _is_unsaid(scene: Scene) -> bool:
    """Tell whether a date is named only by what happened then: "the day it sank", "the week of the trial"."""
    first, last = scene.tokens
    is_same = last - first == 3 and scene.tagged.lowers[first + 1] in word_set(scene.reading.pack, "cues", "same")
    if (last - first != 2 and not is_same) or scene.tagged.lowers[first] not in word_set(
        scene.reading.pack, "cues", "definite"
    ):
        return False
    unit = scene.tagged.lowers[last - 1]
    if unit not in word_set(scene.reading.pack, "words", "time_units") or last >= len(scene.tagged):
        return False
    is_of = scene.tagged.lowers[last] in word_set(scene.reading.pack, "cues", "of")
    return is_of or scene.tagged.tags[last] in "PW"


def _is_adjective(scene: Scene) -> bool:
    """Tell whether a date says of what time a thing is: "a 17th-century statue"."""
    said = scene.period.timexes[0].mention.text
    return scene.head is not None and "-" in said and said[0].isdigit() and said[-1].isalpha()


def is_name(scene: Scene) -> bool:
    """Tell whether a date is only part of a name: "the 2020 election", "the September 11 attacks", "Agenda 2030"."""
    tagged, (first, last) = scene.tagged, scene.tokens
    tags = tagged.tags
    edtf = scene.period.timexes[0].edtf or ""
    begin = token_range(tagged, scene.period.timexes[0].span)[0]
    if last - begin == 1 and tags[begin] == "M":
        return True
    if scene.tagged.ends[last - 1] > scene.period.span.end + 1 and _is_part_of_word(scene):
        return True
    alone = begin + 1 if tags[begin] == "D" else begin
    if last - alone == 1 and (_is_in_name(scene, alone) or _is_count(scene, alone)):
        return True
    if _is_unsaid(scene) or _is_adjective(scene) or (last - alone == 1 and _is_made_then(scene, alone, edtf)):
        return True
    if begin and last - begin == 1 and tags[begin - 1] == "K" and _follows_name(scene, begin, edtf):
        return True
    if begin and tags[begin - 1] == "(" and tags[last : last + 1] == ")":
        return True
    if scene.head is None or (tags[last : last + 1] == "S") or is_owner(tagged.form(last - 1), tagged):
        return False
    if tags[last] == '"':
        return False
    if edtf.isdigit() and begin and tagged.lowers[begin - 1] in tagged.closed.thing_pronouns and tags[begin - 1] == "S":
        return True  # "since its 1971 inception": nothing says whose
    named = word_set(scene.reading.pack, "cues", "named_by_year")
    words = scene.words(last, scene.head + 1)
    if any(word in named for word in words):
        return edtf.isdigit() or "-" not in edtf or first > 0
    if edtf.isdigit():
        return tags[last] == "K"
    return (
        edtf.count("-") == 2
        and first > 0
        and set(scene.words(begin - 1, begin)) <= word_set(scene.reading.pack, "cues", "definite")
    )


def is_asked(scene: Scene) -> bool:
    """Tell whether a date stands in a question that tells nothing: "How would the town look by 2025?"."""
    tagged, clause = scene.tagged, scene.clause
    if clause.kind != "main" or tagged.lowers[-1:] != (_QUESTION,) or '"' in tagged.tags:
        return False
    place = clause.tokens[0]
    while place < clause.tokens[1] and tagged.tags[place] in "CR,E":
        place += 1
    end = len(tagged)
    while end and tagged.lowers[end - 1] == _QUESTION:
        end -= 1
    is_last = clause.tokens[1] >= end
    is_asking = tagged.lowers[min(place, len(tagged) - 1)] in tagged.closed.content_openers
    return is_last and (is_asking or tagged.tags[place : place + 1] in tuple("WBHOM"))


def is_bidden(scene: Scene) -> bool:
    """Tell whether a date stands in what somebody is bidden or proposes: "Let's talk about it tomorrow"."""
    tagged = scene.tagged
    first = next((at for at in range(*scene.clause.tokens) if tagged.form(at)[0].isalpha()), None)
    return first is not None and tagged.lowers[first] in word_set(scene.reading.pack, "cues", "bidding")


def is_of_its_date(scene: Scene) -> bool:
    """Tell whether a clause says of a date alone that it came or went: "as September drew to a close"."""
    first, verb = scene.clause.tokens[0], scene.clause.verb
    own = scene.clause.subject_tokens
    if verb is not None and own is not None and _is_date_alone(scene, own):
        return verb.lemma in word_set(scene.reading.pack, "cues", "passing")
    if verb is not None and own == scene.tokens and approaches(verb, scene.tagged, scene.reading):
        return True
    if verb is None or scene.tagged.lowers[first] not in word_set(scene.reading.pack, "cues", "passing_openers"):
        return False
    is_subject = scene.tokens == (first + 1, verb.tokens[0])
    return is_subject and verb.lemma in word_set(scene.reading.pack, "cues", "passing")


def _is_date_alone(scene: Scene, own: tuple[int, int]) -> bool:
    """Tell whether a subject is somebody's date and no more: "when their winter | begins"."""
    tagged, dates = scene.tagged, scene.dates()
    return tagged.tags[own[0]] == "S" and own[1] - own[0] > 1 and all(at in dates for at in range(own[0] + 1, own[1]))


def is_own_date(scene: Scene) -> bool:
    """Tell whether a clause says no more than when: "that was two years ago", "with Monday being a holiday"."""
    own, verb, tagged = scene.clause.subject_tokens, scene.clause.verb, scene.tagged
    equating = word_set(scene.reading.pack, "cues", "equating")
    gerunds = [other.verb for other in scene.clauses if other.verb is not None and other.verb.shape == "gerund"]
    if any(gerund.lemma in equating and gerund.tokens[0] == scene.tokens[1] for gerund in gerunds):
        return True
    if own is None or verb is None or verb.lemma not in equating:
        return False
    if verb.shape == "gerund" and any(last == verb.tokens[0] for _, last in (scene.tokens, *scene.others)):
        return True
    pronouns = tagged.closed.pointing | tagged.closed.thing_pronouns
    if own[1] - own[0] != 1 or tagged.lowers[own[0]] not in pronouns:
        return False
    return (
        verb.tokens[1] <= scene.tokens[0]
        and scene.tokens[1] >= scene.clause.tokens[1] - 1
        and set(tagged.tags[verb.tokens[1] : scene.tokens[0]]) <= set("RXI")
    )


def is_date_of_text(scene: Scene) -> bool:
    """Tell whether a clause says no more than which date a text bears: "according to a report dated 5 May"."""
    verb = scene.clause.verb
    if verb is None or verb.lemma not in word_set(scene.reading.pack, "cues", "dating"):
        return False
    return set(scene.tagged.tags[verb.tokens[1] : scene.tokens[0]]) <= set("I") and verb.tokens[1] <= scene.tokens[0]


def is_moved_from(scene: Scene) -> bool:
    """Tell whether a date is the one that something was moved away from: "moved from May 2029 to December 2021"."""
    tagged, pack, first = scene.tagged, scene.reading.pack, scene.tokens[0]
    verb = scene.clause.verb
    if verb is None or scene.period.signal is not None or not any(at >= scene.tokens[1] for at, _ in scene.others):
        return False
    is_from = first > 0 and tagged.lowers[first - 1] in word_set(pack, "cues", "moved_away")
    return is_from and tagged.lowers[verb.main] in nested_set(pack, "cues", "signals", "moving")


def is_habit(scene: Scene) -> bool:
    """Tell whether a season or a month says when something is done each year.

    "Where they feed in winter", "each year, around summer, they meet", "flu is commonly seen in December".
    """
    tagged, (first, last), verb, pack = scene.tagged, scene.tokens, scene.clause.verb, scene.reading.pack
    if verb is None or not first or scene.period.timexes[0].inferred == ():
        return False
    is_general = verb.tense == "present" and verb.aspect == "simple" and verb.modal is None and verb.governor is None
    is_bare = last - first == 1 and tagged.tags[first - 1] == "I"
    if is_general and is_bare and tagged.lowers[first] in word_set(pack, "cues", "seasons"):
        return True
    own = scene.words(max(scene.clause.tokens[0] - 1, 0), first)
    is_usual = not word_set(pack, "cues", "habitual").isdisjoint(own)
    return is_usual and (is_general or verb.shape == "participle")


def is_done_likewise(scene: Scene) -> bool:
    """Tell whether a verb only stands for another: "should lend more, as it did on Tuesday"."""
    clause = scene.clause
    verb = clause.verb
    if verb is None or verb.lemma not in word_set(scene.reading.pack, "words", "do") or clause.kind == "main":
        return False
    likewise = clause.marker in word_set(scene.reading.pack, "cues", "likewise")
    return likewise and scene.tagged.tags[verb.tokens[1] : verb.tokens[1] + 1] not in tuple("DSNKJQ#")


def is_compared(scene: Scene) -> bool:
    """Tell whether a date is only compared with: "up 3 percent, compared with a year ago", "higher than in 2005"."""
    tagged, pack = scene.tagged, scene.reading.pack
    joints = word_set(pack, "cues", "compared_by", "than")
    place = token_range(tagged, scene.period.timexes[0].span)[0] - 1
    verb = scene.clause.verb
    if scene.period.signal == "since" and (verb is None or verb.aspect != "perfect"):
        return _is_record(scene)
    if place > 0 and _is_rate(scene, place):
        return True
    first = max(place - _COMPARED, 0)
    while place > first and tagged.lowers[place] not in joints and tagged.tags[place] in "#NJDIR~":
        place -= 1
    if place < 1 or tagged.lowers[place] not in joints:
        return False
    before = tagged.lowers[place - 1]
    if tagged.lowers[place] in word_set(pack, "cues", "than"):
        return before not in word_set(pack, "cues", "no_comparisons")
    return before in word_set(pack, "cues", "comparisons") and (place == 1 or tagged.tags[place - 1] not in "dnv")


def _is_rate(scene: Scene, place: int) -> bool:
    """Tell whether "over" or "from" says what a rate is compared with: "up 90 percent over last year"."""
    if scene.period.signal is not None or scene.tagged.lowers[place] not in word_set(
        scene.reading.pack, "cues", "compared_over"
    ):
        return False
    before = scene.tagged.lowers[place - 1]
    return before.endswith("%") or before in word_set(scene.reading.pack, "cues", "rates")


def _is_record(scene: Scene) -> bool:
    """Tell whether "since" says how long nothing was like it: "the first time since 1994", "the worst since 2001"."""
    tagged = scene.tagged
    records = word_set(scene.reading.pack, "cues", "records")
    place = scene.tokens[0] - 1
    first = max(place - _NEAR_RECORD, 0)
    while place >= first and tagged.tags[place] in "NJ#RIEDKSTvO":
        if tagged.lowers[place] in records:
            return True
        place -= 1
    return False


_KINDS: Final = (
    is_name, is_compared, is_asked, is_bidden, is_of_its_date, is_own_date, is_done_likewise, is_moved_from,
    is_habit, is_date_of_text,
)  # fmt: skip


def is_dated_in_vain(scene: Scene) -> bool:
    """Tell whether a date dates nothing that happens."""
    return any(is_such(scene) for is_such in _KINDS)
