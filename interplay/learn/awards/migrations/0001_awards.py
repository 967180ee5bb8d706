"""The table of awards."""

import django.db.models.deletion
from django.db import migrations, models

import interplay.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_people"),
    ]

    operations = [
        migrations.CreateModel(
            name="Award",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=interplay.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(default=interplay.core.ids.new_code, max_length=20, unique=True)),
                ("kind", models.CharField(choices=[("statement", "statement of participation")], max_length=16)),
                ("subject_kind", models.CharField(choices=[("course-edition", "course")], max_length=20)),
                ("subject_id", models.UUIDField()),
                ("name", models.CharField(max_length=200)),
                ("facts", models.JSONField()),
                ("issued_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("revoked_why", models.CharField(blank=True, max_length=300)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="awards", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "kind", "subject_kind", "subject_id"), name="award_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revoked_at__isnull", True), ("revoked_why", "")),
                            models.Q(("revoked_at__isnull", False), models.Q(("revoked_why", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="award_revoked_with_a_reason",
                    ),
                ],
            },
        ),
    ]
