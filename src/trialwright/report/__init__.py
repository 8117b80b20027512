"""Words, tables and pictures of results; computes nothing and knows nothing of storage."""
