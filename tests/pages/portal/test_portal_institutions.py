"""A parent finds her school by whatever she types, and reads of it what anybody may."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from factories.markup import Page

pytestmark = pytest.mark.django_db
HEAD = "code,kind,department,name_ky,name_ru,name_en,illustrative,valid_from,valid_until\n"
SCHOOL, ENDED = "nookat-school-071", "nookat-school-072"
LIST = HEAD + (
    f"{SCHOOL},school,nookat,Үлгү Көгөрчүн мектеби № 71,Школа-пример Кёгёрчюн № 71,"
    "Example Kogorchun School No. 71,true,,\n"
    f"{ENDED},school,nookat,Үлгү мектеп № 72,Школа-пример № 72,Example School No. 72,true,,2024-09-01\n"
    "aravan-kindergarten-071,kindergarten,aravan,Үлгү бала бакча № 71,Детский сад-пример № 71,"
    "Example Kindergarten No. 71,true,,\n"
)
HEAD_OF_SCHOOL = "Жетекчи Үлгү"


@pytest.fixture
def institutions(edition: str, tmp_path: Path) -> None:
    from bilim.base.actor import SYSTEM  # noqa: PLC0415 - models load with the database
    from bilim.registry import actions  # noqa: PLC0415
    from bilim.registry.terms import Order  # noqa: PLC0415

    file = tmp_path / "institutions.csv"
    file.write_text(LIST, encoding="utf-8")
    actions.load_institutions(file, SYSTEM)
    actions.change_institution(
        code=SCHOOL,
        changes={"head": HEAD_OF_SCHOOL, "capacity": 1450, "languages": ("ky", "ru"), "type": "gymnasium"},
        on=date(2025, 9, 1),
        order=Order("9-к", date(2025, 8, 1), f"{HEAD_OF_SCHOOL} жетекчи болуп дайындалды"),
        by=SYSTEM,
        key="one",
    )


@pytest.mark.usefixtures("institutions")
@pytest.mark.parametrize(
    "typed", ["Көгөрчүн", "когорчун 71", "Kogorchun", "71 мектеп ноокат", "school N71 nookat", SCHOOL]
)
def test_one_school_that_is_meant_is_led_to(client: Client, typed: str) -> None:
    response = client.get("/ky/find/", {"name": typed})
    assert response.status_code == 302
    assert response.url == f"/ky/institutions/{SCHOOL}/"


@pytest.mark.usefixtures("institutions")
def test_several_are_listed_with_kind_and_department(client: Client) -> None:
    page = Page(client.get("/ky/find/", {"name": "үлгү 71"}).content)
    told = [row.text for row in page.all("li") if "№ 71" in row.text]
    assert len(told) == 2
    assert any("мектеп" in text and "Ноокат" in text for text in told)
    assert any("балдар бакчасы" in text and "Араван" in text for text in told)
    assert "Үлгү маалымат" in page.text


@pytest.mark.usefixtures("institutions")
def test_a_department_is_still_led_to_at_once(client: Client) -> None:
    for typed in ("Ноокат", "nookat", "арав", "Араван району"):
        response = client.get("/ky/find/", {"name": typed})
        assert response.status_code == 302
        assert "/departments/" in response.url


@pytest.mark.usefixtures("institutions")
@pytest.mark.parametrize(("language", "words"), [("ky", "гимназия"), ("ru", "гимназия"), ("en", "gymnasium")])
def test_its_page_says_what_it_is(client: Client, language: str, words: str) -> None:
    response = client.get(f"/{language}/institutions/{SCHOOL}/")
    assert response.status_code == 200
    page = Page(response.content)
    assert page.unclosed == []
    assert words in page.text
    assert "71" in page.first("h1").text
    assert f"/{language}/register/nookat/" in " ".join(page.links())
    assert "9-к" in page.text
    assert len(response.content) < 60_000


@pytest.mark.usefixtures("institutions")
def test_nothing_about_a_person_stands_there(client: Client) -> None:
    for address in (f"/ky/institutions/{SCHOOL}/", "/ky/register/nookat/", "/ky/find/?name=71"):
        assert HEAD_OF_SCHOOL not in client.get(address).content.decode()
    file = client.get("/ky/register/nookat/institutions.json")
    assert HEAD_OF_SCHOOL not in file.content.decode()


@pytest.mark.usefixtures("institutions")
def test_it_is_shown_as_of_a_day(client: Client) -> None:
    assert "1450" in client.get(f"/en/institutions/{SCHOOL}/").content.decode().replace("\u202f", "").replace(
        ",", ""
    ).replace("\u00a0", "")
    before = client.get(f"/en/institutions/{SCHOOL}/?on=2025-08-31")
    assert "gymnasium" not in Page(before.content).text
    wrong = client.get(f"/en/institutions/{SCHOOL}/?on=soon")
    assert 'role="alert"' in wrong.content.decode()


@pytest.mark.usefixtures("institutions")
def test_what_is_closed_is_led_to_on_its_last_day(client: Client) -> None:
    response = client.get(f"/en/institutions/{ENDED}/")
    assert response.status_code == 404
    assert f"/en/institutions/{ENDED}/?on=2024-08-31" in response.content.decode()
    assert client.get(f"/en/institutions/{ENDED}/?on=2024-08-31").status_code == 200


@pytest.mark.usefixtures("institutions")
def test_what_never_was_is_not_found(client: Client) -> None:
    response = client.get("/en/institutions/nobody/")
    assert response.status_code == 404
    assert "/en/find/" in response.content.decode()


@pytest.mark.usefixtures("institutions")
def test_the_unit_leads_to_its_schools(client: Client) -> None:
    assert f"/ky/institutions/{SCHOOL}/" in " ".join(Page(client.get("/ky/register/nookat/").content).links())


@pytest.mark.usefixtures("institutions")
def test_the_page_asks_little(client: Client, django_assert_max_num_queries: Any) -> None:
    client.get(f"/ky/institutions/{SCHOOL}/")
    with django_assert_max_num_queries(10):
        client.get(f"/ky/institutions/{SCHOOL}/")
    client.get("/ky/find/?name=71")
    with django_assert_max_num_queries(16):
        client.get("/ky/find/?name=71")
