"""The pages of those who work with the system, as a screen reader and a phone meet them, step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from bilim.access.models import Account
from bilim.base.actor import Actor
from bilim.intake import actions
from bilim.intake.terms import Campaign, Return
from factories import releases
from factories.facts import csv_file
from factories.returns import CAMPAIGN, FIRST, SECOND_SCHOOL
from factories.screens import SCROLLS_SIDEWAYS, faults

pytestmark = pytest.mark.django_db(transaction=True)
DESK = "ky/desk"
SCREENS = ((1280, "light"), (360, "dark"))
OFFICER = Actor("officer", "Officer", is_system=True)
REASON = {"ky": "Каталар бар.", "ru": "Есть ошибки.", "en": "There are mistakes."}
# An unknown unit, an unknown item, a period nobody can read, a number in words, no number at all.
WRONG = (
    "nokat,preschool.children,2025,15,,Report",
    "nookat,preschol.children,2025,15,,Report",
    "nookat,preschool.children,20255,15,,Report",
    "nookat,preschool.children,2025,many,,Report",
    "nookat,preschool.children,2025,,,Report",
)


@dataclass
class House:
    """Opens pages as a member of the staff on every screen and keeps what is wrong with them."""

    browser: Any
    address: str
    contexts: dict[tuple[str, int], Any] = field(default_factory=dict)
    found: list[str] = field(default_factory=list)

    def look(self, path: str, as_: Account | None = None, act: Callable[[Any], None] | None = None) -> None:
        """The page, after the act on it if there is one, is looked at on every screen."""
        for width, scheme in SCREENS:
            page = self.context(as_, width, scheme).new_page()
            page.goto(f"{self.address}/{path}")
            if act:
                act(page)
                page.wait_for_load_state()
            name = f"{as_.username if as_ else 'nobody'} {page.url.removeprefix(self.address)}"
            self.found += faults(page, name)
            self.found += [f"{name} {width}: {each}" for each in page.evaluate(SCROLLS_SIDEWAYS)]
            page.close()

    def context(self, account: Account | None, width: int, scheme: str) -> Any:
        key = (account.username if account else "", width)
        if key not in self.contexts:
            self.contexts[key] = self.browser.new_context(
                viewport={"width": width, "height": 800}, color_scheme=scheme
            )
            if account:
                self.contexts[key].add_cookies([self.cookie(account)])
        return self.contexts[key]

    def cookie(self, account: Account) -> dict[str, str]:
        client = Client()
        client.force_login(account, backend="bilim.access.backends.AccountBackend")
        name = settings.SESSION_COOKIE_NAME
        return {"name": name, "value": client.cookies[name].value, "url": self.address}


@pytest.fixture
def house(browser: Any, live_server: Any, ground: None) -> Iterator[House]:
    """The small edition's house, with a browser for everybody in it."""
    opened = House(browser, str(live_server.url))
    yield opened
    for context in opened.contexts.values():
        context.close()


def test_whoever_stands_before_the_door(house: House) -> None:
    house.look("ky/account/sign-in/")
    house.look("ru/account/sign-in/", act=lambda page: page.click("main button"))
    house.look("en/desk/")
    assert house.found == []


def test_the_desk_of_every_post_and_its_lists(
    house: House, draft: str, analyst: Account, methodologist: Account, auditor: Account, head: Account
) -> None:
    for person in (analyst, methodologist, auditor, head):
        house.look(f"{DESK}/", person)
    house.look(f"{DESK}/journal/", auditor)
    house.look(f"{DESK}/journal/?event=facts.import_committed&since=2026-13-45", auditor)
    house.look(f"{DESK}/definitions/", methodologist)
    house.look(f"{DESK}/definitions/indicators/preschool.spending/1/", methodologist)
    house.look(f"{DESK}/facts/history/nookat/preschool.children/", analyst)
    house.look(f"{DESK}/nothing-here/", analyst)
    house.look(f"{DESK}/journal/", head)
    assert house.found == []


def test_a_file_of_figures_from_choosing_to_recording(house: House, analyst: Account, tmp_path: Path) -> None:
    def bring(*lines: str) -> Callable[[Any], None]:
        file = tmp_path / "figures.csv"
        file.write_bytes(csv_file(*lines))

        def brought(page: Any) -> None:
            page.set_input_files("input[type=file]", str(file))
            page.click("main form button")

        return brought

    def record(page: Any) -> None:
        # On each screen another figure: what is recorded already would change nothing.
        bring(f"talas,preschool.children,2025,{page.viewport_size['width']},,Report")(page)
        page.click("form[action$='/commit/'] button")

    path = f"{DESK}/facts/import/"
    house.look(path, analyst)
    house.look(path, analyst, lambda page: page.click("main form button"))
    house.look(path, analyst, bring(*WRONG))
    house.look(path, analyst, bring("nookat,preschool.children,2025,2000,,Another report"))
    house.look(path, analyst, record)
    house.look(path, analyst)
    assert house.found == []


