"""Addresses of study groups."""

from django.urls import path

from interplay.learn.groups import views

app_name = "groups"
urlpatterns = [
    path("groups/", views.mine, name="mine"),
    path("groups/start/<slug:slug>/", views.start, name="start"),
    path("groups/<uuid:group_id>/", views.group, name="group"),
]
