"""Reading the rulebook."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from django.db.models import QuerySet

from bilim.base.actor import Actor
from bilim.journal import queries as journal
from bilim.rulebook import models, policies, problems, rules
from bilim.rulebook.rules import Given, take_apart
from bilim.rulebook.terms import APPROVED, VERSIONED, DefinitionKind, Frozen, Key, Version
from bilim.storage import queries as stored
from bilim_engine.definitions import Definitions, from_json
from bilim_engine.problems import Problem, Refused

FROZEN = "rulebook.criteria_frozen"
# Criteria are frozen once a year or so.
_MOST_FREEZES = 500


def get_definitions(sha256: str = "") -> Definitions:
    """The definitions that stand, or those of the set with this hash."""
    return _read(sha256 or get_sha256())


def current_definitions() -> Definitions:
    """The definitions that stand; empty before any was adopted, `Lost` where their file is."""
    newest = find_sha256()
    return get_definitions(newest) if newest else Definitions()


def approved_definitions() -> Definitions:
    """Of the definitions that stand, what somebody approved or nobody has to; a rule of likeness only where
    all that it measures by is approved too."""
    found = current_definitions()
    for each in list_unapproved(found):
        kind = each.kind.value
        left = {code: kept for code, kept in getattr(found, kind).items() if code != each.code}
        found = replace(found, **{kind: left})
    whole = {
        code: rule for code, rule in found.peers.items() if rules.items_measured(rule) <= set(found.items)
    }
    return replace(found, peers=whole)


def rules_of_today() -> str:
    """What changes whenever other definitions stand, or one of those that stand is approved."""
    approved = models.DefinitionVersion.objects.filter(kind__in=APPROVED).exclude(approved_by="").count()
    return f"{find_sha256()} {approved}"


def get_sha256() -> str:
    """The hash of the set that stands; refused while none was adopted."""
    newest = find_sha256()
    if not newest:
        raise Refused([Problem(problems.NOTHING_ADOPTED)])
    return newest


def find_sha256() -> str:
    """The hash of the set that stands; empty while none was adopted."""
    return models.Adoption.objects.order_by("-id").values_list("sha256", flat=True).first() or ""


@lru_cache(maxsize=8)
def _read(sha256: str) -> Definitions:
    return from_json(json.loads(stored.read(sha256)))


@lru_cache(maxsize=8)
def _taken_apart(sha256: str) -> tuple[Given, ...]:
    return tuple(take_apart(_read(sha256)))


def get_version(kind: DefinitionKind | str, code: str, version: int) -> Version:
    """This version of this definition; refused when it was never adopted."""
    row = models.DefinitionVersion.objects.filter(kind=kind, code=code, version=version).first()
    if row is None:
        raise Refused([Problem(problems.NO_SUCH_VERSION, params={"code": code, "version": str(version)})])
    return to_version(row)


def list_versions(kind: DefinitionKind | str, code: str) -> list[Version]:
    """Every version of a definition, the newest first."""
    rows = models.DefinitionVersion.objects.filter(kind=kind, code=code).order_by("-version")
    return [to_version(row) for row in rows]


def list_rules() -> list[Version]:
    """Every version of what is approved, kind after kind, by code, newest first."""
    return _in_order(models.DefinitionVersion.objects.filter(kind__in=APPROVED))


def _in_order(rows: QuerySet[models.DefinitionVersion]) -> list[Version]:
    versions = map(to_version, rows.order_by("code", "-version"))
    return sorted(versions, key=lambda each: APPROVED.index(each.kind))


def list_unapproved(definitions: Definitions) -> list[Version]:
    """What somebody still has to approve among these, which stand."""
    rows = models.DefinitionVersion.objects.filter(kind__in=APPROVED, approved_by="")
    waiting = [each for each in _in_order(rows) if each.needs_approval and _is_among(each.key, definitions)]
    standing = list_standing() if waiting else frozenset()
    return [each for each in waiting if each.key in standing]


def _is_among(key: Key, definitions: Definitions) -> bool:
    """Whether these have the version; of what says none of its own, any."""
    each = getattr(definitions, key.kind.value).get(key.code)
    return each is not None and key.version == getattr(each, "version", key.version)


def criteria_sha256(definitions: Definitions, methodology: str) -> str:
    """The hash of all that judges by this methodology, as these definitions have it."""
    return rules.criteria_sha256(definitions, methodology)


def find_frozen(methodology: str, sha256: str) -> Frozen | None:
    """When criteria with this hash were put on record first, and by whom; None where they never were.

    The journal alone tells: its chain holds the instant, which a row of a table would not.
    """
    return next((each for each in list_frozen(methodology) if each.sha256 == sha256), None)


def list_frozen(methodology: str) -> tuple[Frozen, ...]:
    """Every hash of its criteria that was put on record with the first instant of each, the oldest first."""
    told = journal.list_entries(subject=methodology, event=FROZEN, limit=_MOST_FREEZES)
    first: dict[str, Frozen] = {}
    for entry in sorted(told, key=lambda entry: entry.number):
        sha256, version = str(entry.details["sha256"]), int(str(entry.details["version"]))
        first.setdefault(
            sha256, Frozen(methodology, version, sha256, entry.actor, entry.at, entry.number, entry.sha256)
        )
    return tuple(first.values())


def list_approvable(*, by: Actor) -> list[Version]:
    """What stands, waits for approval and may be approved by this person."""
    if not policies.may_approve(by):
        return []
    standing = list_standing()
    return [each for each in list_rules() if each.key in standing and policies.may_approve_version(by, each)]


def list_standing() -> frozenset[Key]:
    """Which versions of what is approved stand now; none before anything was adopted."""
    if not models.Adoption.objects.exists():
        return frozenset()
    # What says no version of its own was numbered as it was adopted: the newest stands.
    numbered = models.DefinitionVersion.objects.filter(kind__in=APPROVED).order_by("version")
    newest = {(kind, code): number for kind, code, number in numbered.values_list("kind", "code", "version")}
    return frozenset(
        Key(each.kind, each.code, each.version or newest[each.kind, each.code])
        for each in _taken_apart(get_sha256())
        if each.kind in APPROVED
    )


def list_adopted_hashes(given: Iterable[Given]) -> dict[tuple[str, str], dict[int, str]]:
    """The hash of every version ever adopted, by kind and code, as far as the writing of today goes.

    A release may write the same definition otherwise. Where one of these differs from what was stored, what
    was stored is therefore read, and hashed, as it would be written now.
    """
    found: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    rows = models.DefinitionVersion.objects.values_list("kind", "code", "version", "sha256")
    for kind, code, version, sha256 in rows:
        found[kind, code][version] = sha256
    for each in given:
        versions = found.get((each.kind, each.code), {})
        number = each.version if each.kind in VERSIONED else max(versions, default=0)
        if versions.get(number, each.sha256) != each.sha256:
            versions[number] = _hash_of_today(Key(each.kind, each.code, number))
    return found


def _hash_of_today(key: Key) -> str:
    """The hash this stored version would have, were it written today."""
    # Its own text does not say how it was written; the set it came with does, and bears the same instant.
    adopted_at = get_version(*key).adopted_at
    came_with = models.Adoption.objects.get(adopted_at=adopted_at)
    definitions = {(each.kind, each.code): each for each in _taken_apart(came_with.sha256)}
    return definitions[key.kind, key.code].sha256


def to_version(row: models.DefinitionVersion) -> Version:
    """The version as others see it."""
    return Version(
        DefinitionKind(row.kind),
        row.code,
        row.version,
        row.sha256,
        row.text,
        row.status,
        row.adopted_by,
        row.adopted_at,
        row.approved_by,
        row.approved_at,
    )
