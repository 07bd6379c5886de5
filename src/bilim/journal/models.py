"""Tables of the journal."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One action that happened. The database refuses to change it, PostgreSQL also to delete it (0002).

    On SQLite an entry taken out is found by the numbers, the head or what the act made (`verify_chain`).
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    event = models.CharField(max_length=100)
    subject = models.CharField(max_length=200)
    actor = models.CharField(max_length=150)
    actor_name = models.CharField(max_length=200)
    details = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(number__gte=1), name="journal_numbers_begin_at_one"),
            models.UniqueConstraint(fields=["previous"], name="journal_never_forks"),
        )
        indexes = (
            models.Index(fields=["subject", "number"], name="journal_by_subject"),
            models.Index(fields=["event", "number"], name="journal_by_event"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.event} {self.subject}"


class Head(models.Model):
    """The one row that says where the chain ends; who appends holds its lock."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, default="")

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="journal_has_one_head"),)

    def __str__(self) -> str:
        return f"{self.number} {self.sha256[:12]}"
