"""Reads of what was brought in."""

from interplay.exchange.packages.selectors.parcels import found, mine, place_of, turns, workshop
from interplay.exchange.packages.selectors.previewing import Leaf, Preview, preview

__all__ = ["Leaf", "Preview", "found", "mine", "place_of", "preview", "turns", "workshop"]
