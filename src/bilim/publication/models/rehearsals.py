"""The table of dress rehearsals."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from bilim.publication.terms import RehearsalState

OPEN_REHEARSALS = (RehearsalState.WAITING, RehearsalState.RUNNING)


class Rehearsal(models.Model):
    """A dress rehearsal of this very draft: everything of publication but publishing, and what came of it.

    Whoever holds it says every second or so that it is under way (`alive_at`). `passed` and the report are
    those of a rehearsal that was finished.
    """

    edition = models.CharField(max_length=100)
    draft_sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10)
    by = models.CharField(max_length=150)
    asked_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    alive_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    passed = models.BooleanField(null=True)
    report_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = (models.Index(fields=["edition", "asked_at"], name="publication_rehearsal_by"),)
        constraints = (
            models.UniqueConstraint(
                fields=["edition", "draft_sha256"],
                condition=Q(state__in=OPEN_REHEARSALS),
                name="publication_one_rehearsal_of_a_draft",
            ),
            models.UniqueConstraint(
                fields=["state"],
                condition=Q(state=RehearsalState.RUNNING),
                name="publication_one_rehearsal_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN_REHEARSALS, ended_at__isnull=True)
                | Q(state__in=(RehearsalState.FINISHED, RehearsalState.BROKEN_OFF), ended_at__isnull=False),
                name="publication_rehearsal_ended",
            ),
            models.CheckConstraint(
                condition=Q(state=RehearsalState.WAITING, begun_at__isnull=True, alive_at__isnull=True)
                | (~Q(state=RehearsalState.WAITING) & Q(begun_at__isnull=False, alive_at__isnull=False)),
                name="publication_rehearsal_begun",
            ),
            models.CheckConstraint(
                condition=Q(state=RehearsalState.FINISHED, passed__isnull=False, report_sha256__gt="")
                | (~Q(state=RehearsalState.FINISHED) & Q(passed__isnull=True, report_sha256="")),
                name="publication_rehearsal_result",
            ),
        )

    def __str__(self) -> str:
        return f"{self.edition} {self.draft_sha256[:12]}"
