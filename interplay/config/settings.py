"""Every setting, read from the environment with a sound default; docs/reference/settings.md lists them."""

import datetime as dt
import os
import secrets
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from interplay.core import db


def _flag(name: str, default: bool = False) -> bool:
    return os.environ.get(name, "1" if default else "0").lower() in ("1", "true", "yes", "on")


def _names(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def _secret(home: Path) -> str:
    """The secret key: from the environment, else made once and kept in the house, readable by its owner only."""
    if given := os.environ.get("INTERPLAY_SECRET_KEY"):
        return given
    home.mkdir(parents=True, exist_ok=True)
    kept = home / "secret-key"
    try:
        made = os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return kept.read_text().strip()
    with os.fdopen(made, "w") as file:
        file.write(key := secrets.token_urlsafe(48))
        file.flush()
        os.fsync(file.fileno())
    return key


# --- the house ---------------------------------------------------------------------------------------------------
BASE_DIR = Path(__file__).resolve().parent.parent
INTERPLAY_HOME = Path(os.environ.get("INTERPLAY_HOME", BASE_DIR.parent / "var")).resolve()
INTERPLAY_HOME.mkdir(parents=True, exist_ok=True)
# Set by `./run demo` only. The demo page asks three more questions before it exists (desks/rules.py).
INTERPLAY_DEMO = _flag("INTERPLAY_DEMO")
INTERPLAY_TODAY = dt.date.fromisoformat(os.environ.get("INTERPLAY_TODAY", "2026-07-10")) if INTERPLAY_DEMO else None
INTERPLAY_FOLLOWERS = "interplay.config.followers.FOLLOWERS"
# What the worker looks after once a minute, by name; each must be quick when there is nothing to do.
INTERPLAY_ROUNDS = ["interplay.learn.newsletter.services.look"]
INTERPLAY_HOUSE = "interplay.people.selectors.house_name"
# Who sends files: "" this program, "x-accel" or "x-sendfile" the server in front of it.
INTERPLAY_SENDS_FILES = os.environ.get("INTERPLAY_SENDS_FILES", "")
if INTERPLAY_SENDS_FILES not in ("", "x-accel", "x-sendfile"):
    raise ValueError("INTERPLAY_SENDS_FILES is x-accel, x-sendfile, or left out.")
INTERPLAY_FEWEST_TO_COMPARE = int(os.environ.get("INTERPLAY_FEWEST_TO_COMPARE", "5"))
INTERPLAY_URL = os.environ.get("INTERPLAY_URL", "http://127.0.0.1:8000").rstrip("/")
if "INTERPLAY_TODAY" in os.environ and not INTERPLAY_DEMO:
    raise ValueError("INTERPLAY_TODAY moves the day of a demo house; this one is not a demo.")

SECRET_KEY = _secret(INTERPLAY_HOME)
DEBUG = _flag("INTERPLAY_DEBUG")
SECURE = INTERPLAY_URL.startswith("https://")
ALLOWED_HOSTS = _names("INTERPLAY_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = [INTERPLAY_URL] if SECURE else []
ROOT_URLCONF = "interplay.config.urls"
WSGI_APPLICATION = "interplay.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SITE_NAME = "Interplay"

INSTALLED_APPS = [
    "interplay.core",
    "interplay.web",
    "interplay.people",
    "interplay.learn.courses",
    "interplay.learn.study",
    "interplay.learn.films",
    "interplay.learn.groups",
    "interplay.learn.newsletter",
    "interplay.learn.awards",
    "interplay.exchange.packages",
    "interplay.desks",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.humanize",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "interplay.web.headers.Headers",
    "interplay.learn.study.views.shelf.Shelf",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "interplay.web.context.page",
            ],
            "builtins": ["django.templatetags.i18n", "interplay.web.templatetags.web"],
        },
    }
]

