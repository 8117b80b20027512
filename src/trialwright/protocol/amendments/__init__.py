"""Two versions of a study compared: what differs, in which words, and what a rule proposes."""
