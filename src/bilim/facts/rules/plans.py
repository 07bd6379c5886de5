"""From the bytes of a file to a plan: what it would do to the ledger, and what stands against it."""

from __future__ import annotations

import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from bilim.facts.problems import files, importing
from bilim.facts.problems import rows as problems
from bilim.facts.rules.checks import reasons_of, shown
from bilim.facts.rules.columns import REQUIRED, columns_missing, find_columns
from bilim.facts.rules.csv_files import read_csv
from bilim.facts.rules.notes import listed
from bilim.facts.rules.rows import Candidate, Reader
from bilim.facts.rules.tables import Table, place_name
from bilim.facts.rules.units import Units
from bilim.facts.rules.wording import unit_words
from bilim.facts.rules.workbooks import read_workbook
from bilim.facts.terms import Cell, Difference, Entry, Plan, Said, Source
from bilim_engine.definitions import Definitions
from bilim_engine.periods import parse_period
from bilim_engine.problems import Place, Problem, catalogue, near_hint

_MEGABYTE = 1024 * 1024
# A PDF and pictures: documents that show a table to the eye and hold none.
_NO_TABLES = (b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_candidates(
    content: bytes,
    name: str,
    *,
    definitions: Definitions,
    units: Units,
    mapping: Mapping[str, str],
    person: str,
    limit: int = sys.maxsize,
) -> tuple[list[Candidate], list[Problem], dict[str, int]]:
    """The rows of a file that could be recorded, what is wrong with it, and its unexplained marks.

    A file of more than `limit` bytes is not read.
    """
    tables, found = read_tables(content, name, limit)
    found += _mapping_problems(mapping, definitions)
    reader = Reader(name, definitions, units, mapping, person)
    candidates: list[Candidate] = []
    unread: list[Problem] = []
    for table in tables:
        columns, faults = find_columns(table, definitions.breakdowns, name)
        if columns is None:
            unread += faults
            continue
        found += _marked(table, name)
        candidates += reader.read(table, columns)
    is_read = len(unread) < len(tables)
    found += unread if is_read or not tables else _none_read(unread, tables[0], name)
    kept = _without_repeats(candidates, name, reader.problems)
    return kept, found + reader.problems, reader.marks


def read_tables(content: bytes, name: str, limit: int = sys.maxsize) -> tuple[list[Table], list[Problem]]:
    """The tables of a file, whatever its name says it is."""
    if len(content) > limit:
        return [], [too_large(len(content), name, limit)]
    if not content.strip():
        return [], [Problem(files.EMPTY, Place(name))]
    if content.startswith(_ZIP):
        return read_workbook(content, name)
    if content.startswith(_NO_TABLES):
        return [], [Problem(files.NO_TABLE, Place(name))]
    if content.startswith(_OLE) or name.lower().endswith((".xlsx", ".xls", ".xlsm", ".ods")):
        return [], [Problem(files.NOT_A_WORKBOOK, Place(name))]
    return read_csv(content, name)


def too_large(size: int, name: str, limit: int) -> Problem:
    """The file is larger than any that is read."""
    # Rounded up: a file that is a byte too large does not have the very size that is allowed.
    sizes = {"size": f"{-(-size // _MEGABYTE)}", "limit": f"{limit // _MEGABYTE}"}
    return Problem(files.TOO_LARGE, Place(name), sizes)


def _none_read(unread: list[Problem], table: Table, name: str) -> list[Problem]:
    """Where no sheet at all could be read, a warning is not enough: the columns it should have are named."""
    if any(problem.is_error for problem in unread):
        return unread
    place = Place(place_name(name, table.sheet), table.header_row)
    return [columns_missing(("unit", *REQUIRED), table.header, place)]


def _marked(table: Table, name: str) -> list[Problem]:
    """What would be read otherwise than it is seen: formulas, percentages, merged cells, hidden rows."""
    place, marks = place_name(name, table.sheet), table.marks
    found = [Problem(files.FORMULA, _at(place, cell), {"cell": cell}) for cell in marks.formulas]
    for kind, cells in ((files.PERCENT_SHOWN, marks.percents), (files.MERGED, marks.merged)):
        if cells:
            params = {"count": str(len(cells)), "cell": cells[0]}
            found.append(Problem(kind, _at(place, cells[0]), params))
    if marks.is_hidden:
        found.append(Problem(files.HIDDEN, Place(place), {"sheet": table.sheet}))
    return found


def _at(place: str, cells: str) -> Place:
    """The first of the cells: «D2», or of «A2:B9» the «A2»."""
    first = cells.partition(":")[0]
    return Place(place, int("".join(filter(str.isdigit, first)) or 0), first)


def _mapping_problems(mapping: Mapping[str, str], definitions: Definitions) -> list[Problem]:
    known = ("0", *sorted(reasons_of(definitions)))
    return [
        Problem(
            importing.MAPPING_UNKNOWN,
            params={
                "mark": shown(mark),
                "meaning": shown(meaning),
                "near": near_hint(meaning, known),
                "known": ", ".join(known),
            },
        )
        for mark, meaning in mapping.items()
        if meaning not in known
    ]


def _without_repeats(candidates: Iterable[Candidate], name: str, found: list[Problem]) -> list[Candidate]:
    """Each cell once; a cell given twice is a problem where the rows differ, a remark where they do not."""
    first: dict[Cell, Candidate] = {}
    for candidate in candidates:
        before = first.setdefault(candidate.cell, candidate)
        if before is candidate:
            continue
        place = Place(place_name(name, candidate.sheet), candidate.row)
        if before[3:6] == candidate[3:6]:
            found.append(Problem(problems.TWICE_SAME, place, {"first": str(before.row)}))
        else:
            params = {"first": str(before.row), "before": _written(before), "after": _written(candidate)}
            found.append(Problem(problems.TWICE_DIFFERENT, place, params))
    return list(first.values())


def _written(candidate: Candidate) -> str:
    return f"{candidate.value or candidate.missing} ({shown(candidate.source.title.ky)})"


def check_permitted(
    candidates: Iterable[Candidate], may: Callable[[str], bool], name: str, units: Units
) -> list[Problem]:
    """One problem for each unit outside the person's part of the tree, naming its rows."""
    rows: dict[tuple[str, str, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        rows[candidate.path, candidate.cell.unit, candidate.sheet].append(candidate)
    return [
        _not_permitted(outside, place_name(name, sheet), units)
        for (path, _unit, sheet), outside in rows.items()
        if not may(path)
    ]


def _not_permitted(outside: list[Candidate], file: str, units: Units) -> Problem:
    cell, numbers = outside[0].cell, [candidate.row for candidate in outside]
    unit = unit_words(cell.unit, parse_period(cell.period), units)
    return Problem(problems.NOT_PERMITTED, Place(file, numbers[0]), {"unit": unit, "rows": listed(numbers)})


def in_order(found: Iterable[Problem]) -> tuple[Problem, ...]:
    """What stands against the plan before what only warns, each sheet by sheet and row by row."""
    found = list(found)
    sheets = {file: number for number, file in enumerate(dict.fromkeys(each.place.file for each in found))}
    return tuple(
        sorted(found, key=lambda each: (not each.is_error, sheets[each.place.file], each.place.line))
    )


def origin_code(source: Source) -> str:
    """The permanent code of a source: the same source has the same one everywhere."""
    canonical = json.dumps(_written_source(source), ensure_ascii=False, separators=(",", ":"))
    return f"o-{hashlib.sha256(canonical.encode()).hexdigest()[:16]}"


def _written_source(source: Source) -> list[object]:
    """The source as JSON; words that are the same in all languages are written once."""
    return [each[0] if isinstance(each, Said) and len(set(each)) == 1 else each for each in source]


def _read_source(written: list[Any]) -> Source:
    title, address, publisher, *rest = written
    return Source(_read_said(title), address, _read_said(publisher), *rest)


def _read_said(written: str | list[str]) -> Said:
    return Said.alike(written) if isinstance(written, str) else Said(*written)


def compare(
    candidates: Iterable[Candidate], current: Mapping[Cell, Entry]
) -> tuple[tuple[Difference, ...], int, dict[str, Source]]:
    """What recording the candidates would change, how many cells stay, and the sources by code."""
    codes: dict[Source, str] = {}
    differences: list[Difference] = []
    same = 0
    for sheet, row, cell, value, missing, source, _path in candidates:
        code = codes.get(source)
        if code is None:
            code = codes[source] = origin_code(source)
        old, new = current.get(cell), Entry(value, missing, code)
        if old == new:
            same += 1
        else:
            differences.append(Difference(sheet, row, cell, old, new))
    used = {difference.new.origin for difference in differences}
    return tuple(differences), same, {code: source for source, code in codes.items() if code in used}


def write_plan(plan: Plan) -> bytes:
    """The plan as canonical JSON: the same plan gives the same bytes, so their hash names it."""
    written = {
        "v": 1,
        "name": plan.name,
        "content": plan.content_sha256,
        "mapping": dict(plan.mapping),
        "problems": [[p.code, list(_place(p.place)), dict(p.params)] for p in plan.problems],
        "differences": plan.differences,
        "same": plan.same,
        "rows": plan.rows,
        "sources": {code: _written_source(source) for code, source in plan.sources.items()},
        "marks": dict(plan.marks),
        # Not written where there are none: plans of before there were any keep their bytes.
        **({"departments": dict(plan.departments)} if plan.departments else {}),
    }
    return (json.dumps(written, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()


def _place(place: Place) -> tuple[str, int, str]:
    return place.file, place.line, place.column


def read_plan(content: bytes) -> Plan:
    """The plan that `write_plan` wrote."""
    written = json.loads(content)
    kinds = catalogue()
    return Plan(
        name=written["name"],
        content_sha256=written["content"],
        mapping=written["mapping"],
        problems=tuple(
            Problem(kinds[code], Place(*place), params) for code, place, params in written["problems"]
        ),
        differences=tuple(_difference(*each) for each in written["differences"]),
        same=written["same"],
        rows=written["rows"],
        sources={code: _read_source(source) for code, source in written["sources"].items()},
        marks=written["marks"],
        departments=written.get("departments", {}),
    )


def _difference(sheet: str, row: int, cell: list[str], old: list[str] | None, new: list[str]) -> Difference:
    return Difference(sheet, row, Cell(*cell), None if old is None else Entry(*old), Entry(*new))
