"""What holds for every test: no network, no leftovers in the cache, and an order that must not matter."""

import ipaddress
import os
import random
import shutil
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache

CHROMIUM_FLAGS = [
    "--no-sandbox",  # root's Chromium has none to offer
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--shuffle 7` runs the tests in another order; the same number gives the same order again."""
    parser.addoption("--shuffle", type=int, metavar="SEED", help="run the tests in an order drawn with this seed")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Shuffle where asked to."""
    seed = config.getoption("--shuffle")
    if seed is not None:
        random.Random(seed).shuffle(items)


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Whoever would speak with another machine fails, in words."""
    with pytest.MonkeyPatch.context() as patch:
        connect, find = socket.socket.connect, socket.getaddrinfo

        def connect_here(self: socket.socket, address: Any) -> None:
            if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_here(address[0]):
                raise AssertionError(f"A test asked {address[0]} for something; tests need no network.")
            connect(self, address)

        def find_here(host: Any, *rest: Any, **options: Any) -> Any:
            if host and not _is_here(host):
                raise AssertionError(f"A test asked for the address of {host}; tests need no network.")
            return find(host, *rest, **options)

        patch.setattr(socket.socket, "connect", connect_here)
        patch.setattr(socket, "getaddrinfo", find_here)
        yield


def _is_here(host: str | bytes) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name in ("localhost", socket.gethostname()):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    """Sign-in limits and the like are counted anew in every test."""
    yield
    cache.clear()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """One Chromium for all tests that need a browser; it speaks with this machine alone."""
    from playwright.sync_api import sync_playwright

    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.fail("This needs Chromium: apt install chromium")
    # Playwright's loop lives in this thread; the database is asked between its steps, never inside one.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as play:
        patch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = play.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()
