"""A checked course becomes an edition: all of it, once."""

import pytest
from tests.learn.courses import samples

from interplay.learn.courses import selectors, services
from interplay.learn.courses.models import Asset, Course, Edition, Page, SearchRow

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def test_the_first_publishing_makes_the_course_and_its_first_edition(tmp_path):
    published = services.publish(samples.book(), tmp_path)
    assert published.is_new
    assert (published.edition.number, published.edition.title, published.edition.needs) == (1, "Two strands", 2)
    assert Course.objects.get().edition == published.edition
    assert [page.slug for page in Page.objects.all()] == ["start"]


def test_the_same_content_again_changes_nothing(tmp_path):
    first = services.publish(samples.book(), tmp_path)
    again = services.publish(samples.book(), tmp_path)
    assert (again.edition, again.is_new) == (first.edition, False)
    assert (Edition.objects.count(), Page.objects.count()) == (1, 1)
