"""JSON-LD for search engines: a page's events as a schema.org `ItemList`, each with the article that tells it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from generator.site.links import safe_url
from generator.site.place import valid_datetime

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.model.event import Event

MOST: Final = 10  # search engines read the page itself: a list of what matters most is enough beside it
_ESCAPES: Final = str.maketrans({each: f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"})


def linked_data(name: str, events: Sequence[Event], page_of: Callable[[Event], str] | None = None) -> str:
    """Return the JSON-LD of a list of events, safe inside `<script>`.

    Items are named by the links to them, which are read from the page's own address; `page_of` tells the page that each
    event is on where it is not this one.
    """
    graph = {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": name,
        "itemListElement": [_item(event, page_of(event) if page_of else "") for event in events],
    }
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def most_salient(events: Sequence[Event], most: int = MOST) -> frozenset[str]:
    """Return the ids of the events that matter most: those that a page's JSON-LD tells of."""
    return frozenset(event.id for event in sorted(events, key=lambda event: -event.salience)[:most])


def _item(event: Event, page: str) -> dict[str, object]:
    item: dict[str, object] = {"@type": "Event", "name": event.headline, "@id": f"{page}#{event.id}"}
    date = valid_datetime(event.when)
    if date:
        item["startDate"] = date
    elif event.when.earliest and event.when.earliest.year > 0:
        item["temporalCoverage"] = event.when.edtf
    addresses = tuple(dict.fromkeys(address for source in event.sources if (address := safe_url(source.url))))
    if addresses:
        item["citation"] = addresses[0] if len(addresses) == 1 else list(addresses)
    return item
