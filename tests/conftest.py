"""Settings every test shares."""

from hypothesis import settings

# A busy machine is not a wrong answer: no example may fail for being slow.
settings.register_profile("trialwright", deadline=None)
settings.load_profile("trialwright")
