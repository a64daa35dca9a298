"""What an editor has written or laid beside the articles: pages of the site's own, and the pictures of events."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from generator.errors import Location, SiteError
from generator.model.digest import digest
from generator.model.file import File

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model.content import Page
    from generator.site.frame import Frame

FOLDER: Final = "pages"
MEDIA: Final = "media"


def written_files(frame: Frame, pictures: Iterable[str]) -> Iterator[File]:
    """Yield the plans of the editor's pages and of the pictures that events show.

    Raises SiteError for a picture that is not below `content/` or cannot be read.
    """
    for page in frame.pages:
        path = f"{FOLDER}/{page.slug}.html"
        yield frame.file(path, "page.html", digest(page), partial(_page, page))
    for name in pictures:
        data = _read(frame, name)
        yield File(media_path(name), digest(name, data), partial(_read, frame, name))


def media_path(name: str) -> str:
    """Return where a picture of `content/` lies in the site.

    >>> media_path("images/bridge.jpg")
    'media/images/bridge.jpg'
    """
    return f"{MEDIA}/{name}"


def _page(page: Page) -> Mapping[str, object]:
    return {"headline": page.title, "html": page.html}


def _read(frame: Frame, name: str) -> bytes:
    content = frame.config.content.resolve()
    path = (content / name).resolve()
    at = Location(f"{frame.config.content.name}/{name}")
    if not path.is_relative_to(content):
        raise SiteError("a picture outside content/", at, "put it into content/ and name it from there")
    try:
        return path.read_bytes()
    except OSError as err:
        raise SiteError(f"cannot be read: {err.strerror}", at) from err
