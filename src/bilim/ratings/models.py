"""Tables of the ratings.

A run keeps hashes, not figures: its inputs and values lie in the storage, and its scores follow from them
(docs/adr/0202-a-run-is-its-inputs.md). So lies what its analysis found, empty where there is none: drawing
anew would cost seconds at every reading.
"""

from __future__ import annotations

from django.db import models


class Run(models.Model):
    """A methodology applied to inputs."""

    code = models.CharField(max_length=150, primary_key=True)
    methodology = models.CharField(max_length=100)
    version = models.PositiveIntegerField()
    period = models.CharField(max_length=10)
    known_on = models.DateTimeField()
    inputs_sha256 = models.CharField(max_length=64)
    values_sha256 = models.CharField(max_length=64)
    results_sha256 = models.CharField(max_length=64)
    findings_sha256 = models.CharField(max_length=64, blank=True, default="")
    made_by = models.CharField(max_length=150)
    made_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["methodology", "version", "inputs_sha256"], name="ratings_run_once_over_inputs"
            ),
        )
        indexes = (models.Index(fields=["methodology", "period", "made_at"], name="ratings_run_by_period"),)

    def __str__(self) -> str:
        return self.code
