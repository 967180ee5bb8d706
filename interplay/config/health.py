"""Is the house well? Asked by whoever watches it, often and without an account."""

import datetime as dt

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

import interplay
from interplay.core import jobs
from interplay.people import selectors as people

# Letters leave within seconds; when they have waited so long, nobody is working.
PATIENCE = dt.timedelta(minutes=5)


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """200 and `{"status": "ok", ...}` when database and queue are well, else 503 with words.

    The version is for administrators only: it tells a stranger which holes to try.
    """
    try:
        facts = _facts()
        if people.is_administrator(people.person_of(request.user)):
            facts["version"] = interplay.__version__
    except DatabaseError:
        facts = {"status": "down", "database": _("The database does not answer.")}
    return JsonResponse(facts, status=200 if facts["status"] == "ok" else 503)


def _facts() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    waiting = jobs.waiting()
    if waiting > PATIENCE:
        minutes = waiting // dt.timedelta(minutes=1)
        late = _("Letters and other work have been waiting for %(minutes)d minutes.") % {"minutes": minutes}
        return {"status": "late", "database": "ok", "queue": late}
    return {"status": "ok", "database": "ok", "queue": "ok"}
