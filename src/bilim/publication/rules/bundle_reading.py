"""From the bytes of a bundle to the content of an edition, with every problem of the file at once.

This reads what the house itself keeps, in whichever format it was written. Whether a file from elsewhere is
what was signed, `bilim_verify` says.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, TypeVar

from bilim.publication import problems
from bilim.publication.rules import bundle_types as types
from bilim.publication.rules import definition_files, governed
from bilim.publication.rules.boundaries import read_boundaries
from bilim.publication.rules.bundle_formats import BundleFormat, Entries, find_format, present
from bilim.publication.rules.illustration import illustrative_values
from bilim.publication.terms import Corrections, EditionContent, GateReport
from bilim_engine.problems import Place, Problem, Refused

Read = TypeVar("Read")


def read_bundle(data: bytes) -> EditionContent:
    """The content of this bundle. Refuses, with all reasons, what does not match its manifest or cannot be
    read."""
    files = _unpack(data)
    manifest = _manifest(files)
    written_in = find_format(manifest)
    if written_in is None:
        raise _refused("manifest.json", f"format_version {manifest.get('format_version')}")
    if found := list(_hash_problems(files, _stated_hashes(manifest))):
        raise Refused(found)
    entries = _Parser(files, written_in).entries(manifest)
    return _Reader(entries, written_in.definitions).content(hashlib.sha256(data).hexdigest())


def format_of(data: bytes) -> int:
    """The version of the format this bundle of ours was written in."""
    return int(_manifest(_unpack(data, only="manifest.json"))["format_version"])


def _unpack(data: bytes, only: str = "") -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            return {name: opened.read(name) for name in opened.namelist() if only in ("", name)}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as fault:
        raise _refused("ZIP", str(fault)) from None


def _refused(entry: str, why: str) -> Refused:
    return Refused([Problem(problems.NOT_A_BUNDLE, Place(entry), {"entry": entry, "why": why})])


def _manifest(files: Mapping[str, bytes]) -> dict[str, Any]:
    try:
        return dict(json.loads(files["manifest.json"]))
    except (KeyError, TypeError, ValueError) as fault:
        raise _refused("manifest.json", str(fault)) from None


def _stated_hashes(manifest: Mapping[str, Any]) -> dict[str, str]:
    try:
        return {name: stated["sha256"] for name, stated in manifest["files"].items()}
    except (AttributeError, KeyError, TypeError) as fault:
        raise _refused("manifest.json", f"files: {fault}") from None


def _hash_problems(files: Mapping[str, bytes], stated: Mapping[str, str]) -> Iterator[Problem]:
    for name, sha256 in stated.items():
        file = files.get(name)
        why = "—" if file is None else "sha256"
        if file is None or hashlib.sha256(file).hexdigest() != sha256:
            yield Problem(problems.NOT_A_BUNDLE, Place(name), {"entry": name, "why": why})


class _Faults:
    """Keeps every fault, so that one refusal names them all."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def part(self, entry: str, read: Callable[[], Read]) -> Read | None:
        """What reading gives, or None with the fault kept."""
        try:
            return read()
        except Refused as refusal:
            self.problems.extend(refusal.problems)
        except (KeyError, TypeError, ValueError, csv.Error) as fault:
            self.report(entry, f"{type(fault).__name__}: {fault}")
        return None

    def report(self, entry: str, why: str) -> None:
        """This fault is kept."""
        self.problems.append(Problem(problems.NOT_A_BUNDLE, Place(entry), {"entry": entry, "why": why}))

    def refuse(self) -> None:
        """Raise what was kept, if anything was."""
        if self.problems:
            raise Refused(self.problems)


