"""New and updated courses as an Atom feed (RFC 4287), narrowed by the same address as the catalogue."""

import datetime as dt
import re
import uuid
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import http_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from interplay.desks.views.catalogue import asked_choices, asked_words, feed_query, what_changed
from interplay.learn.courses import selectors as courses
from interplay.people import selectors as people

ATOM = "http://www.w3.org/2005/Atom"
NOTHING_YET = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
FRESH_FOR = 300  # seconds that a reader need not ask again
# What XML has no place for.
UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

ET.register_namespace("", ATOM)


@require_safe
@conditional_page
def feed(request: HttpRequest) -> HttpResponse:
    """The courses that fit what is asked, the latest edition first. One query as a rule, three when there are words."""
    words, narrowed = asked_words(request), asked_choices(request)
    query = feed_query(words, narrowed)
    entries = courses.latest(None, words=words, **narrowed)
    updated = max((entry.published_at for entry in entries), default=NOTHING_YET)
    answer = HttpResponse(_document(entries, updated, query), content_type="application/atom+xml; charset=utf-8")
    answer["Cache-Control"] = f"public, max-age={FRESH_FOR}"
    answer["Last-Modified"] = http_date(updated.timestamp())
    return answer


def _document(entries: tuple[courses.Entry, ...], updated: dt.datetime, query: str) -> bytes:
    """The whole feed as XML."""
    house = people.organisation()
    root = _element(None, "feed")
    root.set("xml:lang", get_language() or settings.LANGUAGE_CODE)
    name = house.name if house else "Interplay"
    _element(root, "id", uuid.uuid5(house.pk if house else uuid.NAMESPACE_URL, f"courses{query}").urn)
    _element(root, "title", _("Courses of %(house)s") % {"house": name})
    _element(root, "updated", updated.isoformat())
    _element(_element(root, "author"), "name", name)
    _element(root, "link", rel="self", type="application/atom+xml", href=_address("desks:feed") + query)
    _element(root, "link", rel="alternate", type="text/html", href=_address("desks:catalogue") + query)
    for entry in entries:
        _course(root, entry)
    return ET.tostring(root, encoding="utf-8", xml_declaration=True)


def _course(root: ET.Element, entry: courses.Entry) -> None:
    """One course: its id stays the same through all editions, so that a reader shows it as updated, not as another."""
    one = _element(root, "entry")
    one.set("xml:lang", entry.language)
    _element(one, "id", entry.course_id.urn)
    _element(one, "title", entry.title)
    _element(one, "published", entry.first_at.isoformat())
    _element(one, "updated", entry.published_at.isoformat())
    for author in filter(None, entry.authors):
        _element(_element(one, "author"), "name", author)
    for subject in entry.subjects:
        _element(one, "category", term=subject)
    _element(one, "link", rel="alternate", type="text/html", href=_address("study:course", entry.slug))
    _element(one, "rights", entry.licence_in_words)
    _element(one, "summary", _told(entry))


def _told(entry: courses.Entry) -> str:
    """What the course is about and, where it has an earlier edition, what the present one changed."""
    if entry.published_at <= entry.first_at:
        return entry.summary
    return _("%(summary)s (Updated: %(changed)s.)") % {"summary": entry.summary, "changed": what_changed(entry)}


def _address(name: str, *slugs: str) -> str:
    return urljoin(settings.INTERPLAY_URL, reverse(name, args=slugs))


def _element(parent: ET.Element | None, name: str, text: str = "", **facts: str) -> ET.Element:
    """An element of Atom under `parent`, without signs that XML has no place for."""
    tag, fit = f"{{{ATOM}}}{name}", {key: UNFIT.sub("", value) for key, value in facts.items()}
    made = ET.Element(tag, fit) if parent is None else ET.SubElement(parent, tag, fit)
    made.text = UNFIT.sub("", text) or None
    return made
