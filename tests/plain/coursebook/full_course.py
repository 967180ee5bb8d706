"""A small course in which every element of the format occurs, as a tree."""

from interplay.plain.coursebook import tree as t


def p(*inlines: t.Inline) -> t.Paragraph:
    return t.Paragraph(inlines)


SQUARE = "<math><msup><mi>n</mi><mn>2</mn></msup><mo>=</mo><mn>4</mn></math>"

ACTIVITY = t.Activity(
    "activity",
    "one-hour",
    (
        t.Part(
            "one-hour",
            (p("Choose one hour of last week. Who was leading when it began, and who when it ended?"),),
            (t.Response("one-hour-r", "long"),),
            (
                t.Hidden(
                    "discussion",
                    (p("SECRET If the lead changed", t.FootnoteMark("2"), ", look at what brought it about."),),
                ),
                t.Hidden(
                    "reveal", (p("SECRET One more turn."), t.ResponseAgain("one-hour-r")), "Another way to see it"
                ),
            ),
        ),
    ),
    "1",
    "One hour of last week",
    25,
)
PARTS = t.Activity(
    "activity",
    "two-parts",
    (
        t.Part(
            "part-now",
            (p("What do you see now?"),),
            (t.Response("now-r", "line"), t.Response("now-s", before=(p("And what have you tried?"),))),
            (t.Hidden("answer", (p("SECRET Not much."),), "Specimen answer"),),
            "a",
            "Now",
            10,
        ),
        t.Part("part-then", (p("And then?"),), (t.FilmNotes("then-n", "corridor"),), (), "b"),
    ),
    "2",
    "",
    30,
    (p("Two things to look at, one after the other."),),
)
CHOICE = t.Choice(
    "which-c",
    (
        t.Option("corner", ("A corner that ", t.Emphasis(("moved",))), False, (p("SECRET Others followed."),)),
        t.Option("bulletin", ("A name on the bulletin",), True, (p("SECRET A name goes on without its owner."),)),
        t.Option("projector", ("A projector",), False),
    ),
)
MATCH = t.Match(
    "pairs-m", (t.Pair("given", ("Given",), ("with a post",), "k7"), t.Pair("taken", ("Taken",), ("by oneself",), "k2"))
)
ITQ = t.Activity(
    "itq",
    "which-not",
    (
        t.Part(
            "which-not",
            (p("Which of these is not leading?"),),
            (CHOICE, MATCH),
            (t.Hidden("answer", (p("SECRET The bulletin."),)),),
        ),
    ),
    "1",
    "Which is not leading?",
    5,
)

SECTION = t.Section(
    "two-strands",
    "1",
    "Two strands",
    (
        p(
            "In this course ",
            t.Term("leading", ("leading",)),
            " is what one does for a while ",
            t.Citation("spillane2006"),
            ". It takes ",
            t.Emphasis(("somebody",)),
            " who ",
            t.Strong(("follows",)),
            ".",
            t.FootnoteMark("1"),
        ),
        t.Panel("study-note", (p("There are two sections, and about an hour’s work in them."),)),
        p(
            "We call the first strand ",
            t.Strand("lead", ("leading",)),
            ", the second ",
            t.Strand("learn", ("learning",)),
            " and where they cross ",
            t.Strand("both", ("interplay",)),
            ". In Wales they would say ",
            t.Foreign("cy", ("arwain a dysgu",)),
            "; see ",
            t.CrossReference("fig-hour"),
            ", ",
            t.CrossReference("two-parts", ("the activity on two things",)),
            " and ",
            t.CrossReference("part-now"),
            ". ",
            t.Link("https://example.org/?a=1&b=2", ("A page elsewhere",)),
            " and ",
            t.CourseLink("writing-a-course", "first", ("another course",)),
            ".",
            t.Break(),
            t.Code("course.toml"),
        ),
        t.Heading(2, ("Where the hours go",), "hours"),
        t.Table(
            (("Kind of hour",), ("Hours",), ("Led by post",)),
            ((("Training session",), ("14",), ("12",)), (("A talk in passing",), ("57",), ("6",))),
            ("left", "right", "center"),
            "tab-week",
            "1",
            ("Hours marked on cards in one week of March",),
            (p("The figures are invented, like the schools."),),
            row_headers=True,
        ),
        t.Table((("Word",), ("Meaning",)), ((("Lead",), ("What is followed",)),)),
        t.Heading(3, ("Smaller",), "smaller"),
        t.List(((p("one"),), (p("two"), t.List(((p("nested"),),), ordered=True, start=3)))),
        t.List(((p("a paragraph"), p("and one more")),), ordered=True, tight=False),
        t.Figure("fig-hour", "media/hour.svg", "1", (p("One hour, drawn as a braid."), p("A diamond marks the turn."))),
        ACTIVITY,
        t.Panel(
            "box",
            (p("To say that somebody led is to say what happened, not how well."), t.ResponseAgain("one-hour-r")),
            "not-praise",
            "Not a compliment",
        ),
        t.Panel("case-study", (p("Fennick counts 3,412 members of staff, of whom 201 are people."),), title="Fennick"),
        t.Panel("quote", (p("I would have torn the paper."),), by="Tamsin Ivelet", source="in the art room"),
        t.Panel(
            "extract", (p("The photocopier at Fennick is slow."),), title="From the minutes", source="Minutes, 3 March"
        ),
        t.Quotation((p("Let me."), p("What happens when …?"))),
        t.Panel("passage", (p("Pwy sy’n arwain?"),), language="cy"),
        t.Panel(
            "reading", (p("Twelve plain pages."),), href="https://example.org/pages", title="Communities of practice"
        ),
        t.Panel("reading", (p("The card itself."),), src="media/card.pdf"),
        t.Film(
            "film",
            "corridor",
            "media/corridor.mp4",
            "1",
            "Ten minutes in a corridor",
            "media/corridor.en.vtt",
            "media/hour.svg",
            (p("Filmed in one take."),),
            (p("Edie: What happens to the one who cannot be first?"), p("[A chair is turned.]")),
        ),
        t.Film("audio", "bell", "media/bell.mp3", "1", "", "", "", (), (p("A bell."),)),
        t.Maths(SQUARE, "n squared is four", mathml=True),
        t.Maths("n² = 4", "n squared is four"),
        t.CodeBlock('id = "leading"', "toml"),
        t.Rule(),
        t.Hidden("reveal", (p("It was raining."),), "Why nobody went out"),
        ITQ,
        PARTS,
        t.Panel("key-points", (t.List(((p("Leading begins and ends."),), (p("Learning is what is left."),))),)),
        t.Panel("further-reading", (p("Read on."),)),
        t.Panel("acknowledgements", (p("Thanks to the photocopier."),)),
    ),
    (t.Footnote("1", (p("Following well is ", t.Emphasis(("work",)), "."),)), t.Footnote("2", (p("SECRET note."),))),
    "Who was leading? Who was learning?",
    60,
)
LAST = t.Section("lists", "2", "Lists", (p("As ", t.Citation("lave1991"), " say."), t.References(), t.Glossary()))

