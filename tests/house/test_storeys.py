"""What import-linter cannot see of storeys, rooms and steps."""

from django.apps import apps

from tests.house import source

STEPS = ["models", "rules", "forms", "views", "jobs", "admin"]  # what others may not come in by


def _rooms() -> dict[str, str]:
    """The folder of each room by its app label."""
    return {app.label: app.name for app in apps.get_app_configs() if app.name.startswith("interplay.")}


def _height(name: str) -> tuple[int, int]:
    """How high a room lies: its storey, and its place within the storey; the ground is (0, 0)."""
    storeys, rooms = source.layers("house")[::-1], source.layers("learn")[::-1]
    _, storey, *room = name.split(".")
    return storeys.index(storey), rooms.index(room[0]) if storey == "learn" and room else 0


def test_no_key_points_upwards() -> None:
    rooms = _rooms()
    upwards = [
        f"{model.__name__}.{field.name} -> {field.related_model.__name__}"
        for model in apps.get_models()
        if model._meta.app_label in rooms
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model._meta.app_label in rooms
        if _height(rooms[model._meta.app_label]) < _height(rooms[field.related_model._meta.app_label])
    ]
    assert upwards == []


def _with_tables() -> list[str]:
    return sorted(name for name in _rooms().values() if (source.ROOT / name.replace(".", "/") / "models.py").exists())


def test_every_room_with_tables_has_its_staircase() -> None:
    assert sorted(source.lines("staircase", "containers")) == _with_tables()


def test_every_room_with_tables_has_a_door_and_all_of_it_is_behind_the_door() -> None:
    for name in _with_tables():
        folder = source.ROOT / name.replace(".", "/")
        there = [step for step in STEPS if (folder / f"{step}.py").exists() or (folder / step).is_dir()]
        door = "door-" + name.rpartition(".")[2]
        assert sorted(source.lines(door, "protected_modules")) == sorted(f"{name}.{step}" for step in there)
        assert source.lines(door, "allowed_importers") == [name]
