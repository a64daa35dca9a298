"""B. Paths: from headers, from names of files, through links. Nothing is read or written outside the site's folders."""

from __future__ import annotations

import json
from typing import Final

from tests.hostile.case import CANARY, OUTSIDE, Case, article, line, page

_TRAVERSALS: Final = (
    "../../../../escaped", "/etc/escaped", "..", ".", "-rf", "...", "../_site-evil/x", "..\\..\\escaped", "C:\\escaped",
    "%2e%2e%2fescaped", "a/../../../escaped", "CON", "nul.html", "COM1", "index", "x" * 300, "~/escaped", "a\0b", "a/b/c",
    "404", "articles/index", ".dateline", "\u202egnp.exe", "ａ．．／ｂ", "x.html.", "x ", "é", "e\u0301", "ı", "ﬁ",
)  # fmt: skip
_NAMES: Final = (
    "a b%20c#d?e&f'g.md", "-rf.md", "..md", "con.md", "nul.md", "aux.md", "COM1.md", "index.md", "404.md", '"quoted".md',
    "<b>.md", "$(touch pwned).md", "`id`.md", "a;b|c.md", "{{ 7*191 }}.md", "%2e%2e%2fx.md", "..%2fx.md", "name.md.md",
    "a" * 252 + ".md", "Ünïcödé.md", "\u202egnp.md", "\u200bzero.md", "naïve.MD", "👩‍👩‍👧.md", "*.md", "a:b.md", "a\\b.md",
)  # fmt: skip

PLACES: Final = (
    article("a slug that leads out", slug="../../../../escaped-slug", tags='["../../escaped", "/etc/x", ".."]'),
    article(
        "an address that leads out",
        url="/../../../escaped-url.html",
        permalink="/../../../escaped.html",
        save_as=f"{OUTSIDE}/abs.html",
    ),
    Case(
        "ids that lead out, collide or are reserved",
        {
            "bad.jsonl": b"".join(line(id=name, title=str(number)) for number, name in enumerate(_TRAVERSALS)),
        },
    ),
    Case(
        "ids that are one when they are folded",
        {
            "bad.jsonl": b"".join(
                line(id=name) for name in ("a b", "a-b", "A-B", "a_b", "a--b", "-a-b-", "A b", "ａ-b", "ª-b")
            ),
        },
    ),
    Case("two articles of one id", {"a.md": page(id="same"), "b.md": page(id="same")}, 1, ("seeds/b.md:",)),
    Case("names of files that mislead", {name: page() for name in _NAMES}),
    Case(
        "names that differ in case",
        {"Case.md": page(), "case.md": page(), "CASE.txt": b"date 2019-05-06 A -- It opened."},
    ),
    Case("names that differ in how they are composed", {"caf\u00e9.md": page(), "cafe\u0301.md": page()}),
    Case("names that are one as slugs", {"dup one.md": page(), "dup-one.md": page(), "dup_one.md": page()}),
    Case("a line end in a name", {"a\nb.md": page(), "c\rd.md": page()}, 1, ("control character in the file name",)),
    Case(
        "an escape sequence in a name",
        {"a\x1b[31mb.md": page(), "c\x9b31md.md": page(), "e\u2028f.md": page()},
        1,
        ("control character in the file name",),
    ),
    Case("a name that is not UTF-8", {"caf\udce9.md": page()}, 1, ("file name that is not UTF-8",)),
    Case("names that begin with a dot", {".hidden.md": page(), ".git/config.md": page(), "...hidden.md": page()}),
    Case("a folder where an article should be", {"folder.md/inner.md": page(), "articles/index.md": page()}),
    Case("folders nested in folders", {"/".join(["d"] * 60) + "/deep.md": page()}, 0, ("folders nested too deeply",)),
    Case(
        "a link to a file outside",
        {},
        0,
        ("seeds/out.md: warning: link that leads elsewhere",),
        {"seeds/out.md": f"{OUTSIDE}/secret.md", "seeds/sub": OUTSIDE},
    ),
    Case(
        "a link that is relative and leads out",
        {},
        0,
        ("link that leads elsewhere",),
        {"seeds/out.md": "../../secret.md", "seeds/passwd.txt": "/etc/passwd"},
    ),
    Case(
        "two loops of links",
        {"a/x.md": page()},
        1,
        ("seeds/self.md: cannot be read", "seeds/a/up: warning", "seeds/a/again: warning"),
        {"seeds/a/up": "..", "seeds/a/again": "../a", "seeds/self.md": "self.md"},
    ),
    Case("a link that leads nowhere", {}, 1, ("seeds/gone.md",), {"seeds/gone.md": "no-such-file.md"}),
    Case(
        "links out of what an editor wrote",
        {"content/events/e.md": page(headline="H", image="tower.png", alt="x")},
        1,
        ("content/",),
        {
            "content/tower.png": f"{OUTSIDE}/secret.png",
            "content/pages": OUTSIDE,
            "content/events/out.md": f"{OUTSIDE}/secret.md",
        },
    ),
    Case(
        "an editor's file that is a link out",
        {},
        1,
        ("content/curation.toml",),
        {"content/curation.toml": f"{OUTSIDE}/secret.md"},
    ),
    Case(
        "pictures that lead out",
        {
            f"content/events/{number}.md": page(headline="H", image=json.dumps(name), alt="x")
            for number, name in enumerate(
                (
                    "../../secret.png",
                    f"{OUTSIDE}/secret.png",
                    "..\\secret.png",
                    "images/../../../secret.png",
                    "site.toml",
                    "x.svg",
                    f"https://{CANARY}/x.png",
                    "/etc/passwd",
                    "pages",
                    "a\0.png",
                    "\n.png",
                    "x" * 300 + ".png",
                )
            )
        },
        1,
        ("content/events/0.md:",),
    ),
    Case(
        "an export with a picture that leads out",
        {
            f"{number}.json": json.dumps(
                {
                    "events": [
                        {
                            "id": str(number),
                            "edtf": "2019",
                            "headline": "H",
                            "status": "happened",
                            "kind": "event",
                            "salience": 1,
                            "sources": [],
                            "media": {"path": name, "alt": "x"},
                        }
                    ]
                }
            ).encode()
            for number, name in enumerate(
                (
                    "../../secret.png",
                    f"{OUTSIDE}/secret.png",
                    "site.toml",
                    "no-such.png",
                    "../content/site.toml",
                    "../seeds/good.txt",
                )
            )
        },
        1,
        ("seeds/0.json",),
    ),
    Case(
        "a fifo and a device among the articles",
        {},
        0,
        ("seeds/pipe.md",),
        {"seeds/pipe.md": "|", "seeds/null.md": "/dev/null"},
    ),
)