# --- where things are kept ---------------------------------------------------------------------------------------
DATABASES = {"default": db.from_url(os.environ.get("DATABASE_URL"), INTERPLAY_HOME)}
CACHES = {
    # Shared by all processes, since sign-in limits count there.
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": os.environ["REDIS_URL"]}
    if "REDIS_URL" in os.environ
    else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "interplay_cache"}
}
MEDIA_ROOT = INTERPLAY_HOME / "media"
STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("INTERPLAY_STATIC", INTERPLAY_HOME / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "interplay.web.storage.Static"},
}
WHITENOISE_MAX_AGE = 3600
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
# An answer has its own limit, told in words (study/constants.py); this one only guards the server's memory.
DATA_UPLOAD_MAX_MEMORY_SIZE = 32 * 1024 * 1024
# A long course on a single page sends three fields for each of its answers.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

# --- people ------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["interplay.people.backends.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "interplay.people.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_FORMS = {
    "signup": "interplay.people.forms.SignUpForm",
    "login": "interplay.people.forms.SignInForm",
    "request_login_code": "interplay.people.forms.AskForCodeForm",
    "confirm_login_code": "interplay.people.forms.SignInCodeForm",
    "confirm_email_verification_code": "interplay.people.forms.AddressCodeForm",
    "reset_password": "interplay.people.forms.AskForResetForm",
    "confirm_password_reset_code": "interplay.people.forms.ResetCodeForm",
    "reset_password_from_key": "interplay.people.forms.NewPasswordForm",
    "change_password": "interplay.people.forms.ChangePasswordForm",
    "set_password": "interplay.people.forms.SetPasswordForm",
    "add_email": "interplay.people.forms.AddAddressForm",
    "reauthenticate": "interplay.people.forms.PasswordAgainForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
# A school's mail takes its time; the letters say fifteen minutes.
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
# A whole school asks from one network address, so limits per address are wide; those per account are not.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "30/m/ip,5/5m/key",
    "signup": "60/m/ip",
    "request_login_code": "120/m/ip,3/m/key",
    "reset_password": "60/m/ip,5/m/key",
    "reset_password_from_key": "60/m/ip",
    "newsletter": "60/h/ip",
    "newsletter_address": "3/h/key",
}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# allauth behind no proxy must not believe X-Forwarded-For: limits would count per forged address.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("INTERPLAY_PROXIES", "0"))
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Interplay"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off
MFA_ADAPTER = "interplay.people.adapters.SecondStepAdapter"
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}
MFA_FORMS = {
    "authenticate": "interplay.people.forms.SecondStepForm",
    "reauthenticate": "interplay.people.forms.SecondStepAgainForm",
    "activate_totp": "interplay.people.forms.AppForm",
    "add_webauthn": "interplay.people.forms.PasskeyForm",
    "edit_webauthn": "interplay.people.forms.PasskeyNameForm",
}
# A passkey needs https, except on the machine itself.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "__Host-interplay" if SECURE else "interplay"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
CSRF_FAILURE_VIEW = "interplay.web.views.csrf_failure"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _flag("INTERPLAY_BEHIND_HTTPS") else None
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0

# --- letters -----------------------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("INTERPLAY_FROM", "Interplay <interplay@localhost>")
EMAIL_HOST = os.environ.get("INTERPLAY_MAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("INTERPLAY_MAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("INTERPLAY_MAIL_NAME", "")
EMAIL_HOST_PASSWORD = os.environ.get("INTERPLAY_MAIL_PASSWORD", "")
EMAIL_USE_TLS = _flag("INTERPLAY_MAIL_TLS")
EMAIL_TIMEOUT = 20
# A demo house sends nothing: its letters lie in a folder and are read at /demo/letters/.
EMAIL_BACKEND = (
    "django.core.mail.backends.filebased.EmailBackend"
    if INTERPLAY_DEMO
    else "django.core.mail.backends.smtp.EmailBackend"
)
EMAIL_FILE_PATH = INTERPLAY_HOME / "letters"

# --- words and time ----------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_TZ = True
TIME_ZONE = os.environ.get("INTERPLAY_TIME_ZONE", "Europe/London")
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- what is written down about running --------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    # What a reader did wrong (404, a conflict) is the reader's to know; what we did wrong is told by web/views.py, too.
    "loggers": {"django.request": {"level": "ERROR"}},
    "root": {"handlers": ["console"], "level": os.environ.get("INTERPLAY_LOG", "WARNING")},
}
