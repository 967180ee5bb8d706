"""The process that examines a parcel, run as it is run in a house."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from interplay.plain.coursebook.lock import write_lock
from interplay.plain.coursebook.read import read
from interplay.plain.parcel import examine
from tests.plain.parcel import zips

FILM = Path("tests/plain/coursebook/films/hour.mp4")


def findings(whole: bytes, place: Path, **limits: int) -> dict[str, Any]:
    """What the process tells of that zip; `limits` are set before it begins."""
    (place / "parcel.zip").write_bytes(whole)
    tighter = "".join(f"limits.{name} = {value}\n" for name, value in limits.items())
    code = f"import sys\nfrom interplay.plain.parcel import examine, limits\n{tighter}examine.main(sys.argv[1:])"
    subprocess.run([sys.executable, "-c", code, str(place)], check=False, capture_output=True)
    told = place / "findings.json"
    return json.loads(told.read_text()) if told.exists() else {}


def test_a_good_course_lies_there_as_a_tree(tmp_path: Path) -> None:
    told = findings(zips.packed(None, ("notes.docx", b"x")), tmp_path)
    assert (told["refused"], told["faults"]) == ("", [])
    assert (told["slug"], told["left_out"]) == ("a-first-course", ["notes.docx"])
    assert json.loads((tmp_path / "tree.json").read_text())["id"] == "a-first-course"


def test_faults_are_told_with_the_line_itself(tmp_path: Path) -> None:
    toml = zips.files()["course.toml"].decode().replace('language = "en', 'sprache = "en')
    told = findings(zips.packed(zips.files(course_toml=toml)), tmp_path)
    [fault] = [fault for fault in told["faults"] if "sprache" in fault["message"]]
    assert fault["file"] == "course.toml"
    assert fault["said"].startswith('sprache = "en')
    assert fault["said"] == toml.split("\n")[fault["line"] - 1]
    assert not (tmp_path / "tree.json").exists()


def test_a_refusal_is_told(tmp_path: Path) -> None:
    assert "not a zip" in findings(b"hello", tmp_path)["refused"]


def test_a_drawing_with_a_script_is_a_fault(tmp_path: Path) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script></svg>'
    told = findings(zips.packed({**zips.files(), "media/two-doors.svg": svg}), tmp_path)
    assert any("two-doors.svg" in fault["message"] for fault in told["faults"])


def test_a_file_that_is_not_what_its_name_says_is_a_fault(tmp_path: Path) -> None:
    entries = {**zips.files(), "media/x.png": b"GIF89a/*"}
    entries["media.toml"] += b'\n["media/x.png"]\nowner = "A"\nlicence = "CC-BY-4.0"\nalt = "x"\n'
    assert any(
        "not what its name says" in fault["message"] for fault in findings(zips.packed(entries), tmp_path)["faults"]
    )


def test_what_the_house_has_published_counts_though_the_parcel_says_nothing_of_it(tmp_path: Path) -> None:
    book, _ = read(zips.EXAMPLE)
    assert book
    write_lock(book, tmp_path, 1)
    (tmp_path / "editions.lock").rename(tmp_path / "house.lock")
    gone = next(item.id for item in book.items())
    entries = {name: said.replace(gone.encode(), b"another-id") for name, said in zips.files().items()}
    for own in ({}, {"editions.lock": b'[ids]\nelsewhere = "activity"\n'}, {"editions.lock": b"[ids]\n"}):
        told = findings(zips.packed({**entries, **own}), tmp_path)
        assert any(f"`{gone}` was published and is gone" in fault["message"] for fault in told["faults"]), own


def test_a_lock_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "house.lock").write_text('[ids]\nx = "activity"\n')
    assert findings(zips.packed({**zips.files(), "editions.lock": b"[[["}), tmp_path)["faults"]


def test_it_ends_with_its_time() -> None:
    code = (
        "from interplay.plain.parcel import examine, limits\nlimits.SECONDS = 1\nexamine.hold_back()\nwhile True: pass"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, timeout=20)
    assert done.returncode < 0


def test_a_course_that_is_too_much_is_refused_in_words(tmp_path: Path) -> None:
    told = findings(zips.packed(), tmp_path, MOST_TREE=10)
    assert told["refused"] == examine.TOO_MUCH


def test_a_film_is_looked_into_within_the_limits(tmp_path: Path) -> None:
    (tmp_path / "hour.mp4").write_bytes(FILM.read_bytes())
    code = (
        "import sys\nfrom pathlib import Path\nfrom interplay.plain.coursebook import containers\n"
        "from interplay.plain.parcel import examine\nexamine.hold_back()\n"
        "print(containers.look_into(Path(sys.argv[1]), '').seconds)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "hour.mp4")]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert float(done.stdout) > 0, done.stderr


def test_the_process_takes_no_more_memory_than_it_may() -> None:
    code = "from interplay.plain.parcel import examine\nexamine.hold_back()\nbytearray(300 * 1024 * 1024)"
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert b"MemoryError" in done.stderr
