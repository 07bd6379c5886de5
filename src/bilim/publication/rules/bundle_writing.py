"""From the content of an edition to the bytes of its bundle. Pure: no clock, no random choice, no order of
sets."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from bilim.publication.rules import definition_files, governed
from bilim.publication.rules.boundaries import boundaries_json
from bilim.publication.rules.bundle_formats import (
    FACTS,
    FORMAT,
    FORMAT_VERSION,
    RESULTS,
    SCORES,
    UNCERTAINTY,
    VALUES,
)
from bilim.publication.rules.canonical import archive, csv_bytes, json_bytes, number, parted, recorded, truth
from bilim.publication.rules.letter import licence, readme
from bilim.publication.terms import (
    AdjustmentEffect,
    Corrections,
    EditionContent,
    EditionHeader,
    GateReport,
    PublishedAdjustment,
    PublishedScore,
)
from bilim_engine.ratings import findings_json

Sign = Callable[[bytes], bytes]
"""From the bytes of the manifest to the sixty-four bytes of its signature."""


def write_bundle(content: EditionContent, *, sign: Sign, verifier: Mapping[str, bytes]) -> bytes:
    """The signed bundle of this edition. `verifier` are the files of `bilim_verify` and `__main__.py`, by
    name."""
    files = {**_files(content), **verifier}
    manifest = json_bytes(_manifest(content, files))
    files["manifest.json"] = manifest
    files["manifest.sig"] = base64.b64encode(sign(manifest)) + b"\n"
    return archive(files)


def _files(content: EditionContent) -> dict[str, bytes]:
    return {
        **definition_files.write(content.definitions, content.header.methodology.code),
        "register.json": json_bytes(_register(content)),
        "boundaries.json": json_bytes(boundaries_json(content.boundaries)),
        "facts.csv": _facts(content),
        "origins.json": json_bytes({key: _without_id(asdict(row)) for key, row in content.origins.items()}),
        "values.csv": _values(content),
        "scores.csv": _scores(content),
        "results.csv": _results(content),
        "uncertainty.csv": _uncertainty(content),
        "uncertainty.json": json_bytes(findings_json.rest(content.findings) if content.findings else {}),
        "adjustments.json": json_bytes([_adjustment(each) for each in content.adjustments]),
        "statements.json": json_bytes([asdict(each) for each in content.statements]),
        "gate.json": json_bytes(gate_json(content.gate)),
        "corrections.json": json_bytes(_corrections(content.corrections)),
        "criteria.json": json_bytes(governed.criteria_json(content.criteria)),
        "contest.json": json_bytes(governed.contest_json(content.contest)),
        "README.txt": readme(content).encode(),
        "LICENSE.txt": licence().encode(),
    }


def _manifest(content: EditionContent, files: Mapping[str, bytes]) -> dict[str, Any]:
    header = content.header
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "edition": _edition(header),
        "methodology": {
            "code": header.methodology.code,
            "version": header.methodology.version,
            "status": header.methodology.status,
            "sha256": hashlib.sha256(files["definitions/methodology.json"]).hexdigest(),
        },
        "illustrative": any(fact.illustrative for fact in content.facts),
        "demonstration_key": header.demonstration_key,
        "files": {
            name: {"sha256": hashlib.sha256(file).hexdigest(), "size": len(file)}
            for name, file in files.items()
        },
        "key": {"algorithm": header.key.algorithm, "id": header.key.id, "public": header.key.public},
    }


def _edition(header: EditionHeader) -> dict[str, Any]:
    return {
        "code": header.code,
        "series": header.series,
        "period": header.period,
        "revision": header.revision,
        "title": dict(header.title),
        "published_at": header.published_at,
        "corrects": header.corrects,
    }


def _without_id(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "id"}


def _register(content: EditionContent) -> dict[str, Any]:
    return {
        "as_of": content.register_as_of,
        "units": [
            {
                "code": unit.code,
                "parent": unit.parent,
                "kind": unit.kind,
                "names": dict(unit.names),
                "formal_names": dict(unit.formal_names),
                "codes": dict(unit.codes),
                "ranked": unit.ranked,
            }
            for unit in content.units
        ],
    }


def _facts(content: EditionContent) -> bytes:
    rows = [
        (
            *(fact.unit, fact.item, fact.period, fact.breakdown),
            *recorded(fact.value),
            fact.origin,
            truth(fact.illustrative),
            fact.recorded_at,
            fact.recorded_by,
        )
        for fact in content.facts
    ]
    return csv_bytes(FACTS, sorted(rows))


def _values(content: EditionContent) -> bytes:
    rows = [
        (
            row.variant,
            row.unit,
            row.indicator,
            row.period,
            *parted(row.value),
            getattr(row.value, "detail", ""),
        )
        for row in content.values
    ]
    return csv_bytes(VALUES, sorted(rows))


def _scores(content: EditionContent) -> bytes:
    return csv_bytes(SCORES, sorted(_score(row) for row in content.scores))


def _score(row: PublishedScore) -> tuple[str, ...]:
    score, missing = parted(row.score)
    return (
        *(row.variant, row.unit, row.node),
        *(parted(row.raw)[0], parted(row.treated)[0], score, missing),
        *(parted(row.weight)[0], number(row.share), number(row.contribution), truth(row.imputed)),
    )


def _results(content: EditionContent) -> bytes:
    rows = [
        (
            *(row.variant, row.unit, *parted(row.score)),
            *(number(row.rank), number(row.rank_low), number(row.rank_high), row.band),
        )
        for row in content.results
    ]
    return csv_bytes(RESULTS, sorted(rows))


def _uncertainty(content: EditionContent) -> bytes:
    found = content.findings.standings if content.findings else ()
    rows = (findings_json.row(each) for each in found)
    return csv_bytes(UNCERTAINTY, sorted(tuple(row[name] for name in UNCERTAINTY) for row in rows))


def _adjustment(row: PublishedAdjustment) -> dict[str, Any]:
    return {
        "code": row.code,
        "title": dict(row.title),
        "reason": dict(row.reason),
        "basis": row.basis,
        "source": dict(row.source),
        "target": row.target,
        "units": list(row.units),
        "period": row.period,
        "operation": dict(row.operation),
        "effects": [_effect(each) for each in row.effects],
    }


def _effect(row: AdjustmentEffect) -> dict[str, str]:
    return {
        "unit": row.unit,
        "score_without": parted(row.score_without)[0],
        "score_with": parted(row.score_with)[0],
        "rank_without": number(row.rank_without),
        "rank_with": number(row.rank_with),
    }


def gate_json(report: GateReport) -> dict[str, Any]:
    """What the gate checked and found, as it stands in the bundle."""
    return {
        "verdict": report.verdict,
        "checks": [
            {
                "code": check.code,
                "title": dict(check.title),
                "applies": check.applies,
                "passed": check.passed,
                "findings": [asdict(finding) for finding in check.findings],
            }
            for check in report.checks
        ],
    }


def _corrections(corrections: Corrections) -> dict[str, Any]:
    return asdict(corrections) if corrections.corrects else {}
