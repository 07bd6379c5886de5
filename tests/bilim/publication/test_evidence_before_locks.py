"""While a file is looked into, nothing is locked: another's write goes through in that very moment."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction

from bilim.base.actor import SYSTEM, Actor
from bilim.cases import problems as case_problems
from bilim.cases.terms import Case
from bilim.publication import actions
from bilim.publication.queries import earlier
from bilim.publication.terms import EditionContent
from bilim.storage import actions as storage
from bilim.storage import problems as files
from bilim.storage import queries as stored
from factories.contests import claim, open_window
from factories.evidence import PDF, PNG
from factories.refusals import refused

OTHERS = b"Another person's file."
WAYS: dict[str, Callable[..., Case]] = {"draft": actions.request_correction, "published": actions.appeal}


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, analyst_actor: Actor) -> tuple[str, Callable[..., Case]]:
    """An edition that a head may ask about, and how she asks."""
    code: str = request.getfixturevalue(request.param)
    if request.param == "draft":
        open_window(code, analyst_actor)
    return code, WAYS[request.param]


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The hashes of what another kept while a file was looked into."""
    kept: list[str] = []
    check = stored.check_evidence

    def meanwhile(content: bytes, name: str, *, by: Actor) -> stored.CheckedEvidence:
        # Durable: refused within another transaction, so it is committed before the check is over.
        with transaction.atomic(durable=True):
            kept.append(storage.keep(OTHERS, name="x.txt", media_type="text/plain", by=SYSTEM).sha256)
        return check(content, name, by=by)

    monkeypatch.setattr(stored, "check_evidence", meanwhile)
    return kept


def test_another_write_goes_through_during_the_check(
    way: tuple[str, Callable[..., Case]], head_actor: Actor, looked: list[str]
) -> None:
    code, ask = way
    case = ask(code=code, claim=claim(), by=head_actor)
    assert [stored.read(each) for each in looked] == [OTHERS]
    assert stored.read(case.evidence.sha256) == PDF


def test_what_is_checked_before_is_refused_all_the_same(
    way: tuple[str, Callable[..., Case]], head_actor: Actor, looked: list[str]
) -> None:
    code, ask = way
    with refused(files.OTHER_KIND):
        ask(code=code, claim=claim(evidence=PNG), by=head_actor)
    assert len(looked) == 1


def test_the_file_of_whoever_may_not_ask_is_not_looked_into(
    way: tuple[str, Callable[..., Case]], analyst_actor: Actor, looked: list[str]
) -> None:
    code, ask = way
    with refused(case_problems.NOT_PERMITTED):
        ask(code=code, claim=claim(), by=analyst_actor)
    assert looked == []


def test_the_editions_that_came_out_are_read_before_anything_is_locked(
    published: str, head_actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    read = earlier.frozen_content

    def unlocked(sha256: str) -> EditionContent:
        with transaction.atomic(durable=True):
            asked.append(sha256)
            return read(sha256)

    monkeypatch.setattr(earlier, "frozen_content", unlocked)
    earlier._withheld_in.cache_clear()
    actions.appeal(code=published, claim=claim(), by=head_actor)
    assert asked
