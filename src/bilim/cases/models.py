"""Tables of cases. What a case is about is told in codes; files lie in the storage under their hash."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from bilim.cases.terms import DECIDED, Kind, State


class Case(models.Model):
    """What somebody asks for, until when it must be decided, and how it was closed."""

    code = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=30, choices=[(each.value, each.value) for each in Kind])
    state = models.CharField(max_length=10, choices=[(each.value, each.value) for each in State])
    subject = models.CharField(max_length=100)
    unit = models.CharField(max_length=64)
    unit_path = models.CharField(max_length=500)
    matter = models.CharField(max_length=500)
    asked = models.JSONField()
    words = models.JSONField()
    evidence_sha256 = models.CharField(max_length=64)
    evidence_name = models.CharField(max_length=255)
    opened_by = models.CharField(max_length=150)
    opened_at = models.DateTimeField()
    term = models.JSONField()
    due_at = models.DateTimeField()
    decided_by = models.CharField(max_length=150, blank=True)
    closed_at = models.DateTimeField(null=True)
    reason = models.JSONField(default=dict)
    outcome = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in State]), name="cases_known_state"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[each.value for each in Kind]), name="cases_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(state=State.OPEN, closed_at__isnull=True)
                | ~Q(state=State.OPEN) & Q(closed_at__isnull=False),
                name="cases_closed_at_an_instant",
            ),
            models.CheckConstraint(
                condition=Q(state__in=DECIDED) & ~Q(decided_by="") | ~Q(state__in=DECIDED) & Q(decided_by=""),
                name="cases_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(decided_by="") | ~Q(decided_by=F("opened_by")), name="cases_asker_does_not_decide"
            ),
            models.UniqueConstraint(
                fields=["matter"],
                condition=Q(state=State.OPEN),
                name="cases_one_open_of_a_matter",
            ),
        )
        indexes = (
            models.Index(fields=["state", "due_at"], name="cases_by_clock"),
            models.Index(fields=["subject", "unit"], name="cases_by_subject"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.state}"
