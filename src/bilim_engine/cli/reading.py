"""Files from the disk: definitions, facts and units, with every problem at its line."""

from __future__ import annotations

import contextlib
import csv
import io
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bilim_engine import reasons
from bilim_engine.cli import problems
from bilim_engine.definitions import Definitions, Methodology, load
from bilim_engine.definitions.analyses import Analysis, load_analyses
from bilim_engine.facts import FactTable, read_facts_csv
from bilim_engine.problems import LANGUAGES, Place, Problem, near_hint
from bilim_engine.units import Unit, UnitTree
from bilim_engine.values import REASONS

# A folder of definitions also holds registers and statements, which are read by others.
FOLDERS = ("items", "parameters", "indicators", "ratings")
# Analyses speak of methodologies and are read after them.
ANALYSES = "analyses"
MAX_BYTES = 64 * 1024 * 1024
UNREADABLE = (problems.NO_FILE, problems.NOT_A_FILE, problems.TOO_LARGE)
UNIT_COLUMNS = ("code", "parent", "kind", "ky", "ru", "en", "valid_from", "valid_until")


@dataclass(slots=True)
class Loaded:
    """What the files hold, and what is wrong with them; `methodology` is None where none can be read."""

    definitions: Definitions
    methodology: Methodology | None
    facts: FactTable
    units: UnitTree
    problems: list[Problem]


def load_definitions(paths: Iterable[Path]) -> tuple[Definitions, list[Problem]]:
    """The definitions in these files and folders, all read together."""
    found: list[Problem] = []
    files = {file: content for path in paths for file, content in _contents(path, found)}
    definitions, wrong = load(files)
    return definitions, found + wrong


def load_analysis(file: Path, definitions: Definitions) -> tuple[Analysis | None, list[Problem]]:
    """The analysis in this file, or None, with everything that is wrong with it."""
    found: list[Problem] = []
    content = _read(file, found)
    if content is None:
        return None, found
    analyses, wrong = load_analyses({str(file): content}, definitions)
    return next(iter(analyses.values()), None), found + wrong


def load_all_analyses(
    paths: Iterable[Path], definitions: Definitions
) -> tuple[dict[str, Analysis], list[Problem]]:
    """The analyses in the folders of that name below these paths."""
    found: list[Problem] = []
    files = sorted(file for path in paths if path.is_dir() for file in path.rglob(f"{ANALYSES}/*.yaml"))
    contents = {str(file): content for file in files if (content := _read(file, found)) is not None}
    analyses, wrong = load_analyses(contents, definitions)
    return analyses, found + wrong


def load_rating(methodology: Path, facts: Path, units: Path | None, definitions: Path | None) -> Loaded:
    """Everything a rating needs; the problems of all files together."""
    found: list[Problem] = []
    around = dict(_contents(definitions, found)) if definitions else {}
    own = dict(_contents(methodology, found))
    everything, wrong = load({**around, **own})
    found += wrong
    chosen = _only_in(own, around, everything)
    # A methodology that is there and faulty is told by its faults.
    if chosen is None and own and not load(own)[0].unusable.get("methodologies"):
        found.append(Problem(problems.NO_METHODOLOGY, Place(str(methodology))))
    tree = _units(units, found)
    table, known = _facts(facts, everything, tree, found, judge=chosen is not None)
    return Loaded(everything, chosen, table, tree or UnitTree(Unit(code) for code in known), found)


def _only_in(own: dict[str, bytes], around: dict[str, bytes], all_: Definitions) -> Methodology | None:
    """The methodology that the file itself holds, not the folder around it."""
    elsewhere, _ = load({file: content for file, content in around.items() if file not in own})
    codes = [code for code in all_.methodologies if code not in elsewhere.methodologies]
    return all_.methodologies[codes[0]] if codes else None


def _contents(path: Path, found: list[Problem]) -> Iterator[tuple[str, bytes]]:
    files = _definition_files(path) if path.is_dir() else [path]
    if not files:
        found.append(Problem(problems.NOTHING_FOUND, Place(str(path))))
    for file in files:
        content = _read(file, found)
        if content is not None:
            yield str(file), content


def _definition_files(folder: Path) -> list[Path]:
    """The YAML files of the folder; of a folder laid out like ours, those that hold definitions."""
    parts = [folder / name for name in FOLDERS if (folder / name).is_dir()]
    if not parts:
        return [file for file in sorted(folder.rglob("*.yaml")) if file.parent.name != ANALYSES]
    return sorted([*folder.glob("*.yaml"), *(file for part in parts for file in part.rglob("*.yaml"))])


