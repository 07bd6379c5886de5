"""Adopting and approving definitions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from bilim.base.actor import Actor
from bilim.journal import actions as journal
from bilim.rulebook import models, policies, problems, queries
from bilim.rulebook.rules import (
    Given,
    canonical,
    one_for_each_method,
    sort_versions,
    take_apart,
    unusable_thresholds,
)
from bilim.rulebook.terms import Adopted, DefinitionKind, Frozen, Key, Version, judging_and_published
from bilim.storage import actions as storage
from bilim_columnar.tallies import run_cases
from bilim_engine import checks
from bilim_engine import definitions as engine
from bilim_engine.definitions.analyses import load_analyses
from bilim_engine.definitions.peers import load_peers
from bilim_engine.definitions.returns import load_returns
from bilim_engine.definitions.tallies import load_tallies
from bilim_engine.problems import Problem, Refused

# The folders of `definitions/` that hold something else: the register has a loader of its own, publication
# reads statements and keys, cases read their terms, schemas are generated.
_OTHERS = {"register", "statements", "keys", "schema", "cases"}
# Read after the items and methodologies, of which they speak.
_ANALYSES, _PEERS, _TALLIES, _RETURNS = "analyses", "peers", "tallies", "returns"
_SPEAKING = (_ANALYSES, _PEERS, _TALLIES, _RETURNS)


def adopt(directory: Path | str, by: Actor) -> Adopted:
    """The definitions of the folder stand, each new version stored; or refused with everything wrong.

    Adopted again, the same folder changes nothing.
    """
    if not policies.may_approve(by):
        raise Refused([Problem(problems.NOT_ALLOWED)])
    texts = _texts(Path(directory))
    definitions, found = engine.load(texts[""])
    analyses, faults = load_analyses(texts[_ANALYSES], definitions)
    peers, wrong = load_peers(texts[_PEERS], definitions)
    tallies, amiss = load_tallies(texts[_TALLIES], definitions)
    returns, unfit = load_returns(texts[_RETURNS], definitions)
    found = [*found, *faults, *wrong, *amiss, *unfit, *run_cases(tallies.values())]
    found += checks.run_cases(returns.values(), definitions.breakdowns)
    found += one_for_each_method(analyses, problems.TWO_ANALYSES)
    found += one_for_each_method(peers, problems.TWO_PEERS)
    found += unusable_thresholds(definitions)
    if any(problem.is_error for problem in found):
        raise Refused(found)
    whole = replace(definitions, analyses=analyses, peers=peers, tallies=tallies, returns=returns)
    return _adopt(whole, by)


def _texts(directory: Path) -> dict[str, dict[str, str]]:
    """The files of the folder by name: the rules, and by folder what speaks of them."""
    inside = [(path.relative_to(directory).parts[0], path) for path in sorted(directory.rglob("*.yaml"))]
    rules = [path for room, path in inside if room not in {*_OTHERS, *_SPEAKING}]
    if not rules:
        raise Refused([Problem(problems.EMPTY_FOLDER, params={"folder": str(directory)})])
    found = {"": rules}
    for folder in _SPEAKING:
        found[folder] = [path for room, path in inside if room == folder]
    return {folder: _read(paths, directory.parent) for folder, paths in found.items()}


def _read(paths: Iterable[Path], above: Path) -> dict[str, str]:
    return {str(path.relative_to(above)): path.read_text(encoding="utf-8") for path in paths}


@transaction.atomic
def _adopt(definitions: engine.Definitions, by: Actor) -> Adopted:
    text = canonical(engine.stored_json(definitions))
    kept = storage.keep(text.encode(), name="definitions.json", media_type="application/json", by=by)
    given = take_apart(definitions)
    new, same, found = sort_versions(given, queries.list_adopted_hashes(given))
    if found:
        raise Refused(found)
    before = models.Adoption.objects.order_by("-id").values_list("sha256", flat=True).first()
    withdrawn = (
        0 if before is None else _withdrawn(before, {(each.kind, each.code) for each in (*new, *same)})
    )
    done = Adopted(kept.sha256, len(new), len(same), withdrawn)
    if before != kept.sha256:
        _store(new, kept.sha256, by)
        details = {"new": done.new, "same": done.same, "withdrawn": done.withdrawn}
        journal.record("rulebook.adopted", subject=kept.sha256, by=by, details=details)
    return done


def _withdrawn(before: str, now: set[tuple[DefinitionKind, str]]) -> int:
    earlier = take_apart(queries.get_definitions(before))
    return sum((each.kind, each.code) not in now for each in earlier)


def _store(new: list[Given], sha256: str, by: Actor) -> None:
    at = timezone.now()
    models.DefinitionVersion.objects.bulk_create(
        models.DefinitionVersion(
            kind=each.kind,
            code=each.code,
            version=each.version,
            sha256=each.sha256,
            text=each.text,
            status=each.status,
            adopted_by=by.code,
            adopted_at=at,
        )
        for each in new
    )
    models.Adoption.objects.create(sha256=sha256, adopted_by=by.code, adopted_at=at)


@transaction.atomic
def approve(*, kind: DefinitionKind | str, code: str, version: int, by: Actor) -> Version:
    """A methodologist other than the one who adopted the version has approved it, once and for all."""
    return approve_all(keys=[Key(DefinitionKind(kind), code, version)], by=by)[0]


@transaction.atomic
def approve_all(*, keys: Iterable[Key], by: Actor) -> list[Version]:
    """All these versions are approved by somebody who adopted none of them; or none is, with every reason."""
    if not policies.may_approve(by):
        raise Refused([Problem(problems.NOT_ALLOWED)])
    wanted = [queries.get_version(*key) for key in keys]
    if not wanted:
        raise Refused([Problem(problems.NOTHING_CHOSEN)])
    found = [problem for each in wanted if (problem := _against(each, by)) is not None]
    if found:
        raise Refused(found)
    return [_approve(each, by) for each in wanted]


@transaction.atomic
def freeze_criteria(*, methodology: str, by: Actor) -> Frozen:
    """The hash of the criteria that stand for this methodology is in the journal; frozen again, the first
    instant stays.

    Refuses criteria that nobody approved, and what others published.
    """
    if not policies.may_approve(by):
        raise Refused([Problem(problems.NOT_ALLOWED)])
    definitions = queries.get_definitions()
    found = definitions.methodologies.get(methodology)
    if found is None or found.status == engine.REPORTED:
        raise Refused([Problem(problems.NOT_FREEZABLE, params={"code": methodology[:80]})])
    if waiting := queries.list_unapproved(judging_and_published(definitions, methodology)):
        params = {"count": str(len(waiting)), "code": waiting[0].code}
        raise Refused([Problem(problems.FREEZE_UNAPPROVED, params=params)])
    sha256 = queries.criteria_sha256(definitions, methodology)
    if queries.find_frozen(methodology, sha256) is None:
        details = {"version": found.version, "sha256": sha256}
        journal.record("rulebook.criteria_frozen", subject=methodology, by=by, details=details)
    frozen = queries.find_frozen(methodology, sha256)
    assert frozen is not None
    return frozen


def _against(version: Version, by: Actor) -> Problem | None:
    if version.approved_by:
        return None
    params = {"code": version.code}
    if version.status == engine.REPORTED:
        return Problem(problems.REPORTED, params=params)
    return Problem(problems.OWN_APPROVAL, params=params) if version.adopted_by == by.code else None


def _approve(version: Version, by: Actor) -> Version:
    """Approved now; where somebody was quicker, her approval stays."""
    kind, code, number = version.key
    row = models.DefinitionVersion.objects.select_for_update().get(kind=kind, code=code, version=number)
    if not row.approved_by:
        row.approved_by, row.approved_at = by.code, timezone.now()
        row.save(update_fields=["approved_by", "approved_at"])
        details = {"kind": str(kind), "version": number, "sha256": row.sha256}
        journal.record("rulebook.approved", subject=code, by=by, details=details)
    return queries.to_version(row)
