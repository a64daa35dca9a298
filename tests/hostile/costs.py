"""E. Cost: what is quadratic, exponential, deep or just long. Each ends within the limits, built or left out."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from typing import Final

from tests.hostile.case import GOOD, PLAIN, Case, article, either, left_out, line, page

_MANY: Final = 20_000


def _text(name: str, body: str, code: int | None = None, *said: str) -> Case:
    return Case(name, {"bad.txt": f"date 2019-05-06 RIBE -- {body}\n".encode()}, code, said)


def _zipped(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(name, page())
    return out.getvalue()


def _entities(name: str, body: str) -> bytes:
    return f'<?xml version="1.0"?><!DOCTYPE rss [{name}]><rss version="2.0"><channel><title>x</title>{body}</channel></rss>'.encode()


_ITEM: Final = "<item><title>t</title><guid>{}</guid><pubDate>Mon, 06 May 2019 10:00:00 GMT</pubDate><description>{}</description></item>"
_LAUGHS: Final = "<!ENTITY l0 'lol'>" + "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))

MARKDOWN: Final = (
    left_out("brackets that are never closed", "[" * _MANY + "\n", "seeds/bad.md:6:301"),
    left_out("links that are never closed", "[a](" * _MANY + "\n", "seeds/bad.md:6"),
    left_out("pictures that are never closed", "![" * _MANY + "\n", "seeds/bad.md:6"),
    left_out("brackets of links over many lines", "[a](\n" * _MANY + "\n", "seeds/bad.md:"),
    either("stars and underlines", "*" * 50_000 + "a" + "_" * 50_000 + "\n\n" + PLAIN),
    either("stars that open words", "*a **b " * _MANY + "\n\n" + PLAIN),
    either("stars that open and close", "**x*" * _MANY + "\n\n" + PLAIN),
    either("underlines within words", "a_b__c" * _MANY + "\n\n" + PLAIN),
    either("ticks", "`" * _MANY + "a\n\n" + PLAIN),
    either("ticks of every length", " ".join("`" * n for n in range(1, 600)) + "\n\n" + PLAIN),
    either("backslashes", "\\" * 100_000 + "\n\n" + PLAIN),
    either("ampersands", "&" * 100_000 + "&#" * _MANY + "&#x" * _MANY + "\n\n" + PLAIN),
    left_out("angles", "<" * _MANY + "a" * 10 + "<a " * _MANY + "\n", "seeds/bad.md:"),
    left_out("comments that are never closed", "<!--" * 5_000 + "\n", "seeds/bad.md:"),
    left_out("instructions that are never closed", "<?" * 5_000 + "<![CDATA[" * 5_000 + "\n", "seeds/bad.md:"),
    either("20,000 attributes", "<a " + "a=b " * _MANY + ">x</a>\n\n" + PLAIN),
    either("20,000 attributes that are never closed", "<a " + "a=" * _MANY + "\n\n" + PLAIN),
    either("a quote that is never closed", '<a href="' + "x" * 200_000 + "\n\n" + PLAIN),
    left_out("lists nested 600 deep", "".join("  " * level + "- x\n" for level in range(600)), "seeds/bad.md:"),
    left_out(
        "numbered lists nested 200 deep", "".join("    " * level + "1. x\n" for level in range(200)), "seeds/bad.md:"
    ),
    left_out("quotations nested 3,000 deep", "> " * 3_000 + "x\n", "seeds/bad.md:6"),
    left_out("quotations ever deeper", "".join(">" * level + " x\n" for level in range(300)), "seeds/bad.md:"),
    left_out("lists on one line", "- " * 5_000 + "x\n", "seeds/bad.md:"),
    left_out("numbers of lists on one line", "1. " * 5_000 + "x\n", "seeds/bad.md:"),
    left_out("elements nested 5,000 deep", "<div>" * 5_000 + "x" + "</div>" * 5_000 + "\n", "seeds/bad.md:"),
    left_out("tables nested in tables", "<table><tr><td>" * 2_000 + "x\n", "seeds/bad.md:"),
    left_out("bold in bold", "<b>" * 5_000 + "x\n", "seeds/bad.md:"),
    either(
        "5,000 references",
        "".join(f"[r{n}]: http://x/{n}\n" for n in range(5_000)) + "\n" + "[r1] " * 5_000 + "\n\n" + PLAIN,
    ),
    either("5,000 references that are not there", "[a][b] " * 5_000 + "\n\n" + PLAIN),
    either("100,000 headings", "# h\n\n" * 100_000 + PLAIN),
    either("100,000 rules", "---\n" * 100_000 + "\n" + PLAIN),
    either("100,000 items", "- x\n" * 100_000 + "\n" + PLAIN),
    either("100,000 quotations", "> x\n\n" * 60_000 + PLAIN),
    either(
        "a table of 2,000 columns",
        "|a" * 2_000 + "|\n" + "|-" * 2_000 + "|\n" + ("|b" * 2_000 + "|\n") * 20 + "\n" + PLAIN,
    ),
    either("pipes on one line", "|" * 100_000 + "\n" + "-|" * 50_000 + "\n\n" + PLAIN),
    either("fences that are never closed", "```\nx\n" * 15_001 + "\n" + PLAIN),
    either("fences of every length", "\n\n".join("~" * n + "x" for n in range(3, 500)) + "\n\n" + PLAIN),
    either("white space", " " * 500_000 + "x\n" + "\t" * 40 + "\n" + "\n" * 100_000 + PLAIN),
    either("spaces at the ends of lines", "x" + " " * 50_000 + "y\n" + "a  \n" * _MANY + "\n" + PLAIN),
    either("addresses", "http://" * _MANY + " " + "a@" * _MANY + " <" + "a." * _MANY + "@b>\n\n" + PLAIN),
    either("HTML blocks one after another", "<div>x</div>\n\n" * 10_000 + PLAIN),
    either("two megabytes on one line", "word " * 400_000 + "\n\n" + PLAIN),
    Case("three megabytes of Markdown", {"bad.md": lambda: page(PLAIN * 90_000)}, 1, ("seeds/bad.md", "too long")),
    Case(
        "an article of 50 MB",
        {"bad.md": lambda: page("A plain sentence of 3 May 2019 with some words.\n\n" * 1_050_000)},
        1,
        ("seeds/bad.md: too long",),
        seconds=60,
        megabytes=1024,
    ),
    Case(
        "a plain text of 50 MB",
        {"bad.txt": lambda: GOOD.encode() * 700_000},
        1,
        ("seeds/bad.txt: too long",),
        seconds=60,
        megabytes=1024,
    ),
    article("a title of 40,000 letters", PLAIN, "seeds/bad.md:2:8: title: longer than", code=1, title="t" * 40_000),
)

DATES: Final = (
    _text("digits", "It opened on " + "1" * 100_000 + "."),
    _text("separators", "It opened on 3" + "-" * 50_000 + "/" * 50_000 + "." * 50_000 + " 2019"),
    _text("dates that never end", "It opened on " + "1-" * 50_000 + "1/" * 50_000 + "12:" * 50_000),
    _text("ordinals that lead to ordinals", "the 3rd of " * _MANY),
    _text("relative dates that lead on", "two days before " * _MANY + "Monday."),
    _text("numbers in words", "one hundred and twenty " * _MANY + "years ago."),
    _text("ranges that lead on", "from 3 to " * _MANY + "5 May 2019. " + "between May and " * _MANY),
    _text("months without end", "January February March April " * _MANY),
    _text("hyphens between words", "mid-" * _MANY + "May and " + "early-" * _MANY + "2019."),
    _text("apostrophes", "'90s " * _MANY + "’" * 50_000),
    _text("quotation marks", '"' * 50_000 + "“" * 50_000 + "‘" * 20_000 + " 3 May 2019."),
    _text("brackets around brackets", "(" * 50_000 + "3 May 2019" + ")" * 50_000 + "[{" * _MANY),
    _text("dots", ". " * 50_000 + "." * 100_000 + "…" * 50_000),
    _text("abbreviations", "Mr. Dr. St. Jan. U.S. a.m. " * _MANY + "opened in 2019."),
    _text("one word of a million letters", "a" * 1_000_000 + " opened on 3 May 2019."),
    _text("one sentence of 100,000 words", "and the council said that it opened " * 15_000 + "on 3 May 2019."),
    _text("commas", "the north, the south, " * _MANY + "opened in May 2019."),
    _text("names in capitals", "The United Kingdom Council of the North " * 8_000 + "opened in May 2019."),
    _text("verbs one after another", "was been had said told opened would be going to have been " * 5_000 + "in 2019."),
    _text("white space in a plain text", "It opened" + " " * 200_000 + "on" + "\n \n" * 50_000 + "3 May 2019."),
    _text("2,000 times one sentence", "The council opened the bridge on 3 May 2019. " * 2_000),
    _text(
        "10,000 events in one article",
        " ".join(
            f"The council of town {n} opened bridge {n} on {n % 28 + 1} May {1900 + n % 119}." for n in range(10_000)
        ),
    ),
    _text("an article of 100,000 dates", "3 May 2019, " * 100_000, None),
    _text(
        "years of many digits",
        " ".join("9" * n for n in range(1, 400)) + " BC. In " + "9" * 5_000 + " AD the bridge opened.",
    ),
    _text(
        "amounts that are huge",
        f"It opened {'9' * 4_000} years ago. It closes in {'9' * 30} days, {10**18} centuries later.",
    ),
)

FILES: Final = (
    Case(
        "a bomb of gzip",
        {"bad.txt.gz": lambda: gzip.compress(GOOD.encode() + b" " * 400_000_000, 1)},
        1,
        ("seeds/bad.txt.gz: too long",),
    ),
    Case(
        "a bomb within a bomb",
        {"bad.jsonl.gz": lambda: gzip.compress(gzip.compress(b"\0" * 90_000_000))},
        1,
        ("seeds/bad.jsonl.gz",),
    ),
    Case("many members of gzip", {"bad.jsonl.gz": lambda: gzip.compress(b"", 1) * 100_000 + gzip.compress(line())}),
    Case("gzip that ends too early", {"bad.txt.gz": gzip.compress(GOOD.encode() * 99)[:-9]}, 1, ("seeds/bad.txt.gz",)),
    Case(
        "an archive with a path in it",
        {"bad.zip": _zipped("../../escaped.md"), "bad.md.gz": _zipped("/escaped.md"), "bad.md": _zipped("x")},
        1,
        ("seeds/bad.zip: warning: not a format", "seeds/bad.md.gz", "seeds/bad.md"),
    ),
    Case("a billion laughs", {"bad.xml": _entities(_LAUGHS, _ITEM.format(1, f"{PLAIN} &l9;"))}, None),
    Case(
        "an entity that grows by its length",
        {"bad.xml": _entities(f"<!ENTITY a '{'x' * 50_000}'>", _ITEM.format(1, "&a;" * 50_000))},
        None,
    ),
    Case(
        "an entity from outside",
        {
            "bad.xml": _entities(
                '<!ENTITY s SYSTEM "file:@OUTSIDE@/secret.md"><!ENTITY % p SYSTEM "http://canary.invalid/p">%p;',
                _ITEM.format(1, f"{PLAIN} &s;"),
            )
        },
        None,
    ),
    Case(
        "a feed that includes",
        {
            "bad.xml": b'<rss version="2.0" xmlns:xi="http://www.w3.org/2001/XInclude"><channel><title>x</title>'
            + _ITEM.format(1, f"{PLAIN}<xi:include href='file:@OUTSIDE@/secret.md' parse='text'/>").encode()
            + b"</channel></rss>"
        },
        None,
    ),
    Case(
        "a feed nested 20,000 deep",
        {"bad.xml": b"<rss version='2.0'><channel>" + b"<a>" * 20_000 + b"x"},
        0,
        ("seeds/bad.xml:1: warning: a feed without entries",),
    ),
    Case(
        "a feed of 20,000 entries",
        {
            "bad.xml": (
                "<rss version='2.0'><channel><title>x</title>"
                + "".join(_ITEM.format(n, f"Bridge {n} opened on 3 May 2019.") for n in range(20_000))
                + "</channel></rss>"
            ).encode()
        },
        1,
        ("seeds/bad.xml",),
    ),
    Case(
        "a feed of 300,000 entries that are empty",
        {"bad.xml": b"<rss version='2.0'><channel>" + b"<item/>" * 300_000 + b"</channel></rss>"},
        1,
        ("seeds/bad.xml",),
    ),
    Case(
        "a feed entry of brackets",
        {
            "bad.xml": (
                "<rss version='2.0'><channel><title>x</title>"
                + _ITEM.format(1, "&lt;" * 100_000 + "<![CDATA[" + "<a " * 100_000 + "]]>")
                + "</channel></rss>"
            ).encode()
        },
        None,
    ),
    Case(
        "a saved page nested 20,000 deep",
        {"bad.html": b"<meta name=date content=2019-05-06><article>" + b"<div>" * 20_000 + PLAIN.encode()},
        None,
    ),
    Case(
        "a saved page of 20,000 attributes",
        {
            "bad.html": b"<meta name=date content=2019-05-06><article><p "
            + b"a=b " * 20_000
            + b">"
            + PLAIN.encode() * 20
        },
        None,
    ),
    Case(
        "a saved page of 200,000 tags",
        {"bad.html": b"<meta name=date content=2019-05-06><article>" + b"<p>x" * 200_000},
        None,
    ),
    Case(
        "a saved page of unclosed comments",
        {"bad.html": b"<meta name=date content=2019-05-06><article>" + b"<!--" * 100_000 + PLAIN.encode() * 9},
        None,
    ),
    Case(
        "a saved page that lists formats",
        {"bad.html": b"<meta name=date content=2019-05-06><article>" + b"<b><i>" * 20_000 + PLAIN.encode() * 9},
        None,
    ),
    Case(
        "a saved page with one head of a megabyte",
        {
            "bad.html": b"<html "
            + b"lang" * 250_000
            + b"><meta name=date content=2019-05-06><article><p>"
            + PLAIN.encode() * 20
        },
        None,
    ),
    Case("JSON of 200,000 empty articles", {"bad.json": b"[" + b"{}," * 200_000 + b"{}]"}, 1, ("seeds/bad.json",)),
    Case("lines of JSON that are all wrong", {"bad.jsonl": b"{\n" * 100_000}, 1, ("seeds/bad.jsonl:1",)),
    Case(
        "a JSON that is one long text",
        {"bad.json": lambda: json.dumps([{"id": "x", "dct": "2019-05-06", "text": PLAIN * 400_000}]).encode()},
        1,
        ("seeds/bad.json",),
    ),
    Case(
        "a table of one cell of a megabyte",
        {"bad.csv": b'Year,Headline\n2019,"' + b"x" * 1_000_000},
        None,
    ),
    Case(
        "a table of 20,000 columns",
        {"bad.csv": b"Year,Headline" + b",x" * 20_000 + b"\n" + b"2019,Bridge" + b",y" * 20_000 + b"\n"},
    ),
    Case(
        "a table of years that are none",
        {"bad.csv": b"Year,Month,Headline\n" + b"9" * 5_000 + b",1,a\n2019,99,b\n-1,x,c\n2019,1e3,d\n0,,e\n"},
        1,
        ("seeds/bad.csv:2",),
    ),
    Case(
        "a markwhen of colons",
        {
            "bad.mw": b"2019"
            + b":" * 100_000
            + b"\n"
            + b"section\n" * 20_000
            + b"1/1/1 " * 20_000
            + b": x\n2019: Bridge\n"
        },
        None,
    ),
    Case(
        "corrections without end",
        {"content/curation.toml": b'[[event]]\nid = "x"\nhide = true\n' * 8_000},
        1,
        ("content/curation.toml",),
    ),
    Case(
        "corrections that are nested",
        {"content/curation.toml": b"event = " + b"[" * 20_000},
        1,
        ("content/curation.toml",),
    ),
    Case(
        "corrections of ten megabytes",
        {"content/curation.toml": lambda: b"#" * 11_000_000},
        1,
        ("content/curation.toml",),
    ),
    Case("3,000 files that are empty", {f"{n}.md": b"" for n in range(3_000)}, 1, ("seeds/0.md",)),
)

COSTS: Final = (*MARKDOWN, *DATES, *FILES)
