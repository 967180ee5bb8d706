"""Addresses of comparisons."""

from django.urls import path

from interplay.learn.films import views

app_name = "films"
urlpatterns = [
    path("learn/<slug:slug>/<slug:item>/compare/", views.compare, name="compare"),
    path("learn/<slug:slug>/<slug:item>/compare/release/", views.release, name="release"),
]
