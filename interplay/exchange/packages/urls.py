"""Addresses of the workshop, where courses are brought in."""

from django.urls import path

from interplay.exchange.packages.views import authors, editions, parcels, previews, receiving

app_name = "packages"
urlpatterns = [
    path("workshop/", parcels.workshop, name="workshop"),
    path("workshop/bring-in/", receiving.bring_in, name="bring_in"),
    path("workshop/authors/", authors.authors, name="authors"),
    path("workshop/authors/<int:office>/end/", authors.end, name="end_author"),
    path("workshop/courses/<slug:slug>/", editions.editions, name="editions"),
    path("workshop/courses/<slug:slug>/<int:number>/", editions.turn, name="turn"),
    path("workshop/<uuid:parcel_id>/", parcels.report, name="report"),
    path("workshop/<uuid:parcel_id>/check/", parcels.check, name="check"),
    path("workshop/<uuid:parcel_id>/publish/", parcels.publish, name="publish"),
    path("workshop/<uuid:parcel_id>/discard/", parcels.discard, name="discard"),
    path("workshop/<uuid:parcel_id>/preview/", previews.beginning, name="preview"),
    path("workshop/<uuid:parcel_id>/preview/all/", previews.single, name="preview_single"),
    path("workshop/<uuid:parcel_id>/preview/media/<path:path>", previews.file, name="preview_file"),
    path("workshop/<uuid:parcel_id>/preview/<slug:section>/", previews.section, name="preview_section"),
]
