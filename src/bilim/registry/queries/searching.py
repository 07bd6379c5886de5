"""Institutions found by their names, in whatever letters they are typed."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from bilim.journal import queries as journal
from bilim.registry.queries.institutions import open_on
from bilim.registry.queries.stored import find_sha256
from bilim.registry.queries.units import list_units
from bilim.registry.rules.searching import Index, named
from bilim.registry.terms import EventKind

# Whatever changes institutions is one of these entries of the journal.
EVENTS = (
    "registry.institutions_loaded",
    "registry.event_withdrawn",
    *(f"registry.institution_{kind}" for kind in EventKind.values),
)


def search_institutions(text: str, as_of: date) -> tuple[str, ...]:
    """The codes of the institutions that are open on the day and bear every word of the text, or one that
    sounds or is written nearly so; the nearest first."""
    return _index(find_sha256() or "", journal.newest_of(EVENTS), as_of).search(text)


@lru_cache(maxsize=4)
def _index(register: str, institutions: str, as_of: date) -> Index:
    """Made anew for each day and each state of the register; asked by thousands."""
    units = {unit.code: unit for unit in list_units(as_of)}
    rows = open_on(as_of).order_by("department__position", "institution_id")
    found = []
    for code, kind, owner, names in rows.values_list("institution_id", "kind", "department_id", "names"):
        above = units[owner].path.split("/")[1:] if owner in units else []
        places = [
            texts for each in above if each in units for texts in (units[each].names, units[each].short_names)
        ]
        found.append(named(code, kind, names, places))
    return Index(found)
