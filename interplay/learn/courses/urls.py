"""Files of courses. Pages of a course are `learn.study`'s, the catalogue is a desk's."""

from django.urls import path

from interplay.learn.courses import views

app_name = "courses"
urlpatterns = [
    path("courses/<slug:slug>/media/<int:number>/<path:path>", views.file, name="file"),
]
