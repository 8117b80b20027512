"""Finds what a folder holds: a new domain, data set or method is one new file, nothing else."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def find_modules(package: str) -> tuple[ModuleType, ...]:
    """Every module of a package (full dotted name), in order of name."""
    home = import_module(package)
    names = sorted(module.name for module in iter_modules(home.__path__))
    return tuple(import_module(f"{package}.{name}") for name in names)
