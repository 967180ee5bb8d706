from django.apps import AppConfig


class StudyConfig(AppConfig):
    name = "interplay.learn.study"
    label = "study"
