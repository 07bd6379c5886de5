"""The records of criteria and contest as they stand in a bundle (docs/bundle-format.md), and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bilim.publication.terms import ContestRecord, CriteriaRecord, Waived

_OUTCOMES = ("granted", "refused", "withdrawn", "lapsed", "open")


def criteria_json(record: CriteriaRecord | None) -> dict[str, Any]:
    """criteria.json; empty where nothing is stated."""
    if record is None:
        return {}
    frozen = {
        "at": record.at,
        "role": record.role,
        "entry": record.entry,
        "entry_sha256": record.entry_sha256,
    }
    return {
        "sha256": record.sha256,
        "begins": record.begins,
        "frozen": frozen if record.at else {},
        "in_time": record.is_in_time,
    }


def read_criteria(stated: Mapping[str, Any]) -> CriteriaRecord | None:
    """What `criteria_json` wrote."""
    return CriteriaRecord(stated["sha256"], stated["begins"], **stated["frozen"]) if stated else None


def contest_json(record: ContestRecord | None) -> dict[str, Any]:
    """contest.json; empty in a draft, for which it has not ended."""
    if record is None:
        return {}
    window = {"opens_on": record.opens_on, "closes_on": record.closes_on}
    waived = record.waived
    return {
        "window": window if record.opens_on else {},
        "departments": {
            "judged": record.departments,
            "declared": record.declared,
            "asked": record.asked,
            "silent": record.silent,
        },
        "requests": {name: getattr(record, name) for name in _OUTCOMES},
        "waived": {"reason": dict(waived.reason), "window": waived.window, "requests": waived.requests}
        if waived
        else {},
    }


def read_contest(stated: Mapping[str, Any]) -> ContestRecord | None:
    """What `contest_json` wrote."""
    if not stated:
        return None
    heard, waived = stated["departments"], stated["waived"]
    return ContestRecord(
        departments=heard["judged"],
        declared=heard["declared"],
        asked=heard["asked"],
        silent=heard["silent"],
        waived=Waived(**waived) if waived else None,
        **stated["window"],
        **stated["requests"],
    )
