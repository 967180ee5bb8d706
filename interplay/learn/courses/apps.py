from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "interplay.learn.courses"
    label = "courses"
