"""Who may bring in courses, and who sees what was brought in."""

from interplay.core.permits import may, permit
from interplay.exchange.packages.models import Parcel
from interplay.people.selectors import Person


@permit(
    "packages.see",
    "Whoever brought a course in sees its report and preview, publishes it or throws it away; nobody else does.",
)
def may_see(person: Person | None, parcel: Parcel) -> bool:
    """Whether `person` may see `parcel`: her own, while she may bring in courses."""
    return person is not None and parcel.brought_by_id == person.pk and may("people.bring_in_courses", person)
