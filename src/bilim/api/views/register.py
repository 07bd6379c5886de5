"""The register as of a day, and on the boundaries of another."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from bilim.api import rules, terms
from bilim.api.views.answering import CURRENT
from bilim.registry import queries as registry

router = Router(tags=["register"])


@router.get("/register", response={200: terms.Register, **terms.WRONG}, summary="Units on a day")
@CURRENT
def get_register(request: HttpRequest, as_of: terms.AsOf = None, boundaries: terms.Boundaries = None) -> Any:
    """Every unit of the register as it stood on a day; today, where no day is given.

    `boundaries` is another day: each unit then says which units cover its ground on that day. Whole (some
    seventy units), in the order of the register: departments by oblast, then what lies above them.
    """
    day = as_of or timezone.localdate()
    grounds = registry.list_grounds(day, boundaries) if boundaries else {}
    counted = rules.institutions(
        registry.count_institutions(day), registry.count_institutions(day, illustrative=True)
    )
    units = [
        rules.unit(each, counted.get(each.code, []), grounds.get(each.code))
        for each in registry.list_units(day)
    ]
    return terms.Register(as_of=day, oldest=registry.first_day(), boundaries=boundaries, units=units)
