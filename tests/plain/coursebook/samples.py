"""A small but complete course, made by hand: for tests of what is built on the tree."""

from interplay.plain.coursebook import tree
from interplay.plain.coursebook.tree import Hidden, Option, Pair, Paragraph, Part, Target


def said(*words: tree.Inline) -> tuple[Paragraph]:
    """Blocks with one paragraph of these words."""
    return (Paragraph(words),)


FIRST = tree.Activity(
    kind="activity",
    id="a1",
    number="1",
    title="One hour",
    minutes=20,
    parts=(
        Part(
            id="a1",
            question=said("Who led, and who ", tree.Strand("learn", ("learned",)), "?"),
            interactions=(tree.Response(id="a1-r", size="long", min_words=5, hint="Ten minutes", keeps="roles"),),
            hidden=(Hidden("discussion", said("SECRET discussion of one hour.")),),
        ),
    ),
)

CHOICE = tree.Choice(
    id="q1-c",
    options=(
        Option("yes", ("Nine came",), right=True, feedback=said("SECRET feedback: yes.")),
        Option("no", ("Nine learned",), feedback=said("SECRET feedback: nobody knows.")),
    ),
)

SECOND = tree.Activity(
    kind="saq",
    id="q1",
    number="1",
    title="A register",
    minutes=5,
    parts=(
        Part(
            id="q1",
            question=said("What can you tell?"),
            interactions=(CHOICE,),
            hidden=(Hidden("answer", said("SECRET answer: that nine came.")),),
        ),
    ),
)

MATCH = tree.Match(
    id="p2-m",
    pairs=(
        Pair("formal", ("Formally",), ("An advertised post",), "k7"),
        Pair("cultural", ("Culturally",), ("Somebody always does",), "c2"),
    ),
)

THIRD = tree.Activity(
    kind="activity",
    id="a2",
    number="2",
    minutes=30,
    intro=said("Two parts."),
    parts=(
        Part(
            id="p1",
            number="1",
            title="Now",
            question=(*said("Here is what you wrote:"), tree.ResponseAgain("a1-r")),
            interactions=(tree.Response(id="p1-r", size="line", label="Now", prefill="I "),),
            hidden=(Hidden("discussion", said("SECRET discussion of now."), title="What others say"),),
        ),
        Part(id="p2", number="2", question=said("Match them."), interactions=(MATCH,)),
    ),
)

FIGURE = tree.Figure(id="fig-hour", src="media/hour.svg", number="1", caption=said("An hour, drawn."))

TABLE = tree.Table(
    id="tab-week",
    number="1",
    caption=("A week",),
    head=(("Kind",), ("Hours",)),
    rows=((("Talk",), ("57",)), (("Training",), ("14",))),
    aligns=("", "right"),
    note=said("Invented."),
)

FILM = tree.Film(
    kind="film", id="film-1", src="media/hour.mp4", number="1", captions="media/hour.en.vtt", caption=said("An hour.")
)

ONE = tree.Section(
    id="one",
    number="1",
    title="Two strands",
    lede="Who led?",
    minutes=25,
    file="01-one.md",
    blocks=(
        tree.Heading(2, ("Begin",), id="begin"),
        Paragraph(
            (
                "See ",
                tree.CrossReference("fig-hour"),
                " and ",
                tree.Term("leading", ("leading",)),
                " ",
                tree.Citation("harris2008"),
                tree.FootnoteMark("1"),
                ".",
            )
        ),
        FIGURE,
        TABLE,
        FIRST,
        tree.Panel(kind="quote", blocks=said("I learned it from Wilf."), by="Rosa Fernhalt"),
        Hidden("reveal", said("Opened, not answered."), title="More"),
        SECOND,
    ),
    footnotes=(tree.Footnote("1", said("Slow.")),),
)

TWO = tree.Section(
    id="two",
    number="2",
    title="From whom",
    minutes=30,
    file="02-two.md",
    blocks=(THIRD, FILM, tree.References(), tree.Glossary()),
)

TARGETS = {
    "one": Target("section", "one", "1", "Two strands"),
    "begin": Target("heading", "one", title="Begin"),
    "fig-hour": Target("figure", "one", "1"),
    "tab-week": Target("table", "one", "1", "A week"),
    "a1": Target("activity", "one", "1", "One hour"),
    "a1-r": Target("response", "one", activity="a1"),
    "q1": Target("saq", "one", "1", "A register"),
    "q1-c": Target("choice", "one", activity="q1"),
    "two": Target("section", "two", "2", "From whom"),
    "a2": Target("activity", "two", "2"),
    "p1": Target("part", "two", "1", "Now", activity="a2"),
    "p1-r": Target("response", "two", activity="a2"),
    "p2": Target("part", "two", "2", activity="a2"),
    "p2-m": Target("match", "two", activity="a2"),
    "film-1": Target("film", "two", "1"),
}


def course(**changes: object) -> tree.Course:
    """The course; `changes` replace fields of it."""
    facts: dict[str, object] = {
        "id": "small",
        "title": "A small course",
        "summary": "Small, but complete.",
        "language": "en-GB",
        "level": "introductory",
        "licence": "CC-BY-4.0",
        "authors": ("Zora Vennor",),
        "subjects": ("Learning",),
        "outcomes": ("tell an hour;",),
        "minutes": 65,
        "minutes_reading": 10,
        "completion": tree.Completion(need=3, of=("a1", "q1", "a2")),
        "sections": (ONE, TWO),
        "further": (tree.Further("More", "course:writing-a-course", "Go on."),),
        "assets": {
            "media/hour.svg": tree.Asset(
                path="media/hour.svg",
                sha256="0" * 64,
                size=300,
                media_type="image/svg+xml",
                title="An hour",
                owner="Nobody",
                licence="CC-BY-4.0",
                alt="Two strands that cross.",
                description=said("Two lanes."),
                width=640,
                height=320,
            )
        },
        "glossary": {"leading": tree.GlossaryEntry("leading", "Leading", said("What somebody does."))},
        "references": {
            "harris2008": tree.Reference(
                id="harris2008",
                title="Distributed leadership",
                label="Harris, 2008",
                authors=("Harris, A.",),
                year="2008",
            )
        },
        "targets": TARGETS,
    }
    return tree.Course(**{**facts, **changes})  # type: ignore[arg-type]
