"""Tables of campaigns and returns. A draft is one document; what was sent is kept as it was sent."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from bilim.intake.terms import State


class Campaign(models.Model):
    """A return opened to every institution of its kind for a period."""

    code = models.CharField(max_length=80, primary_key=True)
    form = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    period = models.CharField(max_length=10)
    definitions = models.CharField(max_length=64)
    units_until = models.DateField()
    departments_until = models.DateField()
    ministry_until = models.DateField()
    opened_by = models.CharField(max_length=150)
    opened_at = models.DateTimeField()
    closed_by = models.CharField(max_length=150, blank=True)
    closed_at = models.DateTimeField(null=True)
    # Its institutions are invented: what they say is marked wherever it is seen.
    illustrative = models.BooleanField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["form", "period"], name="intake_one_campaign_a_period"),
            models.CheckConstraint(
                condition=Q(units_until__lte=F("departments_until"))
                & Q(departments_until__lte=F("ministry_until")),
                name="intake_deadlines_in_order",
            ),
            models.CheckConstraint(
                condition=Q(closed_by="", closed_at__isnull=True)
                | ~Q(closed_by="") & Q(closed_at__isnull=False),
                name="intake_closed_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return self.code


class Return(models.Model):
    """The return of one institution in a campaign, as it stands."""

    code = models.CharField(max_length=150, primary_key=True)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="returns")
    unit = models.CharField(max_length=64)
    unit_path = models.CharField(max_length=500)
    department = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=[(each.value, each.value) for each in State])
    answers = models.JSONField(default=dict)
    explanations = models.JSONField(default=dict)
    remarks = models.JSONField(default=list)
    # Grows by one with each change of the answers: whoever saves over another's change is told.
    revision = models.PositiveIntegerField(default=0)
    saved_by = models.CharField(max_length=150, blank=True)
    saved_at = models.DateTimeField(null=True)
    first_submitted_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.CharField(max_length=150, blank=True)
    checked_at = models.DateTimeField(null=True)
    checked_by = models.CharField(max_length=150, blank=True)
    accepted_at = models.DateTimeField(null=True)
    times_returned = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["campaign", "unit"], name="intake_one_return_a_unit"),
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in State]), name="intake_known_state"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.SUBMITTED.value, State.CHECKED.value, State.ACCEPTED.value])
                | Q(submitted_at__isnull=False),
                name="intake_sent_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(checked_by="") | ~Q(checked_by=F("submitted_by")),
                name="intake_checked_by_another",
            ),
        )
        indexes = (
            models.Index(fields=["campaign", "department", "state"], name="intake_by_department"),
            models.Index(fields=["unit", "campaign"], name="intake_by_unit"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.state}"


class Submission(models.Model):
    """One sending of a return. Nothing of it changes but that it is accepted, once (migration 0002)."""

    of = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveIntegerField()
    answers = models.JSONField()
    explanations = models.JSONField()
    submitted_by = models.CharField(max_length=150)
    submitted_at = models.DateTimeField()
    accepted_by = models.CharField(max_length=150, blank=True)
    accepted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["of", "number"], name="intake_submission_once"),
            models.CheckConstraint(
                condition=Q(accepted_by="", accepted_at__isnull=True)
                | ~Q(accepted_by="") & Q(accepted_at__isnull=False),
                name="intake_accepted_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return f"{self.of_id} {self.number}"
