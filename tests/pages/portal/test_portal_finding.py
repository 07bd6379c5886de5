"""A parent finds her department by the first letters; an analyst finds an item and its code."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.test import Client

from bilim.registry import queries as registry
from bilim.registry.terms import EndedUnit
from factories import editions as made
from factories.markup import Page

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("edition")
@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("арав", "aravan"),
        ("Ноокат", "nookat"),
        ("Ат-Б", "at-bashy"),
        ("Nookat", "nookat"),
        ("Nokat", "nookat"),
        ("Osh", "osh-city"),
        ("Ош", "osh-city"),
        ("Карасуу", "kara-suu"),
        ("Сузак району", "suzak"),
        ("Chatkal rayonu", "chatkal"),
        ("Chatkalskiy rayon", "chatkal"),
        ("Чаткальский район", "chatkal"),
        ("Osh shaary", "osh-city"),
        ("г. Ош", "osh-city"),
        ("Nookat district", "nookat"),
        ("Özgön shaary", "ozgon-city"),
        ("Uzgenskiy rayon", "ozgon"),
        ("Chatkals", "chatkal"),
    ],
)
def test_the_first_letters_lead_to_the_department(client: Client, typed: str, unit: str) -> None:
    response = client.get("/ky/find/", {"name": typed})
    assert response.status_code == 302
    assert response.url == f"/ky/departments/{unit}/"


@pytest.mark.usefixtures("edition")
def test_who_is_called_nearly_so_and_stands_no_more_keeps_nobody_from_the_one_that_does(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(name: str) -> None:
        gone = EndedUnit("gone", "district", {"ky": name}, date(2020, 1, 1))
        monkeypatch.setattr(registry, "list_ended", lambda day: [gone])

    ended("Chatkala")
    assert client.get("/ky/find/", {"name": "Chatkals"}).status_code == 302
    # By her very name she is found beside the others, and by nearly the same where nobody else is.
    ended("Chatkals")
    assert client.get("/ky/find/", {"name": "Chatkals"}).status_code == 200
    ended("Zzyzyx")
    found = Page(client.get("/ky/find/", {"name": "Zzyzyxx"}).content)
    assert any("/register/gone/" in link for link in found.links())


@pytest.mark.usefixtures("edition")
@pytest.mark.parametrize("typed", ["Озгон", "Ozgon", "Özgön", "Narın", "кара"])
def test_what_may_mean_several_is_asked(client: Client, typed: str) -> None:
    links = Page(client.get("/ky/find/", {"name": typed}).content).links()
    assert sum(link.startswith("/ky/departments/") for link in links) >= 2


@pytest.mark.usefixtures("edition")
@pytest.mark.parametrize(
    ("typed", "indicator"),
    [
        ("камтуу", "preschool.coverage"),
        ("мектепке чейинки камтуу", "preschool.coverage"),
        ("охват", "preschool.coverage"),
        ("coverage", "preschool.coverage"),
        ("олимпиада", "olympiad.points_per_thousand_pupils"),
        ("олимпяда", "olympiad.points_per_thousand_pupils"),
    ],
)
def test_an_indicator_is_found_by_a_word_of_its_title_in_any_language(
    client: Client, typed: str, indicator: str
) -> None:
    where = f"/ky/editions/{made.CODE}/indicators/{indicator}/"
    response = client.get("/ky/find/", {"name": typed})
    assert where in ([response.url] if response.status_code == 302 else Page(response.content).links())


@pytest.mark.usefixtures("edition")
@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_nothing_typed_and_nothing_found_each_say_what_to_do(client: Client, language: str) -> None:
    empty = client.get(f"/{language}/find/")
    nothing = client.get(f"/{language}/find/", {"name": "zzzz<b>"})
    assert empty.status_code == nothing.status_code == 200
    assert "zzzz<b>" in Page(nothing.content).text
    assert "zzzz" not in Page(empty.content).text
    for response in (empty, nothing):
        assert f"/{language}/indicators/" in Page(response.content).links()


@pytest.mark.usefixtures("edition")
def test_the_first_page_names_every_department_by_oblast(client: Client) -> None:
    page = Page(client.get("/ky/").content)
    assert "Бөлүмдү, мектепти же көрсөткүчтү табуу" in page.text
    parts = [each for each in page.all("details") if "облус" in each.text]
    links = {a.attributes["href"] for each in parts for a in each.walk() if a.name == "a"}
    for unit in made.content().ranked_units:
        assert f"/ky/editions/{made.CODE}/departments/{unit.code}/" in links


@pytest.mark.usefixtures("rulebook")
@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_every_item_has_a_page_in_words(client: Client, language: str) -> None:
    definitions = made.definitions()
    page = Page(client.get(f"/{language}/items/").content)
    assert all(f"/{language}/items/{code}/" in page.links() for code in definitions.items)
    words = Page(client.get(f"/{language}/items/preschool.children/").content).text
    item = definitions.items["preschool.children"]
    assert item.title[language] in words
    assert item.note
    assert item.note[language] in words
    assert definitions.indicators["preschool.coverage"].title[language] in words


@pytest.mark.usefixtures("rulebook")
def test_the_dictionary_leaves_as_a_file_and_an_unknown_item_gets_the_nearest(client: Client) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/ru/items.csv").content.decode("utf-8-sig"))))
    assert {row["item"] for row in rows} == set(made.definitions().items)
    response = client.get("/ru/items/preschool.childen/")
    assert response.status_code == 404
    assert "/ru/items/preschool.children/" in Page(response.content).links()
