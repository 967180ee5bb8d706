"""What some people of the demo federation wrote in the two courses, and when. All of it is invented, like them.

Nobody else can read these texts in the house. Whoever tries the demo as Rosa or Tamsin finds them as her own.
Moments are by the clock on the wall; every one lies before the demo's day. learning.py puts them into the house.
"""

from dataclasses import dataclass

LEADING, WRITING = "leading-and-learning", "writing-a-course"


@dataclass(frozen=True)
class Wrote:
    """A text for one item: option ids for a choice, `left=right` pair ids for a match, else as it was typed.

    `seen` is the revision that was on the screen (0: an empty field); `later` means saved for later, not handed in.
    """

    at: str
    item: str
    text: str
    seen: int = 0
    later: bool = False


@dataclass(frozen=True)
class Story:
    """One person in one course: taken up, written in, left; `opened` are parts shown without answering, and when."""

    handle: str
    course: str
    joined: str
    wrote: tuple[Wrote, ...] = ()
    opened: tuple[tuple[str, str], ...] = ()
    place: tuple[str, str] | None = None  # the section, and when
    left: str | None = None


TAMSIN = (
    Wrote(
        "2026-06-02 16:50",
        "one-hour-r",
        "1. Me. How to mark the Year 6 ratio test, so that the three of us give the half marks for the same thing.\n"
        "2. Edie. She had only come in for the stapler.\n"
        "3. When she asked what a half mark is for. I said, for being nearly right. She said, ‘And who tells them "
        "which half?’ Nobody had an answer, and she put the stapler down.\n"
        "4. I can see that I have been giving half marks so as to be liked. We write the other half in the margin now.",
    ),
    Wrote("2026-06-02 17:05", "which-not-c", "bulletin"),
    Wrote(
        "2026-06-04 20:10",
        "six-ways-m",
        "formal=formal pragmatic=incremental strategic=strategic incremental=pragmatic opportunistic=opportunistic "
        "cultural=cultural",
    ),
    Wrote(
        "2026-06-09 19:30",
        "roles-by-title-r",
        "No post. What I was given:\n"
        "The ratio unit, because I was the last to leave the room. Led: the other two who teach Year 6. They begin it "
        "with the squash and the jug now.\n"
        "Gate duty on Tuesdays. Led: whoever is late.\n"
        "The cupboard with the compasses. Led: I should say the cupboard leads me.",
    ),
    Wrote(
        "2026-06-09 19:55",
        "roles-own-r",
        "The bowl. What they did not understand, on slips, read over my tea. Led: some other rooms, I am told.\n"
        "Cutting the strips in two, in Umar’s room, for half an hour. Led: Umar, Edie, one more. ?\n"
        "A pack of cards at break for those who have nobody to stand with. Led: eight or so from Year 5, who no longer "
        "need me for it.\n"
        "Sending round the cover list before eight, for those of us who come in at noon. ?",
    ),
    Wrote(
        "2026-06-10 21:15",
        "roles-own-r",
        "The bowl. What they did not understand, on slips, read over my tea. Led: some other rooms, I am told.\n"
        "Cutting the strips in two, in Umar’s room, for half an hour. Led: Umar, Edie, one more. ?\n"
        "A pack of cards at break for those who have nobody to stand with. Led: eight or so from Year 5, who no longer "
        "need me for it.\n"
        "Sending round the cover list before eight, for those of us who come in at noon. ?\n"
        "All right, scouts. Since I was nineteen. Led: thirty-four children and six adults. The two who did not speak "
        "ran the Whitsun camp. I was not there, and I think that was the part I led.",
        seen=1,
    ),
    Wrote("2026-06-11 16:40", "register-c", "nine-there"),
    Wrote(
        "2026-06-14 10:20",
        "five-things-r",
        "1. Wait after a question until it hurts, and then a little longer. *Edie, who was waiting for me to stop.*\n"
        "2. Draw a ratio as two lines with one zero. *A girl in 6C, who thought that everybody did.*\n"
        "3. Ring home about something good before there is something bad. *Carys, through the wall.*\n"
        "4. Write the last question of a lesson first. *My own mistake, twice. Umar was there and did not laugh.*\n"
        "5. Say ‘I don’t know, who does?’ without going red. *A scout of eleven, about a bowline.*",
    ),
    Wrote(
        "2026-06-14 10:35",
        "tell-sentence-r",
        "I draw every ratio with your two lines now, and so do both the others who teach Year 6.",
    ),
    Wrote(
        "2026-06-14 10:45",
        "tell-after-r",
        "She would say ‘OK’, and then tell me that I draw the second line crooked. By Friday she would be showing her "
        "table. The reason not to say it is that the others would hear, and she hates that. So at the door, on the way "
        "to lunch, with my back to them.",
    ),
    Wrote("2026-06-16 17:10", "first-message-c", "msg-ideas"),
    Wrote(
        "2026-06-17 20:30",
        "core-r",
        "Core: 1. They write down a question that is left over, with no name on it. 2. I read all of them the same "
        "day. 3. The next lesson begins with one.\n"
        "Wrapping: the bowl (it was my mother’s, so yes, it hurts a little), the slips, doing it at the door.",
    ),
    Wrote(
        "2026-06-18 16:30",
        "isla-conclude-r",
        "That one volunteer is not enough, and that I should find two. Then I should feel bad about the one and send "
        "her a card, which is worse. What I would rather do: sit through one of her lessons, all thirty-five minutes "
        "of it, chairs included.",
    ),
    Wrote("2026-06-18 16:40", "isla-ask-r", "How long is it until you see them again?"),
    Wrote(
        "2026-06-23 19:20",
        "remembered-r",
        "In February I asked whether my parents’ evening could be on a Wednesday, since I do not work on Mondays. "
        "‘Leave it with me.’ I have. What I would have been allowed, I never learned. Until when: it was on Monday 9 "
        "March, and I came in with a flask. Who would have had to answer for it? He would, so perhaps it was "
        "kind not to decide.",
    ),
    Wrote(
        "2026-06-24 20:40",
        "ask-in-six-r",
        "1. **What I have noticed.** Of 54 pupils in my two Year 6 classes, 21 put nothing into the bowl in May. "
        "I know the handwriting.\n"
        "2. **What I should like to try.** With next year’s two classes: in one, a slip may be a sum with a ring round "
        "the place where it went wrong. In the other it stays a sentence. We toss for which.\n"
        "3. **What I shall look at.** How many have put something in by half-term, out of how many. Edie counts, and "
        "is not told which class is which.\n"
        "4. **What I expect.** Four out of five with the ring, three out of five without. If it is the same, it was "
        "not the writing that stopped them.\n"
        "5. **What could get worse.** The questions. A ring is less thinking than a sentence. Edie would notice.\n"
        "6. **When we decide.** Thursday 22 October. I am in on Thursdays.",
    ),
    Wrote("2026-06-25 16:45", "conditions-c", "cond-stop cond-marks"),
    Wrote(
        "2026-06-27 21:05",
        "five-levels-m",
        "level-reactions=level-reactions level-learning=level-learning level-organisation=level-use "
        "level-use=level-organisation level-pupils=level-pupils",
    ),
    Wrote("2026-06-27 21:10", "what-may-she-say-c", "say-both"),
    Wrote(
        "2026-06-28 17:30",
        "three-julys-r",
        "Line 3 is on the fourth rung, I think: what they do, not what they gain. Higher up there would be the end-of-"
        "unit test, only those sums that had a ring round them. That is an evening’s work. All right.\n\n"
        "1. Better: adopt. ‘You showed me more than I asked for. Thanks for the crossings-out. Both classes may.’\n\n"
        "2. Cannot tell: one more half-term with the classes the other way round, and the last day before Christmas "
        "is the end whatever it says. ‘I don’t know yet.’ They like it when I do not know.\n\n"
        "3. Worse: stop, the same Thursday. ‘It was a good question and the answer is no. If you like drawing rings, "
        "draw them; it is only a slip of paper.’",
    ),
    Wrote(
        "2026-06-30 18:15",
        "in-and-out-r",
        "1. The strips in the art room. From Umar: he wrote down what I said as though it was worth writing down, so "
        "I listened to it as well.\n\n"
        "2. The cover list. It is now a message at ten to eight to eleven people. I would not do it from my own "
        "telephone again. I thought of Umar first, who is quite like me. Second name: Joss, the teaching assistant who "
        "works mornings and is the only one of us who needs it every day.\n\n"
        "3. Two people sharing one class and never meeting. I share 7A, and we leave each other notes in the register. "
        "First offer: ten minutes at noon on Wednesday, with a biscuit, and no agenda.",
    ),
)