class _Parser(_Faults):
    """Parses each entry as its format writes it and brings all up to the present format."""

    def __init__(self, files: Mapping[str, bytes], written_in: BundleFormat) -> None:
        super().__init__()
        self.files = files
        self.columns = written_in.columns

    def entries(self, manifest: Mapping[str, Any]) -> Entries:
        """Every entry parsed, as the present format would have written it."""
        found: dict[str, Any] = {"manifest.json": manifest}
        for entry in self.files:
            if entry.endswith(".json") and entry not in found:
                found[entry] = self.part(entry, partial(json.loads, self.files[entry]))
        for entry, columns in self.columns.items():
            found[entry] = self._rows(entry, columns)
        self.refuse()
        upgraded = self.part("manifest.json", lambda: present(found, manifest["format_version"]))
        self.refuse()
        assert upgraded is not None
        return upgraded

    def _rows(self, entry: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
        lines = self.part(entry, lambda: _lines(self.files[entry]))
        if lines is None:
            return []
        if not lines or tuple(lines[0]) != columns:
            self.report(entry, "header")
            return []
        found = []
        for number, cells in enumerate(lines[1:], start=2):
            if len(cells) == len(columns):
                found.append(dict(zip(columns, cells, strict=True)))
            else:
                self.report(f"{entry}:{number}", f"{len(cells)} ≠ {len(columns)}")
        return found


def _lines(file: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode(), newline="")))


class _Reader(_Faults):
    """Makes types of entry after entry."""

    def __init__(self, entries: Entries, definitions: int) -> None:
        super().__init__()
        self.entries = entries
        self.definitions = definitions

    def content(self, sha256: str) -> EditionContent:
        """The edition, typed; refused with every fault of every entry."""
        header = self._one("manifest.json", lambda stated: types.header(stated, sha256))
        definitions = self.part("definitions", lambda: definition_files.read(self.entries, self.definitions))
        as_of = self._one("register.json", lambda stated: str(stated["as_of"]))
        units = self._one("register.json", lambda stated: tuple(map(types.unit, stated["units"])))
        facts, values = self._rows("facts.csv", types.fact), self._rows("values.csv", types.value)
        scores, results = self._rows("scores.csv", types.score), self._rows("results.csv", types.result)
        rows = tuple(self.entries.get("uncertainty.csv", ()))
        findings = self._one("uncertainty.json", lambda stated: types.findings(rows, stated))
        origins = self._one("origins.json", types.origins)
        adjustments = self._all("adjustments.json", types.adjustment)
        statements = self._all("statements.json", types.statement)
        gate = self._one("gate.json", types.gate)
        corrections = self._one("corrections.json", types.corrections)
        criteria = self._one("criteria.json", governed.read_criteria)
        contest = self._one("contest.json", governed.read_contest)
        boundaries = self._one("boundaries.json", read_boundaries)
        if self.problems or header is None or definitions is None or as_of is None or units is None:
            raise Refused(self.problems)
        return EditionContent(
            header=header,
            definitions=definitions,
            register_as_of=as_of,
            units=units,
            facts=facts,
            origins=origins or {},
            values=illustrative_values(values, facts, definitions, units),
            scores=scores,
            results=results,
            adjustments=adjustments,
            statements=statements,
            gate=gate or GateReport(()),
            corrections=corrections or Corrections(),
            findings=findings,
            criteria=criteria,
            contest=contest,
            boundaries=boundaries,
        )

    def _all(self, entry: str, make: Callable[[Any], Read]) -> tuple[Read, ...]:
        return self._one(entry, lambda stated: tuple(map(make, stated))) or ()

    def _one(self, entry: str, make: Callable[[Any], Read]) -> Read | None:
        return self.part(entry, lambda: make(self.entries[entry]))

    def _rows(self, entry: str, make: Callable[[types.Row], Read]) -> tuple[Read, ...]:
        stated: Iterable[types.Row] = self.entries.get(entry, ())
        made = [
            self.part(f"{entry}:{number}", partial(make, row)) for number, row in enumerate(stated, start=2)
        ]
        return tuple(each for each in made if each is not None)
