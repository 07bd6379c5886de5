"""A source stands in the words in which it is cited, and the page says in which language that is."""

from __future__ import annotations

import pytest
from django.test import Client

from bilim.portal.rules.naming import language_of
from factories import editions as made
from factories.markup import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition", "rulebook")]
RATING = (
    "Райондук/шаардык билим берүү бөлүмдөрүнүн рейтинги түзүлдү (Ministry of Education and Science, rating"
)


@pytest.mark.parametrize(
    ("title", "language"),
    [
        (f"{RATING} of 2021)", "ky"),
        ("Территориальная реформа. Стало известно, какие села войдут в состав Бишкека (24.kg)", "ru"),
        ("Government resolution No. 381 of 16 June 2017", "en"),
        ("2021", ""),
    ],
)
def test_a_title_is_of_the_language_of_most_of_its_letters(title: str, language: str) -> None:
    assert language_of(title) == language


def test_what_we_proposed_ourselves_names_no_source_in_a_strange_language(client: Client) -> None:
    for now, words in (("ky", "табылган жок"), ("ru", "не найден"), ("en", "none was found")):
        page = Page(client.get(f"/{now}/about/").content)
        rule = page.text.partition("suppression.threshold")[0]
        assert words in rule[-300:]
        assert "Proposal of the Bilim project" not in page.text


@pytest.mark.parametrize(
    ("now", "note"),
    [("ky", ""), ("ru", "источник указан по-кыргызски"), ("en", "the source is cited in Kyrgyz")],
)
def test_a_title_in_another_language_says_so_to_eye_and_ear(client: Client, now: str, note: str) -> None:
    page = Page(client.get(f"/{now}/editions/{made.CODE}/indicators/preschool.coverage/").content)
    cited = [each for each in page.all("span") if each.text.startswith("Райондук/шаардык")]
    links = [each for each in page.all("a") if each.text.startswith("Райондук/шаардык")]
    assert [each.attributes.get("lang") for each in cited] == ([] if now == "ky" else ["ky"])
    assert links
    assert (note in page.text) if note else ("булак кыргызча" not in page.text)


def test_sources_of_the_register_say_it_too(client: Client) -> None:
    page = Page(client.get("/ky/register/").content)
    client_list = next(each for each in page.all("span") if each.text.startswith("Client programme"))
    assert client_list.attributes["lang"] == "en"
    assert "булак англисче көрсөтүлгөн" in page.text


@pytest.mark.parametrize(
    ("unit", "indicator", "title", "written"),
    [
        ("batken", "altyn_tamga.rate", "Райондук/шаардык билим берүү", "ky"),
        ("bishkek-city", "preschool.change_3y", "National Statistical Committee", "en"),
        ("nookat", "altyn_tamga.rate", "", ""),
    ],
)
def test_the_source_of_an_exception_says_it_on_the_page_of_the_value(
    client: Client, unit: str, indicator: str, title: str, written: str
) -> None:
    where = f"/ru/editions/{made.CODE}/departments/{unit}/indicators/{indicator}/"
    page = Page(client.get(where).content)
    cited = [each for each in page.all("span") if each.attributes.get("lang") == written and title]
    assert any(each.attributes.get("id") == "exceptions" for each in page.all("h2")) == bool(title)
    assert all(each.text.startswith(title) for each in cited)
    assert bool(cited) == bool(title)
    note = {"ky": "(источник указан по-кыргызски)", "en": "(источник указан по-английски)"}.get(written, "")
    assert page.text.count("источник указан") == len(cited)
    assert note in page.text
