"""Each page of statements, asked by the owner, by others and by visitors."""

import io
from typing import Any

import pypdf
import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.utils.html import strip_tags

from interplay.learn.awards import selectors, services
from interplay.learn.awards.constants import MISSES
from interplay.learn.awards.models import Award
from tests.cast import RELATIONS, Cast, cast
from tests.learn.awards import making

pytestmark = pytest.mark.django_db
NOBODY = "2222-2222-2222"


@pytest.fixture
def people() -> Cast:
    cache.clear()
    return cast()


@pytest.fixture
def award(people: Cast) -> Award:
    return making.statement(people.owner)


def words(response: HttpResponse) -> str:
    """What stands on the page."""
    return " ".join(strip_tags(response.content.decode()).split())


def statement(award: Award) -> str:
    return f"/learn/statements/{award.pk}/"


# who -> status
PAGES: dict[str, dict[str, int]] = {
    "": dict.fromkeys(RELATIONS, 404) | {"owner": 200},
    "statement.pdf": dict.fromkeys(RELATIONS, 404) | {"owner": 200},
}


@pytest.mark.parametrize("relation", RELATIONS)
@pytest.mark.parametrize("page", PAGES)
def test_a_statement_is_its_owners(people: Cast, award: Award, page: str, relation: str) -> None:
    assert people.client(relation).get(statement(award) + page).status_code == PAGES[page][relation]


@pytest.mark.parametrize("relation", RELATIONS)
def test_only_its_owner_has_the_name_changed(people: Cast, award: Award, relation: str) -> None:
    people.owner.display = "Ewa Żak"
    people.owner.save()
    response = people.client(relation).post(statement(award) + "name/")
    award.refresh_from_db()
    expected = (302, "Ewa Żak") if relation == "owner" else (404, "Ewa Lindqvist")
    assert (response.status_code, award.name) == expected


@pytest.mark.parametrize("relation", RELATIONS)
def test_a_check_tells_everybody_the_same(people: Cast, award: Award, relation: str) -> None:
    response = people.client(relation).get(f"/verify/{award.pk}/")
    assert response.status_code == 200
    assert "This statement is genuine" in words(response)


@pytest.mark.parametrize("relation", RELATIONS)
def test_the_list_is_for_whoever_is_signed_in(people: Cast, award: Award, relation: str) -> None:
    response = people.client(relation).get("/learn/statements/")
    if relation == "visitor":
        assert (response.status_code, response["Location"].split("?")[1]) == (302, "next=/learn/statements/")
    else:
        assert (response.status_code, award.code in words(response)) == (200, relation == "owner")


@pytest.mark.parametrize("path", ["", "statement.pdf", "name/"])
def test_a_statement_that_is_not_there(people: Cast, path: str) -> None:
    address = f"/learn/statements/0190a0b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b/{path}"
    client = people.client("owner")
    assert (client.post if path == "name/" else client.get)(address).status_code == 404


def test_pages_are_asked_in_their_way_only(people: Cast, award: Award) -> None:
    owner = people.client("owner")
    assert owner.post(statement(award)).status_code == 405
    assert owner.get(statement(award) + "name/").status_code == 405
    assert owner.post("/verify/").status_code == 405


def test_the_check_shows_what_the_paper_shows_and_nothing_else(people: Cast, award: Award) -> None:
    page = people.client("visitor").get(f"/verify/{award.code}/")
    facts = selectors.printed(award)
    for told in (
        facts.name,
        facts.course,
        facts.remark,
        facts.code,
        *facts.columns,
        *sum(facts.rows + facts.signs, ()),
    ):
        assert told in words(page)
    html = page.content.decode()
    for kept in (str(people.owner.pk), str(award.pk), people.owner.account.email, "Tarn Middle School"):
        assert kept not in html


def test_the_page_says_what_the_paper_says(people: Cast, award: Award) -> None:
    owner = people.client("owner")
    paper = pypdf.PdfReader(io.BytesIO(owner.get(statement(award) + "statement.pdf").content))
    page = words(owner.get(statement(award)))
    told = " ".join(paper.pages[0].extract_text().split())
    for piece in ("Ewa Lindqvist", "Leading from where you stand", "9 of 9", "5 h 50 min", award.code):
        assert piece in page
        assert piece in told


@pytest.mark.parametrize("address", ["/verify/{}/", "/verify/?code={}"])
def test_unknown_and_malformed_get_the_same_answer(people: Cast, address: str) -> None:
    visitor = people.client("visitor")
    pages = [
        visitor.get(address.format(asked)) for asked in (NOBODY, "nonsense", "0190a0b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")
    ]
    assert [page.status_code for page in pages] == [404] * 3
    assert len({words(page).replace("nonsense", NOBODY) for page in pages}) == 1
    assert "We know no such statement" in words(pages[0])


def test_a_code_may_be_typed(people: Cast, award: Award) -> None:
    visitor = people.client("visitor")
    assert visitor.get("/verify/").status_code == 200
    typed = visitor.get("/verify/", {"code": award.code.upper().replace("-", " ")})
    assert (typed.status_code, award.name in words(typed)) == (200, True)
    empty = visitor.get("/verify/", {"code": " "})
    assert "Write the code that stands at the foot of the statement." in words(empty)


