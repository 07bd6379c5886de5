"""With the keyboard alone: what has the focus is seen, the order is that of the page, and nothing traps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from factories import editions as made
from factories.screens import SCROLLS_SIDEWAYS

pytestmark = pytest.mark.django_db(transaction=True)
E = f"editions/{made.CODE}"
D = f"{E}/departments/nookat"
PAGES = ("", f"{E}/departments/", f"{D}/", f"{D}/indicators/preschool.coverage/", "account/sign-in/", "desk/")
# Every control in the order of the page, numbered, to compare with the order of the Tab key.
_CONTROLS = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'
_NUMBER = """controls => [...document.querySelectorAll(controls)]
    .filter(each => each.type !== 'hidden' && each.checkVisibility({visibilityProperty: true}))
    .map((each, number) => each.dataset.number = number).length"""
_FOCUSED = """() => {
    const each = document.activeElement, box = each.getBoundingClientRect(), style = getComputedStyle(each);
    return {number: Number(each.dataset.number ?? -1), name: each.outerHTML.slice(0, 80),
            outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
            inside: box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight,
            // Each line of it: what stands between the lines of a broken link is not the link.
            covered: [...each.getClientRects()].some(line => {
                const top = document.elementFromPoint(line.x + line.width / 2, line.y + line.height / 2);
                return !(top && (each.contains(top) || top.contains(each))); })};
}"""


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", PAGES)
def test_every_control_is_reached_in_order_and_seen_in_focus(
    site: str, open_page: Callable[..., Any], path: str, width: int
) -> None:
    page = open_page(f"{site}/ky/{path}", width)
    count = page.evaluate(_NUMBER, _CONTROLS)
    stops = []
    for _press in range(count):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(_FOCUSED))
    assert [stop["number"] for stop in stops] == list(range(count))
    unseen = [stop for stop in stops if stop["outline"] < 2 or not stop["inside"] or stop["covered"]]
    assert unseen == []


@pytest.mark.parametrize(
    "path", ["", f"{E}/departments/", f"{D}/", f"{D}/indicators/preschool.coverage/", "account/sign-in/"]
)
def test_at_four_times_the_size_nothing_scrolls_sideways(
    site: str, open_page: Callable[..., Any], path: str
) -> None:
    """A window of 1 280 at 400 % is 320 points wide (WCAG 1.4.10)."""
    for language in ("ky", "ru"):
        assert open_page(f"{site}/{language}/{path}", 320).evaluate(SCROLLS_SIDEWAYS) == []


def test_in_the_colours_of_the_system_focus_map_and_buttons_are_seen(
    site: str, open_page: Callable[..., Any]
) -> None:
    """Forced colours take every ground away: what was told by a ground alone has a line or words as well."""
    page = open_page(f"{site}/ky/")
    page.emulate_media(forced_colors="active")
    for place in (".tile > a", "main button", "main .button"):
        style = page.locator(place).first.evaluate(
            "each => [getComputedStyle(each).borderTopStyle, getComputedStyle(each).borderTopWidth]"
        )
        assert style[0] != "none", place
        assert float(style[1].removesuffix("px")) >= 1, place
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_what_is_unfolded_is_closed_by_a_link_below_it(site: str, open_page: Callable[..., Any]) -> None:
    """By the keyboard and without a script; the next stop of the Tab key lies in the part that was closed."""
    page = open_page(f"{site}/ky/{D}/", 360, scripts=False)
    links = [*page.locator(".unfold a").all(), page.locator("a[href='#quality']").last]
    assert not any(each.is_visible() for each in page.locator(".fold").all())
    for link in links:
        rows = page.locator(str(link.get_attribute("href"))).locator("tr, li").all()
        part = next(row for row in rows if not row.is_visible())
        link.focus()
        page.keyboard.press("Enter")
        assert part.is_visible()
        close = page.locator(".fold a").filter(visible=True)
        heading = page.locator(str(close.get_attribute("href")))
        close.focus()
        page.keyboard.press("Enter")
        assert not part.is_visible()
        assert link.is_visible()
        assert heading.bounding_box()["y"] > -1


def test_what_is_unfolded_stays_for_the_keyboard_and_going_back_folds_it(
    site: str, open_page: Callable[..., Any]
) -> None:
    page = open_page(f"{site}/ky/{D}/", 360)
    row = page.locator("#quality tr").first
    page.locator("a[href='#quality']").first.focus()
    page.keyboard.press("Enter")
    assert row.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#quality').contains(document.activeElement)")
    page.go_back()
    assert not row.is_visible()
