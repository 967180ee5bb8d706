"""The full-text index over SearchRow, in each engine's own way; selectors/finding.py asks it."""

from django.db import migrations

TABLE = "courses_searchrow"

# External content: the words stand once, in the table itself, and triggers tell the index of every change.
SQLITE = (
    f"CREATE VIRTUAL TABLE courses_searchindex USING fts5(title, text, content='{TABLE}', content_rowid='id', "
    "tokenize='porter unicode61 remove_diacritics 2')",
    f"CREATE TRIGGER {TABLE}_in AFTER INSERT ON {TABLE} BEGIN "
    "INSERT INTO courses_searchindex(rowid, title, text) VALUES (new.id, new.title, new.text); END",
    f"CREATE TRIGGER {TABLE}_out AFTER DELETE ON {TABLE} BEGIN "
    "INSERT INTO courses_searchindex(courses_searchindex, rowid, title, text) "
    "VALUES ('delete', old.id, old.title, old.text); END",
    f"CREATE TRIGGER {TABLE}_anew AFTER UPDATE ON {TABLE} BEGIN "
    "INSERT INTO courses_searchindex(courses_searchindex, rowid, title, text) "
    "VALUES ('delete', old.id, old.title, old.text); "
    "INSERT INTO courses_searchindex(rowid, title, text) VALUES (new.id, new.title, new.text); END",
)
SQLITE_UNDO = (
    f"DROP TRIGGER {TABLE}_anew",
    f"DROP TRIGGER {TABLE}_out",
    f"DROP TRIGGER {TABLE}_in",
    "DROP TABLE courses_searchindex",
)


POSTGRES = (
    f"ALTER TABLE {TABLE} ADD COLUMN words tsvector GENERATED ALWAYS AS ("
    "setweight(to_tsvector('english', folded_title), 'A') || setweight(to_tsvector('english', folded_text), 'B')"
    ") STORED",
    f"CREATE INDEX {TABLE}_words ON {TABLE} USING gin (words)",
)
POSTGRES_UNDO = (
    f"DROP INDEX {TABLE}_words",
    f"ALTER TABLE {TABLE} DROP COLUMN words",
)


def lay(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRES}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def lift(apps, schema_editor):
    for statement in {"sqlite": SQLITE_UNDO, "postgresql": POSTGRES_UNDO}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("courses", "0001_courses_editions_and_pages")]
    operations = [migrations.RunPython(lay, lift)]
