"""Reads of what people do with courses. From outside: `from interplay.learn.study import selectors as study`."""

from interplay.learn.study.selectors.answers import AnsweredCourse, answered, earlier, elsewhere
from interplay.learn.study.selectors.standing import Courses, Mine, Standing, courses_of, nowhere, standing

__all__ = [
    "AnsweredCourse",
    "Courses",
    "Mine",
    "Standing",
    "answered",
    "courses_of",
    "earlier",
    "elsewhere",
    "nowhere",
    "standing",
]