def test_an_edition_from_its_run_to_its_correction(
    house: House,
    run: str,
    analyst: Account,
    methodologist: Account,
    publisher: Account,
    actor_of: Callable[[Account], Actor],
) -> None:
    from bilim.publication import actions  # noqa: PLC0415 - models load with the database

    house.look(f"{DESK}/publication/", analyst)
    house.look(f"{DESK}/publication/draft/?run={run}", analyst)
    code = actions.draft_edition(run=run, published_at=releases.AT, by=actor_of(analyst))
    one = f"{DESK}/publication/editions/{code}"
    house.look(f"{one}/", analyst)
    house.look(f"{one}/", methodologist)
    house.look(f"{one}/preview/", methodologist)
    house.look(f"{one}/preview/nookat/", methodologist)
    house.look(f"{DESK}/preview/{code}/departments/nookat/", methodologist)
    actions.check_edition(code=code, by=actor_of(methodologist))
    house.look(f"{DESK}/", publisher)
    house.look(f"{one}/", publisher)
    actions.sign_edition(code=code, by=actor_of(publisher))
    house.look(f"{one}/", publisher)
    house.look(f"{one}/withdraw/", publisher)
    house.look(f"{one}/withdraw/", publisher, lambda page: page.click("main form button"))
    actions.withdraw_edition(code=code, reason=REASON, by=actor_of(publisher))
    house.look(f"{one}/", publisher)
    actions.draft_edition(run=run, published_at=releases.AT, by=actor_of(analyst))
    house.look(f"{DESK}/publication/", analyst)
    house.look(f"{one}/", analyst)
    assert house.found == []


def test_what_is_published_and_what_others_published(
    house: House, published: str, analyst: Account, publisher: Account, head: Account, root: Path
) -> None:
    def examine(page: Any) -> None:
        file = root / "definitions" / "statements" / "rating-2021.yaml"
        page.set_input_files("input[type=file]", str(file))
        page.click("main form button")

    one = f"{DESK}/publication/editions/{published}"
    house.look(f"{DESK}/", head)
    house.look(f"{one}/statements/nookat/", head)
    house.look(f"{one}/statements/nookat/", head, lambda page: page.click("main form button"))
    house.look(f"{one}/correct/", analyst)
    house.look(f"{one}/", analyst)
    house.look(f"{DESK}/publication/statements/", publisher)
    house.look(f"{DESK}/publication/statements/", publisher, examine)
    assert house.found == []


def test_a_contest_from_its_window_to_its_decision(
    house: House,
    draft: str,
    analyst: Account,
    methodologist: Account,
    publisher: Account,
    head: Account,
    actor_of: Callable[[Account], Actor],
) -> None:
    from bilim.publication import actions  # noqa: PLC0415 - models load with the database
    from factories import contests  # noqa: PLC0415

    editions = f"{DESK}/publication/editions/{draft}"
    house.look(f"{editions}/window/", analyst)
    contests.open_window(draft, actor_of(analyst))
    house.look(f"{editions}/", analyst)
    house.look(f"{editions}/waive/", analyst)
    house.look(f"{editions}/preview/nookat/", head)
    ask = f"{editions}/preview/nookat/ask/?item=preschool.children&period=2025&breakdown="
    house.look(ask, head)
    house.look(ask, head, lambda page: page.click("main form button"))
    case = contests.ask(draft, actor_of(head)).code
    house.look(f"{DESK}/", head)
    house.look(f"{DESK}/publication/cases/", head)
    house.look(f"{DESK}/publication/cases/{case}/", head)
    house.look(f"{DESK}/publication/cases/{case}/", methodologist)
    refuse = f"{DESK}/publication/cases/{case}/"
    house.look(refuse, methodologist, lambda page: page.click("button[value='refuse']"))
    actions.decide_contested(code=case, granted=True, reason=REASON, by=actor_of(methodologist))
    house.look(f"{DESK}/publication/cases/{case}/", analyst)
    house.look(f"{DESK}/facts/changes/", head)
    house.look(f"{DESK}/publication/releases/", publisher)
    house.look(f"{editions}/early/", publisher)
    house.look("ky/releases/")
    assert house.found == []


def test_a_return_from_an_empty_form_to_what_was_accepted(
    house: House,
    campaign: Campaign,
    send: Callable[..., Return],
    clerk: Account,
    school_head: Account,
    officer: Account,
    analyst: Account,
) -> None:
    path, of_campaign = f"{DESK}/returns", f"{DESK}/returns/campaign/{CAMPAIGN}"
    one = f"{path}/return/{FIRST}/"
    house.look(f"{DESK}/", clerk)
    house.look(one, clerk)
    # Wrong all over: what has to be mended first, then what was typed.
    house.look(one, school_head, lambda page: page.click("button[value=submit]"))
    house.look(f"{path}/", analyst)
    house.look(f"{path}/open/", analyst)
    house.look(f"{path}/open/", analyst, lambda page: page.click("main form button"))
    send(SECOND_SCHOOL)
    house.look(f"{of_campaign}/", officer)
    house.look(f"{of_campaign}/nookat/", officer)
    house.look(f"{path}/return/{SECOND_SCHOOL}/", officer, lambda page: page.click("summary"))
    actions.check_return(code=SECOND_SCHOOL, number=1, by=OFFICER)
    house.look(f"{of_campaign}/nookat/", analyst)
    assert house.found == []
