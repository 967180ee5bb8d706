"""Addresses of the newsletter."""

from django.urls import path

from interplay.learn.newsletter import views

app_name = "newsletter"
urlpatterns = [
    path("newsletter/", views.newsletter, name="newsletter"),
    path("newsletter/asked/", views.asked, name="asked"),
    path("newsletter/confirm/<str:token>/", views.confirm, name="confirm"),
    path("newsletter/stop/", views.stop_mine, name="stop-mine"),
    path("newsletter/stop/<str:token>/", views.stop, name="stop"),
    path("newsletter/desk/", views.desk, name="desk"),
    path("newsletter/desk/letter.html", views.letter, name="letter"),
    path("newsletter/desk/send/", views.send, name="send"),
    path("newsletter/desk/<uuid:edition_id>/again/", views.again, name="again"),
]
