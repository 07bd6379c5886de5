"""A small edition on its way: real register, one indicator, figures of three departments, the
others all alike."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from bilim.base.actor import SYSTEM, Actor
from factories.facts import csv_file
from factories.rulebook import adopt_and_approve, write_definitions

FIGURES = (
    "nookat,budget.spent,2025,40,,Budget",
    "nookat,preschool.children,2025,20,,Report",
    "talas,budget.spent,2025,60,,Budget",
    "talas,preschool.children,2025,10,,Report",
    "kemin,budget.spent,2025,30,,Budget",
    "kemin,preschool.children,2025,10,,Report",
)
AT = "2026-05-01T09:00:00+06:00"
RECORDED = datetime.fromisoformat("2026-04-01T09:00:00+06:00")


def load_ground(root: Path, folder: Path) -> None:
    """Register, definitions and figures are loaded."""
    from bilim.facts import actions as facts  # noqa: PLC0415
    from bilim.registry import actions as registry  # noqa: PLC0415

    registry.load_register(root / "definitions" / "register", SYSTEM)
    adopt_and_approve(write_definitions(folder))
    figures = csv_file(*FIGURES, *_figures_of_others())
    facts.import_file(figures, "facts.csv", SYSTEM, recorded_at=RECORDED)


def _figures_of_others() -> list[str]:
    """One som for a child in every other department: an edition needs half of them ranked."""
    from bilim.registry import queries as registry  # noqa: PLC0415

    named = {line.split(",")[0] for line in FIGURES}
    units = registry.get_tree(date(2025, 12, 31)).of_kind(
        "district", "city", "capital_city", "republican_city"
    )
    others = [unit.code for unit in units if unit.code not in named]
    return [
        line
        for code in others
        for line in (f"{code},budget.spent,2025,10,,Budget", f"{code},preschool.children,2025,10,,Report")
    ]


def make_run(analyst: Actor) -> str:
    from bilim.ratings import actions as ratings  # noqa: PLC0415

    return ratings.make_run("spending", "2025", analyst).code


def make_draft(analyst: Actor) -> str:
    """A draft made by the analyst; its code."""
    from bilim.publication import actions  # noqa: PLC0415

    return actions.draft_edition(run=make_run(analyst), published_at=AT, by=analyst)


def release(code: str, checker: Actor, publisher: Actor) -> None:
    """The edition is checked, signed and published."""
    from bilim.publication import actions  # noqa: PLC0415

    actions.check_edition(code=code, by=checker)
    actions.sign_edition(code=code, by=publisher)
    actions.publish_edition(code=code, by=publisher)
