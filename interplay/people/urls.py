"""Addresses of signing up, signing in and looking after one's account, all below /accounts/."""

from django.urls import include, path

from interplay.people import views

urlpatterns = [
    path("name/", views.name, name="account_name"),
    path("", include("allauth.account.urls")),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
]
