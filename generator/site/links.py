"""Where things lie in the site, and how one page names another: relative links only, safe names only."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

_SAFE: Final = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,78}[a-z0-9])?")
_UNSAFE: Final = re.compile(r"[^a-z0-9_]+")
_CONTROL: Final = re.compile(r"[\x00-\x20\x7f]")
_RESERVED: Final = re.compile(r"con|prn|aux|nul|com\d|lpt\d|index")
_LONGEST_STEM: Final = 60
_WORDS_OF_A_FRAGMENT: Final = 5


def article_path(document_id: str) -> str:
    """Return the path of an article's page: one file name for one id, whatever the id holds.

    An id that is no plain lower-case name is folded to one and told apart by a digest, so that neither `../x` nor
    two ids that differ in case can meet another page: a plain name has no dot.

    >>> article_path("000_45ef"), article_path("../Evil.html")
    ('articles/000_45ef.html', 'articles/evil-html.cf093794.html')
    """
    if _SAFE.fullmatch(document_id) and not _RESERVED.fullmatch(document_id):
        return f"articles/{document_id}.html"
    stem = _UNSAFE.sub("-", document_id.casefold())[:_LONGEST_STEM].strip("-")
    if not stem or _RESERVED.fullmatch(stem):  # "con.html" is a device on some systems, and so is "con.1.html"
        stem = f"article-{stem}".strip("-")
    digest = blake2b(document_id.encode(errors="surrogatepass"), digest_size=4).hexdigest()
    return f"articles/{stem}.{digest}.html"


def relative(target: str, page: str) -> str:
    """Return the link from one page to another, both named by their paths in the site.

    >>> relative("index.html", "articles/a.html"), relative("articles/a.html", "index.html")
    ('../index.html', 'articles/a.html')
    """
    here, there = page.split("/")[:-1], target.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "/".join([".."] * (len(here) - shared) + there[shared:])


def safe_url(url: str | None) -> str | None:
    r"""Return an address that may be a link, or None: http and https with a host, nothing else.

    >>> safe_url("https://example.org/a"), safe_url("java\tscript:alert(1)"), safe_url("//example.org")
    ('https://example.org/a', None, None)
    """
    if url is None or _CONTROL.search(url):
        return None
    try:
        parts = urlsplit(url)
        has_host = bool(parts.hostname)
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and has_host else None


def with_text_fragment(url: str, words: str) -> str:
    """Return the address with a text fragment that makes a browser scroll to the words and mark them.

    A sentence is named by its first words (Scroll to Text Fragment, WICG).

    >>> with_text_fragment("https://example.org/a#b", "Talks begin, they said.")
    'https://example.org/a#:~:text=Talks%20begin%2C%20they%20said.'
    """
    first = " ".join(words.split()[:_WORDS_OF_A_FRAGMENT])
    return urlunsplit(urlsplit(url)._replace(fragment="")) + f"#:~:text={_escape(first)}"


def _escape(words: str) -> str:
    # A dash, a comma and an ampersand have a meaning of their own in a text fragment.
    return quote(words, safe="", errors="replace").replace("-", "%2D")
