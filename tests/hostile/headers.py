"""C. Front matter: what a loader would build, expand or choke on, and what is no header at all."""

from __future__ import annotations

import json
from typing import Final

from tests.hostile.case import OUTSIDE, PLAIN, Case, article, line, page


def _yaml(name: str, text: str, *said: str, code: int | None = 1) -> Case:
    return Case(name, {"bad.md": f"---\ntitle: T\ndate: 2019-05-06\n{text}\n---\n\n{PLAIN}".encode()}, code, said)


def _toml(name: str, text: str, *said: str, code: int | None = 1) -> Case:
    return Case(name, {"bad.md": f"+++\ntitle = 'T'\ndate = 2019-05-06\n{text}\n+++\n\n{PLAIN}".encode()}, code, said)


def _whole(name: str, data: bytes, *said: str, code: int | None = 1) -> Case:
    return Case(name, {"bad.md": data}, code, said)


_BOMB: Final = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "\n".join(
    f"{after}: &{after} [{','.join(['*' + before] * 9)}]" for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)

_LINES: Final[tuple[object, ...]] = (
    None,
    True,
    7,
    "x",
    [],
    {},
    {"text": 7, "dct": "2019-05-06"},
    {"text": "x", "dct": 2019},
    {"text": "x", "dct": None},
    {"text": "x", "dct": "2019-05-06", "id": [1]},
    {"text": "x", "dct": "2019-05-06", "title": {"a": 1}},
    {"text": "x", "dct": "2019-05-06", "lang": "../../etc"},
    {"text": "x", "dct": "2019-05-06", "lang": "xx"},
)
_EVENT: Final[dict[str, object]] = {
    "id": "x",
    "edtf": "2019",
    "headline": "H",
    "status": "happened",
    "kind": "event",
    "salience": 1,
    "sources": [],
}
_EVENTS: Final[tuple[dict[str, object], ...]] = (
    {"salience": float("inf")},
    {"group": {"a": 1}},
    {"display_date": ["x"]},
    {"note": 7},
    {"steps": [{"kind": "bogus", "values": {}}]},
    {"steps": [{"kind": "said", "values": {}}]},
    {"steps": 7},
    {"edtf": "9" * 50_000},
    {"edtf": "Y" + "9" * 5_000},
    {"edtf": "Y" + "9" * 400},
    {"earliest": "2019-99-99"},
    {"inferred": 7},
    {"id": "x" * 100_000},
    {"html": "<p>" * 100_000},
    {"sources": [{"document": "d", "title": "t", "quote": "q", "phrase": "p", "published": "x"}]},
    {"sources": [{"document": "d", "title": "t", "quote": 7, "phrase": "p", "published": "2019-05-06"}]},
    {
        "sources": [
            {"document": "d", "title": "t", "quote": "q", "phrase": "p", "published": "2019-05-06", "publisher": [1]}
        ]
    },
    {"citations": [{"title": "t", "publisher": {"a": 1}}]},
    {"found": {"edtf": "x"}},
    {"aliases": "x"},
    {"headline": "\ud800"},
    {"note": "\ud800", "group": "\udfff"},
    {"media": "x"},
    {"media": {"path": "x.png", "alt": "x", "credit": [1]}},
    {"steps": [{"kind": "result", "values": {"edtf": "0" * 9_000}}]},
    {"steps": [{"kind": "said", "values": {"text": "{0}"}}]},
)