HAMZA = (
    Wrote(
        "2026-05-12 21:40",
        "one-hour-r",
        "1. I was: next year’s budget for cover, in my office. Selim had come for a number.\n"
        "2. Selim, in what the money is for.\n"
        "3. He asked what would happen if each department were given its share and bought its own time with it. "
        "I began to explain why not, and found that I could not finish the sentence.\n"
        "4. I can see that I had been defending a heading in a spreadsheet. He can read the spreadsheet, which at two "
        "o’clock he could not. I think that mine was the larger gain.",
    ),
    Wrote("2026-05-12 21:55", "which-not-c", "deputy-question"),
    Wrote(
        "2026-05-20 21:10",
        "six-ways-m",
        "formal=formal pragmatic=pragmatic strategic=strategic incremental=incremental opportunistic=opportunistic "
        "cultural=cultural",
    ),
    Wrote(
        "2026-05-26 10:30",
        "roles-by-title-r",
        "Teaching and learning at Fennick. Led: the teaching staff, as the website has it.\n"
        "The federation’s two training days, until I gave them up. Led: whoever was in the hall.\n"
        "The timetable. Led: everybody, not always willingly.\n"
        "Appraisal of five heads of department. Led: I hope rather less than the form supposes.",
    ),
    Wrote(
        "2026-05-26 11:05",
        "roles-own-r",
        "Counting bowls. Nobody had asked. Led: nobody, but three people have since told me of a sixth. ?\n"
        "Walking round by the languages corridor at ten to nine, so that I can be stopped without an appointment. "
        "Led: four or five who now do the same. ?\n"
        "Chess on Thursdays, ended in 2023. Led: eleven children, and a caretaker who was better than any of us.",
    ),
    Wrote("2026-06-07 17:20", "register-c", "nine-there third-came"),
    Wrote(
        "2026-06-07 18:00",
        "five-things-r",
        "1. Open a meeting with ‘I was wrong on Tuesday’. **Verity.**\n"
        "2. Give a yes that has a date in it. **Rosa**, who would not have taken the other kind.\n"
        "3. Ask who picks the groups. **A book, in 2009**; then I forgot it, and a teapot reminded me.\n"
        "4. Sit down when I come into a lesson. **A boy in 6B.**\n"
        "5. Read a budget from the bottom upwards. **Our business manager**, in twenty minutes, on a train.",
    ),
    Wrote(
        "2026-06-15 21:25",
        "tell-sentence-r",
        "I sit down now when I come into a lesson, because you asked me whom I was looking for.",
    ),
    Wrote(
        "2026-06-15 21:45",
        "tell-after-r",
        "I meant Rosa first, but I appraise her in October, and it would not be heard as it is meant. So it is the "
        "boy. He would look behind him to see whom I was speaking to. His mother might ring to ask what he had done. "
        "Against that, I can find no reason, save that I should be late for period two.",
    ),
)

