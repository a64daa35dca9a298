"""`timelinejs.json`: the timeline for Knight Lab's TimelineJS3, in its JSON format.

TimelineJS places a slide by year, month and day and fills in what is missing; `display_date` says what is known. What
it has no field for stands under `dateline` in each slide, which it passes over and our own import reads.
"""

from __future__ import annotations

from html import escape
from typing import Any
from urllib.parse import quote

from generator.export.matter import Matter
from generator.export.timeline import event_fields
from generator.model.calendar import Day
from generator.model.edtf import EdtfDate, parse
from generator.model.event import Event, Media
from generator.wording import text


def fields(matter: Matter) -> dict[str, Any]:
    """Return what is said of the timeline as TimelineJS's values, its events apart: a title slide."""
    config = matter.config
    title: dict[str, Any] = {"text": {"headline": escape(config.title)}}
    if config.description:
        title["text"]["text"] = f"<p>{escape(config.description)}</p>"
    return {"title": title}


def slide(event: Event, matter: Matter) -> dict[str, Any]:
    """Return the slide of an event."""
    start, end = _ends(event)
    shown = event_fields(event, matter)
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": start,
        "display_date": _line(shown["label"]),
        "text": {"headline": escape(event.headline), "text": _words(event, matter)},
        "group": _line(event.group or text(f"status.{event.status}", matter.config.language)),
        "dateline": shown,
    }
    if end is not None:
        slide["end_date"] = end
    if event.media:
        slide["media"] = _media(event.media, matter.config.url)
    return slide


def _line(words: str) -> str:
    """Return words as TimelineJS wants a date or a group: it takes markup out, entities too, and then shows HTML."""
    return words.replace("&", "&amp;").replace("<", "&amp;lt;").replace(">", "&amp;gt;")


def _media(media: Media, url: str | None) -> dict[str, str]:
    """Return a picture as TimelineJS shows it; without the site's address, its place beside the file."""
    shown = {"url": f"{url or ''}media/{quote(media.path)}", "alt": media.alt}
    words = {"credit": media.credit, "caption": media.caption}
    return shown | {name: escape(line) for name, line in words.items() if line}


def _ends(event: Event) -> tuple[dict[str, int], dict[str, int] | None]:
    """Return where a slide begins and ends, each at the precision that is known; an open end is none."""
    edtf = parse(event.when.edtf)
    earliest, latest = event.when.earliest, event.when.latest
    if not edtf.is_interval:
        date = edtf.dates[0]
        if date.precision in ("day", "month", "year") and not date.is_masked:
            return _date(date), None
        return _day(earliest or latest), _day(latest or earliest)
    begin = _date(edtf.start) if isinstance(edtf.start, EdtfDate) else None
    finish = _date(edtf.end) if isinstance(edtf.end, EdtfDate) else None
    if begin is None:
        return finish or _day(latest), None
    return begin, finish


def _date(date: EdtfDate) -> dict[str, int]:
    parts = {"year": date.year, "month": date.month, "day": date.day}
    return {name: value for name, value in parts.items() if value is not None}


def _day(day: Day | None) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day} if day else {"year": 1}


def _words(event: Event, matter: Matter) -> str:
    parts = [f"<blockquote>{escape(event.quote)}</blockquote>"] if event.quote else []
    parts += [event.body.html] if event.body else []
    for source in event.sources:
        name = escape(matter.title(source))
        title = f'<a href="{escape(source.url)}">{name}</a>' if source.url else name
        parts.append(f"<p>{title}, {source.published}</p>")
    parts.append(f"<p>{escape(text(f'status.{event.status}', matter.config.language))}</p>")
    return "".join(parts)
