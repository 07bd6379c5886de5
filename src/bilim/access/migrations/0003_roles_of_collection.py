"""Roles of those who collect figures, check them, and keep accounts."""

from django.db import migrations, models

ROLES = [
    "analyst",
    "methodologist",
    "publisher",
    "department_head",
    "department_officer",
    "school_head",
    "school_clerk",
    "auditor",
    "administrator",
]


class Migration(migrations.Migration):
    dependencies = [("access", "0002_ended_on_its_first_day")]

    operations = [
        migrations.RemoveConstraint(model_name="grant", name="access_grant_role_is_listed"),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(role__in=ROLES), name="access_grant_role_is_listed"
            ),
        ),
        # Anew, so that it stands last in SQLite: its strokes hide from Django what comes behind it.
        migrations.RemoveConstraint(model_name="grant", name="access_grant_path_has_no_outer_slash"),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=~models.Q(unit_path__startswith="/") & ~models.Q(unit_path__endswith="/"),
                name="access_grant_path_has_no_outer_slash",
            ),
        ),
    ]
