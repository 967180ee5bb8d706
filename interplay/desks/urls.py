"""Addresses of the pages that gather from several rooms."""

from django.urls import path

from interplay.desks.views import catalogue, demo, feed, home, me

app_name = "desks"
urlpatterns = [
    path("", home.home, name="home"),
    path("courses/", catalogue.catalogue, name="catalogue"),
    path("courses/feed.atom", feed.feed, name="feed"),
    path("search/", catalogue.search, name="search"),
    path("me/", me.me, name="me"),
    path("kept/", me.kept, name="kept"),
    path("demo/", demo.cast, name="demo"),
    path("demo/letters/", demo.letters, name="letters"),
    path("demo/<slug:handle>/", demo.enter, name="enter"),
]
