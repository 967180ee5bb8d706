"""Badges, their places in status lists, and the keys that sign them."""

import django.db.models.deletion
from django.db import migrations, models

import interplay.core.ids


class Migration(migrations.Migration):
    dependencies = [
        ("awards", "0001_awards"),
    ]

    operations = [
        migrations.CreateModel(
            name="BadgeStatus",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("list", models.PositiveIntegerField()),
                ("place", models.PositiveIntegerField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("list", "place"), name="badge_status_place_once")],
            },
        ),
        migrations.CreateModel(
            name="Badge",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=interplay.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("facts", models.JSONField()),
                ("signed", models.TextField(blank=True)),
                (
                    "showing",
                    models.CharField(
                        choices=[
                            ("nothing", "No page: only I see it"),
                            ("badge", "A page with the badge, without my name"),
                            ("name", "A page with the badge and my name"),
                        ],
                        default="nothing",
                        max_length=8,
                    ),
                ),
                (
                    "award",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="badge", to="awards.award"
                    ),
                ),
                (
                    "status",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="awards.badgestatus"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="IssuerKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("controller", models.CharField(max_length=300)),
                ("public", models.CharField(max_length=100)),
                ("secret", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("controller", "number"),
                "constraints": [
                    models.UniqueConstraint(fields=("controller", "number"), name="issuer_key_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("retired_at__isnull", True)),
                        fields=("controller",),
                        name="issuer_key_one_in_use",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("retired_at__isnull", True), ("secret", ""), _connector="OR"),
                        name="issuer_key_retired_has_no_secret",
                    ),
                ],
            },
        ),
    ]
