"""Biomedical concepts as data: one YAML file each, defined once and used everywhere."""

from trialwright.protocol.concepts.concept import Concept, SdtmHome, load_concepts

__all__ = ["Concept", "SdtmHome", "load_concepts"]
