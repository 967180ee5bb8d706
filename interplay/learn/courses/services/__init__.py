"""Writes of courses."""

from interplay.learn.courses.services.files import Altered
from interplay.learn.courses.services.publishing import Published, publish
from interplay.learn.courses.services.turning import turn_to

__all__ = ["Altered", "Published", "publish", "turn_to"]
