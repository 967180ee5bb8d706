"""The floors: what stock Django and bare SQLite do on this machine, in this run.

A: startproject's middleware, a view that returns 20 KB of bytes, no database.
B: startproject's middleware, database sessions, login_required, one query of 20 rows, a template of 1.3 KB.
C: one changed answer of 400 bytes a commit on bare SQLite, WAL and synchronous FULL.

Never edited together with the code that they judge.
"""

import os
import sqlite3
import sys
import time
from pathlib import Path

HOME = Path(os.environ.get("FLOOR_HOME", "/nonexistent"))
ROW = "<tr><td>{{ forloop.counter }}</td><td>{{ group.name }}</td></tr>"
TEMPLATE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Groups</title></head><body>
<h1>Groups</h1><p>{{{{ request.user.get_username }}}}</p><table><thead><tr><th>No.</th><th>Name</th></tr></thead>
<tbody>{{% for group in groups %}}{ROW}{{% endfor %}}</tbody></table></body></html>"""
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]


def _configure() -> None:
    import django
    from django.conf import settings

    settings.configure(
        SECRET_KEY="a floor keeps no secrets",
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        MIDDLEWARE=MIDDLEWARE,
        INSTALLED_APPS=[
            "django.contrib.admin",
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "django.contrib.staticfiles",
        ],
        # Kinder to the floor than startproject, which opens the file anew for each request and does two thirds of this.
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": HOME / "floor.sqlite3",
                "CONN_MAX_AGE": None,
                "OPTIONS": {"init_command": "PRAGMA journal_mode=WAL;"},
            }
        },
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "loaders": [("django.template.loaders.locmem.Loader", {"groups.html": TEMPLATE})],
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ],
                },
            }
        ],
        USE_TZ=True,
    )
    django.setup()


def make_floor() -> str:
    """Make the floor's database with 20 groups and one signed-in person; returns the session cookie."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.auth.models import Group, User
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    Group.objects.bulk_create(Group(name=f"A group of people, number {n}") for n in range(20))
    user = User.objects.create(username="somebody")
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return f"sessionid={session.session_key}"


def commits(path: Path, seconds: float) -> tuple[int, float, float]:
    """Floor C: how many commits in how many seconds, and of CPU, one changed 400-byte answer each."""
    path.unlink(missing_ok=True)
    base = sqlite3.connect(path, isolation_level=None)
    base.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;")
    base.execute("CREATE TABLE answer (person INTEGER, item TEXT, body TEXT, PRIMARY KEY (person, item))")
    count, started, cpu = 0, time.perf_counter(), time.process_time()
    write = "INSERT INTO answer VALUES (?, ?, ?) ON CONFLICT (person, item) DO UPDATE SET body = excluded.body"
    while time.perf_counter() - started < seconds:
        base.execute(write, (count % 30, "a1-r", f"{count:08d}" + "x" * 392))
        count += 1
    return count, time.perf_counter() - started, time.process_time() - cpu


if HOME.is_dir():
    _configure()

    from django.contrib.auth.decorators import login_required
    from django.contrib.auth.models import Group
    from django.core.wsgi import get_wsgi_application
    from django.http import HttpRequest, HttpResponse
    from django.shortcuts import render
    from django.urls import path

    PAGE = b"x" * 20480

    def plain(request: HttpRequest) -> HttpResponse:
        """Floor A."""
        return HttpResponse(PAGE)

    @login_required
    def groups(request: HttpRequest) -> HttpResponse:
        """Floor B."""
        return render(request, "groups.html", {"groups": Group.objects.all()[:20]})

    urlpatterns = [path("plain", plain), path("groups", groups)]
    application = get_wsgi_application()

if __name__ == "__main__":
    if sys.argv[1:2] == ["commits"]:
        print(*commits(Path(sys.argv[2]), float(sys.argv[3])))
    else:
        sys.modules["bench.floors"] = sys.modules["__main__"]
        print(make_floor())
