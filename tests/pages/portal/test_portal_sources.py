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


def test_every_place_that_cites_a_source_reads_well(client: Client) -> None:
    """The page of a value cites the source of an exception; it opens, with and without one."""
    content = made.content()
    excepted = next(iter(content.adjustments)).units[0] if content.adjustments else "nookat"
    for unit in ("nookat", excepted):
        for indicator in dict.fromkeys(leaf.indicator for _path, leaf in content.methodology.leaves()):
            where = f"/ru/editions/{made.CODE}/departments/{unit}/indicators/{indicator}/"
            assert client.get(where).status_code == 200, where
