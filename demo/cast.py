"""The people of the Larkmere Federation, who are all invented: who they are and where they work.

A demo house is made of them by federation.py. Nobody here is anybody; the schools' numbers belong to no school.
"""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from interplay.people.constants import Grade, OfficeKind, Phase, StaffGroup


@dataclass(frozen=True)
class SchoolFacts:
    """A school as the federation lists it."""

    short: str
    name: str
    phase: str
    urn: str


@dataclass(frozen=True)
class Work:
    """Where somebody works, from which day to which."""

    school: str
    title: str
    from_on: dt.date
    to_on: dt.date | None = None
    staff_group: str = StaffGroup.TEACHER
    grade: str = Grade.TEACHER
    fte: str = "1.00"
    line_manager: str = ""

    def share(self) -> Decimal:
        """Which part of a full week."""
        return Decimal(self.fte)


@dataclass(frozen=True)
class Member:
    """One of the cast: the name, what the card says, where the person works and which office the person holds."""

    given: str
    family: str
    about: str
    works: tuple[Work, ...] = ()
    office: OfficeKind | None = None
    office_from: dt.date = dt.date(2024, 9, 1)
    email: str = field(default="")

    @property
    def name(self) -> str:
        """As it is printed."""
        return f"{self.given} {self.family}"

    @property
    def handle(self) -> str:
        """As it stands in an address."""
        return self.given.lower()

    @property
    def address(self) -> str:
        """Where letters go; `.example` is a place where nobody lives."""
        return self.email or f"{self.handle}@larkmere.example"


FEDERATION = "Larkmere Federation"

SCHOOLS = (
    SchoolFacts("LKU", "Larkmere Upper School", Phase.UPPER, "999901"),
    SchoolFacts("FEN", "Fennick Middle School", Phase.MIDDLE, "999902"),
    SchoolFacts("HOL", "Hollowbrook Middle School", Phase.MIDDLE, "999903"),
    SchoolFacts("MAR", "Marlstone Middle School", Phase.MIDDLE, "999904"),
)

_2007, _2015, _2019, _2021 = (dt.date(year, 9, 1) for year in (2007, 2015, 2019, 2021))
_2024, _2025 = dt.date(2024, 9, 1), dt.date(2025, 9, 1)

CAST = (
    Member(
        "Rosa",
        "Fernhalt",
        "The best idea of her year came from the newest in her department. "
        "She sees her own answers, and nobody else’s.",
        (Work("FEN", "Coordinator of modern languages", _2019, grade=Grade.MIDDLE, line_manager="hamza"),),
    ),
    Member(
        "Hamza",
        "Lorrimar",
        "He answers for teaching at his school, and yet cannot read a word of what his colleagues write here.",
        (Work("FEN", "Deputy head", _2019, staff_group=StaffGroup.LEADER, grade=Grade.SENIOR),),
    ),
    Member(
        "Wilf",
        "Norchard",
        "In his first year of teaching. He let the pairs make themselves, and others have taken it up.",
        (Work("FEN", "Teacher of French", _2025, line_manager="rosa"),),
    ),
    Member(
        "Selim",
        "Garrowby",
        "Asked to help in two other schools, in which he manages nobody.",
        (Work("FEN", "Head of performing arts", _2021, grade=Grade.MIDDLE, line_manager="hamza"),),
    ),
    Member(
        "Carys",
        "Stillgoe",
        "Has an hour a week in which to be visited, and did not want the title.",
        (Work("HOL", "Teacher of drama and English", _2021),),
    ),
    Member(
        "Umar",
        "Cresson",
        "Led something for twelve minutes, and then Tamsin did.",
        (Work("HOL", "Teacher of art", _2024),),
    ),
    Member(
        "Isla",
        "Mossgrave",
        "Moved from Fennick, four days a week, and found that what works there does not work here.",
        (
            Work("FEN", "Teacher of dance", _2021, _2025),
            Work("MAR", "Teacher of dance and English", _2025, fte="0.80"),
        ),
    ),
    Member(
        "Greta",
        "Quarrin",
        "Runs the programme for middle leaders and looks after Interplay: she sees whether the house is well, "
        "and nobody’s answers.",
        (Work("LKU", "Leader of professional development", _2019, grade=Grade.SENIOR),),
        office=OfficeKind.ADMINISTRATOR,
    ),
    Member(
        "Edie",
        "Kestle",
        "Nineteen years in this building. She leads nothing at present, except that everyone brings her "
        "their difficult letters.",
        (Work("HOL", "Teacher of English", _2007),),
    ),
    Member(
        "Farid",
        "Upwell",
        "Thinks about the summer that lies between Year 8 and Year 9.",
        (Work("LKU", "Teacher of religious studies", _2021),),
    ),
    Member(
        "Verity",
        "Penhallow",
        "Leads all four schools. She too sees the courses and her own answers, and no one else’s.",
        (Work("LKU", "Executive head", _2015, staff_group=StaffGroup.LEADER, grade=Grade.HEAD),),
        office=OfficeKind.FEDERATION_LEADER,
    ),
    Member(
        "Nils",
        "Ottaway",
        "Stands for the staff of all four schools, and asks at interviews what people do at weekends.",
        (Work("LKU", "Teacher of geography", _2015),),
        office=OfficeKind.STAFF_REPRESENTATIVE,
        office_from=_2025,
    ),
    Member(
        "Zora",
        "Vennor",
        "Writes courses, and brings them in herself, from outside. She is not told who reads her.",
        email="zora@vennor.example",
        office=OfficeKind.COURSE_AUTHOR,
        office_from=_2025,
    ),
    Member(
        "Tamsin",
        "Ivelet",
        "Three days a week here, and a scout leader on the others. She has led more than people know.",
        (Work("HOL", "Teacher of mathematics", _2025, fte="0.60"),),
    ),
)
