"""Fill a house for measuring, in a process of its own, and say on standard output how to get in (JSON)."""

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

CONNECTIONS = 8
WORDS = "Whoever was asked to show a thing found that she had to look at it again, and saw what she had not seen. "


def main(courses: int, sections: int) -> dict[str, Any]:
    """A migrated house with one course to read, one of `sections` sections, and `courses` small ones."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "interplay.config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    with tempfile.TemporaryDirectory() as folder:
        seconds = [_publish(Path(folder), f"small-{n:04d}", 1) for n in range(courses)]
        _publish(Path(folder), "reader", 6)
        _film("reader")
        _publish(Path(folder), "long", sections)
        seconds.append(_publish(Path(folder), "hundred", 100))
    return {"publish_100_seconds": seconds[-1], "people": [_person(n) for n in range(CONNECTIONS)]}


def _publish(folder: Path, slug: str, sections: int) -> float:
    """Write and publish a course of `sections` sections of about 20 KB of page; returns the seconds of publishing."""
    import time

    from interplay.learn.courses.services import publish
    from interplay.plain.coursebook.read import read

    course = folder / slug
    course.mkdir()
    course.joinpath("course.toml").write_text(
        f'id = "{slug}"\ntitle = "A course called {slug}"\nsummary = "For measuring."\nlanguage = "en-GB"\n'
        'level = "introductory"\nlicence = "CC-BY-4.0"\nauthors = ["Nobody"]\nsubjects = ["measuring"]\n'
        'outcomes = ["know how long it takes"]\n'
    )
    for n in range(1, sections + 1):
        course.joinpath(f"{n:03d}-section-{n}.md").write_text(_section(n))
    started = time.perf_counter()
    book, faults = read(course)
    if book is None:
        raise ValueError("\n".join(map(str, faults)))
    publish(book, course)
    return time.perf_counter() - started


def _film(slug: str) -> None:
    """Put a film of 200 MB beside the pictures of that course, as if its edition had listed it."""
    import hashlib

    from interplay.learn.courses import selectors as courses
    from interplay.learn.courses.models import Asset, Edition

    sha256 = hashlib.sha256(b"a large film").hexdigest()
    place = courses.place_of(sha256)
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("wb") as film:
        for _ in range(200):
            film.write(os.urandom(1024 * 1024))
    facts = {"path": "media/large.mp4", "sha256": sha256, "media_type": "video/mp4", "size": 200 * 1024 * 1024}
    Asset.objects.create(edition=Edition.objects.get(course__slug=slug), **facts)


def _section(number: int) -> str:
    prose = "\n\n".join(f"{WORDS * 6}" for _ in range(20))
    activities = "\n\n".join(
        f'::: activity {{#a{number}-{n} time="20 min"}}\nWhat did you see, and who showed it to you?\n\n'
        f"::: response {{#a{number}-{n}-r}}\n:::\n\n::: discussion\n{WORDS * 3}\n:::\n:::"
        for n in (1, 2)
    )
    return f'+++\ntitle = "Section {number}"\n+++\n\n{prose}\n\n{activities}\n'


def _person(number: int) -> dict[str, str]:
    """Somebody signed in who is half-way through the course `reader`: her cookies, and her token for posting."""
    from interplay.learn.courses.selectors import reading
    from interplay.learn.study import services as study
    from interplay.people.models import Account, Person

    account = Account.objects.create(email=f"reader{number}@bench.example")
    person = Person.objects.create(account=account, display=f"Reader Number {number}")
    course, words = reading("reader"), "Somebody showed me. " * 20
    for item in ("a1-1-r", "a1-2-r", "a2-1-r"):
        study.save_draft(by=person, reading=course, item=item, body=words, seen=0)
    study.hand_in(by=person, reading=course, part="a1-1", drafts={"a1-1-r": study.Draft(words, 1)})
    return signed_in(account)


def signed_in(account: Any) -> dict[str, str]:
    """The cookies of a browser in which somebody is signed in, and the token for posting."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.middleware.csrf import _get_new_csrf_string

    from interplay.core import clock

    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "interplay.people.backends.Backend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    token = _get_new_csrf_string()
    return {"cookies": f"interplay={session.session_key}; csrf={token}", "token": token, "now": str(clock.now())}


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
