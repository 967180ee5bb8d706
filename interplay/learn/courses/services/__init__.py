"""Writes of courses."""

from interplay.learn.courses.services.files import Altered
from interplay.learn.courses.services.publishing import Published, publish

__all__ = ["Altered", "Published", "publish"]
