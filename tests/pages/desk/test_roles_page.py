"""Who may do what: everybody of the staff reads it, and her own roles on top."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from bilim.access.models import Account
from bilim.access.terms import ROLE_NAMES, Permission, Role
from bilim.base.actor import SYSTEM
from bilim.registry import actions as registry

SignedIn = Callable[[object], Client]
HEADER = "code,kind,department,name_ky,name_ru,name_en,illustrative,valid_from,valid_until\n"
SCHOOL = "nookat-school-001,school,nookat,Үлгү мектеп № 1,Школа-пример № 1,Example School No. 1,true,,\n"


def address(language: str) -> str:
    with translation.override(language):
        return reverse("desk:roles")


@pytest.fixture
def school(ground: None, tmp_path: Path) -> None:
    file = tmp_path / "institutions.csv"
    file.write_text(HEADER + SCHOOL, encoding="utf-8")
    registry.load_institutions(file, SYSTEM)


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_everything_is_told_in_the_language_of_the_reader(
    school: None, clerk: Account, signed_in: SignedIn, language: str
) -> None:
    page = signed_in(clerk).get(address(language))
    text = page.content.decode()
    assert page.status_code == 200
    assert all(f'id="{permission}"' in text for permission in Permission)
    assert all(ROLE_NAMES[role][language] in text for role in Role)


def test_her_own_roles_stand_first_with_their_part_and_dates(
    school: None, make_account: Callable[..., Account], signed_in: SignedIn
) -> None:
    path = "kg/osh-oblast/nookat/nookat-school-001"
    clerk = make_account("aida", "school_clerk", path, valid_from=date(2026, 9, 1))
    text = " ".join(signed_in(clerk).get(address("en")).content.decode().split())
    own = text.partition("Your roles today")[2].partition("What each role is for")[0]
    assert "Clerk of a school or kindergarten: Example School No. 1, Nookat" in own
    assert "1 September 2026" in own
    assert "1 person holds it today." in text


def test_a_role_that_ended_is_hers_no_longer(
    ground: None, make_account: Callable[..., Account], signed_in: SignedIn, auditor: Account
) -> None:
    make_account("former", "publisher", valid_from=date(2020, 1, 1), valid_until=date(2021, 1, 1))
    text = signed_in(auditor).get(address("en")).content.decode()
    publisher = text.partition('id="publisher"')[2].partition("<dt")[0]
    assert "0 people hold it today." in publisher


def test_without_a_role_the_page_is_refused(
    ground: None, make_account: Callable[..., Account], signed_in: SignedIn
) -> None:
    assert signed_in(make_account("nobody")).get(address("ky")).status_code == 403


def test_few_queries(school: None, clerk: Account, signed_in: SignedIn) -> None:
    browser = signed_in(clerk)
    browser.get(address("ky"))
    with CaptureQueriesContext(connection) as counted:
        browser.get(address("ky"))
    assert len(counted) <= 9, [each["sql"] for each in counted]
