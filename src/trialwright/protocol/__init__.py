"""The computable study, in CDISC USDM terms. Knows nothing of participants."""
