"""Lists of institutions as people keep them: which column holds what, in three languages, and every fault
with its row. A column that is not there and a cell that is empty change nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from bilim.registry import problems as files
from bilim.registry.problems import institutions as kinds
from bilim.registry.rules.details import check_code, check_details
from bilim.registry.terms import Details, ListDifference, ListSheet, State
from bilim_engine.problems import LANGUAGES, Kind, Place, Problem, near_hint

# How each column may be headed: by its code, or in one of the three languages.
HEADS: Mapping[str, tuple[str, ...]] = {
    "code": ("code", "коду", "код"),
    "name_ky": ("name_ky", "name in kyrgyz", "кыргызча аталышы", "название на кыргызском"),
    "name_ru": ("name_ru", "name in russian", "орусча аталышы", "название на русском"),
    "name_en": ("name_en", "name in english", "англисче аталышы", "название на английском"),
    "kind": ("kind", "түрү", "вид"),
    "department": ("department", "бөлүм", "бөлүмү", "отдел"),
    "type": ("type", "тиби", "тип"),
    "ownership": ("ownership", "form of ownership", "менчик формасы", "форма собственности"),
    "languages": ("languages", "languages of instruction", "окутуу тилдери", "языки обучения"),
    "address": ("address", "дареги", "адрес"),
    "capacity": ("capacity", "places", "орундардын саны", "число мест"),
    "head": ("head", "жетекчиси", "руководитель"),
    "licence_number": ("licence_number", "number of the licence", "лицензиянын номери", "номер лицензии"),
    "licence_from": ("licence_from", "licence from", "лицензия качантан", "лицензия с"),
    "licence_until": ("licence_until", "licence until", "лицензия качанга чейин", "лицензия до"),
    "illustrative": ("illustrative", "ойдон чыгарылган", "вымышлено"),
}
_COLUMN_OF = {head: column for column, heads in HEADS.items() for head in heads}
# What stands in cells beside the codes themselves.
WORDS: Mapping[str, Mapping[str, str]] = {
    "kind": {
        "мектеп": "school", "школа": "school",
        "балдар бакчасы": "kindergarten", "бала бакча": "kindergarten", "детский сад": "kindergarten",
        "колледж": "college",
        "кесиптик лицей": "vocational_lyceum", "профессиональный лицей": "vocational_lyceum",
        "кошумча билим берүү уюму": "additional_education",
        "организация дополнительного образования": "additional_education",
    },
    "ownership": {
        "мамлекеттик": "state", "государственное": "state", "государственная": "state",
        "муниципалдык": "municipal", "муниципальное": "municipal", "муниципальная": "municipal",
        "жеке менчик": "private", "частное": "private", "частная": "private",
    },
    "languages": {
        "кыргыз тили": "ky", "кыргызча": "ky", "кыргызский": "ky", "kyrgyz": "ky",
        "орус тили": "ru", "орусча": "ru", "русский": "ru", "russian": "ru",
        "өзбек тили": "uz", "узбекский": "uz", "uzbek": "uz",
        "тажик тили": "tg", "таджикский": "tg", "tajik": "tg",
    },
    "illustrative": {
        "true": "yes", "yes": "yes", "ооба": "yes", "да": "yes", "1": "yes",
        "false": "", "no": "", "жок": "", "нет": "", "0": "",
    },
}  # fmt: skip
_NEEDED = ("kind", "department", "name_ky", "name_ru", "name_en")
_DAYS = ("licence_from", "licence_until")


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rows are laid beside: institutions, the departments of the day, and who is meant by a name."""

    histories: Mapping[str, tuple[State, ...]]
    illustrative: Mapping[str, bool]
    departments: Mapping[str, str]
    find_department: Callable[[str], str]
    day: date


