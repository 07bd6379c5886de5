"""From the entries of a bundle, in the present format, to the types of an edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from bilim.publication.terms import (
    AdjustmentEffect,
    Corrections,
    EditionHeader,
    FigureChange,
    Finding,
    GateCheck,
    GateReport,
    MethodologyReference,
    PrintedStatement,
    PublicKey,
    PublishedAdjustment,
    PublishedFact,
    PublishedOrigin,
    PublishedResult,
    PublishedScore,
    PublishedValue,
    RegisterUnit,
)
from bilim_engine.ratings import Findings, findings_json
from bilim_engine.values import Missing, Value, parse_decimal

Row = Mapping[str, str]


def header(manifest: Mapping[str, Any], sha256: str) -> EditionHeader:
    """What the manifest says of the edition; `sha256` is that of the whole bundle."""
    edition, method, key = manifest["edition"], manifest["methodology"], manifest["key"]
    return EditionHeader(
        code=edition["code"],
        series=edition["series"],
        period=edition["period"],
        revision=edition["revision"],
        title=edition["title"],
        published_at=edition["published_at"],
        corrects=edition["corrects"],
        methodology=MethodologyReference(
            method["code"], method["version"], method["status"], method["sha256"]
        ),
        illustrative=manifest["illustrative"],
        demonstration_key=manifest["demonstration_key"],
        key=PublicKey(
            key["id"], key["public"], key["algorithm"], demonstration=manifest["demonstration_key"]
        ),
        sha256=sha256,
    )


def unit(stated: Mapping[str, Any]) -> RegisterUnit:
    """One unit of register.json."""
    return RegisterUnit(
        stated["code"],
        stated["parent"],
        stated["kind"],
        stated["names"],
        stated["formal_names"],
        stated["codes"],
        stated["ranked"],
    )


def _number(text: str) -> Decimal | None:
    return parse_decimal(text) if text else None


def _whole(text: str) -> int | None:
    return int(text) if text else None


def _value_of(text: str, reason: str, detail: str = "") -> Value:
    if bool(text) == bool(reason):
        raise ValueError(f"value {text!r}, missing {reason!r}")
    return parse_decimal(text) if text else Missing(reason, detail)


def fact(row: Row) -> PublishedFact:
    """One row of facts.csv."""
    return PublishedFact(
        row["unit"],
        row["item"],
        row["period"],
        row["breakdown"],
        _value_of(row["value"], row["missing"]),
        row["origin"],
        row["illustrative"] == "true",
        row["recorded_at"],
        row["recorded_by"],
    )


def value(row: Row) -> PublishedValue:
    """One row of values.csv."""
    found = _value_of(row["value"], row["missing"], row["detail"])
    return PublishedValue(row["variant"], row["unit"], row["indicator"], row["period"], found)


def score(row: Row) -> PublishedScore:
    """One row of scores.csv."""
    found = _value_of(row["score"], row["missing"])
    reason = row["missing"] or "not_applicable"
    return PublishedScore(
        row["variant"],
        row["unit"],
        row["node"],
        parse_decimal(row["raw"]) if row["raw"] else Missing(reason),
        parse_decimal(row["treated"]) if row["treated"] else Missing(reason),
        found,
        _number(row["weight"]),
        _number(row["share"]),
        _number(row["contribution"]),
        row["imputed"] == "true",
    )


def result(row: Row) -> PublishedResult:
    """One row of results.csv."""
    return PublishedResult(
        row["variant"],
        row["unit"],
        _value_of(row["score"], row["missing"]),
        _number(row["rank"]),
        _whole(row["rank_low"]),
        _whole(row["rank_high"]),
        row["band"],
    )


def origins(stated: Mapping[str, Any]) -> dict[str, PublishedOrigin]:
    """origins.json, by identifier."""
    return {key: PublishedOrigin(id=key, **row) for key, row in stated.items()}


def adjustment(stated: Mapping[str, Any]) -> PublishedAdjustment:
    """One exception of adjustments.json with its effects."""
    return PublishedAdjustment(
        **{
            **stated,
            "units": tuple(stated["units"]),
            "effects": tuple(_effect(each) for each in stated["effects"]),
        }
    )


def _effect(stated: Mapping[str, str]) -> AdjustmentEffect:
    def read(text: str) -> Value:
        return parse_decimal(text) if text else Missing("not_applicable")

    return AdjustmentEffect(
        stated["unit"],
        read(stated["score_without"]),
        read(stated["score_with"]),
        _number(stated["rank_without"]),
        _number(stated["rank_with"]),
    )


def gate(stated: Mapping[str, Any]) -> GateReport:
    """gate.json."""
    return GateReport(
        tuple(
            GateCheck(
                each["code"],
                each["title"],
                tuple(Finding(**finding) for finding in each["findings"]),
                each["applies"],
            )
            for each in stated["checks"]
        )
    )


def statement(stated: Mapping[str, Any]) -> PrintedStatement:
    """One statement of statements.json."""
    return PrintedStatement(**stated)


def corrections(stated: Mapping[str, Any]) -> Corrections:
    """corrections.json, which is empty in a first revision."""
    if not stated:
        return Corrections()
    changes = tuple(FigureChange(**each) for each in stated["changes"])
    return Corrections(stated["corrects"], stated["reason"], changes, stated["ranks_compared"])


def findings(rows: Sequence[Row], stated: Mapping[str, Any]) -> Findings | None:
    """uncertainty.csv and uncertainty.json, both empty where no analysis was carried out."""
    return findings_json.read(tuple(rows), stated) if stated else None
