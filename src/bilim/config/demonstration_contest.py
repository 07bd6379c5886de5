"""What is under way in the demonstration: an announced release, frozen criteria, an appeal to be decided.

These happen on the day of the build. None of it is in a bundle, so the bundles of two builds stay the same.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.utils import timezone

from bilim.access.queries import get_actor
from bilim.config.progress import Advance

FIRST_ANNOUNCED = 2026
EDITION = "departments-2025-1"
# (unit, item, period, breakdown) of the record appealed against, and the value its evidence sums up to.
RECORD = ("nookat", "returns.in_time", "2025", "")
ASKED = "2178"
WORDS = {
    "ky": "Үлгү даттануу. Мөөнөтүндө тапшырылган отчёттор 1978 эмес, 2178: айлар боюнча эсеби тиркелди.",
    "ru": "Пример апелляции. В срок сдано не 1978 отчётов, а 2178: расчёт по месяцам приложен.",
    "en": "An illustrative appeal. Not 1978 but 2178 returns came in time: the count by month is attached.",
}


def begin(methodology: str, evidence: Path, advance: Advance) -> None:
    """All of it is under way."""
    announce_next(timezone.localtime())
    freeze_criteria(methodology)
    advance(0.3)
    appeal(evidence)


def announce_next(now: datetime) -> None:
    """The calendar announces the first edition that can be: in the February after its year."""
    from bilim.publication import actions  # noqa: PLC0415 - models load after the set-up

    year = max(FIRST_ANNOUNCED, now.year - 1)
    while (at := now.replace(year + 1, 2, 3, hour=9, minute=0, second=0, microsecond=0)) <= now:
        year += 1
    actions.plan_release(period=str(year), at=at, by=get_actor("publisher"))


def freeze_criteria(methodology: str) -> None:
    """The hash of the criteria is on record, for the years that begin after today."""
    from bilim.rulebook import actions  # noqa: PLC0415

    actions.freeze_criteria(methodology=methodology, by=get_actor("methodologist"))


def appeal(evidence: Path) -> str:
    """The head of the department asks that one record of the edition in force be put right; the code."""
    from bilim.publication import actions  # noqa: PLC0415

    claim = actions.Claim(RECORD, ASKED, "", WORDS, evidence.read_bytes(), evidence.name)
    return actions.appeal(code=EDITION, claim=claim, by=get_actor("head-nookat")).code
