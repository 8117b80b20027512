"""The registry's results section, one file a module of it (ClinicalTrials.gov API v2)."""
