"""A document of answers with everything that one can hold: the example of docs/reference/my-answers.md."""

import datetime as dt

from interplay.plain.papers.documents import (
    ActivityAnswers,
    Answer,
    AnswersDocument,
    Block,
    CourseAnswers,
    Entry,
    SectionAnswers,
)

JOINED = dt.datetime(2026, 2, 27, 16, 40, tzinfo=dt.UTC)
HANDED_IN = dt.datetime(2026, 3, 3, 9, 15, tzinfo=dt.UTC)
SAVED = dt.datetime(2026, 3, 4, 7, 50, tzinfo=dt.UTC)
OPENED = dt.datetime(2026, 3, 5, 18, 5, tzinfo=dt.UTC)
MADE = dt.datetime(2026, 7, 10, 8, 30, tzinfo=dt.UTC)

LED = ActivityAnswers(
    "Activity 1: One hour",
    (
        Entry(
            (
                Block("Think of an hour in which you led."),
                Block("who was there", "item"),
                Block("what changed", "item"),
            ),
            (
                Answer(
                    "# 1 of 3\nI chaired it.",
                    "Handed in on 3 March 2026, 09:15",
                    label="By title",
                    at=HANDED_IN,
                    item="one-hour-r",
                    number=1,
                    body="# 1 of 3\nI chaired it.",
                ),
                Answer(
                    "I listened.",
                    "Draft, not handed in again, saved on 4 March 2026, 07:50",
                    label="By title",
                    at=SAVED,
                    standing="draft",
                    item="one-hour-r",
                    body="I listened.",
                ),
                Answer(
                    "I asked.",
                    "Also written elsewhere, not chosen yet",
                    label="By title",
                    standing="set-aside",
                    item="one-hour-r",
                ),
            ),
            discussion=(
                Block(
                    "Many begin small: see Harris.",
                    markdown="Many begin *small*: see [Harris](<https://example.org/>).",
                ),
                Block("one", "item"),
                Block("two", "item"),
            ),
            title="Part a",
            id="one-hour-a",
            discussion_title="Discussion",
        ),
    ),
    id="one-hour",
    kind="activity",
)
CHOSEN = ActivityAnswers(
    "Question 1",
    (
        Entry(
            (Block("What do people follow?"), Block("A post", "item"), Block("The work", "item")),
            discussion=(Block("The work."),),
            id="follow",
            discussion_title="Answer",
            discussion_note="Shown without answering on 5 March 2026, 18:05",
            revealed_at=OPENED,
        ),
    ),
    id="follow",
    kind="saq",
)
LOST = ActivityAnswers(
    "Earlier question 1",
    (
        Entry(
            (Block("Which of them did you choose?"),),
            (
                Answer(
                    "The work",
                    "Handed in on 3 March 2026, 09:15",
                    at=HANDED_IN,
                    item="chosen-c",
                    kind="choice",
                    number=1,
                    body="by-work",
                ),
            ),
            id="chosen-c",
        ),
    ),
    id="chosen-c",
)
COURSE = CourseAnswers(
    "Leading and learning",
    (
        SectionAnswers("1 Two strands", (LED, CHOSEN), id="two-strands"),
        SectionAnswers("No longer in the course", (LOST,)),
    ),
    id="leading-and-learning",
    note="Edition 2 · begun on 27 February 2026 · 1 of 10 activities",
    edition=2,
    joined_at=JOINED,
    done=1,
    needed=10,
)
JUST_BEGUN = CourseAnswers("Writing a course", (), id="writing-a-course", edition=1, joined_at=JOINED, needed=4)
EXAMPLE = AnswersDocument("My answers", "Tamsin Ivelet", "Made on 10 July 2026, 09:30", MADE, (COURSE,))
