"""Criteria are frozen by hash, once, in the journal, and an edition says whether that was before its year."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bilim.base.actor import SYSTEM, Actor
from bilim.journal import queries as journal
from bilim.publication import queries as publication
from bilim.rulebook import actions, problems, queries
from factories import releases
from factories.cases import at
from factories.edition_fixtures import draft, ground, published, released, run
from factories.refusals import refused
from factories.rulebook import ANALYSIS, INDICATORS, METHODOLOGY, SECOND, adopt_and_approve, write_definitions

__all__ = ["draft", "ground", "published", "released", "run"]
BEFORE = datetime(2024, 12, 1, 9, tzinfo=ZoneInfo("Asia/Bishkek"))


def sha256() -> str:
    return queries.criteria_sha256(queries.get_definitions(), "spending")


def test_what_is_frozen_is_in_the_journal_once(ground: None) -> None:
    first = actions.freeze_criteria(methodology="spending", by=SECOND)
    again = actions.freeze_criteria(methodology="spending", by=SYSTEM)
    (told,) = journal.list_entries(event="rulebook.criteria_frozen")
    assert told.details == {"version": 1, "sha256": first.sha256}
    assert (again.sha256, again.by, again.at) == (sha256(), SECOND.code, told.at)


def test_only_approved_criteria_of_ours_are_frozen(
    db: None, tmp_path: Path, methodologist_actor: Actor, analyst_actor: Actor
) -> None:
    actions.adopt(write_definitions(tmp_path), SYSTEM)
    with refused(problems.FREEZE_UNAPPROVED):
        actions.freeze_criteria(methodology="spending", by=methodologist_actor)
    adopt_and_approve(tmp_path)
    with refused(problems.NOT_ALLOWED):
        actions.freeze_criteria(methodology="spending", by=analyst_actor)
    for code in ("others", "nothing"):
        with refused(problems.NOT_FREEZABLE):
            actions.freeze_criteria(methodology=code, by=methodologist_actor)
    assert actions.freeze_criteria(methodology="spending", by=methodologist_actor).version == 1


@pytest.mark.parametrize(
    ("methodology", "indicators", "analysis", "same"),
    [
        (METHODOLOGY, INDICATORS.replace("decimals: 1", "decimals: 2"), "", False),
        (METHODOLOGY.replace("goalposts: [0, 10]", "goalposts: [0, 20]"), INDICATORS, "", False),
        (METHODOLOGY, INDICATORS, ANALYSIS, True),
    ],
)
def test_the_hash_is_of_everything_that_judges(
    db: None, tmp_path: Path, methodology: str, indicators: str, analysis: str, same: bool
) -> None:
    adopt_and_approve(write_definitions(tmp_path / "one"))
    before = sha256()
    if methodology != METHODOLOGY:
        methodology = methodology.replace("version: 1", "version: 2")
    if indicators != INDICATORS:
        indicators = indicators.replace("version: 1", "version: 2")
    folder = tmp_path / "two"
    adopt_and_approve(
        write_definitions(folder, methodology=methodology, indicators=indicators, analysis=analysis)
    )
    assert (sha256() == before) == same


def test_an_edition_knows_criteria_that_were_frozen_before_its_year(
    ground: None, analyst_actor: Actor
) -> None:

    with at(BEFORE):
        actions.freeze_criteria(methodology="spending", by=SECOND)
    code = releases.make_draft(analyst_actor)
    found = publication.checklist(code, seen_by=analyst_actor).criteria
    assert found.sha256 == sha256()
    assert (found.is_in_time, found.frozen_by) == (True, SECOND.code)
    assert found.begins.isoformat() == "2025-01-01T00:00:00+06:00"


def test_criteria_frozen_late_are_told(ground: None, analyst_actor: Actor) -> None:
    frozen = actions.freeze_criteria(methodology="spending", by=SECOND)
    content = publication.get_draft_content(releases.make_draft(analyst_actor), seen_by=analyst_actor)
    found = publication.get_criteria(content)
    assert (found.frozen_at, found.frozen_by, found.is_in_time) == (frozen.at, SECOND.code, False)


def test_what_is_frozen_after_the_draft_is_not_said_of_it(published: str) -> None:
    """Its bundle says that nothing was on record: its page and checklist say no other."""
    content = publication.get_content(published)
    assert content.criteria is not None
    assert content.criteria.at == ""
    actions.freeze_criteria(methodology="spending", by=SECOND)
    found = publication.get_criteria(content)
    assert (found.frozen_at, found.frozen_by, found.is_in_time) == (None, "", False)
    former = replace(content, criteria=None)
    assert publication.get_criteria(former).frozen_at is not None, "of a former format the journal tells"
