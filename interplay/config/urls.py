"""Which address leads to which room."""

from django.urls import include, path

from interplay.config import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    # What is asked for most stands first: every pattern that does not fit costs a microsecond.
    path("", include("interplay.learn.study.urls")),
    path("accounts/", include("interplay.people.urls")),
    path("", include("interplay.web.urls")),
    path("", include("interplay.learn.films.urls")),
    path("", include("interplay.learn.groups.urls")),
    path("", include("interplay.learn.awards.urls")),
    path("", include("interplay.learn.newsletter.urls")),
    path("", include("interplay.learn.courses.urls")),
    path("", include("interplay.exchange.packages.urls")),
    path("", include("interplay.desks.urls")),
]

handler400 = "interplay.web.views.bad_request"
handler403 = "interplay.web.views.forbidden"
handler404 = "interplay.web.views.not_found"
handler429 = "interplay.people.views.too_many"  # asked for by allauth
handler500 = "interplay.web.views.broken"
