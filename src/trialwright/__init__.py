"""Trialwright: a registry record in, a running trial out, the results back to the registry."""

from importlib.metadata import version

__version__ = version("trialwright")
