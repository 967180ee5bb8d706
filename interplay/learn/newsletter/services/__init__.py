"""Writes of the newsletter. From outside: `from interplay.learn.newsletter import services as newsletter`."""

from interplay.learn.newsletter.services.bouncing import bounce, refused, resume
from interplay.learn.newsletter.services.joining import ask, confirm, stop, stop_mine
from interplay.learn.newsletter.services.planning import look, make, set_plan
from interplay.learn.newsletter.services.sending import Unfinished, bodies, fan_out, send_batch

__all__ = [
    "Unfinished",
    "ask",
    "bodies",
    "bounce",
    "confirm",
    "fan_out",
    "look",
    "make",
    "refused",
    "resume",
    "send_batch",
    "set_plan",
    "stop",
    "stop_mine",
]
