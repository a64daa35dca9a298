"""A new site: the folder that `dateline new` makes, which builds at once. What goes into it lies in `files/`."""

from generator.scaffold.folder import scaffold

__all__ = ["scaffold"]
