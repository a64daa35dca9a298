"""Verbs: which forms of which verbs a word may be, and the form that a verb takes in the present.

The data are a pack's `verbs.toml`, the rules of spelling among them. Neighbours: `tagging` chooses among the
readings that this room offers.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from generator.language.tables import word_list, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.language.pack import Pack

Form = Literal["base", "third", "past", "participle", "gerund"]
_Rule = tuple[re.Pattern[str], str]
_Rules = dict[str, tuple[_Rule, ...]]
_LAST_LETTER: Final = re.compile(r"(?<!\\)[^\W\d_]\Z")


class VerbReading(NamedTuple):
    """One form of one verb."""

    lemma: str
    form: Form


class Verbs:
    """All verbs of a pack; a word's readings are worked out when it is first met."""

    def __init__(self, pack: Pack) -> None:
        """Read `verbs.toml`."""
        self._regular = word_set(pack, "verbs", "regular")
        self._prefixes = word_set(pack, "verbs", "prefixes")
        self._third = _rules(pack, "third")
        self._thirds = dict(line.split() for line in word_list(pack, "verbs", "irregular_third"))
        self._spelling: tuple[tuple[tuple[Form, ...], _Rules], ...] = (
            (("gerund",), _rules(pack, "of_gerund")),
            (("past", "participle"), _rules(pack, "of_past")),
            (("third",), _rules(pack, "of_third")),
        )
        self.rather_nouns = word_set(pack, "verbs", "rather_nouns")
        self._irregular: dict[str, list[VerbReading]] = {}
        self._past: dict[str, str] = {}
        self._kept: dict[str, tuple[VerbReading, ...]] = {}
        words = word_list(pack, "verbs", "irregular")
        for line in words:
            lemma, past, *participles = line.split()
            self._past[lemma] = past
            for form in past.split("/"):
                self._irregular.setdefault(form, []).append(VerbReading(lemma, "past"))
            for participle in participles:
                self._irregular.setdefault(participle, []).append(VerbReading(lemma, "participle"))
        made = {
            form for form, readings in self._irregular.items() if any(each.form == "participle" for each in readings)
        }
        # Those that no rule of spelling makes, and that are no base form: "born", "built".
        self.participles = frozenset(made) - self._past.keys() - self._regular

    def readings(self, word: str) -> tuple[VerbReading, ...]:
        """Return every (lemma, form) that a lower-case word may be, () where it is no verb.

        >>> from generator.language.pack import load_pack
        >>> verbs_of(load_pack("en")).readings("pressed")
        (VerbReading(lemma='press', form='past'), VerbReading(lemma='press', form='participle'))
        """
        found = self._kept.get(word)
        if found is None:
            found = self._kept[word] = tuple(dict.fromkeys(self._read(word)))
        return found

    def _read(self, word: str) -> list[VerbReading]:
        found = list(self._irregular.get(word, ()))
        if word in self._regular:
            found.append(VerbReading(word, "base"))
        last = word[-1:]
        for forms, rules in self._spelling:
            if not (rules.get(last) or rules[""]):
                continue
            lemma = next((stem for stem in _stems(word, rules) if stem in self._regular), None)
            if lemma is not None and ("past" not in forms or lemma not in self._past):
                found += [VerbReading(lemma, form) for form in forms]
        prefix, hyphen, stem = word.partition("-")
        if hyphen and prefix in self._prefixes:
            found += [VerbReading(f"{prefix}-{lemma}", form) for lemma, form in self._read(stem)]
        return found

    def third(self, lemma: str) -> str:
        """Return the verb's form for "he" in the present.

        >>> from generator.language.pack import load_pack
        >>> [verbs_of(load_pack("en")).third(verb) for verb in ("go", "carry", "say", "be")]
        ['goes', 'carries', 'says', 'is']
        """
        given = self._thirds.get(lemma)
        return given or next(_stems(lemma, self._third), lemma)


def _rules(pack: Pack, key: str) -> _Rules:
    """Return the rules of spelling of one form by the last letter of the words that they are for.

    A rule is "pattern > replacement" for the end of a word. Those of the letter "" are for words of any other letter.
    """
    rules: list[tuple[str, _Rule]] = []
    for line in word_list(pack, "verbs", key):
        pattern, _, replacement = (part.strip() for part in line.partition(">"))
        last = _LAST_LETTER.search(pattern)
        is_one = last is not None and "|" not in pattern
        rules.append((last[0] if last is not None and is_one else "", (re.compile(f"{pattern}$"), replacement)))
    letters = {last for last, _ in rules} | {""}
    return {letter: tuple(rule for last, rule in rules if last in (letter, "")) for letter in letters}


def _stems(word: str, rules: _Rules) -> Iterator[str]:
    """Yield what a word may come from, by the rules that its end fits."""
    for pattern, replacement in rules.get(word[-1:], rules[""]):
        changed, count = pattern.subn(replacement, word, count=1)
        if count:
            yield changed


@cache
def verbs_of(pack: Pack) -> Verbs:
    """Return the verbs of a pack, read once a process."""
    return Verbs(pack)
