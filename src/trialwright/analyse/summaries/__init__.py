"""One file an analysis that belongs to every study: flow, baseline, enrolment, drugs, terms."""
