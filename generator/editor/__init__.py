"""The editor's pen: writes corrections into `content/curation.toml`, keeping its comments and order.

Used by the preview alone; a build reads what stands there (`read`) and never writes it.
"""

from generator.editor.pen import Change, Pen

__all__ = ["Change", "Pen"]
