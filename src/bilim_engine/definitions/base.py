"""What every definition has in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final, Literal, Protocol

Text = Mapping[str, str]
"""The same words in Kyrgyz, Russian and English: `{"ky": …, "ru": …, "en": …}`."""

Status = Literal["in_force", "proposal", "reported"]
IN_FORCE: Final = "in_force"
PROPOSAL: Final = "proposal"
REPORTED: Final = "reported"
STATUSES = (IN_FORCE, PROPOSAL, REPORTED)

CERTAINTIES = ("found", "inferred", "not_found", "proposal")


class NotDefined(Enum):
    """Others published a rule without saying this. It is shown, and what depends on it is missing."""

    NOT_DEFINED = "not_defined"

    def __repr__(self) -> str:
        return "NOT_DEFINED"


NOT_DEFINED: Final = NotDefined.NOT_DEFINED
"""Compare with `is`: mypy narrows `x | NotDefined` by `x is NOT_DEFINED`."""


class Governed(Protocol):
    """What somebody wrote, somebody else checked and is looked at again later."""

    @property
    def author(self) -> Text: ...

    @property
    def checker(self) -> Text: ...

    @property
    def reviewed_on(self) -> date: ...

    @property
    def next_review_on(self) -> date: ...


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule or figure was found; the address is empty where it is not known."""

    title: str
    address: str = ""
    retrieved_on: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A code with its words: a unit of measure, a breakdown, a reason for missing."""

    code: str
    title: Text
    short: Text | None = None
    note: Text | None = None
    values: tuple[Label, ...] = ()
    """The categories of a breakdown, such as female and male; none where they are open."""
