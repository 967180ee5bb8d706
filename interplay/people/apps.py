from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "interplay.people"
    label = "people"

    def ready(self) -> None:
        from interplay.people import rules  # noqa: F401 - enters its permits in the register
