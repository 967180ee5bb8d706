"""Furnish the house whose server will be killed, in a process of its own; says how to get in (JSON)."""

import json
import os
import sys
import tempfile
from pathlib import Path

COURSE = """id = "short"
title = "A short course"
summary = "Three questions."
language = "en-GB"
level = "introductory"
licence = "CC-BY-4.0"
authors = ["Nobody"]
subjects = ["testing"]
outcomes = ["answer three questions"]
"""
ACTIVITY = """::: activity {{#a{n} time="5 min"}}
What did you see?

::: response {{#a{n}-r}}
:::

::: discussion
So did others.
:::
:::
"""


def main(people: int) -> list[dict[str, str]]:
    """A migrated house with a course of three activities and `people` signed in."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "interplay.config.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import transaction

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    with tempfile.TemporaryDirectory() as folder:
        _publish(Path(folder))
    with transaction.atomic():
        return [_person(number) for number in range(people)]


def _publish(folder: Path) -> None:
    from interplay.learn.courses.services import publish
    from interplay.plain.coursebook.read import read

    folder.joinpath("course.toml").write_text(COURSE)
    body = "\n".join(ACTIVITY.format(n=n) for n in (1, 2, 3))
    folder.joinpath("01-only.md").write_text(f'+++\ntitle = "The only section"\n+++\n\nLook around you.\n\n{body}')
    book, faults = read(folder)
    if book is None:
        raise ValueError("\n".join(map(str, faults)))
    publish(book, folder)


def _person(number: int) -> dict[str, str]:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.middleware.csrf import _get_new_csrf_string

    from interplay.people.models import Account, Person

    account = Account.objects.create(email=f"writer{number}@killed.example")
    person = Person.objects.create(account=account, display=f"Writer Number {number}")
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "interplay.people.backends.Backend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    token = _get_new_csrf_string()
    return {"id": str(person.pk), "cookies": f"interplay={session.session_key}; csrf={token}", "token": token}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]))))
