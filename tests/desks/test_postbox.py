"""Letters read back from the folder in which they lie."""

from pathlib import Path

from django.core.mail import EmailMessage, get_connection

from interplay.desks import postbox


def put(folder: Path, *letters: EmailMessage) -> None:
    """As Django's file backend lays letters down: those of one connection in one file."""
    get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=folder).send_messages(letters)


def test_a_letter_is_read_as_it_was_written(tmp_path: Path) -> None:
    text = "Dear Ŵyn,\n\n    BCDF-GHJK\n\n" + "a very long line " * 60 + "\n"
    put(tmp_path, EmailMessage("Your code, Ŵyn – at once", text, to=["wyn@mail.example"]))
    [letter] = postbox.letters(tmp_path)
    assert (letter.to, letter.subject, letter.text.strip()) == (
        "wyn@mail.example",
        "Your code, Ŵyn – at once",
        text.strip(),
    )
    assert letter.sent_at is not None


def test_a_line_of_dashes_in_a_letter_does_not_end_it_early(tmp_path: Path) -> None:
    text = f"Above\n{'-' * 79}\nbelow\n"
    put(tmp_path, *(EmailMessage(f"Letter {number}", text, to=["a@mail.example"]) for number in (1, 2)))
    assert [letter.subject for letter in postbox.letters(tmp_path)] == ["Letter 2", "Letter 1"]
    assert {letter.text.strip() for letter in postbox.letters(tmp_path)} == {text.strip()}


def test_no_folder_no_letters(tmp_path: Path) -> None:
    assert postbox.letters(tmp_path / "nowhere") == []


def test_only_the_latest_are_read(tmp_path: Path) -> None:
    put(tmp_path, *(EmailMessage(f"{number}", "", to=["a@mail.example"]) for number in range(postbox.MOST + 5)))
    letters = postbox.letters(tmp_path)
    assert len(letters) == postbox.MOST
    assert letters[0].subject == str(postbox.MOST + 4)
