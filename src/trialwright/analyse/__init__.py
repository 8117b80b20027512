"""From a data cut to results: SDTM, ADaM, populations, estimands. Knows nothing of pages."""
