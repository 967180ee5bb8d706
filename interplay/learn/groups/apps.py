"""Study groups."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "interplay.learn.groups"
    label = "groups"