HEADERS: Final = (
    _yaml("YAML that builds objects", f"x: !!python/object/apply:os.system ['touch {OUTSIDE}/yaml']", "seeds/bad.md:4"),
    _yaml("YAML that names a class", "x: !!python/name:os.system ''", "seeds/bad.md:4"),
    _yaml("YAML with tags of its own", "x: !secret {a: 1}", "seeds/bad.md:4"),
    _yaml("YAML with binary data", "title2: !!binary R0lGODlh", "seeds/bad.md:4"),
    _yaml("YAML whose aliases grow", _BOMB, "seeds/bad.md:4"),
    _yaml("YAML whose anchor holds itself", "x: &x\n  y: *x", "seeds/bad.md:4"),
    _yaml("YAML that merges", "x: &x {title: a}\ny:\n  <<: *x", "seeds/bad.md:4"),
    _yaml("20,000 brackets in YAML", "x: " + "[" * 20_000 + "]" * 20_000, "seeds/bad.md:4"),
    _yaml("20,000 braces in YAML", "x: " + "{a: " * 5_000 + "}" * 5_000, "seeds/bad.md:4"),
    _yaml("YAML that is indented ever deeper", "\n".join("  " * level + "a:" for level in range(200)), "seeds/bad.md:"),
    _yaml("YAML with a key that is a list", "? [a, b]\n: c", "seeds/bad.md:4"),
    _yaml("YAML that is broken", "bad: [1, 2\nworse: 'x", "seeds/bad.md:"),
    _yaml("YAML with a tab", "\tx: y", "seeds/bad.md:"),
    _yaml("YAML with a document within", "--- \nx: y", code=0),
    _yaml("YAML with a directive", "%YAML 9.9", code=None),
    _yaml("YAML with a key twice", "title: Second", "seeds/bad.md:4:1: key given twice: 'title'"),
    _yaml("a number of a million digits", "order: " + "9" * 40_000, "unknown key", code=0),
    _yaml(
        "numbers that have sixty parts",
        "x: 190:20:30:40:50:60:70:80\ny: 0x" + "f" * 9_000 + "\nz: .inf",
        "unknown keys",
        code=0,
    ),
    _whole(
        "values of wrong types", b"---\ntitle: 2020-01-02\ndate: 99999-99-99\ntags: 7\n---\n\nx\n", "seeds/bad.md:3:7"
    ),
    _whole("values that are empty", b"---\ntitle:\ndate:\ntags:\n---\n\nx\n", "seeds/bad.md:3"),
    _whole("a title that is a list", b"---\ntitle: [a]\ndate: 2019-05-06\n---\n\nx\n", "seeds/bad.md:2"),
    _whole("no front matter", b"Just text.\n", "seeds/bad.md:1:1: no date"),
    _whole("front matter that is never closed", b"---\ntitle: T\ndate: 2020-01-02\n\nText.\n", "seeds/bad.md:1:1"),
    _whole("front matter that is a list", b"---\n- a\n- b\n---\nx\n", "seeds/bad.md:2"),
    _whole("front matter that is a word", b"---\nword\n---\nx\n", "seeds/bad.md:"),
    _whole("an empty file", b"", "seeds/bad.md:1:1: empty file"),
    _whole("a file of white space", b" \n\t\n" * 9_000, "seeds/bad.md:1:1: empty file"),
    _whole(
        "front matter of nine megabytes",
        b"---\ndate: 2019-05-06\n" + b"x: y\n" * 1_900_000 + b"---\n\nx\n",
        "front matter too long",
    ),
    _whole(
        "a million keys",
        b"---\ndate: 2019-05-06\n" + b"".join(b"k%d: y\n" % n for n in range(5_000)) + b"---\n\nIt opened.\n",
        "unknown keys",
        code=0,
    ),
    _toml("TOML that is nested deeply", "x = " + "[" * 10_000 + "]" * 10_000, "seeds/bad.md:"),
    _toml("TOML with keys of many parts", ".".join("a" * 8_000) + " = 1", "seeds/bad.md:", code=1),
    _toml("TOML with a number of many digits", "x = " + "9" * 40_000, "seeds/bad.md:"),
    _toml("TOML that is broken", "x = [1, 2", "seeds/bad.md:"),
    _toml("TOML with a date that is none", "y = 2019-13-45", "seeds/bad.md:"),
    _toml("TOML with a table", "[title2]\na = 1", "unknown key", code=0),
    Case(
        "years that are far away",
        {
            f"{number}.md": page(date=date)
            for number, date in enumerate(
                (
                    "0000-01-01",
                    "-0001-01-01",
                    "10000-01-01",
                    "9999999999-01-01",
                    "99999999999999999999",
                    "2019-02-30",
                    "1e9",
                    "2019-05-06T99:99:99Z",
                    "٢٠١٩-٠٥-٠٦",
                    "２０１９-05-06",
                    "May 2019",
                    "yesterday",
                    "2019-W99",
                    "0x7e3-01-01",
                )
            )
        },
        1,
        ("seeds/1.md:3:7", "seeds/3.md:3:7", "seeds/5.md:3:7"),
    ),
    Case(
        "JSON that is nested deeply",
        {"bad.jsonl": b'{"dct": "2019-05-06", "text": ' + b"[" * 200_000 + b"]" * 200_000 + b"}\n"},
        1,
        ("seeds/bad.jsonl:1",),
    ),
    Case(
        "JSON with a number of many digits",
        {"bad.jsonl": b'{"dct": "2019-05-06", "text": "x", "id": ' + b"9" * 50_000 + b"}\n"},
        1,
        ("seeds/bad.jsonl:1",),
    ),
    Case(
        "JSON of wrong types",
        {"bad.jsonl": b"".join(json.dumps(value).encode() + b"\n" for value in _LINES)},
        1,
        tuple(f"seeds/bad.jsonl:{number}" for number in range(1, 14)),
    ),
    Case(
        "JSON with values that are none",
        {"bad.jsonl": b'{"text": "It opened on 3 May 2019.", "dct": "2019-05-06", "x": NaN, "y": Infinity}\n'},
    ),
    Case("a language that is a path", {"bad.md": page(lang="../../../etc/passwd")}, 1, ("seeds/bad.md:4:7",)),
    article("keys that look like ours", PLAIN, "unknown key", Date="2019-05-06", __proto__="x", constructor="x"),
    Case(
        "an export of wrong types",
        {f"{number}.json": json.dumps({"events": [_EVENT | wrong]}).encode() for number, wrong in enumerate(_EVENTS)},
        1,
        ("seeds/0.json", "seeds/4.json", "seeds/9.json"),
    ),
    Case(
        "lines that are two ids",
        {"bad.jsonl": line() + line()},
        1,
        ("seeds/bad.jsonl:2: left out: second article of the id",),
    ),
)
