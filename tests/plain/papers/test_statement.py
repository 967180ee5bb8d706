"""The statement of participation, read back out of the PDF as others read it."""

import dataclasses
import datetime as dt
import unicodedata
from pathlib import Path

import pytest

from interplay.plain.papers import typeset
from interplay.plain.papers.documents import Paper, StatementFacts
from interplay.plain.papers.statement import statement
from tests.plain.papers import reader

FACTS = StatementFacts(
    brand="Interplay",
    title="Statement of participation",
    name="Tamsin Ivelet",
    sentence="took part in the whole of the course {course}, third edition, and did the following.",
    course="Leading from where you stand",
    columns=("What was done", "How much"),
    rows=(("Activities answered", "9 of 9"), ("Time the course allows for this", "5 h 50 min")),
    remark="It says what was done. It does not say how well.",
    signs=(("Zora Vennor", "Author of the course"), ("Larkmere Federation", "Issued 20 November 2026")),
    address_label="Check it at",
    address="https://larkmere.example/verify/7f3k-92qd-x4tz/",
    code_label="Code",
    code="7f3k-92qd-x4tz",
    language="en-GB",
    issued_at=dt.datetime(2026, 11, 20, 14, 2, tzinfo=dt.UTC),
)


def made(name: str) -> Paper:
    return statement(dataclasses.replace(FACTS, name=name))


@pytest.fixture(scope="module")
def plain() -> Paper:
    return statement(FACTS)


def test_everything_stands_on_it_in_reading_order(plain: Paper) -> None:
    assert " ".join(reader.lines(plain.pdf)) == (
        "Interplay Statement of participation Tamsin Ivelet took part in the whole of the course Leading from where "
        "you stand, third edition, and did the following. What was done How much Activities answered 9 of 9 Time the "
        "course allows for this 5 h 50 min It says what was done. It does not say how well. Zora Vennor Author "
        "of the course Larkmere Federation Issued 20 November 2026 Check it at larkmere.example/verify/7f3k-92qd-x4tz "
        "Code 7f3k-92qd-x4tz"
    )


# Names that pdftotext gives back letter for letter.
@pytest.mark.parametrize(
    "name",
    [
        "Siân Ŵyn Llŷr",
        "Ġorġ Ħażż-Żabbar",
        "Łukasz Święcicki-Źdźbło",
        "Nguyễn Thị Ánh Nguyệt",
        "Ελένη Παπαδοπούλου",
        "Ἀριστοτέλης ᾠδή",
        "Щербакова Ґалина Їжакевич",
        "Ɗanjuma Ƙofar",
        "Ọláìtán Ṣadé",
        "Əliyev Çağrı İpek Işıl",
        "محمد علي",
        "عبد الله الخوارزمي",
        "پریسا گلچین",
        "دڑبہ یگانہ ڈاکٹر",
        "יעל כהן",
        "בן־גוריון",
        "प्रिया शर्मा",
        "ज्ञानेंद्र त्रिपाठी",
        "मैथिली शरण गुप्त",
        "Teller",
        "Ahmed O’Neill–Šimić",
    ],
)
def test_a_name_comes_back_as_it_was_written(name: str) -> None:
    paper = made(name)
    assert unicodedata.normalize("NFKC", name) in reader.lines(paper.pdf)
    assert (paper.standards, paper.missing) == (("ua-1", "a-2a"), ())


# pdftotext sets spaces around marks below a letter, and points may change places: the letters themselves are all there.
@pytest.mark.parametrize("name", ["कृष्णमूर्ति", "دُنيا", "דָּוִד בֶּן־גּוּרְיוֹן"])
def test_a_name_with_marks_comes_back_with_all_its_letters(name: str) -> None:
    letters = sorted(unicodedata.normalize("NFKD", name).replace(" ", ""))
    assert letters in [
        sorted(unicodedata.normalize("NFKD", line).replace(" ", "")) for line in reader.lines(made(name).pdf)
    ]


@pytest.mark.parametrize("name", ["Tamsin Ivelet", "محمد علي", "कृष्णमूर्ति", "דָּוִד", "王小明", "Ana 😀 Bell"])
def test_the_title_holds_the_name_whatever_the_faces(name: str) -> None:
    title = f"Statement of participation: {unicodedata.normalize('NFC', name)}"
    assert reader.claims(made(name).pdf)["title"] == title


@pytest.mark.parametrize("name", ["W" * 100, "Konstantinopoulou-" * 5 + "Abcdefghij", "Ana Maria " * 10, "ж" * 200])
def test_a_hundred_letters_and_more_stay_on_the_sheet(name: str) -> None:
    paper = made(name)
    assert name.replace(" ", "").replace("-", "") in "".join(reader.lines(paper.pdf)).replace(" ", "").replace("-", "")
    with reader.opened(paper.pdf) as file:
        assert len(file.pages) == 1


