"""What the register says of one unit as files: its names, codes and changes; the institutions in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from bilim.portal.terms import Cell, Column, Sheet
from bilim.registry import queries as registry
from bilim.registry.terms import Link, RegisteredUnit, Text
from bilim_engine.problems import LANGUAGES


def history_sheet(unit: RegisteredUnit, links: Sequence[Link], day: date) -> Sheet:
    """Every name, code and owner the unit ever had with its days, and what happened to it; one row each."""
    columns = (
        Column("what", _("What")),
        Column("code", _("Code")),
        Column("to", _("To")),
        *(Column(f"name.{each}", f"{_('Name')} ({each})") for each in LANGUAGES),
        *(Column(f"formal.{each}", f"{_('Department')} ({each})") for each in LANGUAGES),
        *(Column(f"basis.{each}", f"{_('Basis')} ({each})") for each in LANGUAGES),
        Column("valid_from", _("Valid from")),
        Column("valid_until", _("Valid until")),
        Column("certainty", _("Certainty")),
        Column("sources", _("Sources")),
    )
    rows = (*_standing(unit), *map(_change, links))
    return Sheet(f"bilim-register-{unit.code}", _("Register"), columns, rows, _source(day), False)


def _standing(unit: RegisteredUnit) -> Iterator[tuple[Cell, ...]]:
    """What held between two days."""
    for name in unit.name_history:
        texts = (*_texts(name.full), *_texts(name.formal), *_texts(None))
        yield ("name", unit.code, "", *texts, *_days(name), name.certainty, " ".join(name.sources))
    nothing = _texts(None) * 3
    yield ("bilim", unit.code, "", *nothing, *_days(unit), "", "")
    for code in unit.code_history:
        found = " ".join(code.sources)
        yield (code.scheme, code.code, "", *nothing, *_days(code), code.certainty, found)
    for owner in unit.parent_history:
        yield ("parent", unit.code, owner.parent, *nothing, *_days(owner), "", "")


def _change(link: Link) -> tuple[Cell, ...]:
    """What happened on one day."""
    texts = (*_texts(None), *_texts(None), *_texts(link.basis))
    found = " ".join(link.sources)
    return (link.kind, link.unit, link.to, *texts, link.on.isoformat(), "", link.certainty, found)


def institutions_sheet(name: str, departments: Collection[str], day: date, kind: str | None) -> Sheet:
    """The institutions of these departments that are open on the day, and of each whether it is invented."""
    columns = (
        Column("code", _("Code")),
        Column("kind", _("Kind")),
        Column("unit", _("Department")),
        *(Column(f"name.{each}", f"{_('Name')} ({each})") for each in LANGUAGES),
        Column("valid_from", _("Valid from")),
        Column("valid_until", _("Valid until")),
        Column("illustrative", _("Illustrative")),
    )
    found = registry.list_institutions(departments, day, kind)
    rows = tuple(
        (
            each.code,
            each.kind,
            each.department,
            *_texts(each.names),
            *_days(each),
            "true" if each.illustrative else "false",
        )
        for each in found
    )
    invented = any(each.illustrative for each in found)
    title = _("Schools and kindergartens")
    return Sheet(f"bilim-institutions-{name}", title, columns, rows, _source(day), invented)


def _texts(text: Text | None) -> tuple[Cell, ...]:
    """The three languages of a text, empty where there is none."""
    return tuple((text or {}).get(each, "") for each in LANGUAGES)


def _days(dated: object) -> tuple[Cell, Cell]:
    """From which day until which, empty where it is open."""
    ends = (getattr(dated, name) for name in ("valid_from", "valid_until"))
    first, last = (each.isoformat() if each else "" for each in ends)
    return first, last


def _source(day: date) -> str:
    return f"Bilim, register as of {day.isoformat()}, CC BY 4.0"