def test_a_check_is_neither_listed_nor_kept(people: Cast, award: Award) -> None:
    for address in ("/verify/", f"/verify/{award.code}/", f"/verify/{NOBODY}/"):
        response = people.client("visitor").get(address)
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert "no-store" in response["Cache-Control"]
        assert '<meta name="robots" content="noindex, nofollow">' in response.content.decode()


def test_guessing_comes_to_an_end_and_addresses_go_on(people: Cast, award: Award) -> None:
    visitor = people.client("visitor")
    assert [visitor.get(f"/verify/{NOBODY}/").status_code for _ in range(MISSES + 1)] == [404] * MISSES + [429]
    late = visitor.get("/verify/", {"code": award.code})
    assert (late.status_code, late["Retry-After"], award.name in words(late)) == (429, "600", False)
    assert visitor.get(f"/verify/{award.pk}/").status_code == 200
    assert visitor.get(f"/verify/{award.code}/", REMOTE_ADDR="192.0.2.9").status_code == 200


def test_right_codes_never_count_as_guesses(people: Cast, award: Award) -> None:
    visitor = people.client("visitor")
    assert {visitor.get(f"/verify/{award.code}/").status_code for _ in range(MISSES + 2)} == {200}


def test_a_withdrawn_statement_says_so_and_is_not_printed(people: Cast, award: Award) -> None:
    services.withdraw(by=people.administrator, award=award, why="Issued to the wrong person.")
    check = words(people.client("visitor").get(f"/verify/{award.code}/"))
    assert "This statement was withdrawn" in check
    assert "wrong person" not in check
    owner = people.client("owner")
    assert "This statement was withdrawn" in words(owner.get(statement(award)))
    assert owner.get(statement(award) + "statement.pdf")["Location"] == statement(award)
    assert owner.post(statement(award) + "name/").status_code == 302


def test_the_pdf_is_a_file_to_keep(people: Cast, award: Award) -> None:
    award.name = 'Zoë "Ż" Łęcka/王'
    award.save()
    response = people.client("owner").get(statement(award) + "statement.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Disposition"] == (
        f'attachment; filename="statement-of-participation-zoe-z-lecka-{award.code}.pdf"; '
        "filename*=UTF-8''Statement%20of%20participation%2C%20Zo%C3%AB%20%22%C5%BB%22%20%C5%81%C4%99cka-%E7%8E%8B%2C%20"
        f"{award.code}.pdf"
    )
    assert response.content.startswith(b"%PDF-1.7")


def test_letters_without_a_face_are_logged_and_the_statement_comes(
    people: Cast, award: Award, caplog: pytest.LogCaptureFixture
) -> None:
    award.name = "Ewa \U00012345"
    award.save()
    assert people.client("owner").get(statement(award) + "statement.pdf").status_code == 200
    assert caplog.messages == [f"Statement {award.pk} claims no standard; no face has U+12345"]


def test_a_changed_name_is_offered_once(people: Cast, award: Award) -> None:
    owner = people.client("owner")
    assert "present name" not in words(owner.get(statement(award)))
    people.owner.display = "Ewa <b>Żak</b>"
    people.owner.save()
    page = owner.get(statement(award))
    assert "Your name is now Ewa &lt;b&gt;Żak&lt;/b&gt;" in words(page)
    owner.post(statement(award) + "name/")
    assert "present name" not in words(owner.get(statement(award)))
    assert "Żak" in words(people.client("visitor").get(f"/verify/{award.code}/"))


def test_an_empty_list_says_how_to_begin(people: Cast) -> None:
    assert "No statement yet" in words(people.client("owner").get("/learn/statements/"))


def test_a_list_of_three_asks_no_more_than_a_list_of_one(people: Cast, django_assert_num_queries: Any) -> None:
    owner = people.client("owner")
    making.statement(people.owner)
    owner.get("/learn/statements/")
    with django_assert_num_queries(3):  # session, account with person, statements
        owner.get("/learn/statements/")
    making.statement(people.owner)
    making.statement(people.owner)
    with django_assert_num_queries(3):
        owner.get("/learn/statements/")


@pytest.mark.parametrize("relation", RELATIONS)
def test_only_an_administrator_withdraws_and_says_why(people: Cast, award: Award, relation: str) -> None:
    client, address = people.client(relation), f"/learn/statements/{award.pk}/withdraw/"
    page, silent = client.get(address), client.post(address, {"why": " "})
    assert (page.status_code, silent.status_code) == ((200, 422) if relation == "administrator" else (404, 404))
    done = client.post(address, {"why": "issued to the wrong person"})
    award.refresh_from_db()
    assert done.status_code == (302 if relation == "administrator" else 404)
    assert award.revoked_why == ("issued to the wrong person" if relation == "administrator" else "")
    assert ("Withdraw it" in words(client.get(f"/verify/{award.pk}/"))) is False


def test_the_check_offers_withdrawing_to_administrators_alone(people: Cast, award: Award) -> None:
    offered = {
        relation
        for relation in RELATIONS
        if b"/withdraw/" in people.client(relation).get(f"/verify/{award.pk}/").content
    }
    assert offered == {"administrator"}


def test_what_was_withdrawn_is_not_withdrawn_again(people: Cast, award: Award) -> None:
    services.withdraw(by=people.administrator, award=award, why="by mistake")
    answer = people.client("administrator").get(f"/learn/statements/{award.pk}/withdraw/")
    assert (answer.status_code, answer["Location"]) == (302, f"/verify/{award.pk}/")
