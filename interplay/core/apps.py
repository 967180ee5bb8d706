from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "interplay.core"
    label = "core"