def test_a_name_cannot_turn_what_follows() -> None:
    assert "Anagnp.exe" in reader.lines(made("Ana\u202egnp.exe").pdf)


def test_a_name_is_words_and_never_markup() -> None:
    name = '#eval("1") *a* _b_ $x$ <y> \\ @z `c`'
    assert name in reader.lines(made(name).pdf)


def test_letters_from_the_machine_where_it_has_them() -> None:
    families = typeset.fonts(with_system=True).families()
    if not any("CJK" in family for family in families):
        pytest.skip("This machine has no face for Chinese (./run test installs fonts-noto-cjk).")
    paper = made("王小明 山田太郎 김철수")
    assert "王小明 山田太郎 김철수" in reader.lines(paper.pdf)
    assert (paper.standards, paper.missing) == (("ua-1", "a-2a"), ())


def test_letters_that_no_face_has_cost_the_claim_and_not_the_paper() -> None:
    paper = made("Ana \U00012345 Bell \U00013000")  # cuneiform and a hieroglyph
    assert (paper.standards, paper.missing) == ((), ("\U00012345", "\U00013000"))
    assert reader.claims(paper.pdf)["ua"] == ""
    assert [tag[0] for tag in reader.tags(paper.pdf)[1:]] == ["P", "H1", "P", "P", "Table", "P", "Div"]


def test_its_tags_say_what_is_what(plain: Paper) -> None:
    row = ["TR", ["TD"], ["TD"]]
    sign = ["Div", ["P", ["Span"]]]
    assert reader.tags(plain.pdf) == [
        "Document",
        ["P"],
        ["H1"],
        ["P"],
        ["P", ["Span"]],
        ["Table", ["THead", ["TR", ["TH"], ["TH"]]], ["TBody", row, row]],
        ["P"],
        ["Div", sign, sign, ["Div", ["P", ["Span"], ["Link", ["Span"]]]]],
    ]
    assert reader.header_cells(plain.pdf) == ["/Column", "/Column"]


def test_every_piece_of_text_is_in_the_tree(plain: Paper) -> None:
    pointed, drawn = reader.tagged_pieces(plain.pdf)
    assert pointed == drawn


def test_a_name_from_right_to_left_is_one_piece() -> None:
    """Else its words would be read out last first: the tree lists pieces from left to right."""
    assert len(reader.tagged_pieces(made("عبد الله الخوارزمي").pdf)[1]) == len(reader.tagged_pieces(made("Ana").pdf)[1])


def test_it_claims_both_standards(plain: Paper) -> None:
    assert reader.claims(plain.pdf) == {
        "ua": "1",
        "a": "2A",
        "title": "Statement of participation: Tamsin Ivelet",
        "language": "en-GB",
    }


def test_its_language_is_the_statements() -> None:
    assert reader.claims(statement(dataclasses.replace(FACTS, language="cy")).pdf)["language"] == "cy"
    assert reader.claims(statement(dataclasses.replace(FACTS, language="no language")).pdf)["language"] == "und"


def test_its_faces_travel_with_it() -> None:
    assert reader.faces(made("Ana محمد יעל प्रिया Ɗ").pdf) == {
        "Literata-Regular": True,
        "Literata-Bold": True,
        "SourceSans3-Regular": True,
        "SourceSans3-SemiBold": True,
        "NotoSerif-Regular": True,
        "Amiri-Regular": True,
        "NotoSerifHebrew-Regular": True,
        "NotoSansDevanagari-Regular": True,
    }


def test_the_address_is_a_link_in_the_text(plain: Paper) -> None:
    assert reader.links(plain.pdf) == [FACTS.address]


def test_a_long_address_gets_a_line_of_its_own() -> None:
    address = "https://interplay.the-larkmere-federation-of-schools.example/verify/7f3k-92qd-x4tz/"
    read = reader.lines(statement(dataclasses.replace(FACTS, address=address)).pdf)
    assert address.removeprefix("https://").rstrip("/") in read


def test_a_course_keeps_its_own_direction() -> None:
    text = " ".join(reader.lines(statement(dataclasses.replace(FACTS, course="القيادة والتعلم")).pdf))
    assert "took part in the whole of the course القيادة والتعلم, third edition" in text


def test_the_same_facts_give_the_same_bytes(plain: Paper) -> None:
    assert statement(FACTS).pdf == plain.pdf


def test_others_find_it_sound(plain: Paper, tmp_path: Path) -> None:
    assert "No syntax or stream encoding errors found" in reader.soundness(plain.pdf, tmp_path)


def test_a_slow_machine_is_searched_for_faces_once() -> None:
    assert typeset.fonts(True) is typeset.fonts(True)
