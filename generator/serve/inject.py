"""The reload script in a page: added to the answer, so that the site itself never has it.

It goes before everything else, where no text of the page (an open comment, a `</head>` in a script) can swallow it.
The page's Content-Security-Policy is kept, and lets in the two scripts and the socket besides.
"""

from __future__ import annotations

import html
import re
from hashlib import blake2b
from pathlib import Path
from typing import Final

from livereload import __version__ as _livereload

from generator.serve.patch import is_patchable

FOLDER: Final = ".dateline"
SCRIPTS: Final = blake2b(
    _livereload.encode() + b"".join(Path(__file__).with_name(f"{name}.js").read_bytes() for name in ("client", "edit")),
    digest_size=6,
).hexdigest()  # in the address of each, so that a browser fetches and compiles them once
_MOST_SENT: Final = 1_000_000
_DOCTYPE: Final = re.compile(rb"\s*<!doctype[^>]*>", re.IGNORECASE)
_META: Final = re.compile(rb"<meta\s[^<>]*content-security-policy[^<>]*>", re.IGNORECASE)
_CONTENT: Final = re.compile(r"""(\scontent\s*=\s*)("[^"]*"|'[^']*')""", re.IGNORECASE)


def with_script(page: bytes, number: int, *, is_edited: bool = False) -> bytes:
    """Return the page with the reload script, and that of the edit mode; `number` says which build it shows.

    >>> with_script(b"<!doctype html><p>Text", 3)[:43], with_script(b"", 3).count(b'data-seen="3"')
    (b'<!doctype html><script src="/.dateline/clie', 1)

    `data-patch` says that the page may be changed in place, without being loaded again.
    """
    patch = " data-patch" if is_patchable(page) else ""
    start = _DOCTYPE.match(page)
    cut = start.end() if start else 0
    scripts = (
        f'<script src="/{FOLDER}/client.js?v={SCRIPTS}" data-seen="{number}"{patch} defer></script>'
        f'<script src="/livereload.js?v={SCRIPTS}" defer></script>'
    )
    if is_edited:
        scripts += f'<script src="/{FOLDER}/edit.js?v={SCRIPTS}" defer></script>'
    return page[:cut] + scripts.encode() + _META.sub(_with_leave, page[cut:], count=1)


def sent(page: bytes, number: int, *, is_edited: bool = False) -> str:
    """Return a page as `with_script` makes it, to be sent before it is asked for; empty where it has to be loaded.

    >>> sent(b"<!doctype html><p>Text", 3).endswith("<p>Text"), sent(b"<p><form>", 3), sent(bytes([255]), 3)
    (True, '', '')
    """
    if len(page) > _MOST_SENT or not is_patchable(page):
        return ""
    try:
        return with_script(page, number, is_edited=is_edited).decode("utf-8")
    except UnicodeDecodeError:
        return ""


def with_leave(policy: str) -> str:
    """Return a Content-Security-Policy that lets in the preview's own scripts and socket besides.

    >>> with_leave("default-src 'none'; script-src 'none'")
    "default-src 'none'; script-src 'self'; connect-src 'self'"
    """
    directives: dict[str, list[str]] = {}
    for directive in policy.split(";"):
        name, *values = directive.split() or [""]
        if name:
            directives.setdefault(name.lower(), values)
    for name in ("script-src", "connect-src"):
        values = directives.get(name, directives.get("default-src", []) if name == "script-src" else [])
        directives[name] = [value for value in values if value not in ("'none'", "'self'")] + ["'self'"]
    return "; ".join(" ".join((name, *values)) for name, values in directives.items())


def _with_leave(meta: re.Match[bytes]) -> bytes:
    def allow(content: re.Match[str]) -> str:
        policy = with_leave(html.unescape(content[2][1:-1]))
        return f'{content[1]}"{html.escape(policy, quote=False).replace(chr(34), "&quot;")}"'

    return _CONTENT.sub(allow, meta[0].decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
