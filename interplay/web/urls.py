"""Addresses that belong to every page."""

from django.urls import path

from interplay.web import views

app_name = "web"
urlpatterns = [
    path("light/", views.light, name="light"),
    path("favicon.ico", views.favicon, name="favicon"),
]
