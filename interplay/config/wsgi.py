"""The door for an application server."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "interplay.config.settings")
application = get_wsgi_application()
# All rooms are opened before the first guest comes: she would wait half a second, and two at once would both open them.
get_resolver().url_patterns  # noqa: B018 - asking is what loads them
