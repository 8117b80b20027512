"""Values that know nothing of trials: truth, dates, quantities, codes, provenance, findings."""
