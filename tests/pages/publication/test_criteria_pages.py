"""Readers and checkers are told whether the criteria stood before the year they judge."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from bilim.base.actor import Actor
from bilim.rulebook import actions as rulebook
from factories import releases
from factories.cases import at
from factories.contests import address
from factories.rulebook import SECOND

BEFORE = datetime(2024, 12, 1, 9, tzinfo=ZoneInfo("Asia/Bishkek"))
LATE = {
    "ky": "жыл башталганга чейин бекемделген эмес",
    "ru": "не были зафиксированы до начала года",
    "en": "were not on record before the year began",
}
EARLY = {
    "ky": "жыл башталганга чейин бекемделген: 2024-жылдын 1-декабры",
    "ru": "зафиксированы до начала года: 1 декабря 2024",
    "en": "were on record before the year began, since 1 December 2024",
}


def words(text: str) -> str:
    return " ".join(text.replace("</time>", "").split())


@pytest.mark.parametrize("language", LATE)
def test_criteria_that_came_late_are_told_to_everybody(
    published: str, client: Client, signed_in: Callable[..., Client], methodologist: object, language: str
) -> None:
    page = words(client.get(f"/{language}/editions/{published}/").content.decode())
    assert LATE[language] in page
    text = signed_in(methodologist).get(address("checklist", published, language=language)).content.decode()
    assert "2025" in text.split('id="gate"')[1].split("<ul>")[1].split("</ul>")[0]


@pytest.mark.parametrize("language", EARLY)
def test_criteria_that_stood_before_are_told_with_their_day(
    ground: None,
    client: Client,
    analyst_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
    language: str,
) -> None:
    with at(BEFORE):
        rulebook.freeze_criteria(methodology="spending", by=SECOND)
    code = releases.make_draft(analyst_actor)
    releases.release(code, methodologist_actor, publisher_actor)
    text = client.get(f"/{language}/editions/{code}/").content.decode()
    plain = words(text.replace('<time datetime="2024-12-01">', ""))
    assert EARLY[language] in plain
