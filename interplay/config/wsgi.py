"""The door for an application server."""

import os

from django.core.wsgi import get_wsgi_application

from interplay.config import lifeline

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "interplay.config.settings")
if "INTERPLAY_BIND" in os.environ:  # under `interplay serve`, whose web server may be killed without its workers
    lifeline.tie()
application = get_wsgi_application()
