"""Make the list of given names of a language pack, `generator/language/packs/en/persons.toml`.

    pip download --no-deps faker==40.54.0 names==0.3.0, then unpack both into FOLDER
    python tools/given_names.py FOLDER > generator/language/packs/en/persons.toml

Faker (MIT) has given names of some fifty countries, and `names` (MIT) those of the census of the United States of 1990
by how many have them. Left out are places of the gazetteer and words of the pack, but for the names that most
people of the census have ("Mark", "Grace").
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

PACK: Final = Path(__file__).resolve().parents[1] / "generator" / "language" / "packs" / "en"
MOST: Final = 250  # of men's and of women's names each, that are names whatever else they are
TAKEN: Final = re.compile(r"[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)?")
LATIN: Final = re.compile(r"[A-Za-zÀ-ſȘ-ț-]+")
NOT_TAKEN: Final = frozenset(("is_IS", "vi_VN"))  # many thousands of rare ones; syllables
LINE: Final = 118
HEAD: Final = """\
# Given names of many countries. Made by tools/given_names.py; not edited by hand.
#
# From Faker, Copyright (c) 2012 Daniele Faraglia, and names, Copyright (c) 2013 Trey Hunner, which has those of the
# census of the United States of 1990; both under the MIT licence, which NOTICE.md beside this file has.

"""


def main() -> None:
    """Write the list to standard output."""
    folder = Path(sys.argv[1])
    census = [read_census(path) for path in sorted(folder.rglob("dist.*male.first"))]
    common = {name for names in census for name in names[:MOST]}
    found = {name for names in census for name in names}
    for path in sorted(folder.rglob("providers/person/*/__init__.py")):
        if path.parent.name not in NOT_TAKEN:
            found.update(read_provider(path))
    other = words_of_pack()
    names = sorted(common | {name for name in found if name.lower() not in other})
    sys.stdout.write(HEAD + 'given_names = """\n')
    line = ""
    for name in [*names, ""]:
        if not name or len(line) + len(name) > LINE:
            sys.stdout.write(line.rstrip() + "\n")
            line = ""
        line += name + " "
    sys.stdout.write('"""\n')


def read_census(path: Path) -> list[str]:
    """Return the names of a table of the census, those that most people have first."""
    return [line.split()[0].capitalize() for line in path.read_text("ascii").splitlines()]


def read_provider(path: Path) -> Iterator[str]:
    """Yield the given names of one of Faker's countries, read and not run."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Assign) and any("first_name" in ast.unparse(target) for target in node.targets):
            for each in ast.walk(node.value):
                if isinstance(each, ast.Constant) and isinstance(each.value, str) and is_name(each.value):
                    yield each.value


def is_name(text: str) -> bool:
    """Tell whether a text is one name in Latin letters."""
    return len(text) > 2 and TAKEN.fullmatch(text) is not None and LATIN.fullmatch(text) is not None


def words_of_pack() -> set[str]:
    """Return the words of the pack's lists and the names of its places, in lower case."""
    found: set[str] = set()
    for path in PACK.glob("*.toml"):
        text = path.read_text("utf-8").lower()
        if path.stem == "places":
            found.update(line.split("\t")[0] for line in text.splitlines())
        elif path.stem not in ("persons", "names"):
            found.update(re.findall(r"[^\W\d_]+", text))
    return found


if __name__ == "__main__":
    main()
