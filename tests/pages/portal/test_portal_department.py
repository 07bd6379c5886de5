"""A department: contributions add up on the page; its peers are its like; unknown names get the nearest."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.test import Client

from factories import editions as made
from factories.markup import Element, Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("editions")]
ADDRESS = f"/ru/editions/{made.CODE}/departments"


def number(text: str) -> Decimal:
    return Decimal(text.replace("\u202f", "").replace(",", ".").replace("−", "-"))


def figures_below(page: Page, *heads: str) -> tuple[list[list[Decimal]], Decimal | None]:
    """The last column of the table with these words, by its bodies, and what stands at its foot."""
    table = next(table for table in page.all("table") if all(each in table.text for each in heads))
    bodies = [
        [number(row.children[-1].text) for row in body.walk() if row.name == "tr" and is_figure(row)]
        for body in table.walk()
        if body.name == "tbody"
    ]
    foot = [row for row in table.walk() if row.name == "tr" and row.inside("tfoot")]
    return bodies, number(foot[-1].children[-1].text) if foot else None


def is_figure(row: Element) -> bool:
    return bool(row.children) and bool(re.match(r"^[+−]?\d", row.children[-1].text))


def test_displayed_parts_add_up_to_the_displayed_total(client: Client) -> None:
    for unit in [each.code for each in made.content().ranked_units][:12]:
        page = Page(client.get(f"{ADDRESS}/{unit}/").content)
        (directions,), whole = figures_below(page, "Направления", "Средний отдел")
        assert sum(directions) == whole, unit
        indicators, _ = figures_below(page, "Показатели по направлениям")
        # Indicators of a direction without a score add nothing.
        assert [total for each in indicators if (total := sum(each))] == directions, unit
        table = next(table for table in page.all("table") if "Что сильнее всего изменило балл" in table.text)
        rows = [number(r.children[-1].text) for r in table.walk() if r.name == "tr" and is_figure(r)]
        assert sum(rows[:-1]) == rows[-1], unit
        overall = Page(client.get(f"/ru/editions/{made.CODE}/departments/{unit}/score/").content)
        (parts,), whole = figures_below(overall, "Действующий вес", "Объявленный вес")
        assert parts == directions
        assert sum(parts) == whole


@pytest.mark.parametrize("unit", ["nookat", "osh-city", "at-bashy"])
def test_what_the_directions_add_is_the_overall_score(client: Client, unit: str) -> None:
    page = Page(client.get(f"{ADDRESS}/{unit}/").content)
    table = next(
        table for table in page.all("table") if "Направления" in table.text and "Средний отдел" in table.text
    )
    rows = [row for row in table.walk() if row.name == "tr" and row.inside("tbody")]
    adds = [number(row.children[-1].text) for row in rows if row.children[-1].text[0].isdigit()]
    result = made.content().result(unit)
    assert result
    if isinstance(result.score, Decimal):
        assert sum(adds) == round(result.score, 2)


def test_every_figure_of_an_indicator_leads_to_its_explanation(client: Client) -> None:
    page = Page(client.get(f"{ADDRESS}/nookat/").content)
    links = set(page.links())
    for _path, leaf in made.content().methodology.leaves():
        assert f"{ADDRESS}/nookat/indicators/{leaf.indicator}/" in links
    inside = sorted(link for link in links if link.startswith("/ru/editions/"))
    assert [link for link in inside if client.get(link).status_code != 200] == []


def test_place_interval_and_years(client: Client) -> None:
    page = Page(client.get(f"{ADDRESS}/nookat/").content)
    standing = made.content().standing("nookat")
    assert standing
    assert f"{standing.rank} место" in page.text
    assert f"({standing.low}–{standing.high})" in page.text
    assert all(
        f"/ru/editions/departments-{year}-1/departments/nookat/" in page.links() for year in made.YEARS
    )


def test_the_words_of_the_head_stand_beside_the_place(client: Client) -> None:
    assert "Число учащихся выросло." in Page(client.get(f"{ADDRESS}/nookat/").content).text
    assert "Число учащихся выросло." not in Page(client.get(f"{ADDRESS}/alay/").content).text


def test_what_a_head_said_after_publication_is_shown_at_once(client: Client, head_actor) -> None:
    from bilim.publication import actions  # noqa: PLC0415 - models load with the database

    tag = client.get(f"{ADDRESS}/nookat/").headers["ETag"]
    words = {"ky": "Жаңы мектеп ачылды.", "ru": "Открыта новая школа.", "en": "A new school opened."}
    actions.write_statement(code=made.CODE, unit="nookat", text=words, by=head_actor)
    response = client.get(f"{ADDRESS}/nookat/", headers={"if-none-match": tag})
    assert response.status_code == 200
    assert "Открыта новая школа." in response.content.decode()


def test_peers_are_of_the_same_kind(client: Client) -> None:
    page = Page(client.get(f"{ADDRESS}/naryn-city/").content)
    table = next(table for table in page.all("table") if table.text.startswith("Похожие отделы"))
    codes = re.findall(
        r"departments/([a-z-]+)/", " ".join(a.attributes["href"] for a in table.walk() if a.name == "a")
    )
    codes = list(dict.fromkeys(codes))
    assert len(codes) == 4
    assert {made.content().unit(code).kind for code in codes} == {"city"}


def test_a_district_of_bishkek_is_shown_not_ranked(client: Client) -> None:
    page = Page(client.get(f"{ADDRESS}/bishkek-lenin/").content)
    assert "показана, но не ранжируется" in page.text


def test_an_oblast_holds_what_is_ranked_and_is_no_part_of_a_department(client: Client) -> None:
    page = Page(client.get(f"{ADDRESS}/osh-oblast/").content)
    assert "рейтинг оценивает отделы, которые в неё входят" in page.text
    assert "входит в другой" not in page.text
    over = next(each for each in page.all("p") if each.attributes.get("class") == "over")
    assert not over.text.startswith("·")


@pytest.mark.parametrize("wrong", ["nokat", "Ноокатский-район", "<script>"])
def test_an_unknown_name_is_answered_with_the_nearest(client: Client, wrong: str) -> None:
    response = client.get(f"{ADDRESS}/{wrong}/")
    assert response.status_code == 404
    assert "<script>" not in response.content.decode()
    if "окат" in wrong or "okat" in wrong:
        assert f"{ADDRESS}/nookat/" in Page(response.content).links()


def test_the_short_address_leads_to_the_newest_edition(client: Client) -> None:
    response = client.get("/ky/departments/nookat/")
    assert response.url == f"/ky/editions/{made.CODE}/departments/nookat/"
    assert client.get("/ky/departments/nokat/").status_code == 404


def test_a_corrected_edition_shows_its_own_figures_for_its_own_year(client: Client) -> None:
    made.publish("2025", 2)
    links = Page(client.get(f"{ADDRESS}/nookat/").content).links()
    assert f"{ADDRESS}/nookat/score/" in links
    assert [link for link in links if "departments-2025-2/departments/" in link] == []
    earlier = Page(client.get("/ru/editions/departments-2024-1/departments/nookat/").content)
    assert "/ru/editions/departments-2025-2/departments/nookat/score/" in earlier.links()
    assert "редакция 2" in earlier.text
