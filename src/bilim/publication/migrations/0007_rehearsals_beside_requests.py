from django.db import migrations, models
from django.db.models import F, Q

OPEN = ("waiting", "running")


class Migration(migrations.Migration):
    """What was rehearsed before was asked for, begun and finished in one moment."""

    dependencies = [
        ("publication", "0006_instants_that_passed"),
    ]

    operations = [
        migrations.RemoveIndex("rehearsal", "publication_rehearsal_by"),
        migrations.RenameField("rehearsal", "at", "asked_at"),
        migrations.AddField("rehearsal", "state", models.CharField(max_length=10, default="finished")),
        migrations.AlterField("rehearsal", "state", models.CharField(max_length=10)),
        migrations.AddField("rehearsal", "begun_at", models.DateTimeField(null=True)),
        migrations.AddField("rehearsal", "alive_at", models.DateTimeField(null=True)),
        migrations.AddField("rehearsal", "ended_at", models.DateTimeField(null=True)),
        migrations.AddField("rehearsal", "done", models.PositiveIntegerField(default=0)),
        migrations.AddField("rehearsal", "total", models.PositiveIntegerField(default=0)),
        migrations.AlterField("rehearsal", "passed", models.BooleanField(null=True)),
        migrations.AlterField("rehearsal", "report_sha256", models.CharField(max_length=64, blank=True)),
        migrations.RunPython(
            lambda apps, _editor: apps.get_model("publication", "Rehearsal").objects.update(
                begun_at=F("asked_at"), alive_at=F("asked_at"), ended_at=F("asked_at")
            ),
            migrations.RunPython.noop,
        ),
        migrations.AddIndex(
            "rehearsal", models.Index(fields=["edition", "asked_at"], name="publication_rehearsal_by")
        ),
        migrations.AddConstraint(
            "rehearsal",
            models.UniqueConstraint(
                fields=["edition", "draft_sha256"],
                condition=Q(state__in=OPEN),
                name="publication_one_rehearsal_of_a_draft",
            ),
        ),
        migrations.AddConstraint(
            "rehearsal",
            models.UniqueConstraint(
                fields=["state"], condition=Q(state="running"), name="publication_one_rehearsal_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            "rehearsal",
            models.CheckConstraint(
                condition=Q(state__in=OPEN, ended_at__isnull=True)
                | Q(state__in=("finished", "broken_off"), ended_at__isnull=False),
                name="publication_rehearsal_ended",
            ),
        ),
        migrations.AddConstraint(
            "rehearsal",
            models.CheckConstraint(
                condition=Q(state="waiting", begun_at__isnull=True, alive_at__isnull=True)
                | (~Q(state="waiting") & Q(begun_at__isnull=False, alive_at__isnull=False)),
                name="publication_rehearsal_begun",
            ),
        ),
        migrations.AddConstraint(
            "rehearsal",
            models.CheckConstraint(
                condition=Q(state="finished", passed__isnull=False, report_sha256__gt="")
                | (~Q(state="finished") & Q(passed__isnull=True, report_sha256="")),
                name="publication_rehearsal_result",
            ),
        ),
    ]
