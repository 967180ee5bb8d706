"""Fill a house with a film that many have marked, in a process of its own; say how long committing took (JSON)."""

import functools
import json
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from unittest import mock

CUES, CUE_SECONDS = 200, 4.0
CODES = ("leading", "learning", "interplay")
WORDS = "Whoever was asked to show a thing had to look at it again."
SHORT = 20  # draws of each comparison on the way, which nobody looks at


def main(people: int, marks: int) -> dict[str, Any]:
    """A film of 200 captions on which so many people have committed so many marks each, in a house set as usual.

    Told are the cookies of one of them, how many are compared, and the seconds that the last commitment took, which
    brings the comparison of all, and the one before it, which brings none.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "interplay.config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from bench.house import signed_in
    from interplay.learn.films.models import Comparison
    from interplay.plain.agreement import comparison

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    with tempfile.TemporaryDirectory() as folder:
        reading = _published(Path(folder))
    everybody, chance = [_somebody(number) for number in range(people)], random.Random(4)
    with mock.patch.object(comparison, "compare", functools.partial(comparison.compare, resamples=SHORT)):
        for person in everybody[:-2]:
            _commit(person, reading, marks, chance)
    before, last = (_commit(person, reading, marks, chance) for person in everybody[-2:])
    compared = Comparison.objects.latest("number").people
    return {"cookies": signed_in(everybody[0].account)["cookies"], "compared": compared, "before": before, "last": last}


def _published(folder: Path) -> Any:
    """The course with the film: the same that tests are about, with more said in it."""
    from interplay.plain.captions import Cue
    from tests.learn.study import films

    starts = [number * CUE_SECONDS for number in range(CUES)]
    cues = tuple(Cue(start, start + CUE_SECONDS, f"Speaker {start // 12 % 5:g}", WORDS) for start in starts)
    return films.published(folder, films.book(cues, CUES * CUE_SECONDS))


def _somebody(number: int) -> Any:
    from interplay.people.models import Account, Person

    account = Account.objects.create(email=f"marker{number}@bench.example")
    return Person.objects.create(account=account, display=f"Marker Number {number}")


def _commit(person: Any, reading: Any, marks: int, chance: random.Random) -> tuple[float, float]:
    """Commit marks that crowd around the same places; the seconds it took, and how many of them it computed."""
    from interplay.learn.study import services
    from interplay.plain.marks import Mark, written

    end = CUES * CUE_SECONDS
    places = [min(max(chance.gauss(chance.randrange(1, 20) * end / 20, 8), 0), end - 1) for _ in range(marks)]
    body = written(Mark(round(at, 1), chance.choice(CODES), 5.0, WORDS) for at in places)
    began, computed = time.perf_counter(), time.process_time()
    services.hand_in(by=person, reading=reading, part="watch", drafts={"watch-n": services.Draft(body, 0)})
    return time.perf_counter() - began, time.process_time() - computed


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