class Reader:
    """Reads one sheet after another; differences and problems gather."""

    def __init__(self, file: str, standing: Standing) -> None:
        self.problems: list[Problem] = []
        self.differences: list[ListDifference] = []
        self.same = 0
        self._file, self._standing = file, standing
        self._seen: set[str] = set()

    def sheet(self, sheet: ListSheet) -> None:
        """Every row of the sheet is a difference, the same, or a problem."""
        place = f"{self._file} [{sheet.name}]" if sheet.name else self._file
        columns = [
            _COLUMN_OF.get(" ".join(cell.replace("\ufeff", "").split()).casefold(), "")
            for cell in sheet.header
        ]
        if "code" not in columns:
            known = ", ".join(HEADS)
            params = {"column": "code", "known": known}
            self.problems.append(Problem(files.COLUMN_LACKING, Place(place, sheet.header_row), params))
            return
        for name in sorted({each for each in columns if each and columns.count(each) > 1}):
            self.problems.append(
                Problem(files.GIVEN_TWICE, Place(place, sheet.header_row, name), {"what": name})
            )
        for cell, column in zip(sheet.header, columns, strict=True):
            if cell.strip() and not column:
                params = {"key": cell.strip()[:80], "known": ", ".join(HEADS)}
                self.problems.append(Problem(files.UNKNOWN_KEY, Place(place, sheet.header_row), params))
        for line, cells in sheet.rows:
            told = {column: cell.strip() for column, cell in zip(columns, cells, strict=False) if column}
            if any(told.values()):
                self._row(_Row(place, line, told, self._standing), sheet.name)

    def _row(self, row: _Row, sheet: str) -> None:
        code = row.told.get("code", "")
        if code in self._seen:
            row.wrong(files.INSTITUTION_TWICE, "code", code=code)
        self._seen.add(code)
        difference = row.difference(code, sheet)
        self.problems += row.problems
        if difference is not None and not row.problems:
            self.differences.append(difference)
        elif not row.problems:
            self.same += 1


def _tidy(cell: str) -> str:
    return " ".join(cell.replace("\ufeff", "").split()).casefold()


class _Row:
    def __init__(self, place: str, line: int, told: Mapping[str, str], standing: Standing) -> None:
        self.told, self.problems = told, list[Problem]()
        self._place, self._line, self._standing = place, line, standing

    def wrong(self, kind: Kind, column: str, /, **params: str) -> None:
        self.problems.append(Problem(kind, Place(self._place, self._line, column), params))

    def difference(self, code: str, sheet: str) -> ListDifference | None:
        """What the row would change; None where nothing, or where it is wrong."""
        if not code:
            self.wrong(files.EMPTY_CELL, "code", column="code")
            return None
        states = self._standing.histories.get(code, ())
        before = states[-1].details if states else None
        if before is None:
            for column in _NEEDED:
                if not self.told.get(column):
                    self.wrong(files.EMPTY_CELL, column, column=column)
            self._at_columns(check_code(code))
        said = dict(self._said(before.names if before else {}))
        if self.problems:
            return None
        after = replace(before, **said) if before else Details(**said)
        self._at_columns(check_details(after, self._standing.departments, self._standing.day))
        if before == after:
            return None
        changed = tuple(
            field.name
            for field in fields(Details)
            if before is None or getattr(before, field.name) != getattr(after, field.name)
        )
        invented = self._standing.illustrative.get(code, bool(self._word("illustrative")))
        return ListDifference(sheet, self._line, code, invented, before, after, changed)

    def _said(self, names: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
        given = {each: self.told.get(f"name_{each}") or names.get(each, "") for each in LANGUAGES}
        yield "names", given
        for column in ("kind", "ownership"):
            if self.told.get(column):
                yield column, self._word(column)
        for column in ("type", "address", "head", "licence_number"):
            if text := self.told.get(column):
                yield column, text
        if text := self.told.get("department"):
            yield "department", self._department(text)
        if text := self.told.get("languages"):
            parts = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
            yield (
                "languages",
                tuple(WORDS["languages"].get(each.casefold(), each.casefold()) for each in parts),
            )
        if text := self.told.get("capacity"):
            yield "capacity", self._number(text)
        for column in _DAYS:
            if text := self.told.get(column):
                yield column, self._date(column, text)

    def _word(self, column: str) -> str:
        text = self.told.get(column, "").casefold()
        return WORDS[column].get(text, text.replace(" ", "_"))

    def _department(self, text: str) -> str:
        if text in self._standing.departments:
            return text
        if found := self._standing.find_department(text):
            return found
        near = near_hint(text, self._standing.departments)
        self.wrong(files.UNKNOWN_UNIT, "department", unit=text[:80], near=near)
        return ""

    def _number(self, text: str) -> int | None:
        whole = text.removesuffix(".0").replace(" ", "")
        if whole.isdecimal() and len(whole) < 10:
            return int(whole)
        self.wrong(kinds.UNFIT_CAPACITY, "capacity", capacity=text[:20], most="20000")
        return None

    def _date(self, column: str, text: str) -> date | None:
        try:
            return date.fromisoformat(text[:10])
        except ValueError:
            self.wrong(files.NOT_A_DATE, column, text=text[:40])
            return None

    def _at_columns(self, found: Sequence[Problem]) -> None:
        """What an act says of a field stands at the cell."""
        for each in found:
            place = Place(self._place, self._line, each.place.field)
            self.problems.append(Problem(each.kind, place, each.params))