ASSETS = (
    t.Asset(
        "media/hour.svg",
        "0" * 64,
        900,
        "image/svg+xml",
        "One hour",
        "Interplay contributors",
        "CC-BY-4.0",
        "Drawn for this course.",
        "A braid of two strands.",
        (p("Two lanes, one above the other."),),
        632,
        120,
    ),
    t.Asset("media/card.pdf", "0" * 64, 48_000, "application/pdf", "The card", "Larkmere", "CC-BY-4.0"),
    t.Asset("media/corridor.mp4", "0" * 64, 12_400_000, "video/mp4", "Corridor", "Larkmere", "CC-BY-4.0"),
    t.Asset("media/corridor.en.vtt", "0" * 64, 2_000, "text/vtt", "Captions"),
    t.Asset("media/bell.mp3", "0" * 64, 900_000, "audio/mpeg", "A bell"),
)
COURSE = t.Course(
    id="leading-and-learning",
    title="Leading and learning",
    summary="Who leads, who learns.",
    language="en-GB",
    level="intermediate",
    licence="CC-BY-4.0",
    authors=("Zora Vennor",),
    outcomes=("say who led",),
    completion=t.Completion(3, ("one-hour", "two-parts", "which-not")),
    sections=(SECTION, LAST),
    assets={asset.path: asset for asset in ASSETS},
    glossary={
        "leading": t.GlossaryEntry(
            "leading", "Leading", (p("What somebody does when others follow; not ", t.Term("rank", ("rank",)), "."),)
        ),
        "rank": t.GlossaryEntry("rank", "Rank", (p("A rung on a ladder."),)),
    },
    references={
        "spillane2006": t.Reference(
            "spillane2006",
            "Distributed Leadership",
            "Spillane, 2006",
            ("Spillane, J. P.",),
            "2006",
            publisher="San Francisco: Jossey-Bass",
        ),
        "lave1991": t.Reference(
            "lave1991",
            "Situated Learning",
            "Lave and Wenger, 1991",
            ("Lave, J.", "Wenger, E."),
            "1991",
            "In a series",
            url="https://doi.org/10.1000/x",
            accessed="1 May 2026",
        ),
    },
    targets={
        "two-strands": t.Target("section", "two-strands", "1", "Two strands"),
        "lists": t.Target("section", "lists", "2", "Lists"),
        "hours": t.Target("heading", "two-strands", "", "Where the hours go"),
        "smaller": t.Target("heading", "two-strands", "", "Smaller"),
        "fig-hour": t.Target("figure", "two-strands", "1"),
        "tab-week": t.Target("table", "two-strands", "1"),
        "not-praise": t.Target("box", "two-strands", "", "Not a compliment"),
        "corridor": t.Target("film", "two-strands", "1", "Ten minutes in a corridor"),
        "bell": t.Target("audio", "two-strands", "1"),
        "one-hour": t.Target("activity", "two-strands", "1", "One hour of last week"),
        "one-hour-r": t.Target("response", "two-strands", activity="one-hour"),
        "two-parts": t.Target("activity", "two-strands", "2"),
        "part-now": t.Target("part", "two-strands", "a", "Now", "two-parts"),
        "part-then": t.Target("part", "two-strands", "b", "", "two-parts"),
        "now-r": t.Target("response", "two-strands", activity="two-parts"),
        "now-s": t.Target("response", "two-strands", activity="two-parts"),
        "then-n": t.Target("film-notes", "two-strands", activity="two-parts"),
        "which-not": t.Target("itq", "two-strands", "1", "Which is not leading?"),
        "which-c": t.Target("choice", "two-strands", activity="which-not"),
        "pairs-m": t.Target("match", "two-strands", activity="which-not"),
    },
)
