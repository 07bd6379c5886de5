"""Tables of the rulebook."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from bilim.rulebook.terms import DefinitionKind


class DefinitionVersion(models.Model):
    """One version of one definition. Its text never changes (migration 0002)."""

    kind = models.CharField(max_length=20, choices=[(each.value, each.value) for each in DefinitionKind])
    code = models.CharField(max_length=100)
    version = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    text = models.TextField()
    status = models.CharField(max_length=20, blank=True)
    adopted_by = models.CharField(max_length=150)
    adopted_at = models.DateTimeField()  # that of the set (`Adoption`) it came with
    approved_by = models.CharField(max_length=150, blank=True)
    approved_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["kind", "code", "version"], name="rulebook_version_once"),
            models.CheckConstraint(
                condition=Q(approved_by="", approved_at__isnull=True)
                | ~Q(approved_by="") & Q(approved_at__isnull=False),
                name="rulebook_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(approved_by="") | ~Q(approved_by=F("adopted_by")),
                name="rulebook_approved_by_another",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.code} v{self.version}"


class Adoption(models.Model):
    """A set of definitions that stood from this instant until the next; its text lies in the storage."""

    sha256 = models.CharField(max_length=64)
    adopted_by = models.CharField(max_length=150)
    adopted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.adopted_at} {self.sha256[:12]}"