def _read(file: Path, found: list[Problem]) -> bytes | None:
    place = Place(str(file))
    try:
        # Asked before it is opened: a pipe would wait for a writer, a device might never end.
        if not stat.S_ISREG(file.stat().st_mode):
            found.append(Problem(problems.NOT_A_FILE, place))
            return None
        with file.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as fault:  # ValueError: a path with a null sign
        found.append(Problem(problems.NO_FILE, place, {"detail": reasons.of_system(fault)}))
        return None
    if len(content) > MAX_BYTES:
        found.append(Problem(problems.TOO_LARGE, place, {"limit": str(MAX_BYTES // 1024 // 1024)}))
        return None
    return content


def _read_text(file: Path, found: list[Problem]) -> str | None:
    content = _read(file, found)
    if content is None:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        found.append(Problem(problems.NOT_UTF8, Place(str(file), line), {"line": str(line)}))
        return None


def _facts(
    file: Path, definitions: Definitions, units: UnitTree | None, found: list[Problem], *, judge: bool
) -> tuple[FactTable, tuple[str, ...]]:
    text = _read_text(file, found)
    if text is None:
        return FactTable(), ()
    facts, wrong = read_facts_csv(text, str(file), reasons=REASONS | set(definitions.reasons))
    found += wrong
    # Where no methodology could be read, every item would be unknown: one fault is told once.
    if judge and not any(problem.is_error for problem in wrong if problem.place.line == 1):
        found += _unknown(text, str(file), definitions, units)
    table = FactTable(facts)
    return table, table.units()


def _unknown(text: str, file: str, definitions: Definitions, units: UnitTree | None) -> Iterator[Problem]:
    """The items and units nobody has defined, each once, where it is first spoken of; such a fact would be
    silently unused."""
    lines: dict[tuple[str, str], list[int]] = {}
    for line, row in _rows(text):
        for column in ("item", "unit"):
            lines.setdefault((column, row.get(column, "")), []).append(line)
    items = (*definitions.items, *definitions.unusable.get("items", ()))
    known = {"item": items, "unit": tuple(each.code for each in units or ())}
    kinds = {"item": problems.UNKNOWN_ITEM, "unit": problems.UNKNOWN_UNIT}
    for (column, code), found in lines.items():
        checked = column == "item" or units is not None
        if code and checked and code not in known[column]:
            params = {column: code, "rows": str(len(found)), "near": near_hint(code, known[column])}
            yield Problem(kinds[column], Place(file, found[0], column), params)


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows with their lines, as far as they can be told apart; what breaks them is told already."""
    reader = csv.reader(io.StringIO(text), strict=True)
    with contextlib.suppress(csv.Error):
        header = [name.strip() for name in next(reader, [])]
        for cells in reader:
            yield reader.line_num, dict(zip(header, (cell.strip() for cell in cells), strict=False))


def _units(file: Path | None, found: list[Problem]) -> UnitTree | None:
    text = _read_text(file, found) if file else None
    if file is None or text is None:
        return None
    units, wrong = read_units_csv(text, str(file))
    tree = UnitTree(units)
    found += [*wrong, *(Problem(each.kind, Place(str(file), 0, "", each.place.field), each.params)
                        for each in tree.problems())]  # fmt: skip
    return tree


def read_units_csv(text: str, file: str) -> tuple[list[Unit], list[Problem]]:
    """The units of a CSV with the columns of `UNIT_COLUMNS`, of which only `code` must be there."""
    rows = csv.DictReader(io.StringIO(text), strict=True)
    try:
        header = [name.strip() for name in rows.fieldnames or ()]
        found = _check_header(header, file)
        if found:
            return [], found
        rows.fieldnames = header
        units = [unit for row in rows if (unit := _unit(row, Place(file, rows.line_num), found))]
    except csv.Error as fault:
        return [], [Problem(problems.BAD_ROW, Place(file, rows.line_num), {"detail": reasons.of_csv(fault)})]
    return units, found


def _check_header(header: list[str], file: str) -> list[Problem]:
    columns, place = ", ".join(UNIT_COLUMNS), Place(file, 1)
    absent = [] if "code" in header else ["code"]
    strange = [each for each in header if each not in UNIT_COLUMNS or header.count(each) > 1]
    return [
        Problem(problems.COLUMN_ABSENT, place, {"column": each, "columns": columns}) for each in absent
    ] + [Problem(problems.COLUMN_UNKNOWN, place, {"column": each, "columns": columns}) for each in strange]


def _unit(row: dict[str | None, str | None], place: Place, found: list[Problem]) -> Unit | None:
    cells = {name: (cell or "").strip() for name, cell in row.items() if isinstance(name, str)}
    if None in row or not cells["code"]:
        detail = "code" if not cells["code"] else ",".join(row[None] or ())
        found.append(Problem(problems.BAD_ROW, place, {"detail": detail}))
        return None
    before = len(found)
    begins, ends = (_day(cells, name, place, found) for name in ("valid_from", "valid_until"))
    if len(found) > before:
        return None
    names = {language: cells[language] for language in LANGUAGES if cells.get(language)}
    return Unit(cells["code"], cells.get("parent") or None, cells.get("kind", ""), names, begins, ends)


def _day(cells: Mapping[str, str], name: str, place: Place, found: list[Problem]) -> date | None:
    text = cells.get(name, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        found.append(Problem(problems.BAD_ROW, place, {"detail": f"{name} {text[:80]}"}))
        return None