ISLA = (
    Wrote(
        "2026-06-03 18:30",
        "one-hour-r",
        "1. Me. Year 7 warm-up, in the dining room again. The other adult: a lunch supervisor, putting out tables.\n"
        "2. Her!\n"
        "3. She stopped with a table on her hip and said, ‘They all go left when they’re not sure.’ I face them. I had "
        "never seen it.\n"
        "4. I teach from the side now. She says that she has started looking which way the queue bends.",
    ),
    Wrote(
        "2026-06-19 19:45",
        "core-r",
        "Core:\nEverybody moves before anybody talks.\nSomebody says what she saw, not whether it was good.\n"
        "We do it again, the same day.\n\n"
        "Wrapping: music, bare feet, the big room. A year ago I would have put the big room under core. Then I had "
        "thirty-five minutes and the dining room.",
    ),
)

_ROSA_BEGAN = (
    "Talking before writing, in 7B. The idea was mine; the way we do it now is Wilf’s. Led: 7B, then one colleague.\n"
    "The biscuit tin with the verbs in it. Led: nobody for a year, then most of Year 6. ?\n"
)

ROSA = (
    Wrote(
        "2026-06-22 16:35",
        "one-hour-r",
        "1. Me. Department meeting, the money for Lille.\n"
        "2. Wilf, though he would deny it.\n"
        "3. He had finished adding up, and asked whether the two who have not paid know that the others can see it.\n"
        "4. All four of us can see what that list on the notice board was. I took it down before I went home.",
    ),
    Wrote("2026-06-22 16:45", "which-not-c", "bulletin"),
    Wrote(
        "2026-06-22 16:58",
        "five-things-r",
        "1. Let them talk first, on their feet, to anyone. Wilf.\n"
        "2. Say of how many. Hamza.\n"
        "3. Leave a silence at the end of a meeting, since that is where it comes out. \n4. \n5. \n",
        later=True,
    ),
    Wrote(
        "2026-07-02 17:15",
        "six-ways-m",
        "formal=formal pragmatic=pragmatic strategic=strategic incremental=incremental opportunistic=cultural "
        "cultural=opportunistic",
    ),
    Wrote(
        "2026-07-08 16:20",
        "roles-by-title-r",
        "Modern languages at Fennick. Led: Wilf, and the two who share Year 8.\n"
        "Four Monday meetings. Led: whoever sat nearest the door, usually out of it.\n"
        "Lille. Led: forty children and three adults. The coach driver needed no leading.\n"
        "The sheet that goes up to Larkmere with Year 8. Led: me, in August.",
    ),
    # Begun in her classroom before school, gone on with on her phone at lunch; and after lunch the page that still
    # stood open in the classroom.
    Wrote("2026-07-09 08:20", "roles-own-r", _ROSA_BEGAN, later=True),
    Wrote(
        "2026-07-09 12:50",
        "roles-own-r",
        _ROSA_BEGAN + "Sitting beside whoever is new at lunch. Led: Wilf in September, the student in March. Neither "
        "of them was told that it was leading, and nor was I. ?\n"
        "Song club. It ended when I stopped turning up, so I suppose I had led it.",
        seen=1,
        later=True,
    ),
    Wrote(
        "2026-07-09 15:40",
        "roles-own-r",
        _ROSA_BEGAN + "When the corridor complains of the noise I go and say sorry, and leave the door open. Led: the "
        "corridor, a very little. ?\n"
        "The pairs themselves are Wilf’s now. I keep wanting to write them down here.",
        seen=1,
        later=True,
    ),
)

