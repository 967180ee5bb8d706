"""When an edition is due, by the organisation's clocks."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from interplay.learn.newsletter import rules
from interplay.learn.newsletter.constants import Rhythm
from interplay.learn.newsletter.models import Plan

LONDON = ZoneInfo("Europe/London")


def at(said: str) -> dt.datetime:
    return dt.datetime.fromisoformat(said).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("rhythm", "now", "due"),
    [
        (Rhythm.OFF, "2026-12-24T12:00", False),
        (Rhythm.AT_ONCE, "2026-07-06T00:00", True),
        # Kept on Monday 6 July 2026; 08:00 in London is 07:00 UTC in summer and 08:00 UTC in winter.
        (Rhythm.WEEKLY, "2026-07-13T06:59", False),
        (Rhythm.WEEKLY, "2026-07-13T07:00", True),
        (Rhythm.MONTHLY, "2026-08-01T06:59", False),
        (Rhythm.MONTHLY, "2026-08-01T07:00", True),
        (Rhythm.MONTHLY, "2026-11-30T12:00", True),  # the house was asleep for months
    ],
)
def test_due(rhythm: str, now: str, due: bool) -> None:
    plan = Plan(rhythm=rhythm, looked_at=at("2026-07-06T07:00"))
    assert rules.is_due(plan, at(now), LONDON) is due


@pytest.mark.parametrize(
    ("day", "hour", "now", "moment"),
    [
        (1, 8, "2026-01-01T07:59", "2025-12-01T08:00"),
        (28, 8, "2026-03-01T00:00", "2026-02-28T08:00"),
        (28, 23, "2026-03-31T00:00", "2026-03-28T23:00"),
        (1, 8, "2026-12-01T08:00", "2026-12-01T08:00"),
    ],
)
def test_the_last_moment_of_a_month(day: int, hour: int, now: str, moment: str) -> None:
    plan = Plan(rhythm=Rhythm.MONTHLY, day=day, hour=hour)
    assert rules.last_moment(plan, at(now), LONDON) == at(moment)


def test_an_hour_that_the_clocks_leave_out_is_the_one_after() -> None:
    plan = Plan(rhythm=Rhythm.WEEKLY, weekday=6, hour=1)  # 29 March 2026, 01:00 in London, is not there
    assert rules.last_moment(plan, at("2026-03-29T12:00"), LONDON) == at("2026-03-29T01:00")


@pytest.mark.parametrize(
    ("status", "times", "paused"), [("5.1.1", 1, True), ("5.2.1", 1, False), ("5.2.1", 2, False), ("5.2.1", 3, True)]
)
def test_when_an_address_is_paused(status: str, times: int, paused: bool) -> None:
    assert rules.must_pause(status, times) is paused
