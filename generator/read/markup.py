"""Cleaned HTML, and the plain text that its reader sees.

What `nh3` leaves is well-formed: one pass over its tags gives the text and the place of each piece of it, so that
marks go into the real page. Nothing that runs, loads or styles survives; links lead to http, https and mail only.
"""

from __future__ import annotations

import html
import re
from typing import Final

from generator.model.document import Markup, TextNode

_TAGS: Final = (
    "a abbr b blockquote br caption cite code dd del dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i ins kbd"
    " li ol p pre s samp section small span strong sub sup table tbody td tfoot th thead time tr u ul var"
)
_ATTRIBUTES: Final = {
    "*": {"dir", "lang"},
    "a": {"href"},
    "abbr": {"title"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "time": {"datetime"},
}
_INLINE: Final = "a abbr b cite code del dfn em i ins kbd s samp small span strong sub sup time u var"
_SEPARATORS: Final = {"br": "\n", "td": "\t", "th": "\t"}
_TAG: Final = re.compile(r"<(/?)([a-z0-9]+)[^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*>")
_OPENED: Final = re.compile(r"<([A-Za-z][A-Za-z0-9]*)")
_LOST: Final = frozenset(
    "audio base button canvas embed form frame iframe img input link math meta object picture script select style svg"
    " template textarea video".split()
)
_SPACE: Final = " \t\n"


def clean(markup: str, *, is_own: bool = False) -> str:
    """Return the HTML with nothing in it but text, its structure and links to other sites.

    A heading of the first rank becomes one of the second: the page has its own. What the site's editor wrote
    (`is_own`) keeps its links within the site.

    >>> clean('<h1 onclick="x()">A</h1><script>y()</script><a href="javascript:z()">b</a>')
    '<h2>A</h2><a rel="noopener noreferrer">b</a>'
    """
    import nh3

    cleaned = nh3.clean(
        markup,
        tags=set(_TAGS.split()),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes={"http", "https", "mailto"},
        url_relative="pass_through" if is_own else "deny",
        link_rel="noopener noreferrer",
    )
    return cleaned.replace("<h1", "<h2").replace("</h1>", "</h2>")


def lost_tags(markup: str) -> tuple[str, ...]:
    """Return the names of the tags that cleaning takes out with all that they would show, load or run, in order.

    >>> lost_tags("<p>a <img src=x> <b>b</b> <SCRIPT>c</SCRIPT></p>")
    ('img', 'script')
    """
    return tuple(sorted(_LOST.intersection(name.lower() for name in _OPENED.findall(markup))))


def to_text(cleaned: str) -> tuple[str, Markup]:
    r"""Return the text of cleaned HTML, and the HTML with the place of each of its pieces.

    Blocks are parted by blank lines, the cells of a table by tabs; white space at the edges of a block is left out.
    The pieces are in order, and `html[html_start:html_end]` of each is `text[start:end]`, escaped.

    >>> to_text("<p>a <b>&amp;</b></p>\n<p>c</p>")[0]
    'a &\n\nc'
    """
    gather = _Text()
    done = 0
    for tag in _TAG.finditer(cleaned):
        gather.add(cleaned, done, tag.start())
        gather.pass_tag(tag[2], is_closing=bool(tag[1]))
        done = tag.end()
    gather.add(cleaned, done, len(cleaned))
    gather.trim_end()
    return "".join(gather.parts), Markup(cleaned, tuple(gather.nodes))


class _Text:
    """The text so far, the pieces of it, and what is to part it from the next piece."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.nodes: list[TextNode] = []
        self.length = 0
        self.separator = ""
        self.preformatted = 0
        self.inline = frozenset(_INLINE.split())

    def pass_tag(self, name: str, *, is_closing: bool) -> None:
        """Note what the tag means for the text around it."""
        if name in self.inline:
            return
        if name == "pre":
            self.preformatted += -1 if is_closing else 1
        wanted = _SEPARATORS.get(name, "\n\n")
        if len(wanted) > len(self.separator) or (wanted == "\n" and self.separator == "\t"):
            self.separator = wanted

    def add(self, source: str, start: int, end: int) -> None:
        """Add the text of `source[start:end]`, which has no tag in it."""
        raw = source[start:end]
        at_edge = bool(self.separator) or not self.parts
        if at_edge:
            kept = raw.lstrip("\n" if self.preformatted else _SPACE)
            start += len(raw) - len(kept)
            raw = kept
        if not raw or (at_edge and not raw.strip(_SPACE)):
            return
        if self.parts and self.separator:
            self.trim_end()
            self.parts.append(self.separator)
            self.length += len(self.separator)
        self.separator = ""
        text = html.unescape(raw) if "&" in raw else raw
        self.nodes.append(TextNode(self.length, self.length + len(text), start, end))
        self.parts.append(text)
        self.length += len(text)

    def trim_end(self) -> None:
        """Take the white space at the end of a block off its last pieces."""
        while self.nodes:
            node = self.nodes.pop()
            text = self.parts.pop()
            kept = text.rstrip(_SPACE)
            cut = len(text) - len(kept)
            self.length -= cut
            if kept:
                self.nodes.append(TextNode(node.start, node.end - cut, node.html_start, node.html_end - cut))
                self.parts.append(kept)
                return
