"""Places of different methods never stand side by side: the line breaks, the table says so in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation

from bilim.base.templatetags.drawings import place_text
from bilim.publication import models
from bilim.publication.rules import changes as told
from bilim.publication.rules.bundle_reading import read_bundle
from bilim.publication.rules.correcting import compare
from bilim.publication.terms import ChangeGroup, Corrections, EditionContent, State
from factories import editions as made
from factories.markup import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]
PAGE = "editions/departments-2025-1/departments/nookat"
BROKEN = {
    "ky": "Мындан ары башка усул менен: мурунку жана кийинки орундар салыштырылбайт",
    "ru": "Далее по другой методике: места до и после не сравниваются",
    "en": "From here on by another method: places before and after are not compared",
}


@cache
def by_equal_weights(period: str = "2025") -> bytes:
    """That year by the next version of the method, in which all directions weigh the same."""
    rules = made.definitions()
    method = rules.methodologies[made.METHOD]
    root = replace(
        method.root,
        weights="equal",
        children=tuple(replace(child, weight=1) for child in method.root.children),
    )
    other = replace(method, root=root, version=method.version + 1)
    rules = replace(rules, methodologies={**rules.methodologies, method.code: other})
    return made.rebuilt(period, rules=rules)


def drawn(client: Client, language: str) -> tuple[str, str]:
    """The page as it is written, and what it says."""
    answer = client.get(f"/{language}/{PAGE}/").content
    return answer.decode(), Page(answer).text


@pytest.mark.parametrize("language", BROKEN)
def test_the_course_breaks_where_the_method_changed(client: Client, language: str) -> None:
    for period in ("2023", "2024"):
        made.publish(period)
    made.publish_bundle(by_equal_weights())
    page, text = drawn(client, language)
    lines = [part.split('"')[0].split() for part in page.split('class="curve" points="')[1:]]
    assert [len(line) for line in lines] == [2, 1]
    # Between the years of either method, in the table as in the drawing.
    assert text.count(BROKEN[language]) == 1
    assert page.index("departments-2024-1/departments") < page.index(BROKEN[language])


def test_the_course_of_one_method_is_one_line(client: Client) -> None:
    for period in made.YEARS:
        made.publish(period)
    page, text = drawn(client, "en")
    assert page.count('class="curve"') == 1
    assert "another method" not in text


def revised(content: EditionContent, corrected: EditionContent) -> EditionContent:
    """The content as a revision that says what it changed."""
    corrections = Corrections(corrected.header.code, {"ky": "К"}, compare(corrected, content))
    return replace(content, corrections=corrections)


def test_a_revision_by_another_method_tells_no_places() -> None:
    corrected, content = made.content(), read_bundle(by_equal_weights())
    groups = told.grouped(revised(content, corrected), corrected, "en", lambda *_a, **_k: "")
    kinds = [group.kind for group in groups]
    assert "score" in kinds
    assert not {"rank", "interval"} & set(kinds)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ky", "усулдун таасири менен оңдолгон сандардын таасири бул жерде ажыратылган эмес"),
        ("ru", "влияние методики и влияние исправленных чисел здесь не разделены"),
        ("en", "what the method did and what mended figures did are not told apart here"),
    ],
)
def test_the_list_of_changes_says_why_scores_of_two_methods_stand_side_by_side(
    language: str, said: str
) -> None:
    with translation.override(language):
        listed = render_to_string("base/parts/changes.html", {"groups": [ChangeGroup("other_method", ())]})
    assert said in Page(listed.encode()).text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ky", "башка усул менен түзүлгөн, ошондуктан анын орундары булардын жанына коюлбайт"),
        ("ru", "составлен по другой методике, поэтому его места рядом не приводятся"),
        ("en", "follows another method, so its places do not stand beside these"),
    ],
)
def test_the_table_of_a_draft_has_no_places_of_another_method(
    signed_in: Callable[[object], Client], methodologist: object, language: str, said: str
) -> None:
    made.publish("2024")
    code = made.publish_bundle(by_equal_weights())
    models.Edition.objects.filter(code=code).update(state=State.SIGNED, released_at=None, published_by="")
    browser = signed_in(methodologist)
    text = Page(browser.get(f"/{language}/desk/publication/editions/{code}/preview/").content).text
    assert said in text
    assert heads(browser, code, "en") == ["Department", "Place", "Score"]
    models.Edition.objects.filter(code=code).delete()
    code = made.publish("2025")
    models.Edition.objects.filter(code=code).update(state=State.SIGNED, released_at=None, published_by="")
    assert heads(browser, code, "en") == ["Department", "Place", "Score", "Place before"]


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_both_places_in_the_table_of_a_draft_have_the_interval_of_the_pages(
    signed_in: Callable[[object], Client], methodologist: object, language: str
) -> None:
    contents = {"was": read_bundle(made.bundle("2024")), "is": read_bundle(made.bundle("2025"))}
    made.publish("2024")
    code = made.publish("2025")
    models.Edition.objects.filter(code=code).update(state=State.SIGNED, released_at=None, published_by="")
    page = signed_in(methodologist).get(f"/{language}/desk/publication/editions/{code}/preview/")
    rows = re.findall(r"<tr>\s*<th scope=\"row\">.*?</tr>", page.content.decode(), re.DOTALL)
    with translation.override(language):
        found = {
            (
                place_text(contents["is"].placed(unit.code)) or "–",
                place_text(contents["was"].placed(unit.code)) or "–",
            )
            for unit in contents["is"].ranked_units
        }
    shown = [re.findall(r"<span>(.*?)</span>", row, re.DOTALL) for row in rows]
    assert {(place, before) for place, _score, before in shown} == found
    assert any("(" in before for _place, before in found)


def heads(browser: Client, code: str, language: str) -> list[str]:
    """The heads of the table of the draft."""
    page = browser.get(f"/{language}/desk/publication/editions/{code}/preview/").content.decode()
    return re.findall(r'<th scope="col"[^>]*>(.*?)</th>', page)
