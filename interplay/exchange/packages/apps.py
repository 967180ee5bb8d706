from django.apps import AppConfig


class PackagesConfig(AppConfig):
    name = "interplay.exchange.packages"
    label = "packages"
