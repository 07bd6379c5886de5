"""Journeys in a real browser: by keyboard, without scripts, on a phone, with axe listening."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bilim.base.actor import Actor
from factories import editions as made
from factories.screens import faults

pytestmark = pytest.mark.django_db(transaction=True)
E = f"editions/{made.CODE}"
PAGES = (
    "",
    f"{E}/departments/?sort=score&order=descending",
    f"{E}/certainty/",
    f"{E}/what-decides/",
    f"{E}/compare/?unit=nookat&unit=alay",
    f"{E}/departments/nookat/",
    f"{E}/departments/nookat/indicators/preschool.coverage/",
    f"{E}/departments/nookat/score/quality/",
    f"{E}/departments/nookat/records/",
    f"{E}/departments/osh-city/what-if/?preschool.coverage=60",
    f"{E}/departments/osh-city/what-it-takes/",
    f"{E}/departments/nookat/peers/",
    f"{E}/departments/bishkek-lenin/",
    f"{E}/facts/nookat/preschool.children/2025/",
    f"{E}/compare/",
    "find/?name=камтуу",
    "find/?name=zzzz",
    "editions/",
    "indicators/",
    "items/preschool.children/",
    "methodologies/department-2021/",
    "register/nookat/",
    "keys/",
    f"{E}/indicators/preschool.coverage/",
    "methodologies/department-2026/",
    "register/?name=Нарын",
    "statements/rating-2021/",
    "about/",
    "nothing-here/",
    f"{E}/words/",
    f"{E}/departments/nookat/words/",
)


def test_axe_finds_nothing_and_nothing_overflows(site: str, open_page: Callable[..., Any]) -> None:
    """One server for all: light and dark, desk and phone, each page in one of the languages."""
    found: list[str] = []
    for number, path in enumerate(PAGES):
        language = ("ky", "ru", "en")[number % 3]
        for width, scheme in ((1280, "light"), (375, "dark")):
            page = open_page(f"{site}/{language}/{path}", width, scheme)
            name = f"{language}/{path} {scheme}"
            found += faults(page, name)
            found += [f"{name}: asked {url}" for url in page.asked if not url.startswith(site)]
            found += [f"{name}: {line}" for line in page.complaints if "404" not in line]
            page.close()
    assert found == []


def test_from_the_map_to_the_record_by_keyboard(site: str, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{site}/ky/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    tab_to(page, "/departments/nookat/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/departments/nookat/")
    # Of this year: the same page also leads to the values of the year before.
    tab_to(page, f"{E}/departments/nookat/indicators/preschool.coverage/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/indicators/preschool.coverage/")
    tab_to(page, "/facts/nookat/preschool.children/2025/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/facts/**")
    assert "Туруктуу сандан түзүлгөн" in page.inner_text("main")


def tab_to(page: Any, ending: str) -> None:
    """The link is reached with the Tab key alone, and its focus can be seen."""
    for _press in range(400):
        page.keyboard.press("Tab")
        if str(page.evaluate("document.activeElement.href || ''")).endswith(ending):
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
            return
    raise AssertionError(f"no link to {ending} by keyboard")


def test_sorting_filtering_and_comparing_without_scripts(site: str, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{site}/ru/{E}/departments/", scripts=False)
    page.get_by_role("link", name="Балл", exact=True).click()
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Балл")
    page.get_by_label("Область").select_option(label="Ошская область")
    page.get_by_role("button", name="Показать").click()
    assert page.locator("tbody tr").count() == 8
    page.get_by_label("Ноокатский район", exact=True).check()
    page.get_by_label("Алайский район", exact=True).check()
    page.get_by_role("button", name="Сравнить отмеченные").click()
    # In the order of the table, which the filter kept.
    assert page.locator("h1").inner_text().split() == ["Ноокатский", "район", "·", "Алайский", "район"]


def test_the_language_switch_stays_on_the_page(site: str, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{site}/ky/{E}/departments/?oblast=osh-oblast&sort=name", scripts=False)
    page.get_by_role("link", name="Eng").click()
    assert page.url == f"{site}/en/{E}/departments/?oblast=osh-oblast&sort=name"
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_mark_is_in_every_part_of_the_map_and_in_print(site: str, open_page: Callable[..., Any]) -> None:
    """Cut out any tile: the mark is woven over it, on the screen and on paper."""
    page = open_page(f"{site}/ky/")
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        woven = page.evaluate(
            "(() => { const style = getComputedStyle(document.querySelector('.tiles'), '::after');"
            " return [style.backgroundImage, style.position, style.width]; })()"
        )
        assert "illustrative" in woven[0]
        assert woven[1] == "absolute"
        assert float(woven[2][:-2]) >= page.locator(".tiles").bounding_box()["width"] - 1
        assert page.locator(".mark-line").is_visible()


def test_a_phone_shows_the_whole_country(site: str, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{site}/ky/", width=375)
    tiles = page.locator(".tile > a")
    assert tiles.count() == len(made.content().ranked_units)
    boxes = [tile.bounding_box() for tile in tiles.all()]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 375 for box in boxes)
    assert min(box["width"] for box in boxes) >= 24


# Of each name on the map the letter before which it is broken, where no space and no hyphen stands there.
BROKEN = """() => [...document.querySelectorAll('.tile span')].map(name => {
  const range = document.createRange(), text = name.firstChild.data;
  const top = at => {
    range.setStart(name.firstChild, at); range.setEnd(name.firstChild, at + 1);
    return Math.round([...range.getClientRects()].at(-1).top);
  };
  const inside = at => /^\\p{L}{2}$/u.test(text.slice(at - 1, at + 1));
  return [...Array(text.length).keys()].some(at => at && inside(at) && top(at) !== top(at - 1)) ? text : '';
})"""


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_no_name_on_the_map_breaks_between_two_letters(
    site: str, open_page: Callable[..., Any], language: str
) -> None:
    """The narrowest screen that shows names has them by syllables, not «Токтогульски» over «й»."""
    page = open_page(f"{site}/{language}/", width=870)
    found = page.evaluate(BROKEN)
    assert len(found) == len(made.content().ranked_units)
    assert set(found) == {""}


def test_paper_has_the_whole_table_and_nothing_to_press(site: str, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{site}/ru/{E}/departments/", width=700)
    page.emulate_media(media="print")
    assert page.locator("tbody tr").last.is_visible()
    assert not any(control.is_visible() for control in page.locator("input, button, select").all())
    page.goto(f"{site}/ky/")
    assert page.locator(".tile span").first.bounding_box()["width"] > 10


def test_what_a_head_says_is_seen_by_who_read_the_page_before(
    site: str, open_page: Callable[..., Any], head_actor: Actor
) -> None:
    from bilim.publication import actions  # noqa: PLC0415 - models load with the database

    where, text = f"/ky/{E}/departments/nookat/", "Быйыл эки бала бакча ачтык."
    page = open_page(f"{site}{where}")
    assert text not in page.inner_text("main")
    actions.write_statement(code=made.CODE, unit="nookat", text={"ky": text}, by=head_actor)
    page.goto(f"{site}/ky/{E}/departments/")
    page.get_by_role("rowheader").get_by_role("link", name="Ноокат району").click()
    assert text in page.inner_text("main")
