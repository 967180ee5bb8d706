"""Pictures and other files of an edition. They take no viewer: they are public, like the pages they stand in."""

from pathlib import Path

from django.conf import settings

from interplay.learn.courses.models import Asset


def place_of(sha256: str) -> Path:
    """Where the bytes of that hash lie, whether they are there yet or not."""
    return Path(settings.MEDIA_ROOT) / "courses" / sha256[:2] / sha256


def asset(slug: str, number: int, path: str) -> Asset | None:
    """The file that edition lists under `path`; None where it lists no such file. One query."""
    if "\0" in path:  # which PostgreSQL will not even compare with
        return None
    edition = {"edition__course__slug": slug, "edition__number": number}
    return Asset.objects.filter(path=path, **edition).first()
