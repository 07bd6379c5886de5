"""Whether an edition was judged by criteria that stood before its period began."""

from __future__ import annotations

from datetime import datetime, time
from functools import lru_cache

from django.utils import timezone

from bilim.access.terms import Role
from bilim.publication.queries.editions import frozen_content
from bilim.publication.terms import Criteria, CriteriaRecord, EditionContent
from bilim.rulebook import queries as rulebook
from bilim_engine.periods import parse_period


def get_criteria(content: EditionContent) -> Criteria:
    """The hash of the edition's criteria, when it was put on record, and whether that was in time.

    Both an edition says itself, as it was when it was drafted: what was put on record since is not said of
    it. Of one whose format has no room for it the journal tells; by whom, the journal alone.
    """
    sha256 = _sha256(content.header.sha256) if content.header.sha256 else _digest(content)
    frozen = rulebook.find_frozen(content.header.methodology.code, sha256)
    begins, stated = _begins(content), content.criteria
    at = frozen.at if frozen else None
    if stated is not None:
        at = datetime.fromisoformat(stated.at) if stated.at else None
    is_in_time = at is not None and at < begins
    return Criteria(sha256, begins, at, frozen.by if frozen and at else "", is_in_time)


def criteria_record(content: EditionContent) -> CriteriaRecord:
    """What is on record of the criteria of this content now, for its bundle: nobody is named, but the role
    that alone may put criteria on record, and the entry of the journal that did."""
    sha256, begins = _digest(content), timezone.localtime(_begins(content)).isoformat()
    frozen = rulebook.find_frozen(content.header.methodology.code, sha256)
    if frozen is None:
        return CriteriaRecord(sha256, begins)
    at = timezone.localtime(frozen.at).isoformat()
    return CriteriaRecord(sha256, begins, at, Role.METHODOLOGIST.value, frozen.entry, frozen.entry_sha256)


def _begins(content: EditionContent) -> datetime:
    """The first instant of the period."""
    first = parse_period(content.header.period).start
    return datetime.combine(first, time(), timezone.get_current_timezone())


@lru_cache(maxsize=16)
def _sha256(bundle: str) -> str:
    # By the hash of the bundle: what stands under it never changes.
    return _digest(frozen_content(bundle))


def _digest(content: EditionContent) -> str:
    return rulebook.criteria_sha256(content.definitions, content.header.methodology.code)
