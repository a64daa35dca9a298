"""Dateline: dated articles in, a timeline website in which every date can be checked."""

__version__ = "0.1.0"
