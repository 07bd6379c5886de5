"""What institutions are asked is a definition too: adopted, versioned, approved by a second person."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("rulebook", "0005_tallies")]

    operations = [
        migrations.AlterField(
            model_name="definitionversion",
            name="kind",
            field=models.CharField(
                max_length=20,
                choices=[
                    ("items", "items"),
                    ("parameters", "parameters"),
                    ("indicators", "indicators"),
                    ("methodologies", "methodologies"),
                    ("analyses", "analyses"),
                    ("peers", "peers"),
                    ("tallies", "tallies"),
                    ("returns", "returns"),
                    ("reasons", "reasons"),
                    ("units_of_measure", "units_of_measure"),
                    ("breakdowns", "breakdowns"),
                ],
            ),
        ),
    ]
