from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "interplay.web"
    label = "web"
