"""What happened to units, when, and whose ground is whose."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Q, QuerySet

from bilim.registry.models import Unit, UnitLink
from bilim.registry.queries.units import list_last_names, list_units
from bilim.registry.rules.succession import ground_of
from bilim.registry.terms import CUTS, IDENTITY_LINKS, EndedUnit, Ground, Link, UnknownUnit
from bilim_engine import units as engine


def on_boundaries_of(code: str, as_of: date, until: date | None = None) -> Ground:
    """The ground the unit had on `as_of`, told in the units that stand on `until`; None: after all changes.

    `Ground.exact` is False where territory came or went in between, so that sums do not compare exactly.
    """
    if not Unit.objects.filter(code=code).exists():
        raise UnknownUnit(code)
    return ground_of(code, as_of, until or date.max, _successions())


def list_grounds(as_of: date, until: date) -> Mapping[str, Ground]:
    """The ground of every unit that stands on `as_of`, told in the units that stand on `until`."""
    links = _successions()
    return {unit.code: ground_of(unit.code, as_of, until, links) for unit in list_units(as_of)}


def _successions() -> tuple[engine.Succession, ...]:
    return tuple(engine.Succession(link.kind, link.unit, link.to, link.on) for link in list_links())


def list_links(code: str | None = None) -> tuple[Link, ...]:
    """What happened to the unit, or to all units, from the earliest on."""
    rows: QuerySet[UnitLink] = UnitLink.objects.order_by("on", "id")
    if code is not None:
        rows = rows.filter(Q(unit_id=code) | Q(to_id=code))
    return tuple(
        Link(row.kind, row.unit_id, row.to_id, row.on, row.certainty, row.basis, tuple(row.sources))
        for row in rows
    )


def list_cut_days(as_of: date) -> Mapping[str, date]:
    """The day on which each unit was last split or merged, up to `as_of`: its ground is another since."""
    return engine.changed_on(link for link in list_moves(as_of) if link.kind in CUTS)


def list_moves(as_of: date) -> tuple[engine.Succession, ...]:
    """Which units were split or merged, and between which ground moved, up to `as_of`, the earliest first."""
    return tuple(each for each in _successions() if each.on <= as_of and each.kind not in IDENTITY_LINKS)


def list_heirs(ended: EndedUnit, as_of: date) -> tuple[str, ...]:
    """The units of the day that this one became: by the links of its end, and where an heir ended by then,
    too, by those of the heir's end."""
    cuts = (link for link in list_moves(as_of) if link.kind in CUTS)
    return engine.heirs(ended.code, {each.code: each.until for each in list_ended(as_of)}, cuts)


def list_ended(as_of: date) -> tuple[EndedUnit, ...]:
    """The units that had ended by `as_of`, by code."""
    names = list_last_names()
    rows = Unit.objects.filter(valid_until__lte=as_of).order_by("code")
    return tuple(
        EndedUnit(code, kind, names.get(code, {}), until)
        for code, kind, until in rows.values_list("code", "kind", "valid_until")
        if until is not None
    )
