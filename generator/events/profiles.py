"""Who and what a corpus names: the names of all its articles joined, so that each person, body and place stands once.

A part of a name ("Obama", "SDF") is joined with the whole name that is called so, where the corpus has one that is and
no second; "George Bush" with "George W. Bush" where no other George Bush is told of. Neighbour: `names`, which did the
same within each article.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from generator.model.event import Event
from generator.model.name import Name, NameKind
from generator.model.profile import Profile

MOST: Final = 300
_NO_WORD: Final = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG: Final = 60


class Key(NamedTuple):
    """A name of a kind, whoever bears it."""

    kind: NameKind
    text: str


def profiles(events: Sequence[Event], fewest: int, most: int = MOST) -> tuple[Profile, ...]:
    """Return those whom at least `fewest` articles tell of, at most `most`, those of most articles first.

    `events` are in the order of the timeline. A pure function of them, whatever order their sources are in.
    """
    articles: dict[Key, set[str]] = defaultdict(set)
    called: dict[Key, set[str]] = defaultdict(set)
    partial: set[Key] = set()
    named: list[tuple[Event, list[tuple[Key, str]]]] = []
    for event in events:
        own = []
        for source in event.sources:
            for name in source.names:
                key = _key(name)
                own.append((key, source.document_id))
                if name.is_full:
                    articles[key].add(source.document_id)
                    if name.short:
                        called[Key(name.kind, name.short)].add(name.text)
                else:
                    partial.add(key)
        named.append((event, own))
    whole = _joined(articles, called, partial)
    told: dict[Key, set[str]] = defaultdict(set)
    inside: dict[Key, list[Event]] = defaultdict(list)
    for event, own in named:
        for key in dict.fromkeys(whole[key] for key, _ in own if key in whole):
            inside[key].append(event)
        for key, document_id in own:
            if key in whole:
                told[whole[key]].add(document_id)
    heaviest = sorted((key for key in told if len(told[key]) >= fewest), key=lambda key: (-len(told[key]), key))[:most]
    others = _others(whole)
    slugs = _slugs(heaviest)
    return tuple(
        Profile(key.text, key.kind, slugs[key], others.get(key, ()), len(told[key]), tuple(inside[key]))
        for key in heaviest
    )


def _key(name: Name) -> Key:
    return Key(name.kind, name.text)


def _joined(articles: Mapping[Key, set[str]], called: Mapping[Key, set[str]], partial: Iterable[Key]) -> dict[Key, Key]:
    """Return for each name the one that stands for it; a part of a name that is nobody's alone has none."""
    whole = {key: key for key in articles}
    for (kind, _), texts in called.items():
        if kind == "person" and len(texts) > 1:
            whole |= _longest({text: len(articles[Key(kind, text)]) for text in texts})
    for key in partial:
        bearers = {whole[Key(key.kind, text)] for text in called.get(key, ())}
        if len(bearers) == 1 and key not in whole:
            whole[key] = bearers.pop()
    return whole


def _longest(counts: Mapping[str, int]) -> dict[Key, Key]:
    """Return for persons of one last name whom the shorter forms of a name mean: the bearer of the only longer one.

    All are then called as most articles have it.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    tops = [text for text in counts if not any(text != other and is_part(text, other) for other in counts)]
    for text in counts:
        over = [top for top in tops if is_part(text, top)]
        groups[over[0] if len(over) == 1 else text].append(text)
    found: dict[Key, Key] = {}
    for texts in groups.values():
        name = min(texts, key=lambda text: (-counts[text], len(text), text))
        found |= {Key("person", text): Key("person", name) for text in texts}
    return found


def is_part(name: str, longer: str) -> bool:
    """Tell whether a person's name is a longer one without what stands between the given name and another.

    >>> is_part("George Bush", "George W. Bush"), is_part("George W. Bush", "George H. W. Bush")
    (True, False)
    """
    if name == longer:
        return True
    given, *others = name.split()
    words = longer.split()
    return len(others) == 1 and words[0] == given and others[0] in words[1:]


def _others(whole: Mapping[Key, Key]) -> dict[Key, tuple[str, ...]]:
    found: dict[Key, list[str]] = defaultdict(list)
    for key, over in sorted(whole.items()):
        if key != over:
            found[over].append(key.text)
    return {key: tuple(texts) for key, texts in found.items()}


def _slugs(keys: Iterable[Key]) -> dict[Key, str]:
    """Return the name of each one's page: of two of the same, the later in the order of names has a number."""
    taken: Counter[str] = Counter()
    found = {}
    for key in sorted(keys):
        slug = _slug(key.text)
        taken[slug] += 1
        found[key] = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
    return found


def _slug(text: str) -> str:
    """Return a name as the name of a page.

    >>> _slug("Recep Tayyip Erdoğan"), _slug("U.S. Senate"), _slug("東京")
    ('recep-tayyip-erdogan', 'u-s-senate', 'e69db1e4baac')
    """
    bare = "".join(each for each in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(each))
    slug = _NO_WORD.sub("-", bare).strip("-")[:_LONGEST_SLUG]
    return slug or text.encode().hex()[:_LONGEST_SLUG]
