from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "interplay.learn.awards"
    label = "awards"
