"""A campaign of the annual return over three schools, for tests: fixtures, which a conftest names."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType

import pytest
from django.utils import timezone

from bilim.base.actor import SYSTEM, Actor
from bilim.intake import actions
from bilim.intake.terms import Campaign, Deadlines, Return
from bilim.registry import actions as registry
from bilim.rulebook import actions as rulebook
from bilim.rulebook import queries as rules
from factories.rulebook import SECOND

HEADER = "code,kind,department,name_ky,name_ru,name_en,illustrative,valid_from,valid_until\n"
SCHOOLS = {"nookat-school-001": "nookat", "nookat-school-002": "nookat", "osh-city-school-001": "osh-city"}
FORM, PERIOD = "school_year", "2025/26"
CAMPAIGN = "school_year-2025-26"
FIRST, SECOND_SCHOOL, OF_OSH = (f"{CAMPAIGN}.{code}" for code in SCHOOLS)
# A return that is right throughout.
ANSWERS = MappingProxyType(
    {
        "pupils[sex=female]": "210",
        "pupils[sex=male]": "198",
        "classes": "16",
        "graduates_11[sex=female]": "14",
        "graduates_11[sex=male]": "11",
        "parents_plan": "1",
        "parents_events": "5",
        "additional_children[sex=female]": "40",
        "additional_children[sex=male]": "52",
        "league_teams": "3",
    }
)


def deadlines(first: date | None = None) -> Deadlines:
    """Ten days for each level, from today or from the day given."""
    begin = first or timezone.localdate() + timedelta(days=10)
    return Deadlines(begin, begin + timedelta(days=10), begin + timedelta(days=20))


def load_schools(root: Path, folder: Path) -> None:
    """The register has three schools, and the items and returns of the house stand and are approved."""
    registry.load_register(root / "definitions" / "register", SYSTEM)
    rows = [
        f"{code},school,{department},Үлгү мектеп {number},Школа-пример {number},Example {number},true,,\n"
        for number, (code, department) in enumerate(SCHOOLS.items(), 1)
    ]
    (folder / "schools.csv").write_text(HEADER + "".join(rows), encoding="utf-8")
    registry.load_institutions(folder / "schools.csv", SYSTEM)
    definitions = folder / "rules"
    for kept in ("items", "returns"):
        shutil.copytree(root / "definitions" / kept, definitions / kept)
    for file in (root / "definitions").glob("*.yaml"):
        shutil.copy(file, definitions)
    rulebook.adopt(definitions, SYSTEM)
    waiting = rules.list_unapproved(rules.get_definitions())
    rulebook.approve_all(keys=[each.key for each in waiting], by=SECOND)


@pytest.fixture
def schools(db: None, root: Path, tmp_path: Path) -> None:
    """Three schools, and returns that may be asked of them."""
    load_schools(root, tmp_path)


@pytest.fixture
def campaign(schools: None, analyst_actor: Actor) -> Campaign:
    """The annual return is open to the three schools."""
    return actions.open_campaign(form=FORM, period=PERIOD, deadlines=deadlines(), by=analyst_actor)


@pytest.fixture
def send(campaign: Campaign) -> Callable[..., Return]:
    """Fills a return in and sends it, by whoever answers for all schools."""

    def fill_and_send(code: str = FIRST, **changed: str) -> Return:
        typed = {
            **ANSWERS,
            **{key.replace("__", "[sex=") + "]" * ("__" in key): v for key, v in changed.items()},
        }
        saved = actions.save_answers(code=code, typed=typed, explanations={}, revision=0, by=SYSTEM)
        return actions.submit_return(code=code, revision=saved.revision, by=SYSTEM)

    return fill_and_send
