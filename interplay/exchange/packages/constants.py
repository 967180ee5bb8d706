"""States and limits of courses that are brought in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

MEGABYTE = 1_000_000
MOST_BYTES = 500 * MEGABYTE  # of a zip; a larger course is published from its folder
FORM_BYTES = 64 * 1024  # what the form around the zip may add to it
SPARE_BYTES = 200 * MEGABYTE  # what must stay free on the disk
KEPT_DAYS = 30  # of a parcel that nobody publishes
STRAY_SECONDS = 3_600  # after which a folder without its row was left by a process that died
PATIENCE_SECONDS = 40  # of the house with the process that examines; that one has 30 s for itself


class State(models.TextChoices):
    ARRIVED = "arrived", _("not checked yet")
    REFUSED = "refused", _("refused")
    FAULTY = "faulty", _("to be mended")
    GOOD = "good", _("can be published")
    PUBLISHED = "published", _("published")
