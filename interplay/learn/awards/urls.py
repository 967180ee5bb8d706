"""Addresses of statements, and of their check."""

from django.urls import path

from interplay.learn.awards import views

app_name = "awards"
urlpatterns = [
    path("learn/statements/", views.statements, name="statements"),
    path("learn/statements/<uuid:award_id>/", views.statement, name="statement"),
    path("learn/statements/<uuid:award_id>/statement.pdf", views.statement_pdf, name="statement-pdf"),
    path("learn/statements/<uuid:award_id>/name/", views.rename, name="rename"),
    path("verify/", views.verify, name="check"),
    path("verify/<str:asked>/", views.verify, name="verify"),
]
