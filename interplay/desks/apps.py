from django.apps import AppConfig


class DesksConfig(AppConfig):
    name = "interplay.desks"
    label = "desks"
