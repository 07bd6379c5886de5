"""A unit of the register: names and codes with their days, ground on other boundaries, its schools."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from django.test import Client

from bilim.portal.views import units
from bilim.portal.views.making import Kept
from factories.markup import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]
HEAD = "code,kind,department,name_ky,name_ru,name_en,illustrative,valid_from,valid_until\n"


@pytest.fixture
def institutions(register: None, tmp_path: Path) -> None:
    """Sixty invented schools and one kindergarten of Nookat."""
    from bilim.base.actor import SYSTEM  # noqa: PLC0415 - models load with the database
    from bilim.registry import actions  # noqa: PLC0415

    lines = [f"nookat-school-{n:03},school,nookat,Ү{n},Ш{n},S{n},true,,\n" for n in range(60)]
    lines.append("nookat-kindergarten-1,kindergarten,nookat,Б,Д,K,true,2024-09-01,\n")
    file = tmp_path / "institutions.csv"
    file.write_text(HEAD + "".join(lines), encoding="utf-8")
    actions.load_institutions(file, SYSTEM)


def shown(client: Client, address: str) -> Page:
    response = client.get(address)
    assert response.status_code == 200
    return Page(response.content)


def test_names_stand_with_their_days_and_the_page_bears_that_of_the_day(client: Client) -> None:
    before = shown(client, "/en/register/jalal-abad-city/?on=2025-01-01")
    after = shown(client, "/en/register/jalal-abad-city/?on=2026-01-01")
    assert "Jalal-Abad" in before.first("h1").text
    assert "Manas" in after.first("h1").text
    names = [row.text for row in after.all("tr") if "Жалал-Абад шаары" in row.text]
    assert any("27 September 2025" in text for text in names)
    assert "renamed" in after.text
    assert any(link.startswith("https://24.kg/") for link in after.links())


def test_old_codes_stand_with_their_days(client: Client) -> None:
    page = shown(client, "/en/register/kok-jangak-city/")
    codes = [row.text for row in page.all("tr") if row.text.startswith("SOATE")]
    assert len(codes) == 2
    assert any("31 December 2024" in text for text in codes)


def test_ground_that_moved_is_named_and_not_exact(client: Client) -> None:
    page = shown(client, "/en/register/bishkek-city/?on=2025-01-01&boundaries=2024-01-01")
    notice = next(each for each in page.all("section") if each.attributes.get("aria-labelledby") == "ground")
    assert "not exactly" in notice.text
    assert "Alamudun District → Bishkek City" in notice.text
    same = shown(client, "/en/register/nookat/?on=2025-01-01&boundaries=2024-01-01")
    notice = next(each for each in same.all("section") if each.attributes.get("aria-labelledby") == "ground")
    assert "then exactly the ground of: Nookat District" in notice.text


@pytest.mark.usefixtures("institutions")
def test_institutions_are_counted_listed_by_pages_and_marked(client: Client) -> None:
    first = shown(client, "/en/register/nookat/")
    rows = [row for row in first.all("tr") if "nookat-" in row.text]
    assert len(rows) == 50
    assert all("Illustrative data" in row.text for row in rows)
    assert "Schools 60 Kindergartens 1" in first.first("main").text
    rest = shown(client, "/en/register/nookat/" + next(link for link in first.links() if "page=2" in link))
    assert len([row for row in rest.all("tr") if "nookat-" in row.text]) == 11
    chosen = shown(client, "/en/register/nookat/?kind=kindergarten")
    assert len([row for row in chosen.all("tr") if "nookat-" in row.text]) == 1
    early = shown(client, "/en/register/nookat/?on=2024-08-31&kind=kindergarten")
    assert "None of this kind." in early.text
    oblast = shown(client, "/en/register/osh-oblast/")
    assert "Schools 60 Kindergartens 1" in oblast.first("main").text


def test_a_wrong_page_or_kind_shows_the_nearest(client: Client) -> None:
    for query in ("page=9999", "page=x", "kind=castle", "page=-1"):
        assert shown(client, f"/en/register/nookat/?{query}").first("h1").text == "Nookat District"


@pytest.mark.parametrize(("name", "said"), [("on", "today was taken"), ("boundaries", "were not compared")])
def test_what_is_no_day_is_said(client: Client, name: str, said: str) -> None:
    for text in ("yesterday", "2025-02-30", "%00"):
        assert said in shown(client, f"/en/register/nookat/?{name}={text}").text


def test_an_unknown_unit_gets_the_nearest(client: Client) -> None:
    response = client.get("/en/register/nokat/")
    assert response.status_code == 404
    assert "/en/register/nookat/" in Page(response.content).links()


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("ky", "каралган күн – 2025-жылдын 1-марты."),
        ("ru", "На 1 марта 2025 года"),
        ("en", "On 1 March 2025"),
    ],
)
def test_the_day_of_a_refusal_is_written_out(client: Client, language: str, day: str) -> None:
    page = Page(client.get(f"/{language}/register/nowhere/?on=2025-03-01").content)
    assert day in page.first("h1").text
    assert "2025-03-01" not in page.first("h1").text


def test_the_page_leads_to_the_rating_and_back(client: Client, edition: str) -> None:
    page = shown(client, "/en/register/nookat/")
    assert "/en/departments/nookat/" in page.links()
    assert "/en/departments/chui-oblast/" not in shown(client, "/en/register/chui-oblast/").links()
    listed = shown(client, "/en/register/?on=2025-01-01").links()
    assert "/en/register/nookat/?on=2025-01-01" in listed
    assert "/en/departments/nookat/" in listed


def test_the_register_compares_boundaries_and_names_its_sources(client: Client) -> None:
    page = shown(client, "/en/register/?on=2025-01-01&boundaries=2024-01-01")
    sokuluk = next(row.text for row in page.all("tr") if "Sokuluk District" in row.text)
    assert "not exactly the same ground" in sokuluk
    assert "the same ground" in next(row.text for row in page.all("tr") if "Nookat District" in row.text)
    assert "https://data.humdata.org/dataset/cod-ab-kgz" in page.links()
    lines = (
        client.get("/en/register.csv?on=2025-01-01&boundaries=2024-01-01")
        .content.decode("utf-8-sig")
        .splitlines()
    )
    assert any("ground.2024-01-01" in line for line in lines)
    assert any(line.startswith("sokuluk,") and "false" in line for line in lines)


def rows_of(client: Client, address: str) -> list[dict[str, str]]:
    response = client.get(address)
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_institutions_leave_as_files_all_of_them_and_of_the_kind_asked(
    client: Client, institutions: None
) -> None:
    page = shown(client, "/en/register/nookat/?on=2026-01-01&kind=school")
    (link,) = [each for each in page.links() if "/institutions.csv" in each]
    rows = rows_of(client, link)
    assert len(rows) == 60  # more than stand on one page
    assert rows[0]["code"] == "nookat-school-000"
    assert {(row["kind"], row["unit"], row["illustrative"]) for row in rows} == {("school", "nookat", "true")}
    assert all("illustrative" in row["mark"] and "2026-01-01" in row["source"] for row in rows)
    country = rows_of(client, "/en/register/kg/institutions.csv?on=2024-01-01")
    assert {row["kind"] for row in country} == {"school"}  # the kindergarten came later
    assert len(rows_of(client, "/en/register/kg/institutions.csv")) == 61
    for form in ("xlsx", "json"):
        assert client.get(f"/en/register/osh/institutions.{form}").status_code == 200
    assert client.get("/en/register/nowhere/institutions.csv").status_code == 404
    assert client.get("/en/register/kg/institutions.csv?on=yesterday").status_code == 400


def test_names_codes_and_changes_leave_as_one_file(client: Client) -> None:
    page = shown(client, "/en/register/jalal-abad-city/?on=2026-01-01")
    (link,) = [each for each in page.links() if "/register/jalal-abad-city.csv" in each]
    rows = rows_of(client, link)
    told = {(row["what"], row["valid_from"]) for row in rows}
    assert {("renamed", "2025-09-28"), ("name", "2025-09-28")} <= told
    assert {"name", "bilim", "soate", "parent"} <= {what for what, _since in told}
    assert all(row["certainty"] in ("found", "inferred") for row in rows if row["what"] == "name")


def test_a_file_of_the_register_refuses_what_is_no_day_or_kind_and_no_page_leads_there(
    client: Client, institutions: None
) -> None:
    asked = ("register.csv?on=yesterday", "register.csv?boundaries=yesterday")
    of_unit = (
        "nookat.csv?on=yesterday",
        "nookat/institutions.csv?on=yesterday",
        "nookat/institutions.csv?kind=x",
    )
    for file in (*asked, *(f"register/{each}" for each in of_unit)):
        answer = client.get(f"/en/{file}")
        assert answer.status_code == 400, file
        assert b"was taken" not in answer.content, file
    for page in ("register/", "register/nookat/"):
        found = shown(
            client, f"/en/{page}?on=yesterday&kind=x" if "nookat" in page else f"/en/{page}?on=yesterday"
        )
        assert not [
            link for link in found.links() if ".csv" in link and ("yesterday" in link or "kind" in link)
        ]


def test_files_of_institutions_are_made_one_at_a_time_and_kept(
    client: Client, institutions: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def written(sheet: object, form: str) -> bytes:
        made.append(form)
        return b"rows"

    monkeypatch.setattr(units, "written", written)
    monkeypatch.setattr(units, "KEPT", Kept())
    for _time in range(2):
        assert client.get("/en/register/nookat/institutions.csv?on=2026-01-03").content == b"rows"
    assert made == ["csv"]
    monkeypatch.setattr(units, "KEPT", Kept(waiting=-1))
    answer = client.get("/en/register/nookat/institutions.csv?on=2026-01-04")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert made == ["csv"]
