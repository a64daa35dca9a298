"""The edit mode: corrections from a card of the preview into `content/curation.toml`.

It answers only a page of ours: the request has to come from this machine's own origin, as JSON, with the token that
this run of the preview made and that no other site can read. No page that is built knows of it.
"""

from __future__ import annotations

import hmac
import json
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from tornado.web import HTTPError

from generator.editor import Change
from generator.editor.pen import STATUSES
from generator.errors import DatelineError
from generator.serve.inject import FOLDER
from generator.serve.pages import Guarded

if TYPE_CHECKING:
    from generator.editor import Pen
    from generator.serve.pages import Showing

HEADER: Final = "X-Dateline-Token"
_CLIENT: Final = Path(__file__).with_name("edit.js")
_KEYS: Final = {"id", "said", "sentence", "phrase"}


class Desk:
    """What the handlers of the edit mode share: the pen, and the token of this run."""

    def __init__(self, pen: Pen) -> None:
        """Make a token that nobody can guess."""
        self.pen = pen
        self.token = secrets.token_urlsafe(32)


class AtDesk(Guarded):
    """An answer of the edit mode."""

    def initialize(self, showing: Showing, desk: Desk) -> None:  # type: ignore[override]
        """Take what is shown, and the desk."""
        super().initialize(showing)
        self.desk = desk


class EditClient(AtDesk):
    """The edit mode's script."""

    async def get(self, *_: str) -> None:
        """Send it."""
        self.send_script(_CLIENT.read_bytes())


class Edits(AtDesk):
    """What is corrected already, and the token."""

    async def get(self, *_: str) -> None:
        """Send it as JSON, to a page of this origin alone."""
        if self.request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            raise HTTPError(403, reason="Wrong site")
        pen = self.desk.pen
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(
            json.dumps(
                {
                    "token": self.desk.token,
                    "corrections": pen.corrections(),
                    "can_undo": pen.can_undo,
                    "statuses": STATUSES,
                },
                default=str,
            )
        )


class Edit(AtDesk):
    """A change to be written."""

    async def post(self, *_: str) -> None:
        """Write it, or take the last one back, and say what is wrong where that cannot be done."""
        self._admit()
        try:
            said = json.loads(self.request.body)
            if said == {"undo": True}:
                self._answer("" if self.desk.pen.undo() else "there is nothing to take back")
                return
            self.desk.pen.write(_change(said))
        except (ValueError, TypeError, RecursionError) as err:
            self.set_status(400)
            self._answer(f"not a change: {err}")
        except DatelineError as err:
            self.set_status(409)
            self._answer(str(err))
        else:
            self._answer("")

    def _admit(self) -> None:
        """Raise HTTPError 403 for all but a page of ours that knows the token."""
        headers = self.request.headers
        origin = urlsplit(headers.get("Origin", ""))
        if origin.scheme != "http" or origin.netloc.lower() != headers.get("Host", "").lower():
            raise HTTPError(403, reason="Wrong origin")
        if headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            raise HTTPError(403, reason="Wrong site")
        if headers.get("Content-Type", "").partition(";")[0].strip().lower() != "application/json":
            raise HTTPError(415, reason="Not JSON")
        if not hmac.compare_digest(headers.get(HEADER, "").encode(), self.desk.token.encode()):
            raise HTTPError(403, reason="Wrong token")

    def _answer(self, complaint: str) -> None:
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(json.dumps({"complaint": complaint}))


def routes(showing: Showing, pen: Pen) -> list[tuple[str, type[Guarded], dict[str, object]]]:
    """Return what the edit mode answers, as rows of the application."""
    shared: dict[str, object] = {"showing": showing, "desk": Desk(pen)}
    return [
        (rf"/{FOLDER}/edit\.js", EditClient, shared),
        (rf"/{FOLDER}/edit\.json", Edits, shared),
        (rf"/{FOLDER}/edit", Edit, shared),
    ]


def _change(said: object) -> Change:
    if not isinstance(said, dict) or not set(said) <= _KEYS or not isinstance(said.get("said"), dict):
        raise ValueError("an object of id, said, sentence and phrase is wanted")
    for name in ("id", "sentence", "phrase"):
        if not isinstance(said.get(name), str | None):
            message = f"{name} is no text"
            raise TypeError(message)
    return Change(said.get("id") or "", said["said"], said.get("sentence"), said.get("phrase"))
