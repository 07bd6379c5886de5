"""The first page and the editions: the answer first; no edition yet; a corrected one; the bundle."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from django.test import Client

from bilim.base.actor import SYSTEM
from bilim.registry import actions as registry
from factories import editions as made
from factories.markup import Page

pytestmark = pytest.mark.django_db


def test_before_the_first_edition_the_page_says_what_will_stand_here(client: Client) -> None:
    for address in ("/ky/", "/ru/indicators/", "/en/editions/"):
        page = Page(client.get(address).content)
        assert page.first("h1").text
        assert "/methodologies/" in " ".join(page.links())
    assert client.get("/ky/departments/nookat/").status_code == 302


def test_the_first_page_answers_which_edition_and_where_each_department_stands(
    client: Client, edition: str
) -> None:
    page = Page(client.get("/ky/").content)
    content = made.content()
    first = next(each for each in content.results if each.variant == "adjusted" and each.rank == 1)
    assert content.header.title["ky"] == page.first("h1").text
    tiles = [element for element in page.all("li") if "tile" in element.attributes.get("class", "").split()]
    assert len(tiles) == len(content.ranked_units)
    of_first = next(
        tile for tile in tiles if f"/departments/{first.unit}/" in tile.children[0].attributes["href"]
    )
    assert next(child for child in of_first.walk() if child.name == "b").text == "1"
    assert "сунуш, буйрук менен бекитилген эмес" in page.text
    assert f"/ky/editions/{edition}/bundle.zip" in page.links()


def test_no_two_tiles_lie_on_each_other(client: Client, edition: str) -> None:
    page = Page(client.get("/ky/").content)
    places = [
        element.attributes["class"].split()[1:3]
        for element in page.all("li")
        if "tile" in element.attributes.get("class", "")
    ]
    assert len({tuple(place) for place in places}) == len(places)


def test_the_bundle_is_the_signed_bytes(client: Client, edition: str) -> None:
    response = client.get(f"/ru/editions/{edition}/bundle.zip")
    assert hashlib.sha256(response.content).hexdigest() == made.content().header.sha256
    assert response.headers["Content-Disposition"] == f'attachment; filename="{edition}.zip"'


def test_a_corrected_edition_stays_and_leads_to_the_newer(client: Client, register: None) -> None:
    old, new = made.publish("2025"), made.publish("2025", revision=2)
    page = Page(client.get(f"/ru/editions/{old}/departments/nookat/").content)
    assert "Этот выпуск исправлен." in page.text
    assert f"/ru/editions/{new}/" in page.links()
    front = Page(client.get("/ru/").content)
    assert f"/ru/editions/{new}/bundle.zip" in front.links()
    assert "Ошибка в отчёте" in front.text
    changed = next(link for link in front.links() if link.startswith(f"/ru/editions/{new}/changes/"))
    assert "1100" in Page(client.get(changed.partition("#")[0]).content).text


def test_the_tag_changes_when_an_edition_is_corrected(client: Client, register: None) -> None:
    old = made.publish("2025")
    address = f"/ky/editions/{old}/"
    before = client.get(address).headers["ETag"]
    made.publish("2025", revision=2)
    assert client.get(address, headers={"if-none-match": before}).status_code == 200


@pytest.mark.parametrize("where", ["", f"editions/{made.CODE}/", f"editions/{made.CODE}/report.pdf"])
def test_a_page_is_made_anew_once_the_register_was(
    client: Client, edition: str, tmp_path: Path, root: Path, where: str
) -> None:
    """The map stands as the register has it today."""
    first = client.get(f"/ky/{where}")
    assert client.get(f"/ky/{where}", headers={"if-none-match": first.headers["ETag"]}).status_code == 304
    shutil.copytree(root / "definitions" / "register", tmp_path / "register")
    file = tmp_path / "register" / "tiles.yaml"
    file.write_text(file.read_text("utf-8").replace("manas: [2, 0]", "manas: [1, 0]"), "utf-8")
    registry.load_register(tmp_path / "register", SYSTEM)
    again = client.get(f"/ky/{where}", headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 200
    assert again.content != first.content


def test_an_unknown_edition_gets_the_nearest(client: Client, edition: str) -> None:
    response = client.get("/ru/editions/department-2025-1/")
    page = Page(response.content)
    assert response.status_code == 404
    assert "Выпуск «department-2025-1» не публиковался." in page.text
    assert f"/ru/editions/{edition}/" in page.links()


def test_the_list_leads_to_each_edition_and_leaves_as_a_file(
    client: Client, editions: tuple[str, ...]
) -> None:
    page = Page(client.get("/en/editions/").content)
    assert all(f"/en/editions/{code}/" in page.links() for code in editions)
    lines = client.get("/en/editions.csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + len(editions)
    assert lines[0].endswith("mark,source")


@pytest.mark.usefixtures("edition")
@pytest.mark.parametrize("address", ["about/", f"editions/{made.CODE}/"])
def test_where_a_bundle_is_offered_stands_what_its_own_program_cannot_prove(
    client: Client, address: str
) -> None:
    page = Page(client.get(f"/en/{address}").content)
    assert "it shows that the bundle agrees with itself, not who made it" in page.text
    assert f"./bilim verify {made.CODE}.zip --key KEY" in page.text
    assert "/en/keys/" in page.links()
