"""Tables of the register: who is who, and since when. Identity is permanent, everything else is dated.

Validity is half-open: `valid_from` is the first day (null: always known), `valid_until` the first day no
longer covered (null: still valid). That two names, codes or parents of one unit, or two states of one
institution, never overlap is held by triggers (migrations 0002, 0004): SQLite knows no exclusion constraint.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from bilim.registry.terms import (
    LONGEST_CODE,
    LONGEST_NAME,
    LONGEST_NUMBER,
    LONGEST_TITLE,
    Certainty,
    CodeScheme,
    EventKind,
    FormalStatus,
    InstitutionKind,
    InstitutionType,
    LinkKind,
    Ownership,
    Role,
    UnitKind,
)


def _dates_in_order(name: str) -> models.CheckConstraint:
    in_order = Q(valid_from__isnull=True) | Q(valid_until__isnull=True) | Q(valid_from__lt=F("valid_until"))
    return models.CheckConstraint(condition=in_order, name=name)


def _one_of(field: str, choices: list[str], name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(**{f"{field}__in": choices}), name=name)


class Dated(models.Model):
    """Valid from a day until the day before another."""

    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)

    class Meta:
        abstract = True


class Source(models.Model):
    """Where a statement of the register comes from; an empty address is not known."""

    code = models.CharField(max_length=50, primary_key=True)
    title = models.CharField(max_length=300)
    address = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return self.code


class Unit(Dated):
    """A territory or a department. The code never changes and is never given again."""

    code = models.CharField(max_length=50, primary_key=True)
    kind = models.CharField(max_length=30, choices=UnitKind.choices)
    position = models.PositiveIntegerField()
    note = models.JSONField(default=dict)
    sources = models.JSONField(default=list)
    tile_column = models.PositiveSmallIntegerField(null=True)
    tile_row = models.PositiveSmallIntegerField(null=True)
    # Of the record in the files, so that loading writes what changed and nothing else.
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = (
            _dates_in_order("registry_unit_dates"),
            _one_of("kind", UnitKind.values, "registry_unit_kind"),
            models.UniqueConstraint(fields=["tile_column", "tile_row"], name="registry_one_unit_a_tile"),
            models.CheckConstraint(
                condition=Q(tile_column__isnull=True, tile_row__isnull=True)
                | Q(tile_column__isnull=False, tile_row__isnull=False),
                name="registry_tile_is_whole",
            ),
        )

    def __str__(self) -> str:
        return self.code


class UnitName(Dated):
    """What a unit is called: `full` with its kind word, `short` without, `formal` its department's name."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="names")
    full = models.JSONField()
    short = models.JSONField()
    formal = models.JSONField(default=dict)
    formal_status = models.CharField(max_length=20, choices=FormalStatus.choices, blank=True)
    certainty = models.CharField(max_length=20, choices=Certainty.choices)
    sources = models.JSONField(default=list)

    class Meta:
        constraints = (
            _dates_in_order("registry_name_dates"),
            models.UniqueConstraint(
                fields=["unit"], condition=Q(valid_until__isnull=True), name="registry_one_present_name"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.full.get('en', '')}"


class UnitCode(Dated):
    """The number of a unit in somebody's list."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="codes")
    scheme = models.CharField(max_length=20, choices=CodeScheme.choices)
    code = models.CharField(max_length=30)
    certainty = models.CharField(max_length=20, choices=Certainty.choices)
    sources = models.JSONField(default=list)

    class Meta:
        constraints = (
            _dates_in_order("registry_code_dates"),
            models.UniqueConstraint(
                fields=["unit", "scheme"],
                condition=Q(valid_until__isnull=True),
                name="registry_one_present_code",
            ),
        )
        indexes = (models.Index(fields=["scheme", "code"], name="registry_by_code"),)

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.scheme} {self.code}"


class UnitParent(Dated):
    """To which unit a unit belongs."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="parents")
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="children")

    class Meta:
        constraints = (
            _dates_in_order("registry_parent_dates"),
            models.CheckConstraint(condition=~Q(unit=F("parent")), name="registry_no_own_parent"),
            models.UniqueConstraint(
                fields=["unit"], condition=Q(valid_until__isnull=True), name="registry_one_present_parent"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} < {self.parent_id}"


class Alias(models.Model):
    """Another way a unit is written: misprints, older and foreign spellings."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="aliases")
    text = models.CharField(max_length=200)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["unit", "text"], name="registry_alias_once"),)

    def __str__(self) -> str:
        return f"{self.text} → {self.unit_id}"


class UnitLink(models.Model):
    """What happened to a unit on a day, and on what legal basis."""

    kind = models.CharField(max_length=20, choices=LinkKind.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="links_from")
    to = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="links_to")
    on = models.DateField()
    certainty = models.CharField(max_length=20, choices=Certainty.choices)
    basis = models.JSONField()
    sources = models.JSONField(default=list)

    class Meta:
        constraints = (
            _one_of("kind", LinkKind.values, "registry_link_kind"),
            models.UniqueConstraint(fields=["kind", "unit", "to", "on"], name="registry_link_once"),
        )

    def __str__(self) -> str:
        return f"{self.on} {self.unit_id} {self.kind} {self.to_id}"


class Loading(models.Model):
    """The register was loaded from files with this content. The newest one tells caches what stands."""

    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.sha256[:12]}"


class Institution(Dated):
    """A school, a kindergarten, a college …: its code, and its life from opening to closing.

    The code never changes and is never given again. Everything else is in its states."""

    code = models.CharField(max_length=LONGEST_CODE, primary_key=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = (_dates_in_order("registry_institution_dates"),)

    def __str__(self) -> str:
        return self.code


class InstitutionState(Dated):
    """What an institution is like between two days. No two of one institution overlap (migration 0004)."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="states")
    department = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="institutions")
    kind = models.CharField(max_length=20, choices=InstitutionKind.choices)
    names = models.JSONField()
    type = models.CharField(max_length=30, choices=InstitutionType.choices, blank=True)
    ownership = models.CharField(max_length=20, choices=Ownership.choices, blank=True)
    languages = models.JSONField(default=list)
    address = models.CharField(max_length=LONGEST_TITLE, blank=True)
    capacity = models.PositiveIntegerField(null=True)
    # The name of a person: staff alone see it, and the journal does not hold it.
    head = models.CharField(max_length=LONGEST_NAME, blank=True)
    licence_number = models.CharField(max_length=LONGEST_NUMBER, blank=True)
    licence_from = models.DateField(null=True)
    licence_until = models.DateField(null=True)

    class Meta:
        constraints = (
            _dates_in_order("registry_state_dates"),
            _one_of("kind", InstitutionKind.values, "registry_state_kind"),
            _one_of("type", ["", *InstitutionType.values], "registry_state_type"),
            _one_of("ownership", ["", *Ownership.values], "registry_state_ownership"),
            models.CheckConstraint(
                condition=Q(licence_from__isnull=True)
                | Q(licence_until__isnull=True)
                | Q(licence_from__lt=F("licence_until")),
                name="registry_state_licence_dates",
            ),
            models.UniqueConstraint(
                fields=["institution"],
                condition=Q(valid_until__isnull=True),
                name="registry_one_present_state",
            ),
        )
        indexes = (models.Index(fields=["department", "kind"], name="registry_states"),)

    def __str__(self) -> str:
        return f"{self.institution_id} {self.valid_from}"


