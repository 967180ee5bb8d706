"""Who gets the newsletter, when it goes out, each edition of it, and where each letter of an edition is."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from interplay.core.ids import new_id
from interplay.learn.newsletter.constants import LONGEST_WHY, DeliveryState, Rhythm, Weekday


class Plan(models.Model):
    """When editions go out, and the foreword of the next. There is one."""

    rhythm = models.CharField(max_length=10, choices=Rhythm, default=Rhythm.MONTHLY)
    weekday = models.PositiveSmallIntegerField(choices=Weekday, default=Weekday.MONDAY)
    day = models.PositiveSmallIntegerField(default=1)
    hour = models.PositiveSmallIntegerField(default=8)
    foreword = models.TextField(blank=True)
    looked_at = models.DateTimeField()  # every moment up to here was kept: an edition went out, or there was nothing

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(pk=1), name="newsletter_one_plan"),
            models.CheckConstraint(
                condition=Q(weekday__lte=6, day__gte=1, day__lte=28, hour__lte=23), name="newsletter_plan_has_a_moment"
            ),
        )

    def __str__(self) -> str:
        return self.rhythm


class Asking(models.Model):
    """Somebody gave an address; whoever reads its letters may confirm it, once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    address = models.EmailField()
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.address


class Subscriber(models.Model):
    """A confirmed address. Who stops the letters is forgotten: the row goes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    address = models.EmailField()
    confirmed_at = models.DateTimeField()
    hard_bounces = models.PositiveSmallIntegerField(default=0)
    paused_at = models.DateTimeField(null=True, blank=True)
    paused_why = models.CharField(max_length=LONGEST_WHY, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(Lower("address"), name="newsletter_address_once_in_any_case"),)

    def __str__(self) -> str:
        return self.address


class Edition(models.Model):
    """One newsletter: what it says, frozen when it was made."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.PositiveIntegerField(unique=True)
    since = models.DateTimeField(unique=True)  # courses published after this ...
    until = models.DateTimeField()  # ... and up to this
    foreword = models.TextField(blank=True)
    courses = models.JSONField()
    made_at = models.DateTimeField()
    fanned_out_at = models.DateTimeField(null=True, blank=True)  # when its deliveries were written

    def __str__(self) -> str:
        return f"newsletter {self.number}"


class Delivery(models.Model):
    """One letter: one edition to one subscriber, once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="deliveries")
    # None once the subscriber has gone: the letter still counts, to nobody in particular.
    subscriber = models.ForeignKey(Subscriber, models.SET_NULL, null=True, related_name="deliveries")
    batch = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=DeliveryState, default=DeliveryState.WAITING)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    why = models.CharField(max_length=LONGEST_WHY, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["edition", "subscriber"], name="newsletter_letter_once"),)
        indexes = (models.Index(fields=["edition", "batch"], name="newsletter_batch"),)

    def __str__(self) -> str:
        return f"{self.edition} to {self.subscriber}"
