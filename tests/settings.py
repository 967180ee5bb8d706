"""The house's settings for tests: a home of its own that is thrown away, and nothing slow that no test is about."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

HOME = tempfile.mkdtemp(prefix="interplay-tests-")
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
for name in [name for name in os.environ if name.startswith("INTERPLAY_")]:
    del os.environ[name]  # what the shell says about another house is not meant here
os.environ["INTERPLAY_HOME"] = HOME

from interplay.config.settings import *  # noqa: E402, F403 - the environment must be ready before
from interplay.config.settings import DATABASES, STATIC_ROOT  # noqa: E402 - as above

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, since two threads that write must meet as they would in a house. Nothing here outlives a power cut.
    DATABASES["default"]["TEST"] = {"NAME": Path(HOME, "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT.mkdir()
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
