"""Units that ended and links between units as they stand in a bundle (docs/bundle-format.md), and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bilim.publication.terms import Boundaries
from bilim.registry.terms import EndedUnit
from bilim_engine.units import Succession


def boundaries_json(stated: Boundaries | None) -> dict[str, Any]:
    """boundaries.json; empty where nothing is stated."""
    if stated is None:
        return {}
    links = sorted(stated.links, key=lambda each: (each.on, each.kind, each.unit, each.to))
    return {
        "links": [
            {"kind": each.kind, "unit": each.unit, "to": each.to, "on": each.on.isoformat()} for each in links
        ],
        "ended": [
            {
                "code": each.code,
                "kind": each.kind,
                "names": dict(each.names),
                "until": each.until.isoformat(),
            }
            for each in sorted(stated.ended, key=lambda each: each.code)
        ],
    }


def read_boundaries(stated: Mapping[str, Any]) -> Boundaries | None:
    """What `boundaries_json` wrote."""
    if not stated:
        return None
    return Boundaries(
        tuple(Succession(**{**each, "on": date.fromisoformat(each["on"])}) for each in stated["links"]),
        tuple(EndedUnit(**{**each, "until": date.fromisoformat(each["until"])}) for each in stated["ended"]),
    )
