"""A rating of others is public once a second person confirmed it, and each of its files is kept in the table.

What one person alone had loaded waits for another to confirm it.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations, models
from django.db.models import F, Q


def _wait(apps: Any, _editor: Any) -> None:
    versions = apps.get_model("publication", "OutsideVersion")
    for row in apps.get_model("publication", "OutsideStatement").objects.all():
        versions.objects.create(
            code=row.code, sha256=row.sha256, brought_by=row.loaded_by, brought_at=row.loaded_at
        )


class Migration(migrations.Migration):
    dependencies = [("publication", "0002_drafter_does_not_sign")]

    operations = [
        migrations.CreateModel(
            name="OutsideVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=100)),
                ("sha256", models.CharField(max_length=64)),
                ("brought_by", models.CharField(max_length=150)),
                ("brought_at", models.DateTimeField()),
                ("confirmed_by", models.CharField(blank=True, max_length=150)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("superseded_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["code", "sha256"], name="publication_outside_by_file")],
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(confirmed_by__gt="", confirmed_at__isnull=False)
                        | Q(confirmed_by="", confirmed_at__isnull=True),
                        name="publication_outside_confirmed_pair",
                    ),
                    models.CheckConstraint(
                        condition=~Q(confirmed_by=F("brought_by")) | Q(confirmed_by=""),
                        name="publication_bringer_does_not_confirm",
                    ),
                    models.CheckConstraint(
                        condition=Q(superseded_at__isnull=True) | Q(confirmed_by__gt=""),
                        name="publication_outside_replaced_was_public",
                    ),
                    models.UniqueConstraint(
                        fields=["code"],
                        condition=Q(confirmed_by__gt="", superseded_at__isnull=True),
                        name="publication_one_outside_public",
                    ),
                    models.UniqueConstraint(
                        fields=["code"], condition=Q(confirmed_by=""), name="publication_one_outside_waiting"
                    ),
                ],
            },
        ),
        migrations.RunPython(_wait, migrations.RunPython.noop),
        migrations.DeleteModel("OutsideStatement"),
    ]
