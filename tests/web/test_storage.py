"""Collected files: named by their content, the style sheet in one piece, small."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.template import engines
from django.test import override_settings

from interplay.web.storage import join, readdress

COLLECTED = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "interplay.web.storage.Static"},
}
PAGE = '{% load static %}{% static "web/css/site.css" %} {% static "web/js/site.js" %} {% static "web/fonts/literata-latin.woff2" %}'  # noqa: E501 - one page


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=root, STORAGES=COLLECTED):
        call_command("collectstatic", interactive=False, verbosity=0)
        names = engines["django"].from_string(PAGE).render().split()
    (root / "names").write_text("\n".join(name.removeprefix(settings.STATIC_URL) for name in names))
    return root


def named(collected: Path) -> list[Path]:
    return [collected / name for name in (collected / "names").read_text().split()]


def test_names_tell_the_content(collected: Path) -> None:
    sheet, script, font = (path.name for path in named(collected))
    assert re.fullmatch(r"site\.[0-9a-f]{12}\.css", sheet)
    assert re.fullmatch(r"site\.[0-9a-f]{12}\.js", script)
    assert re.fullmatch(r"literata-latin\.[0-9a-f]{12}\.woff2", font)


def test_style_sheet_is_one_piece_and_finds_its_typefaces(collected: Path) -> None:
    sheet, _, font = named(collected)
    text = sheet.read_text()
    assert "@import" not in text
    addresses = set(re.findall(r'url\("([^"]+)"\)', text))
    assert len(addresses) == 5
    assert all((sheet.parent / address).is_file() for address in addresses)
    assert f"../fonts/{font.name}" in addresses  # the same file that the page loads ahead


def test_no_layer_is_lost(collected: Path) -> None:
    source = (Path(__file__).parents[2] / "interplay/web/static/web/css/site.css").read_text()
    wanted = re.findall(r"layer\((\w+)\)", source)
    assert re.findall(r"^@layer (\w+) \{", named(collected)[0].read_text(), re.MULTILINE) == wanted


def test_modules_name_each_other_by_content(collected: Path) -> None:
    scripts = [path for path in (collected / "web/js").rglob("*.js") if re.search(r"\.[0-9a-f]{12}\.js$", path.name)]
    imports = [
        (path, name) for path in scripts for name in re.findall(r'(?:from |import\()"([^"]+)"', path.read_text())
    ]
    assert len(imports) >= 5
    assert all(re.search(r"\.[0-9a-f]{12}\.js$", name) and (path.parent / name).is_file() for path, name in imports)


def test_a_changed_part_reaches_the_sheet_when_collected_again(tmp_path: Path) -> None:
    sources, root = tmp_path / "from", tmp_path / "to"
    folder = sources / "web/css"
    folder.mkdir(parents=True)
    (folder / "site.css").write_text('@layer base;\n@import url("base.css") layer(base);\n')
    with override_settings(
        STATIC_ROOT=root,
        STORAGES=COLLECTED,
        STATICFILES_DIRS=[sources],
        STATICFILES_FINDERS=["django.contrib.staticfiles.finders.FileSystemFinder"],
    ):
        for colour in ("red", "blue"):
            (folder / "base.css").write_text(f"p {{ color: {colour} }}")
            call_command("collectstatic", interactive=False, verbosity=0)
            assert colour in (root / "web/css/site.css").read_text()


FILMS = {"film-player", "film-marks", "film-moments", "marks", "time-line"}  # asked for by pages with a film only


def test_first_view_is_small(collected: Path) -> None:
    scripts = [path for path in (collected / "web/js").rglob("*.js") if re.search(r"\.[0-9a-f]{12}\.js$", path.name)]
    of_every_page = [path for path in scripts if path.name.split(".")[0] not in FILMS]
    assert len(scripts) - len(of_every_page) == len(FILMS)
    packed = {path: len(gzip.compress(path.read_bytes())) for path in (named(collected)[0], *scripts)}
    # What is left of 60 kB is for the page itself.
    assert packed[named(collected)[0]] + sum(packed[path] for path in of_every_page) < 20_000
    assert sum(packed.values()) < 30_000
    assert sum(path.stat().st_size for path in of_every_page) < 19_000  # before compression, comments included


def test_join_turns_addresses() -> None:
    sheet = '@layer a;\n@import url("parts/x.css") layer(a);\n@import url("y.css") print;\n'
    parts = {"parts/x.css": 'b { background: url("../img/z.svg") }\n'}
    joined = '@layer a;\n@layer a {\nb { background: url("img/z.svg") }\n}\n@import url("y.css") print;\n'
    assert join(sheet, parts.__getitem__) == joined


@pytest.mark.parametrize("address", ["data:image/png;base64,AA", "https://example.org/a.css", "/a.css"])
def test_addresses_that_are_whole_are_left(address: str) -> None:
    assert readdress(f'url("{address}")', "parts") == f'url("{address}")'
