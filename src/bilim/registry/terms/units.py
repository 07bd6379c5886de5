"""Kinds of units, schemes of codes, kinds of succession, ways of matching; and units as others see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from bilim_engine.units import Succession

Text = Mapping[str, str]
"""The same words by language."""


class UnitKind(TextChoices):
    """What a unit is."""

    COUNTRY = "country", _("country")
    OBLAST = "oblast", _("oblast")
    CITY_OF_REPUBLIC = "city_of_republic", _("city of republican significance")
    DISTRICT = "district", _("district")
    CITY = "city", _("city")
    DISTRICT_AND_CITY = "district_and_city", _("district and city")
    CAPITAL_CITY = "capital_city", _("capital city")
    REPUBLICAN_CITY = "republican_city", _("republican city")
    BISHKEK_DISTRICT = "bishkek_district", _("district of Bishkek")
    COMPONENT = "component", _("part of a department")


# The level between the country and the departments.
OBLAST_LEVEL = (UnitKind.OBLAST, UnitKind.CITY_OF_REPUBLIC)

# Units that have an education department of the core list; which of them a rating judges, its method says.
DEPARTMENT_KINDS = (
    UnitKind.DISTRICT,
    UnitKind.CITY,
    UnitKind.DISTRICT_AND_CITY,
    UnitKind.CAPITAL_CITY,
    UnitKind.REPUBLICAN_CITY,
)
# Whose schools and kindergartens are listed: departments, and each district of the capital with its own.
RUNNING_KINDS = (*DEPARTMENT_KINDS, UnitKind.BISHKEK_DISTRICT)


class CodeScheme(TextChoices):
    """Whose list a code belongs to."""

    SOATE = "soate", _("SOATE, 14 digits")


class LinkKind(TextChoices):
    """What happened to a unit, or between two of them."""

    RENAMED = "renamed", _("renamed")
    RECODED = "recoded", _("recoded")
    SPLIT = "split", _("split")
    MERGED = "merged", _("merged")
    TERRITORY_MOVED = "territory_moved", _("territory moved")


# The unit stays the same unit: nothing moves on the map.
IDENTITY_LINKS = (LinkKind.RENAMED, LinkKind.RECODED)
# The ground of both is another since: figures of before are of the ground of before.
CUTS = (LinkKind.SPLIT, LinkKind.MERGED)


class Certainty(TextChoices):
    """How well a statement of the register is founded."""

    FOUND = "found", _("found in a source")
    INFERRED = "inferred", _("inferred")


class FormalStatus(TextChoices):
    """Whether a department's formal name was printed somewhere or built from its territory's name."""

    FOUND = "found", _("attested")
    FOUND_IN_PART = "found_in_part", _("attested in one language")
    INFERRED = "inferred", _("constructed from the name of the territory")


class How(StrEnum):
    """How a name was matched, or why it was not: nothing, several units, or one of another kind bears it."""

    CODE = "code"
    NAME = "name"
    FORMER_NAME = "former_name"
    ALIAS = "alias"
    SPELLING = "spelling"
    AMBIGUOUS = "ambiguous"
    OTHER_KIND = "other_kind"
    UNKNOWN = "unknown"


class UnknownUnit(LookupError):
    """No unit has this code on this day."""


@dataclass(frozen=True, slots=True)
class DatedName:
    """What a unit is called between two days, and how well that is founded."""

    full: Text
    short: Text
    formal: Text
    formal_status: str
    certainty: str
    sources: tuple[str, ...]
    valid_from: date | None
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class DatedCode:
    """The number of a unit in a list between two days."""

    scheme: str
    code: str
    certainty: str
    sources: tuple[str, ...]
    valid_from: date | None
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class DatedParent:
    """To which unit a unit belongs between two days."""

    parent: str
    valid_from: date | None
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class RegisteredUnit:
    """A unit as it stands on a day, with its whole history of names, codes and parents.

    `path` runs from the country down, joined by slashes: what grants are held over.
    """

    code: str
    kind: str
    parent: str | None
    path: str
    names: Text
    short_names: Text
    formal_names: Text
    formal_status: str
    codes: Mapping[str, str]
    note: Text
    sources: tuple[str, ...]
    tile: tuple[int, int] | None
    valid_from: date | None
    valid_until: date | None
    name_history: tuple[DatedName, ...]
    code_history: tuple[DatedCode, ...]
    parent_history: tuple[DatedParent, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """What happened to a unit on a day, on what basis, from which sources."""

    kind: str
    unit: str
    to: str
    on: date
    certainty: str
    basis: Text
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EndedUnit:
    """A unit that stands no more, as it was called last; `until` is the first day without it."""

    code: str
    kind: str
    names: Text
    until: date


@dataclass(frozen=True, slots=True)
class Ground:
    """The units that now cover the ground a unit had, and whether they cover exactly that ground.

    Not exact: part of the ground went elsewhere or other ground came in, so that a sum over `units` is an
    approximation and must be shown as one.
    """

    unit: str
    as_of: date
    units: tuple[str, ...]
    exact: bool
    steps: tuple[Succession, ...]
