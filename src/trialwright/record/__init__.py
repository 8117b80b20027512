"""The registry's words, unaltered: one model, one reader a source, one lint rule a file."""
