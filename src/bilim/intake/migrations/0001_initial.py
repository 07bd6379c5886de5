"""Campaigns, returns and what was sent of them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Campaign",
            fields=[
                ("code", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("form", models.CharField(max_length=60)),
                ("version", models.PositiveIntegerField()),
                ("period", models.CharField(max_length=10)),
                ("definitions", models.CharField(max_length=64)),
                ("units_until", models.DateField()),
                ("departments_until", models.DateField()),
                ("ministry_until", models.DateField()),
                ("opened_by", models.CharField(max_length=150)),
                ("opened_at", models.DateTimeField()),
                ("closed_by", models.CharField(blank=True, max_length=150)),
                ("closed_at", models.DateTimeField(null=True)),
                ("illustrative", models.BooleanField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("form", "period"), name="intake_one_campaign_a_period"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("units_until__lte", models.F("departments_until")),
                            ("departments_until__lte", models.F("ministry_until")),
                        ),
                        name="intake_deadlines_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", True), ("closed_by", "")),
                            models.Q(
                                models.Q(("closed_by", ""), _negated=True), ("closed_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="intake_closed_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Return",
            fields=[
                ("code", models.CharField(max_length=150, primary_key=True, serialize=False)),
                ("unit", models.CharField(max_length=64)),
                ("unit_path", models.CharField(max_length=500)),
                ("department", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("submitted", "submitted"),
                            ("checked", "checked"),
                            ("accepted", "accepted"),
                            ("rework", "rework"),
                        ],
                        max_length=10,
                    ),
                ),
                ("answers", models.JSONField(default=dict)),
                ("explanations", models.JSONField(default=dict)),
                ("remarks", models.JSONField(default=list)),
                ("revision", models.PositiveIntegerField(default=0)),
                ("saved_by", models.CharField(blank=True, max_length=150)),
                ("saved_at", models.DateTimeField(null=True)),
                ("first_submitted_at", models.DateTimeField(null=True)),
                ("submitted_at", models.DateTimeField(null=True)),
                ("submitted_by", models.CharField(blank=True, max_length=150)),
                ("checked_at", models.DateTimeField(null=True)),
                ("checked_by", models.CharField(blank=True, max_length=150)),
                ("accepted_at", models.DateTimeField(null=True)),
                ("times_returned", models.PositiveIntegerField(default=0)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="returns",
                        to="intake.campaign",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("answers", models.JSONField()),
                ("explanations", models.JSONField()),
                ("submitted_by", models.CharField(max_length=150)),
                ("submitted_at", models.DateTimeField()),
                ("accepted_by", models.CharField(blank=True, max_length=150)),
                ("accepted_at", models.DateTimeField(null=True)),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="intake.return",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="return",
            index=models.Index(fields=["campaign", "department", "state"], name="intake_by_department"),
        ),
        migrations.AddIndex(
            model_name="return",
            index=models.Index(fields=["unit", "campaign"], name="intake_by_unit"),
        ),
        migrations.AddConstraint(
            model_name="return",
            constraint=models.UniqueConstraint(fields=("campaign", "unit"), name="intake_one_return_a_unit"),
        ),
        migrations.AddConstraint(
            model_name="return",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "submitted", "checked", "accepted", "rework"])),
                name="intake_known_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="return",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["submitted", "checked", "accepted"]), _negated=True),
                    ("submitted_at__isnull", False),
                    _connector="OR",
                ),
                name="intake_sent_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="return",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("checked_by", ""),
                    models.Q(("checked_by", models.F("submitted_by")), _negated=True),
                    _connector="OR",
                ),
                name="intake_checked_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.UniqueConstraint(fields=("of", "number"), name="intake_submission_once"),
        ),
        migrations.AddConstraint(
            model_name="submission",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("accepted_at__isnull", True), ("accepted_by", "")),
                    models.Q(models.Q(("accepted_by", ""), _negated=True), ("accepted_at__isnull", False)),
                    _connector="OR",
                ),
                name="intake_accepted_by_somebody",
            ),
        ),
    ]
