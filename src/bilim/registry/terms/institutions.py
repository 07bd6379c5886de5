"""Kinds of institutions, what is said of one, what happens to it; and institutions as others see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bilim.registry.terms.units import Text

LONGEST_CODE, LONGEST_NAME, LONGEST_TITLE, LONGEST_NUMBER = 60, 200, 300, 50
MOST_PLACES = 20_000


class InstitutionKind(TextChoices):
    """What an institution is."""

    SCHOOL = "school", _("school")
    KINDERGARTEN = "kindergarten", _("kindergarten")
    COLLEGE = "college", _("college")
    VOCATIONAL_LYCEUM = "vocational_lyceum", _("vocational lyceum")
    ADDITIONAL_EDUCATION = "additional_education", _("organisation of additional education")


class InstitutionType(TextChoices):
    """Of which type an institution of its kind is."""

    PRIMARY = "primary", _("primary school")
    BASIC = "basic", _("basic school")
    SECONDARY = "secondary", _("secondary school")
    GYMNASIUM = "gymnasium", _("gymnasium")
    LYCEUM = "lyceum", _("lyceum")
    BOARDING = "boarding", _("boarding school")
    EVENING = "evening", _("evening school")
    SPECIAL_SCHOOL = "special_school", _("special school")
    NURSERY_KINDERGARTEN = "nursery_kindergarten", _("nursery and kindergarten")
    COMMUNITY = "community", _("community kindergarten with a short day")
    SPECIAL_KINDERGARTEN = "special_kindergarten", _("special kindergarten")
    CREATIVITY = "creativity", _("house of creativity")
    SPORT = "sport", _("sports school")
    ARTS = "arts", _("school of arts or music")


# The types that an institution of a kind may be of; no type is always possible.
TYPES_OF = {
    InstitutionKind.SCHOOL: (
        InstitutionType.PRIMARY,
        InstitutionType.BASIC,
        InstitutionType.SECONDARY,
        InstitutionType.GYMNASIUM,
        InstitutionType.LYCEUM,
        InstitutionType.BOARDING,
        InstitutionType.EVENING,
        InstitutionType.SPECIAL_SCHOOL,
    ),
    InstitutionKind.KINDERGARTEN: (
        InstitutionType.NURSERY_KINDERGARTEN,
        InstitutionType.COMMUNITY,
        InstitutionType.SPECIAL_KINDERGARTEN,
    ),
    InstitutionKind.COLLEGE: (),
    InstitutionKind.VOCATIONAL_LYCEUM: (),
    InstitutionKind.ADDITIONAL_EDUCATION: (
        InstitutionType.CREATIVITY,
        InstitutionType.SPORT,
        InstitutionType.ARTS,
    ),
}


class Ownership(TextChoices):
    """Whose an institution is."""

    STATE = "state", pgettext_lazy("ownership", "state")
    MUNICIPAL = "municipal", pgettext_lazy("ownership", "municipal")
    PRIVATE = "private", pgettext_lazy("ownership", "private")


class Tongue(TextChoices):
    """In which language lessons are held; the codes are those of the breakdown `language`."""

    KY = "ky", pgettext_lazy("language", "Kyrgyz")
    RU = "ru", pgettext_lazy("language", "Russian")
    UZ = "uz", pgettext_lazy("language", "Uzbek")
    TG = "tg", pgettext_lazy("language", "Tajik")
    EN = "en", pgettext_lazy("language", "English")
    TR = "tr", pgettext_lazy("language", "Turkish")


class EventKind(TextChoices):
    """What happened to an institution on a day, by an order."""

    OPENED = "opened", pgettext_lazy("institution", "opened")
    RENAMED = "renamed", pgettext_lazy("institution", "renamed")
    MOVED = "moved", pgettext_lazy("institution", "moved to another department")
    CHANGED = "changed", pgettext_lazy("institution", "changed")
    SPLIT = "split", pgettext_lazy("institution", "split")
    MERGED = "merged", pgettext_lazy("institution", "merged")
    CLOSED = "closed", pgettext_lazy("institution", "closed")


class Role(TextChoices):
    """What an institution was in an event: the one it happened to, or whoever came of it."""

    SUBJECT = "subject"
    HEIR = "heir"


@dataclass(frozen=True, slots=True)
class Order:
    """The paper behind an event: its number, its day, its title as it is written there."""

    number: str
    on: date
    title: str


@dataclass(frozen=True, slots=True)
class Details:
    """Everything about an institution that may change. The head is a person: staff alone see her name."""

    kind: str
    department: str
    names: Text
    type: str = ""
    ownership: str = ""
    languages: tuple[str, ...] = ()
    address: str = ""
    capacity: int | None = None
    head: str = ""
    licence_number: str = ""
    licence_from: date | None = None
    licence_until: date | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What an institution was like from one day until the day before another."""

    details: Details
    valid_from: date | None
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class Part:
    """One of those an institution is split into, and which share of its figures of before is that one's.

    A code that is the institution's own says that it lives on."""

    code: str
    names: Text
    share: Decimal


@dataclass(frozen=True, slots=True)
class Involved:
    """An institution in an event; an heir has a share of the subject's figures of before."""

    code: str
    role: str
    share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class InstitutionEvent:
    """What happened on a day, by which order, and who recorded it; withdrawn where it was a mistake."""

    id: int
    kind: str
    on: date
    order: Order
    involved: tuple[Involved, ...]
    recorded_at: datetime
    recorded_by: str
    withdrawn_at: datetime | None = None
    withdrawn_by: str = ""
    withdrawn_why: str = ""

    @property
    def subjects(self) -> tuple[Involved, ...]:
        return tuple(each for each in self.involved if each.role == Role.SUBJECT)

    @property
    def heirs(self) -> tuple[Involved, ...]:
        return tuple(each for each in self.involved if each.role == Role.HEIR)


@dataclass(frozen=True, slots=True)
class RegisteredInstitution:
    """An institution as it stands on a day; `valid_from` and `valid_until` are those of its whole life.

    It holds nothing about persons, so that it may be shown to anybody."""

    code: str
    kind: str
    department: str
    names: Text
    illustrative: bool
    valid_from: date | None
    valid_until: date | None
    type: str = ""
    ownership: str = ""
    languages: tuple[str, ...] = ()
    address: str = ""
    capacity: int | None = None
    licence_number: str = ""
    licence_from: date | None = None
    licence_until: date | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the register knows of an institution: what it ever was like, and all that happened to it."""

    code: str
    illustrative: bool
    valid_from: date | None
    valid_until: date | None
    states: tuple[State, ...]
    events: tuple[InstitutionEvent, ...]
    fingerprint: str

    @property
    def latest(self) -> State | None:
        return self.states[-1] if self.states else None

    def on(self, day: date) -> State | None:
        """What it is like on this day; None where it is not open then."""
        return next(
            (
                each
                for each in self.states
                if (each.valid_from is None or each.valid_from <= day)
                and (each.valid_until is None or day < each.valid_until)
            ),
            None,
        )


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What a merging would do: who ends, what the one that takes them in becomes; nothing is done yet."""

    givers: tuple[tuple[str, Details], ...]
    into: str
    before: Details
    after: Details
    fingerprint: str
