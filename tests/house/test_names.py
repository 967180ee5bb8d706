"""Names that are written as text and must lead somewhere: jobs, followers, permits, permissions to write."""

import ast
from collections.abc import Iterator
from importlib import import_module

from django.conf import settings
from django.utils.module_loading import import_string

from interplay.config.followers import FOLLOWERS
from interplay.core.permits import REGISTER
from tests.house import source


def _named(*functions: str) -> Iterator[tuple[str, str]]:
    """Every call of one of `functions` with where it stands and the text that is its first argument."""
    for path in source.files():
        for call in source.calls(path):
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            first = call.args[0] if call.args else None
            if name in functions and isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield source.place(path, call), first.value


def test_every_job_exists() -> None:
    jobs = list(_named("later"))
    assert jobs, "somebody puts letters on the queue"
    for where, name in jobs:
        assert callable(import_string(f"interplay.{name}")), where


def test_every_follower_exists() -> None:
    for followers in FOLLOWERS.values():
        for name in followers:
            assert callable(import_string(name))


def test_all_news_that_is_told_has_its_list_and_every_list_its_news() -> None:
    assert {verb for _, verb in _named("tell")} == set(FOLLOWERS)


def test_every_permit_that_is_asked_for_exists() -> None:
    import_module(settings.ROOT_URLCONF)  # with it every room, and every room's permits
    for where, name in _named("may", "require"):
        assert name in REGISTER, where


def test_there_is_no_drawer_for_things_without_a_subject() -> None:
    drawers = {
        "utils",
        "util",
        "helpers",
        "helper",
        "common",
        "manager",
        "managers",
        "misc",
        "shared",
        "base",
        "handlers",
    }
    assert [path for path in source.files() if path.stem in drawers or path.parent.name in drawers] == []


def test_migrations_say_what_they_do() -> None:
    unnamed = [path for path in source.HOUSE.rglob("migrations/*.py") if "_auto_" in path.name]
    assert unnamed == []
