"""Tables of the storage."""

from __future__ import annotations

from django.db import models


class StoredFile(models.Model):
    """A file that is on disk under its hash, with the name it came by first."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    kept_at = models.DateTimeField()
    kept_by = models.CharField(max_length=150)

    def __str__(self) -> str:
        return f"{self.sha256[:12]} {self.name}"
