"""Lengths of time as authors write them."""

import pytest

from interplay.plain.coursebook import durations
from interplay.plain.coursebook.faults import Wrong


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("20 min", 20),
        ("20min", 20),
        ("20 minutes", 20),
        ("1 h", 60),
        ("1 hour", 60),
        ("1 h 30 min", 90),
        ("1h30m", 90),
        ("2 hours 5 mins", 125),
        ("PT20M", 20),
        ("PT1H", 60),
        ("PT1H30M", 90),
        (" 100 h ", 6000),
    ],
)
def test_a_length_of_time(written: str, minutes: int) -> None:
    assert durations.minutes(written) == minutes


@pytest.mark.parametrize("written", ["", "soon", "20", "1:30", "1.5 h", "-5 min", "PT", "min", "20 min 1 h"])
def test_what_is_no_length_of_time(written: str) -> None:
    with pytest.raises(Wrong, match="is not a length of time"):
        durations.minutes(written)


@pytest.mark.parametrize("written", ["0 min", "0 h 0 min", "101 h", "PT9999H"])
def test_what_nobody_can_spend(written: str) -> None:
    with pytest.raises(Wrong, match="is no time that somebody can spend"):
        durations.minutes(written)
