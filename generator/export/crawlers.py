"""`sitemap.xml` and `robots.txt`: what search engines read. The sitemap wants the site's address."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final
from urllib.parse import quote

_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_INDEX: Final = "index.html"


def sitemap(pages: Iterable[str], url: str) -> bytes:
    """Return the sitemap (sitemaps.org 0.9) of pages that are paths in the site, in their order.

    >>> sitemap(["index.html", "a b/index.html"], "https://example.org/").decode().count("<loc>")
    2
    """
    places = [f"<url><loc>{escape(address(url, page), quote=False)}</loc></url>\n" for page in pages]
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{_NAMESPACE}">\n'
    return f"{head}{''.join(places)}</urlset>\n".encode()


def robots(url: str | None, *, has_sitemap: bool) -> bytes:
    """Return `robots.txt` (RFC 9309): all may read all; where the sitemap is, where there is one."""
    place = f"\nSitemap: {url}sitemap.xml\n" if url and has_sitemap else ""
    return f"User-agent: *\nAllow: /\n{place}".encode()


def address(url: str, path: str) -> str:
    """Return the address of a page; a folder's index is the folder itself.

    >>> address("https://example.org/", "articles/caf\u00e9/index.html")
    'https://example.org/articles/caf%C3%A9/'
    """
    shown = path.removesuffix(_INDEX) if path == _INDEX or path.endswith(f"/{_INDEX}") else path
    return url + quote(shown)
