"""Splitting and merging: what came of an institution, and which share of its figures of before is whose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from bilim.registry.problems import institutions as kinds
from bilim.registry.rules.details import check_code, check_names
from bilim.registry.terms import EventKind, InstitutionEvent, Part
from bilim_engine.problems import Place, Problem

_MOST_DIGITS = 6
_CUTS = (EventKind.SPLIT, EventKind.MERGED)


def check_parts(code: str, parts: Sequence[Part]) -> list[Problem]:
    """What is wrong with a split: its parts are told apart and their shares add up to exactly one."""
    found: list[Problem] = []
    if len(parts) < 2:
        found.append(Problem(kinds.TOO_FEW_PARTS, Place(field="code_1"), {"count": str(len(parts))}))
    seen: set[str] = set()
    for number, part in enumerate(parts, 1):
        if part.code in seen:
            found.append(Problem(kinds.PART_TWICE, Place(field=f"code_{number}"), {"code": part.code}))
        seen.add(part.code)
        if part.code != code:
            found += check_code(part.code, f"code_{number}")
            found += check_names(part.names, f"name_{number}")
        if not _is_share(part.share):
            text = str(part.share)
            found.append(Problem(kinds.SHARE_UNFIT, Place(field=f"share_{number}"), {"text": text}))
    total = sum((part.share for part in parts), Decimal(0))
    if not found and total != 1:
        found.append(Problem(kinds.SHARES_NOT_ONE, Place(field="share_1"), {"sum": f"{total:f}"}))
    return found


def _is_share(share: Decimal) -> bool:
    exponent = share.as_tuple().exponent
    return share.is_finite() and 0 < share < 1 and isinstance(exponent, int) and exponent >= -_MOST_DIGITS


def heirs_of(code: str, as_of: date, until: date, events: Iterable[InstitutionEvent]) -> dict[str, Decimal]:
    """Which share of the figures the institution had on `as_of` is whose on `until`; together they are one.

    `events` are those that were not withdrawn; on the day of an event what came of it stands already."""
    held = {code: Decimal(1)}
    cuts = [each for each in events if each.kind in _CUTS and as_of < each.on <= until]
    for event in sorted(cuts, key=lambda each: (each.on, each.id)):
        for subject in event.subjects:
            weight = held.pop(subject.code, None)
            for heir in event.heirs if weight is not None else ():
                share = (weight or Decimal(0)) * (Decimal(1) if heir.share is None else heir.share)
                held[heir.code] = held.get(heir.code, Decimal(0)) + share
    return held
