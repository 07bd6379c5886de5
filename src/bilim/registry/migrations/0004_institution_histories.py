"""What institutions are like from day to day, and what happened to them by whose order."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

# No two states of one institution overlap, as no two names of a unit do.
GUARDED = (("registry_institutionstate", ("institution_id",)),)
_triggers: Any = import_module("bilim.registry.migrations.0002_no_overlap")


def guard(apps: Any, schema_editor: Any) -> None:
    _triggers.create_triggers(schema_editor, GUARDED)


def unguard(apps: Any, schema_editor: Any) -> None:
    _triggers.drop_triggers(schema_editor, GUARDED)


class Migration(migrations.Migration):
    dependencies = [("registry", "0003_aliases_as_written")]
    operations = [
        migrations.CreateModel(
            name="EventPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("subject", "Subject"), ("heir", "Heir")],
                        max_length=10,
                    ),
                ),
                ("share", models.CharField(blank=True, max_length=20)),
                ("before", models.JSONField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="InstitutionEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=40, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opened", "opened"),
                            ("renamed", "renamed"),
                            ("moved", "moved to another department"),
                            ("changed", "changed"),
                            ("split", "split"),
                            ("merged", "merged"),
                            ("closed", "closed"),
                        ],
                        max_length=20,
                    ),
                ),
                ("on", models.DateField()),
                ("order_number", models.CharField(max_length=50)),
                ("order_on", models.DateField()),
                ("order_title", models.CharField(max_length=300)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=150)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_by", models.CharField(blank=True, max_length=150)),
                ("withdrawn_why", models.CharField(blank=True, max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name="InstitutionState",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(null=True)),
                ("valid_until", models.DateField(null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("school", "school"),
                            ("kindergarten", "kindergarten"),
                            ("college", "college"),
                            ("vocational_lyceum", "vocational lyceum"),
                            ("additional_education", "organisation of additional education"),
                        ],
                        max_length=20,
                    ),
                ),
                ("names", models.JSONField()),
                (
                    "type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("primary", "primary school"),
                            ("basic", "basic school"),
                            ("secondary", "secondary school"),
                            ("gymnasium", "gymnasium"),
                            ("lyceum", "lyceum"),
                            ("boarding", "boarding school"),
                            ("evening", "evening school"),
                            ("special_school", "special school"),
                            ("nursery_kindergarten", "nursery and kindergarten"),
                            ("community", "community kindergarten with a short day"),
                            ("special_kindergarten", "special kindergarten"),
                            ("creativity", "house of creativity"),
                            ("sport", "sports school"),
                            ("arts", "school of arts or music"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "ownership",
                    models.CharField(
                        blank=True,
                        choices=[("state", "state"), ("municipal", "municipal"), ("private", "private")],
                        max_length=20,
                    ),
                ),
                ("languages", models.JSONField(default=list)),
                ("address", models.CharField(blank=True, max_length=300)),
                ("capacity", models.PositiveIntegerField(null=True)),
                ("head", models.CharField(blank=True, max_length=200)),
                ("licence_number", models.CharField(blank=True, max_length=50)),
                ("licence_from", models.DateField(null=True)),
                ("licence_until", models.DateField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name="eventpart",
            name="institution",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="registry.institution"
            ),
        ),
        migrations.AddConstraint(
            model_name="institutionevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["opened", "renamed", "moved", "changed", "split", "merged", "closed"])
                ),
                name="registry_event_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="institutionevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("order_number", ""), _negated=True),
                    models.Q(("order_title", ""), _negated=True),
                ),
                name="registry_event_cites_its_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="institutionevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withdrawn_at__isnull", True), ("withdrawn_by", ""), ("withdrawn_why", "")),
                    models.Q(
                        ("withdrawn_at__isnull", False),
                        models.Q(("withdrawn_by", ""), _negated=True),
                        models.Q(("withdrawn_why", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="registry_event_withdrawn_by_somebody",
            ),
        ),
        migrations.AddField(
            model_name="eventpart",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="parts",
                to="registry.institutionevent",
            ),
        ),
        migrations.AddField(
            model_name="institutionstate",
            name="department",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="institutions", to="registry.unit"
            ),
        ),
        migrations.AddField(
            model_name="institutionstate",
            name="institution",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="states", to="registry.institution"
            ),
        ),
        migrations.AddConstraint(
            model_name="eventpart",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["subject", "heir"])), name="registry_part_role"
            ),
        ),
        migrations.AddConstraint(
            model_name="eventpart",
            constraint=models.UniqueConstraint(
                fields=("event", "institution", "role"), name="registry_part_once"
            ),
        ),
        migrations.AddIndex(
            model_name="institutionstate",
            index=models.Index(fields=["department", "kind"], name="registry_states"),
        ),
        migrations.AddConstraint(
            model_name="institutionstate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_from__isnull", True),
                    ("valid_until__isnull", True),
                    ("valid_from__lt", models.F("valid_until")),
                    _connector="OR",
                ),
                name="registry_state_dates",
            ),
        ),
        migrations.AddConstraint(
            model_name="institutionstate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        ["school", "kindergarten", "college", "vocational_lyceum", "additional_education"],
                    )
                ),
                name="registry_state_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="institutionstate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "type__in",
                        [
                            "",
                            "primary",
                            "basic",
                            "secondary",
                            "gymnasium",
                            "lyceum",
                            "boarding",
                            "evening",
                            "special_school",
                            "nursery_kindergarten",
                            "community",
                            "special_kindergarten",
                            "creativity",
                            "sport",
                            "arts",
                        ],
                    )
                ),
                name="registry_state_type",
            ),
        ),
        migrations.AddConstraint(
            model_name="institutionstate",
            constraint=models.CheckConstraint(
                condition=models.Q(("ownership__in", ["", "state", "municipal", "private"])),
                name="registry_state_ownership",
            ),
        ),
        migrations.AddConstraint(
            model_name="institutionstate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("licence_from__isnull", True),
                    ("licence_until__isnull", True),
                    ("licence_from__lt", models.F("licence_until")),
                    _connector="OR",
                ),
                name="registry_state_licence_dates",
            ),
        ),
        migrations.AddConstraint(
            model_name="institutionstate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid_until__isnull", True)),
                fields=("institution",),
                name="registry_one_present_state",
            ),
        ),
        migrations.RunPython(guard, unguard),
    ]
