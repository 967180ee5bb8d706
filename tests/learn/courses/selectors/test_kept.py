"""A bounded memory lets go of what was not asked for the longest time."""

from interplay.learn.courses.selectors.kept import Kept


def test_what_is_put_is_got_and_nothing_else() -> None:
    kept: Kept[str] = Kept(2)
    assert kept.put("a", "one") == "one"
    assert (kept.get("a"), kept.get("b")) == ("one", None)


def test_the_one_not_asked_for_the_longest_time_goes() -> None:
    kept: Kept[str] = Kept(2)
    kept.put("a", "one")
    kept.put("b", "two")
    kept.get("a")
    kept.put("c", "three")
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == ("one", None, "three")


def test_weight_is_bounded_and_counted_right() -> None:
    kept: Kept[bytes] = Kept(10, heaviest=10, weigh=len)
    kept.put("a", b"1234")
    kept.put("a", b"123456")
    kept.put("b", b"1234")
    assert (kept.weight, len(kept)) == (10, 2)
    kept.put("c", b"1")
    assert (kept.get("a"), kept.weight) == (None, 5)


def test_what_is_too_heavy_by_itself_is_handed_back_and_not_kept() -> None:
    kept: Kept[bytes] = Kept(10, heaviest=3, weigh=len)
    assert kept.put("a", b"12345") == b"12345"
    assert (kept.get("a"), kept.weight) == (None, 0)


def test_dropping_and_clearing_forget() -> None:
    kept: Kept[bytes] = Kept(10, heaviest=9, weigh=len)
    kept.put("a", b"12")
    kept.put("b", b"34")
    kept.drop("a")
    kept.drop("never there")
    assert (kept.get("a"), kept.weight) == (None, 2)
    kept.clear()
    assert (len(kept), kept.weight) == (0, 0)
