"""Files of an edition: those that it lists, as they are, and nothing that could act in our name."""

from contextlib import closing
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.asserts import assertNumQueries

from interplay.learn.courses import services
from tests.learn.courses import samples

pytestmark = pytest.mark.django_db

SVG = "/courses/braid/media/1/media/braid.svg"


@pytest.fixture(autouse=True)
def _published(tmp_path: Path) -> None:
    names = ("media/braid.svg", "media/sheet.pdf", "media/page.html", "media/talk.vtt")
    drawn = {name: samples.drawing(tmp_path, name, name.encode()) for name in names}
    services.publish(samples.book(assets=drawn), tmp_path)


def test_a_file_is_streamed_as_it_was_published(client: Client) -> None:
    with assertNumQueries(1):
        answer = client.get(SVG)
    assert answer.streaming
    assert answer.getvalue() == b"media/braid.svg"
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Content-Length"] == "15"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_drawing_cannot_act(client: Client) -> None:
    with closing(client.get(SVG)) as answer:
        assert answer["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        ("sheet.pdf", "application/pdf", "inline"),
        ("talk.vtt", "text/vtt; charset=utf-8", "inline"),
        ("page.html", "application/octet-stream", "attachment"),
    ],
)
def test_only_what_is_harmless_is_shown_in_place(client: Client, name: str, kind: str, shown: str) -> None:
    with closing(client.get(f"/courses/braid/media/1/media/{name}")) as answer:
        assert (answer["Content-Type"], answer["Content-Disposition"]) == (kind, f'{shown}; filename="{name}"')


@pytest.mark.parametrize(
    "address",
    [
        "/courses/braid/media/1/media/other.svg",
        "/courses/braid/media/2/media/braid.svg",
        "/courses/other/media/1/media/braid.svg",
        "/courses/braid/media/1/course.toml",
        "/courses/braid/media/1/media/../media/braid.svg",
        "/courses/braid/media/1/%2e%2e/%2e%2e/interplay.sqlite3",
        "/courses/braid/media/1//etc/passwd",
        "/courses/braid/media/1/media/braid.svg%00",
        "/courses/braid/media/99999999999999999999/media/braid.svg",
    ],
)
def test_what_the_edition_does_not_list_is_not_there(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_an_old_edition_keeps_its_files(client: Client, tmp_path: Path) -> None:
    drawn = samples.drawing(tmp_path, said=b"<svg/>")
    services.publish(samples.book(assets={drawn.path: drawn}), tmp_path)
    assert client.get(SVG).getvalue() == b"media/braid.svg"
    assert client.get(SVG.replace("/1/", "/2/")).getvalue() == b"<svg/>"


def test_a_file_that_was_lost_is_not_found(client: Client, media: Path) -> None:
    for path in media.rglob("*"):
        if path.is_file():
            path.unlink()
    assert client.get(SVG).status_code == 404
