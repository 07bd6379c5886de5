"""Appeals in the browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape

from bilim.cases import models as case_models
from bilim.publication import queries
from factories.contests import KEY, address, sent

SignedIn = Callable[..., Client]


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_a_head_finds_her_records_from_the_desk_and_appeals(
    published: str, signed_in: SignedIn, head: object, language: str
) -> None:
    browser = signed_in(head)
    with translation.override(language):
        desk = reverse("desk:home")
    records = address("own-records", published, "nookat", language=language)
    assert records in browser.get(desk).content.decode()
    page = browser.get(records).content.decode()
    form = address("appeal", published, "nookat", language=language, **KEY)
    assert escape(form) in page
    assert browser.get(form).status_code == 200
    answer = browser.post(form, sent(), follow=True)
    code = case_models.Case.objects.get().code
    assert answer.redirect_chain[-1][0] == address("case", code, language=language)
    assert code in browser.get(records).content.decode()
    assert browser.post(form, sent()).status_code == 422
    assert address("case", code, language=language) in browser.get(form).content.decode()


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_records_are_chosen_by_item_and_name_their_source(
    published: str, signed_in: SignedIn, head: object, language: str
) -> None:
    browser = signed_in(head)
    children = escape(address("appeal", published, "nookat", language=language, **KEY))
    content = queries.get_content(published)
    source = content.origins[content.fact("nookat", "preschool.children", "2025").origin].title[language]
    whole = browser.get(address("own-records", published, "nookat", language=language)).content.decode()
    assert children in whole
    assert escape(source) in whole

    def chosen(about: str) -> str:
        at = address("own-records", published, "nookat", language=language, about=about)
        return browser.get(at).content.decode()

    assert '<option value="budget.spent" selected>' in chosen("budget.spent")
    assert children not in chosen("budget.spent")
    assert children in chosen("preschool.children")
    assert children in chosen("<nothing>")


def test_other_departments_and_other_roles_are_denied(
    published: str, signed_in: SignedIn, head: object, analyst: object
) -> None:
    browser = signed_in(head)
    for name in ("own-records", "appeal"):
        assert browser.get(address(name, published, "talas", **KEY)).status_code == 403
        assert browser.get(address(name, "departments-1999-1", "nookat", **KEY)).status_code == 404
        assert browser.get(address(name, published, "nowhere", **KEY)).status_code == 404
    assert browser.post(address("appeal", published, "talas", **KEY), sent()).status_code == 403
    assert signed_in(analyst).get(address("own-records", published, "nookat")).status_code == 403


def test_a_granted_appeal_leads_to_the_form_of_the_corrected_edition(
    published: str, signed_in: SignedIn, head: object, analyst: object
) -> None:
    signed_in(head).post(address("appeal", published, "nookat", **KEY), sent())
    code = case_models.Case.objects.get().code
    browser = signed_in(analyst)
    done = {"decision": "grant", "reason": "Дал келет"}
    page = browser.post(address("case-decide", code), done, follow=True).content.decode()
    way = unescape(re.search(r'href="([^"]*/correct/[^"]*)"', page)[1])
    assert parse_qs(urlsplit(way).query)["case"] == [code]
    form = browser.get(way).content.decode()
    assert f"The appeal {code} was granted." in form
    assert f"Удовлетворена апелляция {code}." in form
    told = {
        "run": parse_qs(urlsplit(way).query)["run"][0],
        "reason_ky": "Даттануу",
        "reason_ru": "Апелляция",
        "reason_en": "An appeal",
        "published_on": "2027-01-11",
        "published_time": "09:00",
    }
    answer = browser.post(way, told, follow=True)
    assert answer.status_code == 200
    assert "figures differ from" in answer.content.decode()