SELIM = (
    Wrote(
        "2026-05-18 22:05",
        "one-hour-r",
        "1. I was. Run-through with Year 8; the other adult was our caretaker, up a ladder.\n"
        "2. The caretaker.\n"
        "3. A lamp went. ‘Leave it,’ he said from above, ‘they’re better in the dark.’ They were.\n"
        "4. Eleven children can find their marks without light. I can find the switch, and not press it.",
    ),
    Wrote("2026-05-20 22:30", "first-message-c", "msg-stool"),
    Wrote(
        "2026-05-20 22:40",
        "core-r",
        "Something to wonder at. I shut up. One of their questions gets used. (I see that it is printed above.)",
        later=True,
    ),
)

CARYS = (
    Wrote("2026-05-20 15:10", "why-names-c", "by-name"),
    Wrote(
        "2026-05-20 15:35",
        "promise-r",
        "This course is for whoever has to read a scene with a class on Thursday and is dreading the voices.\n\n"
        "When you have finished it you will be able to have one page said aloud by thirty children lying on the floor, "
        "in twenty minutes, with nobody performing.",
    ),
    Wrote("2026-05-27 11:20", "worth-c", "q-important q-instead q-guess"),
    Wrote(
        "2026-05-27 11:50",
        "the-question-r",
        "Ten minutes. Take the last scene that you read with a class. Which line did nobody believe, and who had to "
        "say it? Write down the line, the name, and what that child was looking at.",
    ),
    Wrote(
        "2026-05-27 12:25",
        "the-discussion-r",
        "**Somebody may write** that the child was looking at the page. Then she was reading, and it is no wonder. "
        "Let her say the line once with the book on her chest, however wrong it comes out.\n\n"
        "**Somebody may write** that the child was looking at me. Then she was asking whether it was right. What was "
        "your face doing? I had mine seen to by turning round.\n\n"
        "**Somebody may write** that she has no class, she plays the piano for assembly. Take the hymn. Which line "
        "does nobody sing, and who is standing there?",
    ),
    Wrote(
        "2026-06-10 14:30",
        "alt-text-r",
        "A classroom from above: to reach any table you must walk through the reading corner, just inside the door.",
    ),
)

VERITY = (
    Wrote("2026-07-07 07:25", "why-names-c", "by-wording"),
    Wrote(
        "2026-07-07 07:40",
        "promise-r",
        "This course is for anyone who chairs a meeting about a child, and writes to the parents afterwards, as I have "
        "since 2011.\n\n"
        "When you have finished it you will be able to ",
        later=True,
    ),
)

STORIES = (
    Story("selim", LEADING, "2026-05-18 21:50", SELIM, place=("no-line", "2026-05-20 22:25"), left="2026-05-28 09:10"),
    Story("hamza", LEADING, "2026-05-11 21:30", HAMZA, place=("no-line", "2026-06-22 21:05")),
    Story("tamsin", LEADING, "2026-06-02 16:30", TAMSIN, place=("did-it-work", "2026-06-30 17:50")),
    Story(
        "isla",
        LEADING,
        "2026-06-03 18:10",
        ISLA,
        opened=(("isla-ask", "2026-06-19 20:05"),),
        place=("no-line", "2026-06-19 20:00"),
    ),
    Story("rosa", LEADING, "2026-06-22 16:15", ROSA, place=("given-asked-taken", "2026-07-09 15:35")),
    Story("wilf", LEADING, "2026-07-08 17:05"),
    Story("carys", WRITING, "2026-05-20 14:55", CARYS, place=("for-others", "2026-06-10 14:20")),
    Story("verity", WRITING, "2026-07-07 07:10", VERITY, place=("a-folder", "2026-07-07 07:10")),
)
