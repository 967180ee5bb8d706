"""The door for an application server."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from interplay.config import lifeline

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "interplay.config.settings")
if "INTERPLAY_BIND" in os.environ:  # under `interplay serve`, whose web server may be killed without its workers
    lifeline.tie()
application = get_wsgi_application()
# All rooms are opened before the first guest comes: she would wait half a second, and two at once would both open them.
get_resolver().url_patterns  # noqa: B018 - asking is what loads them
# What is here now stays: the collector need not walk through it again, nor through kept pages at every turn. Measured:
# a quarter less time for a page with answers.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 50)
