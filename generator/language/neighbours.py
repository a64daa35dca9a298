"""Words whose class the words beside them give before anything else is asked: "no" in "no longer", "due" in "due to".

The data are `[[neighbours]]` in a pack's `words.toml`. Neighbour: `tagging`, which asks for each such word.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from generator.errors import PackError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.language.pack import Pack


class Neighbours(NamedTuple):
    """When a word has a tag: what may follow and precede it; an empty condition holds always.

    `form` is how the word must be written, `following` and `not_following` the next word, `number` that a number comes
    next, `after` and `not_after` the tag before, `not_behind` the word before.
    """

    tag: str
    form: str
    following: frozenset[str]
    not_following: frozenset[str]
    number: bool
    after: str
    not_after: str
    not_behind: frozenset[str]

    def read(self, forms: Sequence[str], lowers: Sequence[str], index: int, tags: Sequence[str]) -> str:
        """Return the tag of the word at an index where its neighbours give it, "" where they do not."""
        following = forms[index + 1] if index + 1 < len(forms) else ""
        if (self.form and forms[index] != self.form) or (self.number and not following[:1].isdigit()):
            return ""
        if (self.following and following not in self.following) or following in self.not_following:
            return ""
        before = tags[index - 1] if index else ""
        needs_before = self.after or self.not_after or self.not_behind
        if needs_before and (not index or before in self.not_after or lowers[index - 1] in self.not_behind):
            return ""
        return self.tag if not self.after or before in self.after else ""


@cache
def neighbours_of(pack: Pack) -> Mapping[str, Neighbours]:
    """Return the words of a pack that are read so.

    Raises PackError where an entry says no word or no tag.

    >>> from generator.language.pack import load_pack
    >>> neighbours_of(load_pack("en"))["no"].read(["no", "longer"], ["no", "longer"], 0, [])
    'R'
    """
    found: dict[str, Neighbours] = {}
    for entry in pack.table("words").get("neighbours", ()):
        if (
            not isinstance(entry, dict)
            or not isinstance(entry.get("word"), str)
            or not isinstance(entry.get("tag"), str)
        ):
            message = "not a word with its neighbours: 'neighbours' in words.toml"
            raise PackError(message, hint="an entry has a word and a tag")
        found[entry["word"]] = Neighbours(
            entry["tag"],
            entry.get("form", ""),
            frozenset(entry.get("next", "").split()),
            frozenset(entry.get("not_next", "").split()),
            entry.get("number", False),
            entry.get("after", ""),
            entry.get("not_after", ""),
            frozenset(entry.get("not_behind", "").split()),
        )
    return found
