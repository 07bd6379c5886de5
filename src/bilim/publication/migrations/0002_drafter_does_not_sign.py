"""Drafter, checker and signer are three different people, and the database holds it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("publication", "0001_initial")]

    operations = [
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("signed_by", models.F("drafted_by")), _negated=True),
                    ("signed_by", ""),
                    _connector="OR",
                ),
                name="publication_drafter_does_not_sign",
            ),
        ),
    ]
