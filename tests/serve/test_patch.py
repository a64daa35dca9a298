"""Which pages are changed where they are shown, and which are loaded again."""

from __future__ import annotations

import pytest

from generator.serve.patch import is_patchable
from generator.site.assets import asset_paths
from generator.site.theme import shipped_theme

LINE = "<script>document.documentElement.className='js'</script>"
FILE = f'<script defer src="../{asset_paths(shipped_theme())["timeline.js"]}"></script>'


@pytest.mark.parametrize("scripts", ["", LINE, LINE + FILE, FILE.replace("../", "")])
def test_a_page_with_the_shipped_scripts_is_changed_in_place(scripts: str) -> None:
    assert is_patchable(f"<!doctype html><head>{scripts}</head><p>Text".encode())


@pytest.mark.parametrize(
    "part",
    [
        '<script type="application/json" id="columns">[]</script>',
        '<form class="find"></form>',
        "<FORM><input></FORM>",
        '<svg width="100%"></svg>',
        '<script defer src="../static/own.0123abcd.js"></script>',
        '<script defer src="../static/timeline.00000000.js"></script>',
        "<SCRIPT>own()</SCRIPT>",
        "<iframe src=x></iframe>",
    ],
)
def test_what_a_script_may_hold_on_to_is_loaded_again(part: str) -> None:
    assert not is_patchable(f"<!doctype html><head>{LINE}{FILE}</head>{part}".encode())
