"""Writes of what is brought in."""

from interplay.exchange.packages.services.arriving import discard, receive, tidy
from interplay.exchange.packages.services.checking import Busy, check
from interplay.exchange.packages.services.publishing import NotReady, Overtaken, publish
from interplay.exchange.packages.services.turning import turn_to

__all__ = ["Busy", "NotReady", "Overtaken", "check", "discard", "publish", "receive", "tidy", "turn_to"]
