"""All hostile inputs."""

from __future__ import annotations

from typing import Final

from tests.hostile.case import Case
from tests.hostile.characters import CHARACTERS
from tests.hostile.costs import COSTS
from tests.hostile.headers import HEADERS
from tests.hostile.places import PLACES
from tests.hostile.scripts import SCRIPTS, TEMPLATES

CASES: Final[tuple[Case, ...]] = (*SCRIPTS, *PLACES, *HEADERS, *CHARACTERS, *COSTS, *TEMPLATES)
