from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "interplay.people"
    label = "people"

    def ready(self) -> None:
        """Enter the room's permits in the register."""
        import_module("interplay.people.rules")
