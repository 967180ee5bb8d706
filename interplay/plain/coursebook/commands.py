"""What `interplay course check` and `interplay course new` do, once their arguments are known."""

import sys
from pathlib import Path

from interplay.plain.coursebook.faults import Wrong
from interplay.plain.coursebook.new import new as new_course
from interplay.plain.coursebook.read import read


def check(path: str) -> int:
    """Print every fault of the course in that folder on standard error; 0 when there is none, else 1."""
    course, faults = read(path)
    for fault in faults:
        print(fault, file=sys.stderr)  # noqa: T201 - a command prints
    if course is None:
        return 1
    activities = sum(1 for _ in course.activities())
    print(f"{course.title}: {len(course.sections)} sections, {activities} activities, no faults.")  # noqa: T201 - as above
    return 0


def new(name: str, folder: str = ".") -> int:
    """Write a small course called `name` into a folder of that name inside `folder`; 0 when it is there, else 1."""
    try:
        place = new_course(name, Path(folder))
    except (Wrong, OSError) as trouble:
        print(trouble, file=sys.stderr)  # noqa: T201 - as above
        return 1
    print(f"{place} is ready. Look at it with: interplay course check {place}")  # noqa: T201 - as above
    return 0
