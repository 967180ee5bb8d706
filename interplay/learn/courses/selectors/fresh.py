"""Which courses were published or changed within a span of time."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Min

from interplay.learn.courses.models import Course


@dataclass(frozen=True, slots=True)
class Fresh:
    """A course whose present edition came out within a span of time; new when none came out before."""

    slug: str
    title: str
    summary: str
    language: str
    is_new: bool

    def as_facts(self) -> dict[str, str]:
        """The same as JSON keeps it."""
        what = "new" if self.is_new else "updated"
        facts = {"slug": self.slug, "title": self.title, "summary": self.summary, "language": self.language}
        return {name: " ".join(said.split()) for name, said in facts.items()} | {"what": what}


def published(since: dt.datetime, until: dt.datetime) -> list[Fresh]:
    """Courses whose present edition came out after `since` and up to `until`, by title. One query."""
    rows = (
        Course.objects.filter(edition__published_at__gt=since, edition__published_at__lte=until)
        .annotate(first_at=Min("editions__published_at"))
        .values_list("slug", "edition__title", "edition__summary", "edition__language", "first_at")
    )
    found = [Fresh(slug, title, summary, tongue, first > since) for slug, title, summary, tongue, first in rows]
    return sorted(found, key=lambda one: (one.title.casefold(), one.slug))
