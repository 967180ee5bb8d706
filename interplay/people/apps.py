from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "interplay.people"
    label = "people"
