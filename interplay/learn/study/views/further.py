"""Where to go after a course: what its authors point to, their other courses, and others on its subjects."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from interplay.learn.courses import selectors as courses
from interplay.learn.courses.selectors import Reading
from interplay.learn.study.views.reader import read
from interplay.people import selectors as people


@require_safe
def further(request: HttpRequest, slug: str) -> HttpResponse:
    """The page at the end of a course. It is not kept, since courses come and go. No query for a visitor."""
    reading = read(slug)
    onward = courses.next_after(people.person_of(request.user), reading.course_id)
    told = {
        "reading": reading,
        "links": links(reading),
        "by_authors": onward.by_authors,
        "by_subject": onward.by_subject,
        "subjects": [(subject.casefold(), subject) for subject in reading.frame.subjects],
    }
    return render(request, "study/further.html", told)


def links(reading: Reading) -> list[dict[str, str]]:
    """What the authors name to go on with: a course of this house or a page elsewhere, such as a qualification."""
    return [{"title": one.title, "href": _address(one.url), "text": one.text} for one in reading.frame.further]


def _address(url: str) -> str:
    return url if _is_elsewhere(url) else reverse("study:course", args=[url.removeprefix("course:")])


def _is_elsewhere(url: str) -> bool:
    return not url.startswith("course:")
