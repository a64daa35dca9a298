"""Digests: what they are of."""

from __future__ import annotations

from importlib import metadata

import pytest

from generator.model.digest import version_of


@pytest.mark.parametrize("library", ["jinja2", "charset-normalizer", "python-dateutil", "pyyaml"])
def test_the_version_of_a_library_is_what_its_metadata_say(library: str) -> None:
    assert version_of(library) == metadata.version(library)
