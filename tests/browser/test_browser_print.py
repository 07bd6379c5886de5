"""On paper and in the order of a page: heads stay with what they head, sums at the end, one button leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from factories import editions as made

pytestmark = pytest.mark.django_db(transaction=True)
E = f"editions/{made.CODE}"
D = f"{E}/departments/nookat"
PRINTED = (
    f"{D}/",
    f"{E}/departments/",
    f"{D}/indicators/preschool.coverage/",
    "methodologies/department-2026/",
    "statements/rating-2021/",
)
LED = ("", "find/?name=камтуу", f"{E}/departments/", f"{D}/", "register/", "keys/", "account/sign-in/")
# What could be torn apart between two sheets: a name of the rule, and every element that breaks it.
_TORN = """() => {
    const style = each => getComputedStyle(each);
    const all = each => [...document.querySelectorAll('main ' + each)];
    const wrong = (name, found) => found.map(each => `${name}: ${each.innerText.trim().slice(0, 40)}`);
    return [
        ...wrong('left alone', all(':is(h1, h2, h3, h4, caption, figcaption, thead)')
            .filter(each => style(each).breakAfter !== 'avoid')),
        ...wrong('head not repeated', all('thead')
            .filter(each => style(each).display !== 'table-header-group')),
        ...wrong('sum repeated', all('tfoot').filter(each => style(each).display !== 'table-row-group')),
        ...wrong('torn row', all('tr').filter(each => style(each).breakInside !== 'avoid')),
        ...wrong('short table torn', all('table').filter(
            each => each.rows.length < 7 && each.tBodies.length < 2 && style(each).breakInside !== 'avoid')),
        ...wrong('long table on one sheet', all('table').filter(
            each => each.rows.length > 15 && style(each).breakInside === 'avoid')),
    ];
}"""
_LEADING = """() => [...document.querySelectorAll('main button, main .button')]
    .filter(each => each.checkVisibility() && !each.matches('.quiet, .link')).map(each => each.innerText)"""
_SPACED = """() => [...document.querySelectorAll('.listed > li')]
    .filter(each => /\\s$/.test(each.textContent)).map(each => each.textContent.trim())"""


def test_on_paper_heads_stay_with_what_they_head(site: str, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{site}/ky/")
    page.emulate_media(media="print")
    found = []
    for path in PRINTED:
        page.goto(f"{site}/ky/{path}")
        assert page.locator("main table, main h2").count() > 0
        found += [f"{path} {each}" for each in page.evaluate(_TORN)]
    assert found == []


def test_one_button_leads_a_page(site: str, open_page: Callable[..., Any]) -> None:
    page = open_page(site)
    found = {path: (page.goto(f"{site}/ky/{path}"), page.evaluate(_LEADING))[1] for path in LED}
    assert {path: names for path, names in found.items() if len(names) > 1} == {}
    assert any(found.values())


def test_a_comma_follows_a_name_at_once(site: str, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{site}/ky/statements/rating-2021/")
    assert page.locator(".listed > li").count() > 20
    assert page.evaluate(_SPACED) == []


def test_on_a_phone_labels_of_a_card_stand_in_one_line(site: str, open_page: Callable[..., Any]) -> None:
    """What keeps a figure apart from words beside it on a desk would push the next label in here."""
    page = open_page(f"{site}/ky/editions/", 360)
    cells = page.locator(".cards td")
    assert cells.count() > 4
    assert set(cells.evaluate_all("all => all.map(each => getComputedStyle(each).paddingLeft)")) == {"0px"}
