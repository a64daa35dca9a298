"""The links of a site among its own pages: each has to lead to a file that is there, and to a place in it.

Checked before the site is let in, and only where something can have changed: the pages that changed, the pages that had
a broken link before, and, where a place or a page has gone, every page that links to it. Which these are is known from
the marks of all pages, which are kept from build to build.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from hashlib import blake2b
from html import unescape
from posixpath import join, normpath
from types import MappingProxyType
from typing import Final, NamedTuple
from urllib.parse import unquote

_TAG: Final = re.compile(
    rb"""<(?:!--.*?-->|(script|style)\b([^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*)>.*?</\1"""
    rb"""|[a-z][^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*>)""",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE: Final = re.compile(rb"""\s([^\s"'>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_LINKS: Final = frozenset({b"href", b"src", b"poster", b"data"})
_MAY_LINK: Final = re.compile(rb"""\s(?:href|src|poster|data)\s*=""", re.IGNORECASE)
_PLACE: Final = re.compile(rb"""\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_DIRECTIVE: Final = ":~:"


_MARK: Final = 12  # figures: two places of a site of a million have the same mark once in hundreds of sites
_FEW: Final = 32
_SHARE: Final = 8  # where fewer than an eighth of all pages are looked at, the marks of all cost more than they spare
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class Broken(NamedTuple):
    """A link of a page that leads nowhere, as the page has it."""

    page: str
    link: str


def links_of(page: bytes) -> Iterator[str]:
    """Yield the links of a page's tags, as they are meant; scripts, styles and comments are passed over.

    >>> list(links_of(b'<a href="a.html#b">x</a> <!-- <a href="c"> -->'))
    ['a.html#b']
    """
    for tag in _TAG.finditer(page):
        written = tag[2] if tag[1] else tag[0]
        if _MAY_LINK.search(written) is None or written.startswith(b"<!"):
            continue
        for name, *values in _ATTRIBUTE.findall(written):
            if name.lower() in _LINKS:
                yield unescape(b"".join(values).decode("utf-8", "replace")).strip()


def places_of(page: bytes) -> frozenset[str]:
    """Return the ids and names that a link may lead to.

    >>> sorted(places_of(b'<p id="a"><a name="b">'))
    ['a', 'b']
    """
    found = (place[1] if place[1] is not None else place[2] for place in _PLACE.finditer(page))
    return frozenset(unescape(name.decode("utf-8", "replace")) for name in found)


def target_of(link: str, page: str) -> tuple[str, str] | None:
    """Return the path and the place that a link of a page leads to, None where that is outside the site.

    >>> target_of("../index.html#y2017", "articles/a.html"), target_of("https://example.org/", "index.html")
    (('index.html', 'y2017'), None)
    """
    if _ELSEWHERE.match(link):
        return None
    path, _, place = link.partition("#")
    path = unquote(path.partition("?")[0])
    place = unquote(place.partition(_DIRECTIVE)[0])
    return _joined(page.rpartition("/")[0], path) if path else page, place


@lru_cache(maxsize=4096)
def _joined(folder: str, path: str) -> str:
    """Return the path in the site that a link of a page in a folder leads to; most pages have the same links."""
    joined = path.lstrip("/") if path.startswith("/") else join(folder, path)
    found = normpath(joined) if joined else "."
    is_folder = path.endswith("/") or found == "." or path.rpartition("/")[2] in (".", "..")
    return (found.removeprefix(".").removeprefix("/") + "/index.html").lstrip("/") if is_folder else found


class Marks(NamedTuple):
    """What a page links to and where it may be linked to, as digests one behind the other: each once, in order.

    They are kept as one line, a tab between them: of ten thousand pages few are asked for theirs.
    """

    links: str
    places: str

    def to_line(self) -> str:
        """Return them as they are kept."""
        return "\t".join(self)


def read_marks(line: str) -> Marks:
    """Return marks that were kept.

    >>> read_marks(Marks("0123456789ab", "").to_line())
    Marks(links='0123456789ab', places='')
    """
    links, _, places = line.partition("\t")
    return Marks(links, places)


def marks_of(links: Iterable[str], page: bytes, path: str) -> Marks:
    """Return the marks of a page with these links.

    >>> marks = marks_of(["#b"], b'<a href="#b">x</a>', "a.html")
    >>> marks.links == "".join(sorted([mark_of("a.html"), mark_of("a.html", "b")])), marks.places
    (True, '')
    """
    targets: set[tuple[str, str]] = set()
    for link in links:
        target = target_of(link, path)
        if target is not None:
            targets.add(target)
            targets.add((target[0], ""))
    leads = {mark_of(*target) for target in targets}
    places = {mark_of(path, place) for place in places_of(page)}
    return Marks("".join(sorted(leads)), "".join(sorted(places)))


def mark_of(path: str, place: str = "") -> str:
    """Return the digest of a path, or of a place in a page."""
    return blake2b(f"{path}#{place}".encode(errors="surrogatepass"), digest_size=_MARK // 2).hexdigest()


class Links:
    """The links of one site; pages are read when they are asked for, and their marks kept in `marks`, as lines."""

    def __init__(self, paths: Iterable[str], read: Callable[[str], bytes], marks: Mapping[str, str] = _NOTHING) -> None:
        """Take the paths of all files of the site, what gives their bytes, and the marks that are known of pages."""
        self.marks = dict(marks)
        self._paths = frozenset(paths)
        self._read = read
        self._places: dict[str, frozenset[str]] = {}
        self._links: dict[str, tuple[str, ...]] = {}

    def look(self, pages: Iterable[str]) -> None:
        """Take the marks of some pages anew."""
        for page in pages:
            read = self._read(page)
            links = tuple(dict.fromkeys(links_of(read)))
            self.marks[page] = marks_of(links, read, page).to_line()
            if len(self._links) < _FEW:
                self._links[page] = links

    def broken(self, pages: Iterable[str]) -> Iterator[Broken]:
        """Yield the links of some pages that lead nowhere, each once a page, in the pages' order.

        Where they are many, a page of whose links the marks say that all lead somewhere is not read again.
        """
        pages = tuple(pages)
        are_many = len(pages) > max(_FEW, len(self.marks) // _SHARE)
        for page in pages:
            if are_many and page in self.marks and parted(read_marks(self.marks[page]).links) <= self._all:
                continue
            links = self._links.get(page)
            for link in dict.fromkeys(links_of(self._read(page))) if links is None else links:
                if not self._leads(link, page):
                    yield Broken(page, link)

    def linking(self, gone: Iterable[str], pages: Iterable[str]) -> Iterator[str]:
        """Yield the pages that link to any of some marks; now and then one that does not."""
        pattern = re.compile("|".join(gone))
        if pattern.pattern:
            for page in pages:
                if page not in self.marks or pattern.search(read_marks(self.marks[page]).links):
                    yield page

    @cached_property
    def _all(self) -> frozenset[str]:
        """The marks of all files of the site, and of all places that are known in them."""
        places = (parted(read_marks(line).places) for page, line in self.marks.items() if page in self._paths)
        return frozenset(map(mark_of, self._paths)).union(*places)

    def _leads(self, link: str, page: str) -> bool:
        target = target_of(link, page)
        if target is None:
            return True
        path, place = target
        if path not in self._paths:
            return False
        return (
            not place or place == "top" or not path.endswith(".html") or mark_of(path, place) in self._places_of(path)
        )

    def _places_of(self, path: str) -> frozenset[str]:
        found = self._places.get(path)
        if found is None:
            if path not in self.marks:
                self.look((path,))
            found = self._places[path] = parted(read_marks(self.marks[path]).places)
        return found


def parted(marks: str) -> frozenset[str]:
    """Return marks that stand one behind the other."""
    return frozenset(marks[at : at + _MARK] for at in range(0, len(marks), _MARK))
