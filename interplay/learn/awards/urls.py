"""Addresses of statements and badges, of who vouches for them, and of their check."""

from django.urls import path

from interplay.learn.awards import views

app_name = "awards"
urlpatterns = [
    path("learn/statements/", views.statements, name="statements"),
    path("learn/statements/<uuid:award_id>/", views.statement, name="statement"),
    path("learn/statements/<uuid:award_id>/statement.pdf", views.statement_pdf, name="statement-pdf"),
    path("learn/statements/<uuid:award_id>/name/", views.rename, name="rename"),
    path("learn/statements/<uuid:award_id>/withdraw/", views.withdraw, name="withdraw"),
    path("learn/badges/<uuid:badge_id>/", views.holders_badge, name="holders-badge"),
    path("learn/badges/<uuid:badge_id>/badge.<slug:form>", views.badge_file, name="badge-file"),
    path("learn/badges/<uuid:badge_id>/showing/", views.show, name="show-badge"),
    path("badges/<uuid:badge_id>/", views.badge, name="badge"),
    path("badges/<uuid:badge_id>/picture.png", views.picture, name="badge-picture"),
    path("badges/keys/", views.keys, name="keys"),
    path("badges/withdrawn/<int:number>/", views.status_list, name="status-list"),
    path(".well-known/did.json", views.did_document, name="did"),
    path("verify/", views.verify, name="check"),
    path("verify/file/", views.verify_file, name="check-file"),
    path("verify/<str:asked>/", views.verify, name="verify"),
]
