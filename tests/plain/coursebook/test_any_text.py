"""Whatever somebody writes: faults or a course, never an exception, and nothing that was typed is lost in silence."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interplay.plain.coursebook import text, tree
from interplay.plain.coursebook.read import read
from tests.plain.coursebook.folders import BASE, FRONT, write

LINES = [
    "::: activity {#a1}", '::: saq {#s1 time="5 min"}', "::: part {#p1}", "::: question",
    "::: response {#r1 size=line}", "::: choice {#c1 multiple}", "::: match {#m1}", "::: answer", "::: discussion",
    "::: reveal", "::: box {title='x'}", "::: figure {#f1 src=media/a.svg}", "::: table {#t1}", "::: maths {alt=x}",
    "::: passage {lang=cy}", "::: glossary", "::: response-again {of=r1}", "::: film {#v1 src=media/a.mp4}",
    "::: transcript", "::: bux", ":::", "::::", ":::{#x", "  :::", "> ::: box", "- ::: box", "- [x] A {#a}",
    "- [ ] B {#b}", "- A {#a} = B", "1. one", "   two", "- one", "> said", "| A | B |", "|---|--:|", "| 1 |",
    "## Two {#h}", "##### Five", "# ", "```", "~~~ x", "[^1]", "[^1]: note", "    code", "[](#a1)", "[x](term:x)",
    "[](ref:x)", "[x](strand:both)", "[x](lang:cy)", "[x](javascript:x)", "[x]: #y", "![x](y)", "<b>x</b>",
    "*a **b* c**", "`a", "\\", "---", "===", "+++", "title = 3", "<https://a.example>", "\t:::", "\u2028:::", "",
]  # fmt: skip

anything = st.text(max_size=60)
pages = st.lists(st.one_of(st.sampled_from(LINES), anything), max_size=25).map("\n".join)
files = st.fixed_dictionaries(
    {},
    optional={
        "01-one.md": st.one_of(pages, pages.map(lambda body: FRONT + body)),
        "glossary.md": pages,
        "course.toml": st.one_of(anything, anything.map(lambda more: f"{BASE['course.toml']!s}\n{more}")),
        "references.toml": anything,
        "media.toml": anything,
        "editions.lock": anything,
    },
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(files)
def test_any_text_gives_faults_or_a_course(changes: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        encoded = {name: words.encode("utf-8", "surrogatepass") for name, words in changes.items()}
        course, faults = read(write(Path(folder), dict(encoded)))
    assert (course is None) == bool(faults)
    assert all(fault.line >= 0 and fault.message.endswith((".", "?")) for fault in faults)
    if course:
        assert tree.course_from_json(tree.to_json(course)) == course


@settings(max_examples=50, deadline=None)
@given(st.text("ab #*_`[]()!<>\\\n-|", max_size=80))
def test_ordinary_text_loses_no_letter(words: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        course, _ = read(write(Path(folder), {"02-two.md": f"{FRONT}{words}"}))
    if course:
        kept = text.plain(course.sections[1].blocks)
        assert [letter for letter in kept if letter in "ab"] == [letter for letter in words if letter in "ab"]
