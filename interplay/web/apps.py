"""What every page shares: templates, stylesheet, typefaces, elements."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "interplay.web"
    label = "web"
