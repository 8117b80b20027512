"""Trialwright: a registry record in, a running trial out, the results back to the registry."""

__version__ = "0.1.0"
