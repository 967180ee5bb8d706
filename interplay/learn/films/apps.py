"""Comparisons of marks on films."""

from django.apps import AppConfig


class FilmsConfig(AppConfig):
    name = "interplay.learn.films"
    label = "films"
