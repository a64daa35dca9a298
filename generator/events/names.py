"""The names in an article's sentences: persons, bodies and places, each by its whole name where the article has it.

Precision goes before recall: what the words do not show to be a name of one of the three is none. A last name is the
person's whose whole name the article has, and nobody's where two are called so. Only the sentences that are asked for
are read, and those that say more of a name in them. Neighbour: `runs` says what a run of capitals is by itself.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from generator.events.runs import Part, Runs, runs_of
from generator.language.closed import closed_of
from generator.language.tables import word_set
from generator.model.name import Name, is_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.language.gazetteer import Place
    from generator.language.pack import Pack
    from generator.language.reading import Reading
    from generator.model.document import Span

_TABLE: Final = "names"
_AROUND: Final = 60
_LETTERS: Final = re.compile(r" \(([^\W\d_a-z][\w.&-]{1,9})\)")
_BRACKET: Final = re.compile(r" \(([^()]{1,60})\)")
_AGE: Final = re.compile(r", (?:aged )?\d\d?\b")
_WORD_BEFORE: Final = re.compile(r"([^\W\d_][\w-]*),?[ \n]+\Z")
_BEHIND: Final = re.compile(r"[\w-]+|[,.;]")
_REGION: Final = re.compile(r", ([^\W\d_a-z]\w*(?: [^\W\d_a-z]\w*)?)")
_OPENING: Final = frozenset("\"“‘'([:–—\n")
_FEWEST_LETTERS: Final = 2
_LONGEST: Final = 3_000  # characters: nobody reads a longer sentence
_MOST_SEARCHED: Final = 2_000  # words of one article that are looked for in all of it


class _Mention(NamedTuple):
    start: int
    end: int
    part: Part


class _Words(NamedTuple):
    roles: frozenset[str]
    locatives: frozenset[str]
    links: frozenset[str]
    articles: frozenset[str]
    before_and: re.Pattern[str]
    and_behind: re.Pattern[str]


@cache
def _words(pack: Pack) -> _Words:
    joins = "|".join(sorted(word_set(pack, "words", "joins"))) or "(?!)"
    return _Words(
        word_set(pack, _TABLE, "roles"),
        word_set(pack, _TABLE, "locatives"),
        word_set(pack, _TABLE, "links"),
        closed_of(pack).articles,
        re.compile(rf"[^\W\d_a-z][\w’'-]*,? (?:{joins}) (?:\w+ )?\Z"),
        re.compile(rf",? (?:{joins}) [^\W\d_a-z]"),
    )


class Names:
    """The names of one article, sentence by sentence; nothing is read that is not asked for."""

    def __init__(self, reading: Reading, title: str = "") -> None:
        """Keep the article's reading, and its title, which may name one more of the same last name."""
        self._title = title
        self._reading = reading
        self._text = reading.text
        self._words = _words(reading.pack)
        self._runs: Runs = runs_of(reading.pack)
        self._mentions: dict[int, tuple[_Mention, ...]] = {}
        self._persons: dict[str, frozenset[str]] = {}
        self._found: dict[int, tuple[Name, ...]] = {}
        self._bodies: dict[str, Name] = {}
        self._meant: dict[str, bool] = {}
        self._in_brackets: dict[str, int] | None = None

    def within(self, sentence: Span) -> tuple[Name, ...]:
        """Return the names in a sentence, each once, in their order there.

        >>> from generator.language.pack import load_pack
        >>> from generator.model.document import Span
        >>> text = "President Barack Obama spoke. Obama left for Cairo."
        >>> from generator.language.reading import Reading
        >>> reading = Reading(text, (Span(0, 29), Span(30, 51)), load_pack("en"))
        >>> [name.text for name in Names(reading).within(Span(30, 51))]
        ['Barack Obama', 'Cairo']
        """
        found = self._found.get(sentence.start)
        if found is None:
            named = (self._name(mention) for mention in self._read(sentence))
            found = self._found[sentence.start] = tuple(dict.fromkeys(name for name in named if name is not None))
        return found

    def _read(self, sentence: Span) -> tuple[_Mention, ...]:
        """Return the parts of runs in a sentence that may be names."""
        found = self._mentions.get(sentence.start)
        if found is None and sentence.end - sentence.start > _LONGEST:
            return ()
        if found is None:
            text, parts = self._text, self._runs.parts
            mentions = []
            for run in self._runs.pattern.finditer(text, *sentence):
                start = run.start()
                at_start = start == sentence.start or text[start - 1] in _OPENING or text[max(start - 2, 0)] in ".!?:"
                for part in parts(run.group(), at_start=at_start):
                    mentions.append(_Mention(start + part.start, start + part.end, part))  # noqa: PERF401  read better
            found = self._mentions[sentence.start] = tuple(mentions)
        return found

    def _name(self, mention: _Mention) -> Name | None:
        """Return the name that a mention is, None where it is none."""
        part = mention.part
        if part.kind == "place":
            return self._place(mention)
        if part.sign == "last":
            return self._last(mention)
        if part.sign == "letters":
            whole = self._spelled(part.text)
            return Name(whole, "organisation", short=part.text) if whole else Name(part.text, part.kind, is_full=False)
        if part.kind == "organisation":
            is_known = part.text in self._runs.known
            return None if not is_known and self._is_cut(mention) else self._body(mention)
        if part.sign == "likely" and not self._is_person(mention):
            body = self._body(mention)
            return body if body.short else None
        return self._person(part.text)

    # --- persons ---

    def _last(self, mention: _Mention) -> Name | None:
        """Return the person whom a last name is, None where the article has none of that name or two."""
        last = mention.part.text
        whole = self._called(last)
        if whole:
            longest = max(whole, key=lambda name: (len(name), name))
            is_one = all(is_part(name, longest) for name in whole)
            return self._person(longest) if is_one else None
        return Name(last, "person", is_full=False) if mention.part.is_titled else None

    def _person(self, name: str) -> Name:
        return Name(name, "person", short=self._runs.lasts(name)[0])

    def _called(self, last: str) -> frozenset[str]:
        """Return the whole names in the article of those who are called by a last name."""
        found = self._persons.get(last)
        if found is None and len(self._persons) >= _MOST_SEARCHED:
            return frozenset()
        if found is None:
            found = self._persons[last] = frozenset((*self._search(last), *self._in_title(last)))
        return found

    def _search(self, last: str) -> Iterator[str]:
        for sentence in dict.fromkeys(map(self._reading.sentence_at, self._places_beside_names(last))):
            for mention in self._read(sentence):
                if last in mention.part.text and self._is_called(mention, last):
                    yield mention.part.text

    def _places_beside_names(self, last: str) -> Iterator[int]:
        """Yield where a last name stands behind what may be another part of a name, or a family name before one."""
        text, family_first = self._text, last in self._runs.family_first
        for at in self._places_of(last):
            end = at + len(last)
            has_more = family_first and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
            if has_more or self._has_name_before(at):
                yield at

    def _in_title(self, last: str) -> Iterator[str]:
        """Yield the whole names in the title of those who are called by a last name."""
        if last in self._title:
            for run in self._runs.pattern.finditer(self._title):
                for part in self._runs.parts(run.group(), at_start=run.start() == 0):
                    if part.kind == "person" and part.sign == "whole" and last in self._runs.lasts(part.text):
                        yield part.text

    def _is_called(self, mention: _Mention, last: str) -> bool:
        """Tell whether a mention is a person's whole name, and the person is called by a last name."""
        part = mention.part
        if part.kind != "person" or last not in self._runs.lasts(part.text):
            return False
        return part.sign == "whole" or (part.sign == "likely" and self._is_person(mention))

    def _has_name_before(self, at: int) -> bool:
        """Tell whether the word before a place may be of a name: one with a capital, or a small word inside names."""
        text = self._text
        if at < 2 or text[at - 1] not in " -":
            return False
        start = text.rfind(" ", max(0, at - _AROUND), at - 1) + 1
        return text[start].isupper() or text[start : at - 1] in self._runs.particles

    def _is_person(self, mention: _Mention) -> bool:
        """Tell whether the words around a run of two or three show a person: a role before, an age or a role behind."""
        text = self._text
        before = _WORD_BEFORE.search(text, max(0, mention.start - _AROUND), mention.start)
        if before is not None and before[1] in self._words.roles:
            return True
        if text[mention.end : mention.end + 2] != ", ":
            return False
        if _AGE.match(text, mention.end):
            return True
        behind = _BEHIND.findall(text[mention.end + 2 : mention.end + _AROUND])[:4]
        return bool(behind) and behind[0] in self._words.articles and not self._words.roles.isdisjoint(behind[1:])

    # --- bodies ---

    def _body(self, mention: _Mention) -> Name:
        """Return a body, with the letters that the article gives for it behind its name."""
        name = mention.part.text
        found = self._bodies.get(name)
        if found is None:
            at = self._text.find(f"{name} (") if self._brackets() else -1
            letters = self._letters(name, at + len(name)) if at >= 0 else ""
            found = self._bodies[name] = Name(name, "organisation", short=letters)
        return found

    def _brackets(self) -> dict[str, int]:
        """Return what stands in the article's brackets, each with the space before the first of them; read once."""
        found = self._in_brackets
        if found is None:
            found = self._in_brackets = {}
            for bracket in _BRACKET.finditer(self._text):
                found.setdefault(bracket[1], bracket.start())
        return found

    def _letters(self, name: str, end: int) -> str:
        """Return the letters in brackets behind a name, empty where they are not its own."""
        found = _LETTERS.match(self._text, end)
        if found is None or name.rpartition(" ")[2].lower() in self._runs.words.neither:
            return ""
        initials = [word[0] for word in re.split(r"[ -]", name) if word[:1].isupper()]
        letters = [letter for letter in found[1] if letter.isupper()]
        is_own = len(letters) >= _FEWEST_LETTERS and letters[0] == initials[0] and _is_within(letters, initials)
        return found[1].rstrip(".") if is_own else ""

    def _spelled(self, letters: str) -> str | None:
        """Return the body that the article calls by some letters, None where it does not say which."""
        at = self._brackets().get(letters)
        if at is None:
            return None
        for mention in self._read(self._reading.sentence_at(at)):
            part = mention.part
            if mention.end == at and part.sign in ("whole", "likely") and self._letters(part.text, at) == letters:
                return part.text
        return None

    def _is_cut(self, mention: _Mention) -> bool:
        """Tell whether a body's name may be cut off: "and" and a capital stand before it, or behind its "of ..."."""
        text, words = self._text, self._words
        if words.before_and.search(text, max(0, mention.start - _AROUND), mention.start):
            return True
        has_link = not words.links.isdisjoint(mention.part.text.split(" "))
        return has_link and words.and_behind.match(text, mention.end) is not None

    # --- places ---

    def _place(self, mention: _Mention) -> Name | None:
        part = mention.part
        if part.sign == "own":
            behind = self._text[mention.end : mention.end + 2]
            is_before_noun = len(behind) == 2 and behind[0] in " -" and behind[1].islower()
            return Name(part.text, "place") if part.is_titled or is_before_noun else None
        place = self._runs.places.places.get(part.text)
        if place is None:
            return Name(part.text, "place")
        if " " not in part.text and self._called(part.text):
            return self._last(mention)
        if not self._is_meant(part.text, place) or self._is_elsewhere(mention):
            return None
        return Name(place.name, "place")

    def _is_meant(self, text: str, place: Place) -> bool:
        """Tell whether the article means a place by a word: looked for once, however often it has the word."""
        found = self._meant.get(text)
        if found is None:
            is_wanted = not place.wants or any(word in self._text for word in place.wants)
            is_shown = place.is_sure or any(map(self._is_located, self._places_of(text)))
            found = self._meant[text] = is_wanted and is_shown
        return found

    def _is_located(self, at: int) -> bool:
        """Tell whether the word before a place says where, and it owns nothing."""
        end = at
        while end < len(self._text) and self._text[end].isalpha():
            end += 1
        before = _WORD_BEFORE.search(self._text, max(0, at - _AROUND), at)
        is_owner = self._text[end : end + 1] in ("'", "’")
        return before is not None and before[1].lower() in self._words.locatives and not is_owner

    def _is_elsewhere(self, mention: _Mention) -> bool:
        """Tell whether a city is said to lie where the one that we know does not: "London, Ontario"."""
        text = mention.part.text
        if self._text[mention.end : mention.end + 2] != ", " or text in self._runs.places.codes:
            return False
        region = _REGION.match(self._text, mention.end)
        code = self._runs.places.codes.get(region[1]) if region is not None else None
        codes = self._runs.places.places[text].codes
        return bool(code and codes) and not any(own == code or own.partition(".")[0] == code for own in codes)

    def _places_of(self, word: str) -> Iterator[int]:
        """Yield where a word stands in the article."""
        text, at = self._text, self._text.find(word)
        while at >= 0:
            end = at + len(word)
            if not text[end : end + 1].isalpha() and not (at and text[at - 1].isalpha()):
                yield at
            at = text.find(word, end)


def _is_within(letters: list[str], initials: list[str]) -> bool:
    """Tell whether some letters are among the initials, in their order."""
    rest = iter(initials)
    return all(any(letter == other for other in rest) for letter in letters)
