"""What is wrong, where, and what to do about it, in the reader's language.

A `Kind` is catalogued once, in three languages, by the module that can find it; a `Problem` is one
occurrence of it at a place. Checks return lists of problems so that all of them are reported together;
`Refused` carries such a list where a caller must not go on.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

LANGUAGES = ("ky", "ru", "en")

Severity = Literal["error", "warning"]

_catalogue: dict[str, Kind] = {}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: a stable code, the sentence and the advice in each language.

    Sentences are `str.format` templates over the parameters of the problem.
    """

    code: str
    sentence: Mapping[str, str]
    hint: Mapping[str, str]
    severity: Severity = "error"


def catalogued(
    code: str,
    *,
    ky: str,
    ru: str,
    en: str,
    hint_ky: str,
    hint_ru: str,
    hint_en: str,
    severity: Severity = "error",
) -> Kind:
    """The kind of problem with this code, entered in the catalogue. A code is given once."""
    if code in _catalogue:
        raise ValueError(f"problem code {code} is catalogued twice")
    kind = Kind(code, {"ky": ky, "ru": ru, "en": en}, {"ky": hint_ky, "ru": hint_ru, "en": hint_en}, severity)
    _catalogue[code] = kind
    return kind


def catalogue() -> Mapping[str, Kind]:
    """Every kind of problem the loaded modules can report, by code."""
    return dict(_catalogue)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem was found: a file with its line, a sheet with its row, or a field of a form."""

    file: str = ""
    line: int = 0
    column: str = ""
    field: str = ""

    def __str__(self) -> str:
        head = f"{self.file}:{self.line}" if self.line else self.file
        return encodable(" ".join(part for part in (head, self.column or self.field) if part))


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault at one place. A parameter is a text, or the same thing said in each language: a title, a
    number as it is written there."""

    kind: Kind
    place: Place = Place()
    params: Mapping[str, str | Mapping[str, str]] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The code of its kind, citable in a letter."""
        return self.kind.code

    @property
    def is_error(self) -> bool:
        """Whether nothing may go on with it; a warning only asks."""
        return self.kind.severity == "error"

    def message(self, language: str) -> str:
        """The sentence that says what is wrong, in `language` (`ky`, `ru` or `en`)."""
        return encodable(self.kind.sentence[language].format(**self._said(language)))

    def hint(self, language: str) -> str:
        """What to do about it, in `language`."""
        return encodable(self.kind.hint[language].format(**self._said(language)))

    def _said(self, language: str) -> dict[str, str]:
        return {name: text if isinstance(text, str) else text[language] for name, text in self.params.items()}

    def render(self, language: str = "en") -> str:
        """Code, place, sentence and hint as two lines of text, fit for any terminal."""
        head = printable(f"{self.code}  {self.place}  {self.message(language)}")
        hint = printable(self.hint(language))
        return f"{head}\n{' ' * (len(self.code) + 2)}{hint}" if hint else head


def encodable(text: str) -> str:
    """The text as any terminal, file or page can take it: half a character is shown by its number."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def printable(text: str) -> str:
    """The text as one line that no terminal obeys: signs that act or are not seen stand as numbers."""
    return "".join(each if _is_seen(each) else ascii(each)[1:-1] for each in text)


def _is_seen(sign: str) -> bool:
    return sign.isprintable() or unicodedata.category(sign) == "Zs"


class Refused(Exception):
    """Nothing was done, because of these problems."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.render("en") for problem in self.problems))


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that begins with `name` and a point, or that is most like it; an empty string when
    nothing is near."""
    listed = sorted(known)
    begun = [each for each in listed if each.startswith(f"{name}.")]
    found = begun or difflib.get_close_matches(name, listed, n=1, cutoff=0.65)
    return found[0] if found else ""


def near_hint(name: str, known: Iterable[str]) -> str:
    """The known name most like `name` as a hint ends with it."""
    return offered(filter(None, [nearest(name, known)]))


def offered(names: Iterable[str]) -> str:
    """` → name, name?` for what may be meant, or nothing: how a hint ends."""
    listed = ", ".join(names)
    return f" → {listed}?" if listed else ""
