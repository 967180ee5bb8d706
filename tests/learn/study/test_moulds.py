"""A mould is the template, cut where readers differ."""

import pytest
from django.utils.safestring import mark_safe

from interplay.learn.study.views.moulds import Mould, gap, mould


def test_what_fills_a_gap_is_escaped_unless_it_is_safe() -> None:
    poured = Mould(f"<p>{gap('one')}</p>{gap('two')}.")
    assert poured.fill(one="<b>", two=mark_safe("<i>")) == "<p>&lt;b&gt;</p><i>."
    assert poured.fill_bytes({"one": b"<b>", "two": b""}) == b"<p><b></p>."


def test_a_gap_that_nobody_fills_is_told() -> None:
    with pytest.raises(KeyError):
        Mould(gap("one")).fill()


def test_what_an_author_wrote_is_never_a_gap() -> None:
    wrote = "\ue000token\ue001"
    assert Mould(f"{wrote} {gap('one')}").fill(one=wrote) == f"{wrote} {wrote}"


def test_a_mould_is_poured_once_for_each_shape() -> None:
    assert mould("study/_status.html", kept="draft") is mould("study/_status.html", kept="draft")
    assert mould("study/_status.html", kept="draft") is not mould("study/_status.html", kept="changed")
