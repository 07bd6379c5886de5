"""A phone 360 points wide: nothing scrolls sideways, and what is second waits folded without being lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from bilim_engine.values import Missing
from factories import editions as made

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = 360
# At this width WCAG 2.2 (1.4.10) lets a table scroll, but never the page.
NARROWEST = 320
E = f"editions/{made.CODE}"
D = f"{E}/departments/nookat"
PAGES = (
    "",
    "editions/",
    f"{E}/",
    f"{E}/departments/",
    f"{E}/compare/",
    f"{E}/certainty/",
    f"{E}/what-decides/",
    f"{E}/compare/?unit=nookat&unit=alay&unit=osh-city",
    f"{D}/",
    f"{E}/departments/bishkek-lenin/",
    f"{D}/records/",
    f"{D}/what-if/",
    f"{D}/what-it-takes/",
    f"{D}/peers/",
    f"{E}/departments/alay/what-it-takes/",
    f"{D}/what-if/?preschool.coverage=60&staff.provision=99.5",
    f"{D}/indicators/preschool.coverage/",
    f"{D}/score/",
    f"{D}/score/quality/",
    f"{E}/facts/nookat/preschool.children/2025/",
    f"{E}/indicators/preschool.coverage/",
    "indicators/",
    "items/",
    "items/preschool.children/",
    "methodologies/",
    "methodologies/department-2026/",
    "methodologies/department-2021/",
    "register/",
    "register/?on=2025-01-01&boundaries=2024-01-01",
    "register/nookat/",
    "find/?name=камтуу",
    "statements/",
    "statements/rating-2021/",
    "about/",
    "keys/",
    f"{E}/words/",
    f"{D}/words/",
)
# Everything that can be scrolled sideways, the page itself among it.
_WIDE = """() => [document.documentElement, ...document.querySelectorAll('.table')]
    .filter(each => each.scrollWidth > each.clientWidth)
    .map(each => `${each.scrollWidth} in ${each.clientWidth}: ${each.innerText.slice(0, 40)}`)"""
_BROKEN_DAYS = """() => [...document.querySelectorAll('time')]
    .filter(each => each.getClientRects().length > 1).map(each => each.innerText)"""


def test_no_page_and_no_table_scrolls_sideways_and_no_day_breaks(
    site: str, open_page: Callable[..., Any]
) -> None:
    faults = []
    department = f"{E}/departments/{_widest_place()}"
    for language in ("ky", "ru"):
        page = open_page(site, PHONE)
        for path in (*PAGES, f"{department}/", f"{department}/score/"):
            page.goto(f"{site}/{language}/{path}")
            found = page.evaluate(_WIDE) + page.evaluate(_BROKEN_DAYS)
            faults += [f"{language}/{path}: {each}" for each in found]
            page.set_viewport_size({"width": NARROWEST, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > NARROWEST:
                faults.append(f"{language}/{path}: wider than {NARROWEST}")
            page.set_viewport_size({"width": PHONE, "height": 800})
    assert faults == []


def test_a_department_stays_short_and_nothing_is_lost(site: str, open_page: Callable[..., Any]) -> None:
    """What is folded on a phone unfolds by a link, without a script; paper and desk have all of it."""
    page = open_page(f"{site}/ru/{D}/", PHONE, scripts=False)
    assert page.evaluate("document.documentElement.scrollHeight") <= 5_500
    row = page.locator("#indicators tr", has_text="Охват дошкольным образованием").first
    assert not row.is_visible()
    page.locator("a[href='#preschool']").first.click()
    assert row.is_visible()
    assert not page.locator("#quality tr").first.is_visible()
    for link in page.locator(".unfold a").all():
        link.click()
        part = page.locator(str(link.get_attribute("href")))
        assert all(each.is_visible() for each in part.locator("tr, li").all())
    page.goto(f"{site}/ru/{D}/")
    page.emulate_media(media="print")
    assert all(each.is_visible() for each in page.locator("main tr, main li").all())
    assert not any(each.is_visible() for each in page.locator(".unfold").all())


def test_what_moved_the_score_adds_up_at_every_width(site: str, open_page: Callable[..., Any]) -> None:
    """The rows in sight sum to the total on a phone as on a desk, so none of them may stand folded."""
    page = open_page(site, PHONE, scripts=False)
    departments = [unit.code for unit in made.content().ranked_units][::5]
    seen, faults = 0, []
    for department in departments:
        page.goto(f"{site}/ky/{E}/departments/{department}/")
        for width in (PHONE, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            *moved, total = map(_figure, page.evaluate(_MOVED))
            seen += len(moved)
            # Each figure in sight is rounded to a hundredth, the total too.
            if abs(sum(moved) - total) > Decimal("0.005") * (len(moved) + 1):
                faults.append(f"{department} at {width}: {moved} make {sum(moved)}, not {total}")
    assert faults == []
    assert seen > 2 * 4 * len(departments)


# What stands in the last column of the rows in sight.
_MOVED = """() => [...document.querySelectorAll('#every-change tbody tr, #every-change tfoot tr')]
    .filter(each => each.getClientRects().length).map(each => each.lastElementChild.innerText)"""


def _figure(shown: str) -> Decimal:
    return Decimal(re.sub(r"\s", "", shown).replace("−", "-").replace(",", "."))


def test_a_footnote_is_seen_where_its_table_is(site: str, open_page: Callable[..., Any]) -> None:
    """Why a figure is missing stands under the figures: folded with them, and unfolded with that figure."""
    department, direction = _with_a_gap()
    page = open_page(f"{site}/ky/{E}/departments/{department}/", PHONE, scripts=False)
    notes = page.locator("#indicators .notes")
    assert page.locator(".notes").count() == notes.count() == 1
    assert not notes.is_visible()
    for where in (direction, "indicators"):
        page.locator(f"a[href='#{where}']").first.click()
        assert page.locator(f"#{direction} .missing").first.is_visible()
        assert notes.is_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(page.url.partition("#")[0])
    assert notes.is_visible()


def _widest_place() -> str:
    """The department whose place and interval have two digits each."""
    results = (made.content().result(unit.code) for unit in made.content().ranked_units)
    return next(each.unit for each in results if each and each.rank_low and each.rank_low > 9)


def _with_a_gap() -> tuple[str, str]:
    """A ranked department without a figure, and the direction in which it is missing."""
    content = made.content()
    directions = {leaf.indicator: path.partition("/")[0] for path, leaf in content.methodology.leaves()}
    ranked = {unit.code for unit in content.ranked_units}
    gaps = (each for each in content.values if each.unit in ranked and isinstance(each.value, Missing))
    return next((each.unit, directions[each.indicator]) for each in gaps if each.indicator in directions)
