"""Whether an edition was judged by criteria that stood before its period began."""

from __future__ import annotations

from datetime import datetime, time
from functools import lru_cache

from django.utils import timezone

from bilim.publication.queries.editions import frozen_content
from bilim.publication.terms import Criteria, EditionContent
from bilim.rulebook import queries as rulebook
from bilim_engine.periods import parse_period


def get_criteria(content: EditionContent) -> Criteria:
    """The hash of the edition's criteria, when it was put on record, and whether that was in time."""
    sha256 = _sha256(content.header.sha256) if content.header.sha256 else _digest(content)
    frozen = rulebook.find_frozen(content.header.methodology.code, sha256)
    begins = datetime.combine(
        parse_period(content.header.period).start, time(), timezone.get_current_timezone()
    )
    is_in_time = frozen is not None and frozen.at < begins
    return Criteria(sha256, begins, frozen.at if frozen else None, frozen.by if frozen else "", is_in_time)


@lru_cache(maxsize=16)
def _sha256(bundle: str) -> str:
    # By the hash of the bundle: what stands under it never changes.
    return _digest(frozen_content(bundle))


def _digest(content: EditionContent) -> str:
    return rulebook.criteria_sha256(content.definitions, content.header.methodology.code)
