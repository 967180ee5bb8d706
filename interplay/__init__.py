"""Interplay: a house in which people lead and learn from each other."""

__version__ = "0.1.0"
