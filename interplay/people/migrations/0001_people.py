"""Accounts, the organisation with its schools, people, and the dated facts about where they work."""

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import interplay.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=interplay.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("short", models.CharField(blank=True, max_length=40)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("federation", "federation of schools"),
                            ("mat", "multi-academy trust"),
                            ("cluster", "cluster"),
                            ("charity", "charity"),
                            ("other", "other"),
                        ],
                        default="federation",
                        max_length=20,
                    ),
                ),
                ("contact", models.EmailField(blank=True, max_length=254)),
                ("is_demo", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("email", models.EmailField(max_length=254, unique=True)),
                ("is_active", models.BooleanField(default=True)),
                ("joined_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"), name="account_email_once_in_any_case"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=interplay.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("display", models.CharField(max_length=200)),
                ("given", models.CharField(blank=True, max_length=100)),
                ("family", models.CharField(blank=True, max_length=100)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("invited", "invited"),
                            ("active", "active"),
                            ("on_leave", "on leave"),
                            ("left", "left"),
                            ("erased", "erased"),
                        ],
                        default="active",
                        max_length=12,
                    ),
                ),
                ("demo_handle", models.SlugField(blank=True, max_length=40)),
                ("demo_about", models.CharField(blank=True, max_length=300)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "account",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="person",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Office",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("federation_leader", "federation leader"),
                            ("staff_representative", "staff representative"),
                            ("administrator", "administrator"),
                            ("chair", "chair"),
                        ],
                        max_length=24,
                    ),
                ),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="offices", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="School",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=interplay.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("short", models.CharField(max_length=12)),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("primary", "primary"),
                            ("middle", "middle"),
                            ("secondary", "secondary"),
                            ("upper", "upper"),
                            ("all-through", "all-through"),
                            ("other", "other"),
                        ],
                        default="other",
                        max_length=20,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("open_from", models.DateField(blank=True, null=True)),
                ("open_to", models.DateField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="schools", to="people.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ("position", "name"),
            },
        ),
        migrations.CreateModel(
            name="Engagement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(blank=True, max_length=120)),
                (
                    "staff_group",
                    models.CharField(
                        choices=[
                            ("teacher", "teacher"),
                            ("support", "support staff"),
                            ("leader", "leader"),
                            ("trainee", "trainee"),
                            ("governor", "governor"),
                            ("volunteer", "volunteer"),
                            ("external", "external"),
                        ],
                        default="teacher",
                        max_length=12,
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        choices=[
                            ("head", "head"),
                            ("senior", "senior"),
                            ("middle", "middle"),
                            ("teacher", "teacher"),
                            ("support", "support"),
                            ("other", "other"),
                        ],
                        default="teacher",
                        max_length=12,
                    ),
                ),
                ("fte", models.DecimalField(decimal_places=2, default=1, max_digits=3)),
                ("is_home", models.BooleanField(default=True)),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
                (
                    "line_manager",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="manages",
                        to="people.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="engagements", to="people.person"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="engagements", to="people.school"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SchoolIdentifier",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("scheme", models.CharField(max_length=20)),
                ("value", models.CharField(max_length=40)),
                ("from_on", models.DateField(blank=True, null=True)),
                ("to_on", models.DateField(blank=True, null=True)),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="identifiers", to="people.school"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(
                condition=models.Q(("demo_handle", ""), _negated=True),
                fields=("demo_handle",),
                name="person_demo_handle_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="office",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("to_on__isnull", True),
                    ("from_on__isnull", True),
                    ("to_on__gt", models.F("from_on")),
                    _connector="OR",
                ),
                name="office_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="school",
            constraint=models.UniqueConstraint(fields=("organisation", "short"), name="school_short_once"),
        ),
        migrations.AddConstraint(
            model_name="engagement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("to_on__isnull", True),
                    ("from_on__isnull", True),
                    ("to_on__gt", models.F("from_on")),
                    _connector="OR",
                ),
                name="engagement_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="engagement",
            constraint=models.CheckConstraint(
                condition=models.Q(("fte__gt", 0), ("fte__lte", 1)), name="engagement_fte_within_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="schoolidentifier",
            constraint=models.UniqueConstraint(fields=("school", "scheme", "value"), name="school_identifier_once"),
        ),
        migrations.AddConstraint(
            model_name="schoolidentifier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("to_on__isnull", True),
                    ("from_on__isnull", True),
                    ("to_on__gt", models.F("from_on")),
                    _connector="OR",
                ),
                name="school_identifier_ends_after_it_begins",
            ),
        ),
    ]
