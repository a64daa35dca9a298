"""The command line: the only room that prints and exits. Verbs are in `verbs`, what they print in `output`."""

from generator.cli.start import main

__all__ = ["main"]
