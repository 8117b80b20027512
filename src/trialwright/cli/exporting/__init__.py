"""What `export --to KIND` writes: one file a kind, found by its name."""
