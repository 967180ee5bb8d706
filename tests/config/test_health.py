"""Whoever watches the house is told the truth, and strangers no more than that."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

import interplay
from interplay.core import jobs
from tests.cast import RELATIONS, cast

WELL = {"status": "ok", "database": "ok", "queue": "ok"}


@pytest.mark.django_db
def test_a_well_house_says_so_and_only_administrators_learn_its_version() -> None:
    people = cast()
    told = {relation: people.client(relation).get("/healthz").json() for relation in RELATIONS}
    assert told == {
        relation: {**WELL, "version": interplay.__version__} if relation == "administrator" else WELL
        for relation in RELATIONS
    }


@pytest.mark.django_db
def test_it_is_not_kept_and_sets_no_cookie() -> None:
    answer = Client().get("/healthz")
    assert (answer.status_code, answer["Content-Type"], answer.cookies) == (200, "application/json", {})
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_asking_as_a_visitor_costs_two_reads(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        Client().get("/healthz")


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "status"), [(4, 200), (6, 503)])
def test_a_queue_that_nobody_works_off_is_told(minutes: int, status: int) -> None:
    jobs.later("core.letters.post", to="ewa@mail.example", subject="Hello", body="")
    DBTaskResult.objects.update(run_after=timezone.now() - dt.timedelta(minutes=minutes))
    answer = Client().get("/healthz")
    assert answer.status_code == status
    late = {**WELL, "status": "late", "queue": "Letters and other work have been waiting for 6 minutes."}
    assert answer.json() == (WELL if status == 200 else late)


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_told_in_words() -> None:
    with _silent_database():
        answer = Client().get("/healthz")
    assert (answer.status_code, answer.json()) == (
        503,
        {"status": "down", "database": "The database does not answer."},
    )


@contextmanager
def _silent_database() -> Iterator[None]:
    def refuse(*_: Any) -> None:
        raise OperationalError("the disk is gone")

    with connection.execute_wrapper(refuse):
        yield


@pytest.mark.django_db
def test_it_is_only_asked() -> None:
    assert Client().post("/healthz").status_code == 405
