"""Django's settings for the screens: the store's, and what pages need. Loopback, no secrets."""

from __future__ import annotations

from trialwright.store.settings import DATABASES, DEFAULT_AUTO_FIELD, TIME_ZONE, USE_TZ

__all__ = ["DATABASES", "DEFAULT_AUTO_FIELD", "TIME_ZONE", "USE_TZ"]

INSTALLED_APPS = ["trialwright.store", "trialwright.web"]
ROOT_URLCONF = "trialwright.web.urls"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
APPEND_SLASH = True
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "trialwright.web.policy.content_policy",
    "trialwright.web.refusals.RefusalPage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["trialwright.web.templatetags.reading"],
            "context_processors": ["django.template.context_processors.request"],
        },
    }
]
# The folder of the study that is served; set before Django is set up.
STUDY_FOLDER: str | None = None