class InstitutionEvent(models.Model):
    """What happened to institutions on a day, and the order behind it. It stays where it is withdrawn."""

    # Of the form it came by: sent twice it is recorded once.
    key = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=20, choices=EventKind.choices)
    on = models.DateField()
    order_number = models.CharField(max_length=LONGEST_NUMBER)
    order_on = models.DateField()
    order_title = models.CharField(max_length=LONGEST_TITLE)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=150, blank=True)
    withdrawn_why = models.CharField(max_length=LONGEST_TITLE, blank=True)

    class Meta:
        constraints = (
            _one_of("kind", EventKind.values, "registry_event_kind"),
            models.CheckConstraint(
                condition=~Q(order_number="") & ~Q(order_title=""), name="registry_event_cites_its_order"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by="", withdrawn_why="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_by="") & ~Q(withdrawn_why="")),
                name="registry_event_withdrawn_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return f"{self.on} {self.kind}"


class EventPart(models.Model):
    """An institution in an event. `share` is decimal text: SQLite keeps decimals as floats.

    `before` is what the institution was like before the event: what a withdrawal brings back."""

    event = models.ForeignKey(InstitutionEvent, on_delete=models.PROTECT, related_name="parts")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="parts")
    role = models.CharField(max_length=10, choices=Role.choices)
    share = models.CharField(max_length=20, blank=True)
    before = models.JSONField(null=True)

    class Meta:
        constraints = (
            _one_of("role", Role.values, "registry_part_role"),
            models.UniqueConstraint(fields=["event", "institution", "role"], name="registry_part_once"),
        )

    def __str__(self) -> str:
        return f"{self.event_id} {self.institution_id} {self.role}"
