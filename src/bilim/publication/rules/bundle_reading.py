"""From the bytes of a bundle to the content of an edition, with every problem of the file at once.

This reads what the house itself keeps. Whether a file from elsewhere is what was signed, `bilim_verify` says.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from bilim.publication import problems
from bilim.publication.rules import definition_files
from bilim.publication.rules.bundle_writing import FACTS, FORMAT, FORMAT_VERSION, RESULTS, SCORES, VALUES
from bilim.publication.rules.illustration import illustrative_values
from bilim.publication.terms import (
    AdjustmentEffect,
    Corrections,
    EditionContent,
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
from bilim_engine.problems import Place, Problem, Refused
from bilim_engine.values import Missing, Value, parse_decimal

Row = dict[str, str]
Read = TypeVar("Read")


def read_bundle(data: bytes) -> EditionContent:
    """The content of this bundle. Refuses, with all reasons, what does not match its manifest or cannot be
    read."""
    files = _unpack(data)
    manifest = _manifest(files)
    if found := list(_hash_problems(files, manifest)):
        raise Refused(found)
    return _Reader(files).content(manifest, hashlib.sha256(data).hexdigest())


def _unpack(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            return {name: opened.read(name) for name in opened.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as fault:
        raise _refused("ZIP", str(fault)) from None


def _refused(entry: str, why: str) -> Refused:
    return Refused([Problem(problems.NOT_A_BUNDLE, Place(entry), {"entry": entry, "why": why})])


def _manifest(files: Mapping[str, bytes]) -> dict[str, Any]:
    try:
        manifest = json.loads(files["manifest.json"])
    except (KeyError, ValueError) as fault:
        raise _refused("manifest.json", str(fault)) from None
    if (manifest.get("format"), manifest.get("format_version")) != (FORMAT, FORMAT_VERSION):
        raise _refused("manifest.json", f"format_version {manifest.get('format_version')}")
    return dict(manifest)


def _hash_problems(files: Mapping[str, bytes], manifest: Mapping[str, Any]) -> Iterator[Problem]:
    for name, stated in manifest["files"].items():
        file = files.get(name)
        why = "—" if file is None else "sha256"
        if file is None or hashlib.sha256(file).hexdigest() != stated["sha256"]:
            yield Problem(problems.NOT_A_BUNDLE, Place(name), {"entry": name, "why": why})


class _Reader:
    """Reads entry after entry, keeping every fault, so that one refusal names them all."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.problems: list[Problem] = []

    def content(self, manifest: Mapping[str, Any], sha256: str) -> EditionContent:
        header = self._part("manifest.json", lambda: _header(manifest, sha256))
        definitions = self._part("definitions", lambda: definition_files.read(self.files))
        register = self._json("register.json")
        units = self._part("register.json", lambda: tuple(_unit(each) for each in register["units"]))
        facts = self._rows("facts.csv", FACTS, _fact)
        values = self._rows("values.csv", VALUES, _value)
        scores = self._rows("scores.csv", SCORES, _score)
        results = self._rows("results.csv", RESULTS, _result)
        origins = self._part("origins.json", lambda: _origins(self._json("origins.json")))
        adjustments = self._part(
            "adjustments.json", lambda: tuple(_adjustment(each) for each in self._json("adjustments.json"))
        )
        statements = self._part(
            "statements.json",
            lambda: tuple(PrintedStatement(**each) for each in self._json("statements.json")),
        )
        gate = self._part("gate.json", lambda: _gate(self._json("gate.json")))
        corrections = self._part("corrections.json", lambda: _corrections(self._json("corrections.json")))
        if self.problems or header is None or definitions is None or units is None:
            raise Refused(self.problems)
        return EditionContent(
            header=header,
            definitions=definitions,
            register_as_of=register["as_of"],
            units=units,
            facts=facts,
            origins=origins or {},
            values=illustrative_values(values, facts, definitions, units),
            scores=scores,
            results=results,
            adjustments=adjustments or (),
            statements=statements or (),
            gate=gate or GateReport(()),
            corrections=corrections or Corrections(),
        )

    def _part(self, entry: str, read: Callable[[], Read]) -> Read | None:
        try:
            return read()
        except Refused as refusal:
            self.problems.extend(refusal.problems)
        except (KeyError, TypeError, ValueError) as fault:
            self._report(entry, f"{type(fault).__name__}: {fault}")
        return None

    def _report(self, entry: str, why: str) -> None:
        self.problems.append(Problem(problems.NOT_A_BUNDLE, Place(entry), {"entry": entry, "why": why}))

    def _json(self, entry: str) -> Any:
        return json.loads(self.files[entry])

    def _rows(self, entry: str, header: list[str], make: Callable[[Row], Read]) -> tuple[Read, ...]:
        lines = list(csv.reader(io.StringIO(self.files.get(entry, b"").decode(), newline="")))
        if not lines or lines[0] != header:
            self._report(entry, "header")
            return ()
        found = []
        for number, cells in enumerate(lines[1:], start=2):
            made = self._part(
                f"{entry}:{number}", lambda cells=cells: make(dict(zip(header, cells, strict=True)))
            )
            if made is not None:
                found.append(made)
        return tuple(found)


def _header(manifest: Mapping[str, Any], sha256: str) -> EditionHeader:
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


def _unit(stated: Mapping[str, Any]) -> RegisterUnit:
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


def _fact(row: Row) -> PublishedFact:
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


def _value(row: Row) -> PublishedValue:
    value = _value_of(row["value"], row["missing"], row["detail"])
    return PublishedValue(row["variant"], row["unit"], row["indicator"], row["period"], value)


def _score(row: Row) -> PublishedScore:
    score = _value_of(row["score"], row["missing"])
    reason = row["missing"] or "not_applicable"
    return PublishedScore(
        row["variant"],
        row["unit"],
        row["node"],
        parse_decimal(row["raw"]) if row["raw"] else Missing(reason),
        parse_decimal(row["treated"]) if row["treated"] else Missing(reason),
        score,
        _number(row["weight"]),
        _number(row["share"]),
        _number(row["contribution"]),
        row["imputed"] == "true",
    )


def _result(row: Row) -> PublishedResult:
    return PublishedResult(
        row["variant"],
        row["unit"],
        _value_of(row["score"], row["missing"]),
        _number(row["rank"]),
        _whole(row["rank_low"]),
        _whole(row["rank_high"]),
        row["band"],
    )


def _origins(stated: Mapping[str, Any]) -> dict[str, PublishedOrigin]:
    return {key: PublishedOrigin(id=key, **row) for key, row in stated.items()}


def _adjustment(stated: Mapping[str, Any]) -> PublishedAdjustment:
    return PublishedAdjustment(
        **{
            **stated,
            "units": tuple(stated["units"]),
            "effects": tuple(_effect(each) for each in stated["effects"]),
        }
    )


def _effect(stated: Mapping[str, str]) -> AdjustmentEffect:
    def score(text: str) -> Value:
        return parse_decimal(text) if text else Missing("not_applicable")

    return AdjustmentEffect(
        stated["unit"],
        score(stated["score_without"]),
        score(stated["score_with"]),
        _number(stated["rank_without"]),
        _number(stated["rank_with"]),
    )


def _gate(stated: Mapping[str, Any]) -> GateReport:
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


def _corrections(stated: Mapping[str, Any]) -> Corrections:
    if not stated:
        return Corrections()
    changes = tuple(FigureChange(**each) for each in stated["changes"])
    return Corrections(stated["corrects"], stated["reason"], changes)
