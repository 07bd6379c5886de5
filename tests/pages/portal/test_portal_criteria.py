"""Criteria put on record stand on the public page of the method, before any edition rests on them."""

from __future__ import annotations

import pytest
from django.test import Client

from bilim.base.actor import SYSTEM
from bilim.journal import actions as journal
from bilim.rulebook import queries as rulebook
from factories.markup import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register", "rulebook")]
METHOD = "department-2026"


def words(client: Client, code: str = METHOD) -> str:
    return Page(client.get(f"/en/methodologies/{code}/").content).text


def test_the_hash_stands_there_and_since_when_it_is_on_record(client: Client) -> None:
    sha256 = rulebook.criteria_sha256(rulebook.get_definitions(), METHOD)
    before = words(client)
    assert sha256 in before
    assert "not on record yet" in before
    tag = client.get(f"/en/methodologies/{METHOD}/").headers["ETag"]
    for found in ("0" * 64, sha256, sha256):
        details = {"version": 2, "sha256": found}
        journal.record("rulebook.criteria_frozen", subject=METHOD, by=SYSTEM, details=details)
    assert client.get(f"/en/methodologies/{METHOD}/", headers={"If-None-Match": tag}).status_code == 200
    after = words(client)
    assert "not on record yet" not in after
    assert after.count("On record since") == 2, "one that stood before, and the present one once"
    assert "0" * 64 in after


def test_what_others_published_has_no_criteria_of_ours(client: Client) -> None:
    assert "Criteria put on record" not in words(client, "department-2021")
