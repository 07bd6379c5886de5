"""Tables of the ledger.

`value` is the figure as plain decimal text, because SQLite keeps decimals as floats and would lose digits:
the text is the record on both databases (docs/adr/0201-facts-kept-as-text.md).
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from bilim.facts.terms import LONGEST_BREAKDOWN, BatchState


class Origin(models.Model):
    """A source of figures. Its code is made of what it says, so the same source is one row."""

    code = models.CharField(max_length=20, primary_key=True)
    title_ky = models.TextField()
    title_ru = models.TextField()
    title_en = models.TextField()
    address = models.TextField(blank=True)
    publisher_ky = models.TextField(blank=True)
    publisher_ru = models.TextField(blank=True)
    publisher_en = models.TextField(blank=True)
    retrieved_on = models.DateField(null=True)
    certainty = models.CharField(max_length=20, blank=True)
    illustrative = models.BooleanField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(title_ky="") & ~Q(title_ru="") & ~Q(title_en=""), name="facts_origin_has_titles"
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.title_ky}"


class ImportBatch(models.Model):
    """One file somebody brought: its plan, and after the commit what it did."""

    code = models.CharField(max_length=40, primary_key=True)
    name = models.CharField(max_length=255)
    state = models.CharField(max_length=10, choices=[(each.value, each.value) for each in BatchState])
    content_sha256 = models.CharField(max_length=64)
    plan_sha256 = models.CharField(max_length=64)
    mapping = models.JSONField(default=dict)
    planned_by = models.CharField(max_length=150)
    planned_at = models.DateTimeField()
    committed_by = models.CharField(max_length=150, blank=True)
    committed_at = models.DateTimeField(null=True)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state=BatchState.PLANNED.value, committed_by="", committed_at__isnull=True)
                | Q(state=BatchState.COMMITTED.value, committed_at__isnull=False) & ~Q(committed_by=""),
                name="facts_batch_committed_by_somebody",
            ),
        )
        indexes = (models.Index(fields=["planned_by", "planned_at"], name="facts_batch_by_person"),)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class FactRow(models.Model):
    """One state of one cell, known from `recorded_at` until `superseded_at` (not included).

    Nothing of a row changes but that it is superseded, once: the database refuses the rest (migration 0002).
    No part of the system deletes a row; the database itself would let whoever holds it do so.
    Who recorded it and from which file is said by the batch; the kind of period by how it is written.
    The figure of an institution names the department it is counted to; that of a unit of the tree names none.
    """

    unit = models.CharField(max_length=64)
    item = models.CharField(max_length=100)
    period = models.CharField(max_length=10)
    period_start = models.DateField()
    breakdown = models.CharField(max_length=LONGEST_BREAKDOWN, blank=True)
    value = models.CharField(max_length=40, blank=True)
    missing = models.CharField(max_length=40, blank=True)
    origin = models.ForeignKey(Origin, on_delete=models.PROTECT, related_name="+", db_index=False)
    batch = models.ForeignKey(ImportBatch, on_delete=models.PROTECT, related_name="rows", db_index=False)
    sheet = models.CharField(max_length=100, blank=True)
    row = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)
    department = models.CharField(max_length=64, null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(value="") & ~Q(missing="") | ~Q(value="") & Q(missing=""),
                name="facts_row_value_or_reason",
            ),
            models.CheckConstraint(
                condition=Q(superseded_at__isnull=True) | Q(superseded_at__gt=F("recorded_at")),
                name="facts_row_superseded_later",
            ),
            models.UniqueConstraint(
                fields=["item", "unit", "period", "breakdown"],
                condition=Q(superseded_at__isnull=True),
                name="facts_row_one_current",
            ),
        )
        indexes = (
            models.Index(fields=["item", "unit", "period_start"], name="facts_row_by_cell"),
            # What changed after an instant is asked before every answer in columns.
            models.Index(fields=["recorded_at"], name="facts_row_by_instant"),
            models.Index(
                fields=["superseded_at"],
                condition=Q(superseded_at__isnull=False),
                name="facts_row_by_end",
            ),
            models.Index(
                fields=["department", "item", "period_start"],
                condition=Q(department__isnull=False),
                name="facts_row_of_institutions",
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit} {self.item} {self.period} {self.breakdown} {self.value or self.missing}"


class Head(models.Model):
    """The one row that says when the ledger last changed; who commits holds its lock."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    recorded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(id=1), name="facts_has_one_head"),)

    def __str__(self) -> str:
        return str(self.recorded_at)


class Reader(models.Model):
    """Up to which instant a person has read what changed in the figures of her part of the tree."""

    person = models.CharField(max_length=150, unique=True)
    read_until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person} {self.read_until}"
