"""Django's settings for the store: one embedded SQLite file a study, opened at run time."""

INSTALLED_APPS = ["trialwright.store"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
